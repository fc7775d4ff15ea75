"""A menu of all that the visible page offers: for those who look for a command in menus, by keyboard or by ear."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QMenu, QPushButton, QToolButton, QWidget

from tts_studio.gui.kit.disclosure import Opener


class PageCommands(QMenu):
    """Filled from the buttons of the page each time it opens, so that it lacks none."""

    def __init__(self, title: str, page: Callable[[], QWidget | None], parent: QWidget) -> None:
        super().__init__(title, parent)
        self._page = page
        self.aboutToShow.connect(self._fill)

    @Slot()
    def _fill(self) -> None:
        self.clear()
        page = self._page()
        for button in _buttons(page) if page is not None else ():
            self.addAction(self._action(button))
        if self.isEmpty():
            self.addAction(self.tr("None here")).setEnabled(False)

    def _action(self, button: QAbstractButton) -> QAction:
        action = QAction(button.accessibleName().replace("&", "&&"), self)
        action.setEnabled(button.isEnabled())
        action.setCheckable(button.isCheckable())
        action.setChecked(button.isChecked())
        menu = button.menu() if isinstance(button, QPushButton | QToolButton) else None
        if menu is not None:
            action.setMenu(menu)
        action.triggered.connect(button.click)
        return action


def _buttons(page: QWidget) -> list[QAbstractButton]:
    """Return the buttons that do something, from top to bottom; those that only open a part of the page do not."""
    found = [*page.findChildren(QPushButton), *page.findChildren(QToolButton)]
    named = [one for one in found if one.isVisibleTo(page) and one.accessibleName() and not isinstance(one, Opener)]

    def place(button: QAbstractButton) -> tuple[int, int]:
        corner = button.mapTo(page, QPoint(0, 0))
        return corner.y(), corner.x()

    return sorted(named, key=place)
