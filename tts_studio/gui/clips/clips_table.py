"""The table of the clips: keys for playing, editing and removing, besides the usual ones."""

# ruff: noqa: N802 -- Qt's names

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from tts_studio.gui.clips.clip_model import ClipsFilter, Column
from tts_studio.gui.kit import theme
from tts_studio.gui.kit.controls import name_control
from tts_studio.project.model import Clip

_WIDEST = {
    Column.NUMBER: "0000",
    Column.SECONDS: "00.0 s",
    Column.VERDICT: "Usable",
    Column.LOUDNESS: "−00 LUFS",
    Column.SNR: "00 dB",
    Column.SOURCE: "metadata.csv, line 000 …",
}
"""The widest content of a column besides its title; the text gets the rest."""
_FIRST_TO_GO = (Column.SOURCE, Column.SNR, Column.LOUDNESS)
"""Columns that are hidden where the text has too little room; the details show them too."""
_LEAST_TEXT = 24  # halves of a line
_SIGN = {Column.NUMBER: 2.5, Column.VERDICT: 4.0}
"""Room for a tick or an icon, in halves of a line."""


class ClipsTable(QTableView):
    """Shows clips: one is current, several may be selected."""

    current_changed = Signal()
    """Another clip is current, or none."""
    play_wanted = Signal()
    remove_wanted = Signal()
    again_wanted = Signal()
    """The selected clips are to be recorded again."""
    use_wanted = Signal(bool)
    """Whether to use the selected clips for training."""

    def __init__(self, shown: ClipsFilter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = shown
        self._widths: dict[Column, int] = {}
        self.setModel(shown)
        self.setSortingEnabled(True)
        self.sortByColumn(Column.NUMBER, Qt.SortOrder.AscendingOrder)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setTabKeyNavigation(False)  # Tab leaves the table
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setItemDelegate(_TextDelegate(self))
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(Column.TEXT, QHeaderView.ResizeMode.Stretch)
        self._size()
        self._add_actions()
        self.selectionModel().currentRowChanged.connect(self.current_changed)
        self.selectionModel().selectionChanged.connect(self.current_changed)
        name_control(self, self.tr("Clips"))
        self.setAccessibleDescription(
            self.tr("Space plays the clip, Enter edits its text, Delete moves it to the trash")
        )

    @property
    def current_clip(self) -> Clip | None:
        """The current clip."""
        index = self.currentIndex()
        return self._shown.clip(index) if index.isValid() else None

    @property
    def selected_clips(self) -> list[Clip]:
        """The selected clips, from top to bottom."""
        rows = sorted(self.selectionModel().selectedRows(), key=lambda index: index.row())
        return [self._shown.clip(index) for index in rows]

    def select(self, row: int) -> None:
        """Make a row the current and only selected one; the last row if there are fewer."""
        row = min(row, self._shown.rowCount() - 1)
        if row >= 0:
            flags = QItemSelectionModel.SelectionFlag
            # Not selectRow: while Ctrl is held, as for Ctrl+Z, it adds to the selection or takes from it.
            self.selectionModel().setCurrentIndex(
                self._shown.index(row, Column.TEXT), flags.ClearAndSelect | flags.Rows
            )

    def show_clip(self, identifier: str) -> None:
        """Make a clip current and visible, unless it is filtered out."""
        index = self._shown.index_of(identifier)
        if index.isValid():
            self.select(index.row())
            self.scrollTo(index)

    def edit_text(self) -> None:
        """Edit the text of the current clip."""
        index = self.currentIndex()
        if index.isValid():
            cell = self._shown.index(index.row(), Column.TEXT)
            self.scrollTo(cell)
            self.selectionModel().setCurrentIndex(cell, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.edit(cell)

    def finish_editing(self) -> None:
        """Take the text that is being edited, as Enter does."""
        if self.state() == QAbstractItemView.State.EditingState:
            editor = self.indexWidget(self.currentIndex())
            self.commitData(editor)
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Play with Space, edit with Enter or F2, remove with Delete."""
        key, plain = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self.state() == QAbstractItemView.State.EditingState:  # the editor passes on the Enter that ended it
            super().keyPressEvent(event)
        elif plain and key == Qt.Key.Key_Space:
            self.play_wanted.emit()
        elif plain and key in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit_text()
        elif plain and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _add_actions(self) -> None:
        """Show a menu of what the other keys do, on a right click or the menu key."""
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        for text, do in (
            (self.tr("&Play") + "\t" + self.tr("Space"), self.play_wanted.emit),
            (self.tr("&Edit the text") + "\t" + self.tr("Enter"), self.edit_text),
            (self.tr("Re&cord again"), self.again_wanted.emit),
            (self.tr("&Use for training"), self._use),
            (self.tr("&Leave out of training"), self._leave_out),
            (self.tr("&Remove") + "\t" + self.tr("Delete"), self.remove_wanted.emit),
        ):
            action = QAction(text, self)
            action.triggered.connect(do)
            self.addAction(action)

    @Slot()
    def _use(self) -> None:
        self.use_wanted.emit(True)

    @Slot()
    def _leave_out(self) -> None:
        self.use_wanted.emit(False)

    def changeEvent(self, event: QEvent) -> None:
        """Adapt the sizes to another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._size()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave room for the text."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        room = self.viewport().width() - theme.unit() * _LEAST_TEXT
        needed = sum(self._widths.values())
        for column in _FIRST_TO_GO:
            hidden = needed > room
            self.setColumnHidden(column, hidden)
            needed -= self._widths[column] if hidden else 0

    def _size(self) -> None:
        unit = theme.unit()
        self.setIconSize(QSize(unit * 2, unit * 2))
        self.verticalHeader().setDefaultSectionSize(round(unit * 3.6))
        cells, titles = QFontMetrics(self.font()), QFontMetrics(theme.larger(1.0, bold=True))
        for column, widest in _WIDEST.items():
            title = str(self._shown.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole))
            needed = cells.horizontalAdvance(widest) + (_SIGN.get(column, 0.0) + 1.0) * unit
            self._widths[column] = round(max(needed, titles.horizontalAdvance(title) + unit) + unit * 2.5)
            self.setColumnWidth(column, self._widths[column])
        self._make_room()


class _TextDelegate(QStyledItemDelegate):
    """Edits a text in its cell."""

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        editor = QLineEdit(parent)
        name_control(editor, self.tr("Text of the clip"))
        editor.setObjectName("cell")
        return editor
