"""A heading that opens and closes what is below it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from tts_studio.gui.kit import theme
from tts_studio.gui.kit.controls import name_control, space
from tts_studio.gui.kit.icons import icon
from tts_studio.gui.kit.roles import Role, spoken_as, tell_opened


@spoken_as(Role.Button, is_open=lambda heading: heading.is_open)
class Opener(QToolButton):
    """A button that opens and closes something; by a click, Space or Enter."""

    opened = Signal(bool)

    def __init__(self, text: str) -> None:
        super().__init__()
        self.is_open = False
        self.setText(text)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(QSize(theme.unit() * 2, theme.unit() * 2))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(self._turn)
        self._show()

    def set_open(self, opened: bool) -> None:
        """Open or close it."""
        if opened != self.is_open:
            self.is_open = opened
            self._show()
            self.opened.emit(opened)
            tell_opened(self)

    @Slot()
    def _turn(self) -> None:
        self.set_open(not self.is_open)

    def _show(self) -> None:
        self.setIcon(icon("chevron-down" if self.is_open else "chevron-right"))


class Disclosure(QWidget):
    """Closed at first; Space or Enter on the heading opens it."""

    def __init__(self, text: str, content: QWidget, help_text: str = "") -> None:
        super().__init__()
        self.heading = Opener(text)
        name_control(self.heading, text, help_text)
        self.heading.opened.connect(content.setVisible)
        content.hide()
        layout = QVBoxLayout(self)
        space(layout, spacing=1.0)
        layout.addWidget(self.heading, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(content)

    @property
    def open(self) -> bool:
        """Whether the content is shown."""
        return self.heading.is_open
