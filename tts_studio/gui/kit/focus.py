"""Where the focus goes when its control is disabled or hidden: to the work, not to the neighbour that Qt chooses.

Qt gives the focus of a disabled control to the next one in the order of Tab. That may be any control, and the next
press of Space does something that was not wanted.
"""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtWidgets import QApplication, QWidget

_RETURNS = frozenset({QEvent.Type.EnabledChange, QEvent.Type.Show})


def keep_focus() -> None:
    """Keep the focus where work goes on, in all windows of the application from now on.

    A part of a window that knows this place has a method ``first_focus``, which returns a control or None. The control
    that has lost the focus hands it to the nearest such place. Where there is none, as in a dialog whose only button
    is disabled for a while, the window itself has the focus meanwhile, and the control gets it back.
    """
    application = _application()
    if application.findChild(_Keeper) is None:
        _Keeper(application)


def watch_focus(do: Callable[[], object]) -> None:
    """Call a slot of an object each time another control has the focus."""
    _application().focusChanged.connect(do)


class _Keeper(QObject):
    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._lost: QWidget | None = None
        self._holder: QWidget | None = None  # has the focus in place of ``_lost``
        application.focusChanged.connect(self._on_changed)

    @Slot(QWidget, QWidget)
    def _on_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and new is not self._holder:
            self._forget()
        if old is None or not shiboken6.isValid(old) or _usable(old):
            return
        place, outermost = _place_of(old)
        if place is not None:
            place.setFocus(Qt.FocusReason.OtherFocusReason)
        elif _usable(outermost):
            outermost.setFocus(Qt.FocusReason.OtherFocusReason)
            self._lost, self._holder = old, outermost
            old.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Give the focus back to the control that has lost it, once it can have it."""
        lost = self._lost
        if event.type() in _RETURNS and watched is lost and lost is not None and _usable(lost):
            held = QApplication.focusWidget() is self._holder
            self._forget()
            if held:
                lost.setFocus(Qt.FocusReason.OtherFocusReason)
        return False

    def _forget(self) -> None:
        if self._lost is not None and shiboken6.isValid(self._lost):
            self._lost.removeEventFilter(self)
        self._lost = self._holder = None


def _place_of(lost: QWidget) -> tuple[QWidget | None, QWidget]:
    """Return the nearest usable place for the focus of a control, and the outermost part that was asked for one."""
    outermost = lost.window()
    parent = lost.parentWidget()
    while parent is not None:
        find = getattr(parent, "first_focus", None)
        if find is not None:
            place = find()
            if place is not None and place is not lost and _usable(place):
                return place, parent
            outermost = parent
        if parent.isWindow():
            break
        parent = parent.parentWidget()
    return None, outermost


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application


def _usable(control: QWidget) -> bool:
    return control.isEnabled() and control.isVisible()
