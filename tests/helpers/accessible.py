"""What a screen reader and a keyboard find in a window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QComboBox, QLineEdit, QScrollBar, QWidget


def nameless(window: QWidget) -> list[str]:
    """Return the controls that take the focus and have no name; parts of a control go by its name.

    A control that is hidden by itself (not by a page that is not in sight) gets its name when it is shown.
    """
    controls = [part for part in window.findChildren(QWidget) if not part.isHidden()]
    found = [part for part in controls if part.focusPolicy() & Qt.FocusPolicy.TabFocus]
    return [repr(part) for part in found if not part.accessibleName() and not _is_part(part)]


def _is_part(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    inner = isinstance(widget, QScrollBar | QLineEdit) or widget.objectName().startswith("qt_")
    if inner and parent and (parent.accessibleName() or isinstance(parent, QAbstractScrollArea)):
        return True
    while parent is not None and not isinstance(parent, QComboBox):  # the list that it drops down
        parent = parent.parentWidget()
    return parent is not None and bool(parent.accessibleName())
