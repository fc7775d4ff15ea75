"""Several views in one place, of which one is visible."""

# ruff: noqa: N802 -- Qt's names

from __future__ import annotations

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget


class Stack(QStackedWidget):
    """Asks for the room that the visible view needs; Qt's own asks for that of the largest one."""

    def __init__(self, *views: QWidget) -> None:
        super().__init__()
        self.currentChanged.connect(self._on_changed)
        for view in views:
            self.addWidget(view)

    def sizeHint(self) -> QSize:
        """Return that of the visible view."""
        return self._shown.sizeHint() if self.count() else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return that of the visible view."""
        if not self.count():
            return super().minimumSizeHint()
        return self._shown.minimumSizeHint().expandedTo(self._shown.minimumSize())

    def hasHeightForWidth(self) -> bool:
        """Return that of the visible view."""
        return bool(self.count()) and self._shown.hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        """Return that of the visible view."""
        return max(self._shown.heightForWidth(width), self._shown.minimumHeight())

    @property
    def _shown(self) -> QWidget:
        shown = self.currentWidget()
        assert shown is not None
        return shown

    @Slot()
    def _on_changed(self) -> None:
        self.updateGeometry()
