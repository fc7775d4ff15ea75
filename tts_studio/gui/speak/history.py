"""What was spoken, newest first; only the last ones are kept. Of those before this start there are the texts alone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QLocale, QModelIndex, QPersistentModelIndex, Qt

from tts_studio.gui.base.utterance import Utterance
from tts_studio.gui.kit.icons import icon
from tts_studio.gui.kit.times import clock

Index = QModelIndex | QPersistentModelIndex

MOST = 20
_SHOWN = 500  # letters of a text: more than a row has room for


class HistoryModel(QAbstractListModel):
    """Rows of two lines: the words; the voice, the length and the speed."""

    def __init__(self, parent: object = None) -> None:
        super().__init__(parent)  # pyright: ignore[reportCallIssue, reportArgumentType]
        self._utterances: list[Utterance] = []
        self._playing: Utterance | None = None

    @property
    def utterances(self) -> Sequence[Utterance]:
        """The utterances, newest first."""
        return self._utterances

    def add(self, utterance: Utterance) -> None:
        """Put an utterance first, in place of its text from an earlier start; drop the oldest one beyond ``MOST``."""
        for old in [one for one in self._utterances if not one.pieces and one.request.text == utterance.request.text]:
            self.discard(old)
        self.beginInsertRows(QModelIndex(), 0, 0)
        self._utterances.insert(0, utterance)
        self.endInsertRows()
        if len(self._utterances) > MOST:
            self._drop(MOST)

    def show(self, utterances: Sequence[Utterance]) -> None:
        """Show these in place of all that were there, newest first."""
        self.beginResetModel()
        self._utterances = list(utterances[:MOST])
        self.endResetModel()

    def discard(self, utterance: Utterance) -> None:
        """Drop an utterance that has failed before its first sentence."""
        if utterance in self._utterances:
            self._drop(self._utterances.index(utterance))

    def mark_playing(self, utterance: Utterance | None) -> None:
        """Mark the utterance that is playing, or none."""
        before, self._playing = self._playing, utterance
        for changed in {before, utterance} - {None}:
            self.refresh(changed)

    def refresh(self, utterance: Utterance | None) -> None:
        """Show an utterance again that has grown."""
        if utterance in self._utterances:
            index = self.index(self._utterances.index(utterance))
            self.dataChanged.emit(index, index)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 -- Qt's name and default
        """Return how many utterances there are."""
        return 0 if parent.isValid() else len(self._utterances)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row shows."""
        if not index.isValid():
            return None
        utterance = self._utterances[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{_first_words(utterance)}\n{self._facts(utterance)}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            playing = [self.tr("playing")] if utterance is self._playing else []
            return ", ".join([_first_words(utterance), self._facts(utterance), *playing])
        if role == Qt.ItemDataRole.ToolTipRole:
            return utterance.request.text[:_SHOWN]
        if role == Qt.ItemDataRole.DecorationRole:
            return icon("stop" if utterance is self._playing else "play", "accent")
        return None

    def _facts(self, utterance: Utterance) -> str:
        speed = utterance.request.speed
        facts = [clock(utterance.seconds)] if utterance.pieces else []
        if speed != 1.0:
            facts.append(f"{QLocale().toString(speed, 'g', 3)}×")
        if utterance.pieces and not utterance.complete and utterance is not self._playing:
            facts.append(self.tr("stopped early"))
        return " · ".join([*facts, utterance.request.title])

    def _drop(self, row: int) -> None:
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._utterances[row]
        self.endRemoveRows()


def _first_words(utterance: Utterance) -> str:
    return " ".join(utterance.request.text[:_SHOWN].split())  # a book would be laid out as a whole
