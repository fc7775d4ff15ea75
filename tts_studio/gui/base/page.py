"""What all pages share."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tts_studio.gui.base.studio import Studio
from tts_studio.gui.kit import theme
from tts_studio.gui.kit.controls import column, muted, space, title
from tts_studio.gui.kit.current_item import tell_current_items
from tts_studio.gui.kit.focus import keep_focus
from tts_studio.gui.kit.scrolling import scrolling


class Page(QWidget):
    """One page of the window: a heading with room for controls beside it, and a body. It scrolls if it is too high."""

    def __init__(self, studio: Studio, heading: str, sentence: str = "") -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(heading)
        self.studio = studio
        keep_focus()
        tell_current_items()
        content, outer = column(margins=3.0, spacing=2.0)
        self._area = scrolling(content)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        whole = QVBoxLayout(self)
        space(whole, spacing=0.0)
        whole.addWidget(self._area, 1)
        self._foot = QVBoxLayout()
        whole.addLayout(self._foot)
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

    def add_foot(self, widget: QWidget) -> None:
        """Put a widget below the part that scrolls: it is always in sight."""
        margin = round(theme.unit() * 3.0)
        self._foot.setContentsMargins(margin, theme.unit(), margin, round(theme.unit() * 1.5))
        self._foot.addWidget(widget)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 -- Qt's name
        """Return False: a page that is too high for its window scrolls."""
        return False

    @property
    def foot_height(self) -> int:
        """Height in pixels of what is below the part that scrolls."""
        return self.height() - self._area.height()

    def scroll_to(self, part: QWidget) -> None:
        """Bring a part of the page into sight."""
        self._area.ensureWidgetVisible(part)

    def enter(self) -> None:
        """Refresh what may have changed: the page becomes visible."""

    def leave(self) -> None:
        """Release devices and stop sound: the page is hidden, or the window closes."""

    def shows_job(self) -> bool:
        """Return whether the page itself shows the job under way, with every control for it."""
        return False

    def first_focus(self) -> QWidget | None:
        """Return the control with which work begins, and goes on after an interruption."""
        return None
