"""A heading that opens and closes what is below it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from tts_studio.gui.kit import theme
from tts_studio.gui.kit.controls import name_control, space
from tts_studio.gui.kit.icons import icon


class Disclosure(QWidget):
    """Closed at first; Space or Enter on the heading opens it."""

    def __init__(self, text: str, content: QWidget, help_text: str = "") -> None:
        super().__init__()
        self._content = content
        self.heading = QToolButton()
        self.heading.setText(text)
        self.heading.setCheckable(True)
        self.heading.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.heading.setIconSize(QSize(theme.unit() * 2, theme.unit() * 2))
        self.heading.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        name_control(self.heading, text, help_text)
        self.heading.toggled.connect(self._show)
        layout = QVBoxLayout(self)
        space(layout, spacing=1.0)
        layout.addWidget(self.heading, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(content)
        self._show(False)

    @property
    def open(self) -> bool:
        """Whether the content is shown."""
        return self.heading.isChecked()

    @Slot(bool)
    def _show(self, opened: bool) -> None:
        self.heading.setIcon(icon("chevron-down" if opened else "chevron-right"))
        self._content.setVisible(opened)
