"""The sounds of a training: the real voice first, then the samples, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from tts_studio.gui.kit.icons import icon
from tts_studio.gui.kit.times import exact_duration
from tts_studio.gui.train.progress import Sample
from tts_studio.project.model import Clip

Index = QModelIndex | QPersistentModelIndex

_COMFORTABLE_SECONDS = 4.0  # about as long as the sample sentence


class SampleModel(QAbstractListModel):
    """Rows of two lines: after which time of training a sample was spoken, and its step; the real voice, its words."""

    WORDS = Qt.ItemDataRole.UserRole
    """Both lines, as a pair."""
    LAST_OF_ITS_KIND = Qt.ItemDataRole.UserRole + 1
    """Whether a line divides the row from those below."""

    def __init__(self, parent: object = None) -> None:
        super().__init__(parent)  # pyright: ignore[reportCallIssue, reportArgumentType]
        self._real: Clip | None = None
        self._samples: tuple[Sample, ...] = ()
        self._best: int | None = None
        self._newest: int | None = None
        self._kept: frozenset[int] = frozenset()
        self._playing: Path | None = None

    def show_real(self, clip: Clip | None) -> None:
        """Offer a recording of the speaker for comparison, or none."""
        if clip != self._real:
            self.beginResetModel()
            self._real = clip
            self.endResetModel()

    def show_samples(self, samples: Sequence[Sample], best: int | None) -> None:
        """Show the samples, given oldest first; ``best`` is the step of the saved voice."""
        known, given = self._samples, tuple(samples)
        if given[: len(known)] != known:
            self.beginResetModel()
            self._samples = given
            self.endResetModel()
        elif len(given) > len(known):
            first = self._first_sample
            self.beginInsertRows(QModelIndex(), first, first + len(given) - len(known) - 1)
            self._samples = given
            self.endInsertRows()
        newest = given[-1].step if given else None
        if (best, newest) != (self._best, self._newest):  # not earlier: inserting rows must not change the others
            self._best, self._newest = best, newest
            self._tell_changed()

    def show_kept(self, steps: Sequence[int]) -> None:
        """Set the steps at which the voice was saved, once the training has ended; none while it runs."""
        if frozenset(steps) != self._kept:
            self._kept = frozenset(steps)
            self._tell_changed()

    def usable(self, row: int) -> int | None:
        """Return the step of a row whose voice can replace the present one; None if it cannot."""
        sample = self.sample(row)
        return sample.step if sample and sample.step in self._kept and sample.step != self._best else None

    def mark_playing(self, path: Path | None) -> None:
        """Mark the row of the sound that is playing, or none."""
        if path != self._playing:
            self._playing = path
            self._tell_changed()

    def path(self, row: int) -> Path:
        """Return the sound of a row."""
        sample = self.sample(row)
        if sample is not None:
            return sample.path
        assert self._real is not None
        return self._real.audio

    def sample(self, row: int) -> Sample | None:
        """Return the sample of a row; None for the real voice."""
        place = row - self._first_sample
        return self._samples[len(self._samples) - 1 - place] if place >= 0 else None

    def playing(self, row: int) -> bool:
        """Whether the sound of a row is playing."""
        return self.path(row) == self._playing

    # --- Qt's side -----------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 -- Qt's name and default
        """Return the number of sounds."""
        return 0 if parent.isValid() else self._first_sample + len(self._samples)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row shows."""
        if not index.isValid():
            return None
        row = index.row()
        if role == Qt.ItemDataRole.DisplayRole:
            return "\n".join(self._words(row))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            state = [self.tr("playing")] if self.playing(row) else []
            return ", ".join([*self._words(row), *state])
        if role == self.WORDS:
            return self._words(row)
        if role == self.LAST_OF_ITS_KIND:
            return self.sample(row) is None
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._words(row)[1]
        if role == Qt.ItemDataRole.DecorationRole:
            return icon("stop" if self.playing(row) else "play", "accent")
        return None

    @property
    def _first_sample(self) -> int:
        return 0 if self._real is None else 1

    def _words(self, row: int) -> tuple[str, str]:
        sample = self.sample(row)
        if sample is None:
            assert self._real is not None
            return self.tr("The real voice"), f"“{self._real.text}”"
        facts = [self.tr("Step {0}").format(sample.step)]
        if sample.step == self._newest:
            facts.append(self.tr("newest"))
        if sample.step == self._best:
            facts.append(self.tr("this is the voice") if self._kept else self.tr("best so far"))
        elif sample.step in self._kept:
            facts.append(self.tr("kept, can be used instead"))
        return self.tr("After {0}").format(exact_duration(sample.seconds)), " · ".join(facts)

    def _tell_changed(self) -> None:
        if self.rowCount():
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))


def typical_clip(clips: Sequence[Clip]) -> Clip | None:
    """Return an accepted clip that represents the speaker well: judged good if any is, and of an easy length."""
    accepted = [clip for clip in clips if clip.accepted]
    good = [clip for clip in accepted if clip.report.get("verdict") == "good"]
    return min(good or accepted, key=lambda clip: abs(clip.seconds - _COMFORTABLE_SECONDS), default=None)
