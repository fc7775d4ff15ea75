"""The current entry of a list, told to screen readers when the list gets the focus: Qt tells them only the list."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, Qt, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView


def tell_current_items() -> None:
    """Tell them in all windows of the application from now on."""
    application = QApplication.instance()
    if isinstance(application, QApplication) and application.findChild(_Teller) is None:
        application.focusChanged.connect(_Teller(application).tell, Qt.ConnectionType.QueuedConnection)


class _Teller(QObject):
    @Slot()
    def tell(self) -> None:
        """Tell the entry, after Qt has told of the list."""
        focused = QApplication.focusWidget()
        if isinstance(focused, QAbstractItemView) and focused.currentIndex().isValid():
            event = QAccessibleEvent(focused, QAccessible.Event.Focus)
            event.setChild(_place(focused, focused.currentIndex()))
            QAccessible.updateAccessibility(event)


def _place(view: QAbstractItemView, index: QModelIndex) -> int:
    """Return the number of an entry among the parts of its view, as Qt counts them: headers first, row by row."""
    if not isinstance(view, QTableView):
        return index.row()
    return (index.row() + 1) * (view.horizontalHeader().count() + 1) + index.column() + 1
