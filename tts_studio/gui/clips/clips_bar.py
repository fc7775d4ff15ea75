"""The row above the table of clips: which are shown, and what can be done with the selected ones."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from tts_studio.gui.kit import theme
from tts_studio.gui.kit.controls import button, icon_button, muted, name_control, shortcut, space
from tts_studio.gui.kit.icons import icon


class ClipsBar(QWidget):
    """Filter box, “needs attention”, and buttons."""

    text_changed = Signal(str)
    attention_chosen = Signal(bool)
    edit_wanted = Signal()
    again_wanted = Signal()
    """The selected clips are to be recorded again."""
    all_again_wanted = Signal()
    """All clips that need attention are."""
    remove_wanted = Signal()
    left = Signal()
    """Esc was pressed in the empty filter box."""
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, stack: QUndoStack) -> None:
        super().__init__()
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Find by text, number or source"))
        self.filter.setClearButtonEnabled(True)
        self.filter.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.filter.setMinimumWidth(theme.unit() * 12)
        self.filter.setMaximumWidth(theme.unit() * 44)
        name_control(self.filter, self.tr("Find clips"), self.tr("Ctrl+F"))
        self.filter.textChanged.connect(self.text_changed)
        shortcut("Escape", self.filter, self._leave_filter)
        self.attention = button(self.tr("Needs &attention"), sign="warning")
        self.attention.setCheckable(True)
        self.attention.toggled.connect(self.attention_chosen)
        self._selected = muted()
        self._selected.setWordWrap(False)
        self.edit = icon_button(self.tr("Edit the text (Enter)"), "edit", self.edit_wanted.emit)
        self.all_again = button(self.tr("Record these again"), self.all_again_wanted.emit, sign="record")
        self.all_again.hide()
        self.again = icon_button(self.tr("Record again"), "redo-take", self.again_wanted.emit)
        self.remove = icon_button(self.tr("Move to the trash (Delete)"), "trash", self.remove_wanted.emit)
        self.undo = icon_button(self.tr("Undo"), "undo", self.undo_wanted.emit)
        self.redo = icon_button(self.tr("Redo"), "redo", self.redo_wanted.emit)
        stack.undoTextChanged.connect(self._show_undo)
        stack.redoTextChanged.connect(self._show_redo)
        self._show_undo(stack.undoText())
        self._show_redo(stack.redoText())
        layout = QHBoxLayout(self)
        space(layout, spacing=1.0)
        layout.addWidget(self.filter, 1)
        layout.addWidget(self.attention)
        layout.addWidget(self.all_again)
        layout.addStretch()
        layout.addWidget(self._selected)
        for tool in (self.edit, self.again, self.remove, self.undo, self.redo):
            layout.addWidget(tool)

    def show_counts(self, selected: int, attention: int) -> None:
        """Show how many clips are selected and how many need attention."""
        self._selected.setText(self.tr("Selected: {0}").format(selected) if selected > 1 else "")
        self.attention.setText(self.tr("Needs &attention: {0}").format(attention))
        name_control(self.attention, self.attention.text())
        self.attention.setEnabled(attention > 0 or self.attention.isChecked())
        self.all_again.setVisible(self.attention.isChecked() and attention > 0)
        for tool in (self.edit, self.again, self.remove):
            tool.setEnabled(selected > 0)

    def show_everything(self) -> None:
        """Show all clips."""
        self.filter.clear()
        self.attention.setChecked(False)

    @Slot()
    def _leave_filter(self) -> None:
        """Empty the field, or leave it if it is empty."""
        if self.filter.text():
            self.filter.clear()
        else:
            self.left.emit()

    @Slot(str)
    def _show_undo(self, step: str) -> None:
        _show_step(self.undo, step, self.tr("Undo: {0} (Ctrl+Z)").format(step) if step else self.tr("Undo"))

    @Slot(str)
    def _show_redo(self, step: str) -> None:
        _show_step(self.redo, step, self.tr("Redo: {0} (Ctrl+Shift+Z)").format(step) if step else self.tr("Redo"))


def _show_step(tool: QToolButton, step: str, words: str) -> None:
    tool.setEnabled(bool(step))
    tool.setToolTip(words)
    tool.setAccessibleName(words)
