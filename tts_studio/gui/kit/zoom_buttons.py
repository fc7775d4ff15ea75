"""Buttons over a corner of a picture of sound: closer, farther, all of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tts_studio.gui.kit.controls import icon_button, space


class ZoomButtons(QWidget):
    """Three small buttons; the keys +, − and 0 of the picture do the same, so Tab passes them over."""

    def __init__(
        self,
        closer: Callable[[], object],
        farther: Callable[[], object],
        everything: Callable[[], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("zoom")
        self.closer = icon_button(self.tr("Zoom in (+)"), "zoom-in", closer)
        self.farther = icon_button(self.tr("Zoom out (−)"), "zoom-out", farther)
        self.everything = icon_button(self.tr("Show all (0)"), "whole", everything)
        layout = QHBoxLayout(self)
        space(layout, spacing=0.3)
        for one in (self.closer, self.farther, self.everything):
            one.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            one.setCursor(Qt.CursorShape.ArrowCursor)
            layout.addWidget(one)
        self.hide()

    def show_state(self, *, zoomed_in: bool) -> None:
        """Offer what changes something."""
        self.farther.setEnabled(zoomed_in)
        self.everything.setEnabled(zoomed_in)

    def place(self, right: int, top: int) -> None:
        """Lie in a corner."""
        self.adjustSize()
        self.move(right - self.width() - 2, top + 2)
