"""What is wrong with the places of the controls in a window: cut off, squeezed, outside, on top of one another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QMenuBar,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QWidget,
)

from tts_studio.gui.kit.drop_veil import DropVeil

_OF_QT = (QAbstractItemView, QAbstractSpinBox, QComboBox, QMenuBar, QScrollBar)
"""Controls whose inner parts are Qt's own affair."""


def faults(shown: QWidget) -> list[str]:
    """Return what is wrong in a visible window or page, in words."""
    found: list[str] = []
    for part in parts(shown):
        found += _squeezed(part) + _outside(part) + _overlapping(part)
        if isinstance(part, QScrollArea) and part.horizontalScrollBar().maximum() > 0:
            found.append(f"{_name(part)} has to be scrolled sideways")
    return found


def parts(shown: QWidget) -> Iterator[QWidget]:
    """Yield the visible controls, without what Qt's own ones consist of."""
    yield shown
    for child in shown.children():
        if isinstance(child, QWidget) and child.isVisible() and not child.isWindow():
            if isinstance(shown, _OF_QT):
                continue
            yield from parts(child)


def _squeezed(part: QWidget) -> list[str]:
    """Tell whether a part has less room than its text or its content needs."""
    width, height = part.width(), part.height()
    if isinstance(part, QLabel) and part.text():
        wraps = part.wordWrap()
        least_width = 0 if wraps else part.sizeHint().width()
        least_height = part.heightForWidth(width) if wraps else part.sizeHint().height()
    elif isinstance(part, QPushButton | QToolButton) and part.text():
        least_width, least_height = part.minimumSizeHint().toTuple()  # pyright: ignore[reportGeneralTypeIssues]
    elif (layout := part.layout()) is not None and not isinstance(part, QStackedWidget):
        least = layout.minimumSize()
        least_width, least_height = least.width(), least.height()
        if layout.hasHeightForWidth():
            least_height = layout.minimumHeightForWidth(width)
    else:
        return []
    if width < least_width - 1 or height < least_height - 1:
        return [f"{_name(part)} has {width}×{height} of {least_width}×{least_height}"]
    return []


def _outside(part: QWidget) -> list[str]:
    parent = part.parentWidget()
    if parent is None or part.isWindow() or isinstance(parent.parentWidget(), QScrollArea):
        return []
    if parent.rect().adjusted(-1, -1, 1, 1).contains(part.geometry()):
        return []
    return [f"{_name(part)} at {part.geometry().getRect()} leaves {_name(parent)} of {parent.size().toTuple()}"]


def _overlapping(part: QWidget) -> list[str]:
    if isinstance(part, (*_OF_QT, QSplitter, QStackedWidget)):
        return []
    children = [child for child in part.children() if isinstance(child, QWidget) and not isinstance(child, DropVeil)]
    children = [child for child in children if child.isVisible() and not child.isWindow()]
    return [
        f"{_name(one)} and {_name(other)} lie on top of one another"
        for one, other in combinations(children, 2)
        if one.geometry().adjusted(1, 1, -1, -1).intersects(other.geometry())
    ]


def _name(part: QWidget) -> str:
    text = part.text() if isinstance(part, QLabel | QPushButton | QToolButton) else ""
    return f"{type(part).__name__} {part.objectName() or part.accessibleName() or text!r}"
