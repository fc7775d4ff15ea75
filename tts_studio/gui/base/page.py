"""What all pages share."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tts_studio.gui.base.studio import Studio
from tts_studio.gui.kit.controls import column, muted, space, title
from tts_studio.gui.kit.focus import keep_focus
from tts_studio.gui.kit.scrolling import scrolling


class Page(QWidget):
    """One page of the window: a heading with room for controls beside it, and a body; it scrolls where it is too high."""

    def __init__(self, studio: Studio, heading: str, sentence: str = "") -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(heading)
        self.studio = studio
        keep_focus()
        content, outer = column(margins=3.0, spacing=2.0)
        area = scrolling(content)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        whole = QVBoxLayout(self)
        space(whole, spacing=0.0)
        whole.addWidget(area)
        self.head = QHBoxLayout()
        """Heading; more controls may be added at its right."""
        space(self.head, spacing=1.0)
        self.head.addWidget(title(heading), 1)
        outer.addLayout(self.head)
        if sentence:
            outer.addWidget(muted(sentence))
        self.body = QVBoxLayout()
        """Where the page puts its widgets."""
        space(self.body, spacing=2.0)
        outer.addLayout(self.body, 1)

    def enter(self) -> None:
        """Refresh what may have changed: the page becomes visible."""

    def leave(self) -> None:
        """Release devices and stop sound: the page is hidden, or the window closes."""

    def shows_job(self) -> bool:
        """Return whether the page itself shows the job under way, with every control for it."""
        return False

    def first_focus(self) -> QWidget | None:
        """Return the control with which work goes on: it has the focus at first, and after what interrupted the work."""
        return None
