"""The list of the voices, and a voice's facts in a line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QLocale, QModelIndex, QPersistentModelIndex, Qt

from tts_studio.gui.base.voice_entry import VoiceEntry
from tts_studio.gui.kit.icons import icon

Index = QModelIndex | QPersistentModelIndex


class VoicesModel(QAbstractListModel):
    """Rows of two lines: the voice's name; when it was made and from how much speech."""

    def __init__(self, parent: object = None) -> None:
        super().__init__(parent)  # pyright: ignore[reportCallIssue, reportArgumentType]
        self._entries: tuple[VoiceEntry, ...] = ()

    @property
    def entries(self) -> Sequence[VoiceEntry]:
        """The voices, in the order of the rows."""
        return self._entries

    def show(self, entries: Sequence[VoiceEntry]) -> None:
        """Show these voices."""
        if tuple(entries) != self._entries:
            self.beginResetModel()
            self._entries = tuple(entries)
            self.endResetModel()

    def row_of(self, name: str) -> int:
        """Return the row of a voice; −1 if it is not there."""
        return next((row for row, entry in enumerate(self._entries) if entry.name == name), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 -- Qt's name and default
        """Return how many voices there are."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row shows."""
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{entry.title}\n{summary(entry)}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{entry.title}, {summary(entry)}"
        if role == Qt.ItemDataRole.DecorationRole:
            return icon("warning", "warning") if entry.problem else icon("voices" if entry.own else "speak", "accent")
        return None


def summary(entry: VoiceEntry) -> str:
    """Return the facts about a voice that fit on one line."""
    if entry.problem:
        return _tr("Cannot be used")
    if not entry.own:
        return _tr("Starting point for new voices")
    minutes = _tr("{0} min").format(QLocale().toString(entry.minutes, "f", 1)) if entry.minutes else ""
    return " · ".join(fact for fact in (entry.created, minutes) if fact) or _tr("Of unknown origin")


def minutes_in_words(entry: VoiceEntry) -> str:
    """Return how much speech a voice has learned from; empty if that is not known."""
    return _tr("{0} min of speech").format(QLocale().toString(entry.minutes, "f", 1)) if entry.minutes else ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Voices", text)
