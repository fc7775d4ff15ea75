"""Content that is larger than the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

_SIDEWAYS = (Qt.Key.Key_Left, Qt.Key.Key_Right)


def scrolling(content: QWidget) -> QScrollArea:
    """Return an area that shows ``content`` at its full width and scrolls it up and down where it is too high."""
    area = _Area()
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.viewport().setAutoFillBackground(False)
    content.setAutoFillBackground(False)
    return area


class _Area(QScrollArea):
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Leave the keys that would scroll sideways to what is around it: pages have a use for them."""
        if event.key() in _SIDEWAYS:
            event.ignore()
        else:
            super().keyPressEvent(event)
