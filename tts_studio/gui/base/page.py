"""What all pages share."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tts_studio.gui.base.studio import Studio
from tts_studio.gui.kit.controls import muted, space, title


class Page(QWidget):
    """One page of the window: a heading with room for controls beside it, and a body."""

    def __init__(self, studio: Studio, heading: str, sentence: str = "") -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(heading)
        self.studio = studio
        outer = QVBoxLayout(self)
        space(outer, margins=3.0, spacing=2.0)
        self.head = QHBoxLayout()
        """Heading; more controls may be added at its right."""
        space(self.head, spacing=1.0)
        self.head.addWidget(title(heading), 1)
        outer.addLayout(self.head)
        if sentence:
            outer.addWidget(muted(sentence))
        self.body = QVBoxLayout()
        """Where the page puts what it shows."""
        space(self.body, spacing=2.0)
        outer.addLayout(self.body, 1)

    def enter(self) -> None:
        """Look at what has changed: the page comes into sight."""

    def leave(self) -> None:
        """Let go of devices and sound: the page goes out of sight, or the window closes."""

    def shows_job(self) -> bool:
        """Tell whether the page itself shows the job under way, with all that can be done about it."""
        return False

    def first_focus(self) -> QWidget | None:
        """Return the control that gets the focus when the page comes into sight."""
        return None
