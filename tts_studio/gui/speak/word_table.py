"""A list of words as a table of two columns: the word, and how it is said."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from tts_studio.text.word_list import Pronunciation

Index = QModelIndex | QPersistentModelIndex


class WordTable(QAbstractTableModel):
    """Read only: words are changed in a dialog of their own, where they are heard."""

    def __init__(self, parent: object = None) -> None:
        super().__init__(parent)  # pyright: ignore[reportCallIssue, reportArgumentType]
        self._entries: Sequence[Pronunciation] = ()

    @property
    def entries(self) -> Sequence[Pronunciation]:
        """The entries, from top to bottom."""
        return self._entries

    def show_entries(self, entries: Sequence[Pronunciation]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 -- Qt's name and default
        """Return how many words there are."""
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 -- Qt's name and default
        """Return three: word, said like, language."""
        return 0 if parent.isValid() else 3

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows; to screen readers each cell says its whole row."""
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        entry = self._entries[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.tr("{0}, said like {1}").format(entry.word, entry.said)
        return (entry.word, entry.said, entry.language or self.tr("all"))[index.column()]

    def headerData(  # noqa: N802 -- Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the title of a column."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("Word"), self.tr("Said like"), self.tr("Language"))[section]
