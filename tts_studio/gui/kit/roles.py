"""What a widget of ours is for screen readers: a heading, a button that opens something, a text, a gauge.

Qt takes a widget that it does not know for a filler, which screen readers pass over, and a button that stays down for a
check box.
"""

# ruff: noqa: N802 -- Qt's names

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleInterface,
    QAccessibleStateChangeEvent,
    QKeyEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QAccessibleWidget, QLabel, QWidget

Role = QAccessible.Role
Kind = TypeVar("Kind", bound=type[QWidget])


@dataclass(frozen=True)
class _Spoken:
    role: QAccessible.Role
    alone: bool
    is_open: Callable[[Any], bool] | None


_KINDS: dict[str, _Spoken] = {}  # by the name of the class


def spoken_as(
    role: QAccessible.Role, *, alone: bool = False, is_open: Callable[[Any], bool] | None = None
) -> Callable[[Kind], Kind]:
    """Give a class of widgets a role; written above the class. What is said is the accessible name of the widget.

    ``alone``: what is inside says the same once more, and is passed over. ``is_open``: for a widget that opens and
    closes something, returns whether it is open.
    """

    def register(kind: Kind) -> Kind:
        if not _KINDS:
            QAccessible.installFactory(_interface)
        _KINDS[kind.__name__] = _Spoken(role, alone, is_open)
        return kind

    return register


def tell_opened(widget: QWidget) -> None:
    """Tell screen readers that a widget with ``is_open`` has opened or closed something."""
    changed = QAccessible.State()
    changed.expanded = True
    QAccessible.updateAccessibility(QAccessibleStateChangeEvent(widget, changed))


def _interface(name: str, thing: QObject) -> QAccessibleInterface | None:
    """Return what Qt asks about a widget; None leaves the answers to Qt."""
    spoken = _KINDS.get(name)
    return _Interface(thing, spoken) if spoken is not None and isinstance(thing, QWidget) else None


class _Interface(QAccessibleWidget):
    """The answers; Qt holds it as long as the widget is there."""

    def __init__(self, widget: QWidget, spoken: _Spoken) -> None:
        super().__init__(widget, spoken.role)
        self._spoken = spoken

    def childCount(self) -> int:
        """Return how many parts are told one by one."""
        return 0 if self._spoken.alone else super().childCount()

    def child(self, index: int) -> QAccessibleInterface | None:
        """Return one of the parts."""
        return None if self._spoken.alone else super().child(index)

    def state(self) -> QAccessible.State:
        """Return what Qt says, whether a button is checked, and whether something is open."""
        state = super().state()
        thing = self.object()
        if isinstance(thing, QAbstractButton) and thing.isCheckable():
            state.checkable = True
            state.checked = thing.isChecked()
        if self._spoken.is_open is not None:
            state.expandable = True
            state.expanded = self._spoken.is_open(thing)
            state.collapsed = not state.expanded
        return state

    def actionNames(self) -> list[str]:
        """Return what can be done: a button can be pressed."""
        pressing = [QAccessibleActionInterface.pressAction()] if isinstance(self.object(), QAbstractButton) else []
        return [*pressing, *super().actionNames()]

    def doAction(self, name: str) -> None:
        """Press the button, or what else can be done."""
        thing = self.object()
        if name == QAccessibleActionInterface.pressAction() and isinstance(thing, QAbstractButton):
            thing.click()
        else:
            super().doAction(name)


@spoken_as(Role.Heading)
class Heading(QLabel):
    """A label that screen readers can jump to."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setAccessibleName(text)

    def setText(self, text: str) -> None:
        """Show another text."""
        super().setText(text)
        self.setAccessibleName(text)


class Gauge(QAbstractSlider):
    """A figure that is shown and cannot be set: screen readers know only sliders as bearers of a figure."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave all keys to the page."""
        event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()
