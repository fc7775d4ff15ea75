"""What can be read in a window, and what a screen reader and a keyboard find there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollBar,
    QWidget,
)

from tts_studio.gui.kit.controls import without_mnemonic


def readable(window: QWidget) -> str:
    """Return all that labels and buttons in sight say, in no order."""
    labels = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    return "\n".join([*labels, *(button.text() for button in window.findChildren(QPushButton) if button.isVisible())])


def button(window: QWidget, name: str) -> QAbstractButton:
    """Return the one button in sight of an accessible name."""
    (found,) = [one for one in window.findChildren(QAbstractButton) if one.accessibleName() == name and one.isVisible()]
    return found


def names(window: QWidget) -> list[str]:
    """Return the accessible names of all that is in sight."""
    parts = [part for part in window.findChildren(QWidget) if part.isVisible()]
    return [part.accessibleName() for part in parts if part.accessibleName()]


def nameless(window: QWidget) -> list[str]:
    """Return the controls that take the focus and have no name; parts of a control go by its name.

    A control that is hidden by itself (not by a page that is not in sight) gets its name when it is shown.
    """
    controls = [part for part in window.findChildren(QWidget) if not part.isHidden()]
    found = [part for part in controls if part.focusPolicy() & Qt.FocusPolicy.TabFocus]
    return [repr(part) for part in found if not part.accessibleName() and not _is_part(part)]


def called_otherwise(window: QWidget) -> list[str]:
    """Return the buttons in sight whose name lacks what they show: a person who speaks to the computer says that."""
    buttons = [one for one in window.findChildren(QAbstractButton) if not one.isHidden() and one.text()]
    shown = [(without_mnemonic(one.text()), one.accessibleName()) for one in buttons if not _is_part(one)]
    return [f"{name} shows {text}" for text, name in shown if name and text.casefold() not in name.casefold()]


def _is_part(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    inner = isinstance(widget, QScrollBar | QLineEdit) or widget.objectName().startswith("qt_")
    if inner and parent and (parent.accessibleName() or isinstance(parent, QAbstractScrollArea)):
        return True
    while parent is not None and not isinstance(parent, QComboBox):  # the list that it drops down
        parent = parent.parentWidget()
    return parent is not None and bool(parent.accessibleName())
