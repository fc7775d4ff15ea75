"""What was spoken since the program started, newest first; only the last ones are kept, since they lie in memory."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QLocale, QModelIndex, QPersistentModelIndex, Qt

from tts_studio.gui.base.utterance import Take
from tts_studio.gui.kit.clock import clock
from tts_studio.gui.kit.icons import icon

Index = QModelIndex | QPersistentModelIndex

MOST = 20


class HistoryModel(QAbstractListModel):
    """Rows of two lines: the words, and with which voice, how long and how fast."""

    def __init__(self, parent: object = None) -> None:
        super().__init__(parent)  # pyright: ignore[reportCallIssue, reportArgumentType]
        self._takes: list[Take] = []
        self._playing: Take | None = None

    @property
    def takes(self) -> Sequence[Take]:
        """The takes, newest first."""
        return self._takes

    def add(self, take: Take) -> None:
        """Put a take first, and let go of the oldest one beyond ``MOST``."""
        self.beginInsertRows(QModelIndex(), 0, 0)
        self._takes.insert(0, take)
        self.endInsertRows()
        if len(self._takes) > MOST:
            self._drop(MOST)

    def discard(self, take: Take) -> None:
        """Let go of a take of which nothing could be spoken."""
        if take in self._takes:
            self._drop(self._takes.index(take))

    def mark_playing(self, take: Take | None) -> None:
        """Mark the take that is to be heard, or none."""
        before, self._playing = self._playing, take
        for changed in {before, take} - {None}:
            self.refresh(changed)

    def refresh(self, take: Take | None) -> None:
        """Show anew a take that has grown."""
        if take in self._takes:
            index = self.index(self._takes.index(take))
            self.dataChanged.emit(index, index)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 -- Qt's name and default
        """Return how many takes there are."""
        return 0 if parent.isValid() else len(self._takes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row shows."""
        if not index.isValid():
            return None
        take = self._takes[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{_first_words(take)}\n{self._facts(take)}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            playing = [self.tr("playing")] if take is self._playing else []
            return ", ".join([_first_words(take), self._facts(take), *playing])
        if role == Qt.ItemDataRole.ToolTipRole:
            return take.request.text
        if role == Qt.ItemDataRole.DecorationRole:
            return icon("stop" if take is self._playing else "play", "accent")
        return None

    def _facts(self, take: Take) -> str:
        speed = take.request.speed
        facts = [clock(take.seconds)]
        if speed != 1.0:
            facts.append(f"{QLocale().toString(speed, 'g', 3)}×")
        if not take.complete and take is not self._playing:
            facts.append(self.tr("stopped early"))
        return " · ".join([*facts, take.request.title])

    def _drop(self, row: int) -> None:
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._takes[row]
        self.endRemoveRows()


def _first_words(take: Take) -> str:
    return " ".join(take.request.text.split())
