"""Listening to a training: the same sentence after every few steps, beside the real voice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from tts_studio.audio import files
from tts_studio.audio.signal import Audio
from tts_studio.gui.base.job import Failure
from tts_studio.gui.base.playback import Playback
from tts_studio.gui.kit import theme
from tts_studio.gui.kit.controls import button, muted, name_control, shortcut, space, title
from tts_studio.gui.train.progress import Sample
from tts_studio.gui.train.sample_delegate import SampleDelegate
from tts_studio.gui.train.sample_model import SampleModel
from tts_studio.project.model import Clip


class SampleList(QWidget):
    """A list in which a click, Space or Enter plays a row, and once more stops it."""

    failed = Signal(object)
    """A ``Failure``: a row could not be played."""
    use_wanted = Signal(int)
    """The voice is to be the one of this step."""

    def __init__(self, playback: Playback) -> None:
        super().__init__()
        self._playback = playback
        self.model = SampleModel(self)
        self._sentence = muted()
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(SampleDelegate(self.view))
        self.view.setMouseTracking(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setMinimumHeight(theme.unit() * 14)
        name_control(self.view, self.tr("Samples"), self.tr("Space or Enter plays the sample, and once more stops it."))
        self.use = button("", self._on_use, sign="check")
        self.view.clicked.connect(self._toggle)
        self.view.selectionModel().currentChanged.connect(self._offer)
        self.model.dataChanged.connect(self._offer)
        self.model.modelReset.connect(self._offer)
        for key in ("Space", "Return", "Enter"):
            shortcut(key, self.view, self._toggle_current)
        playback.finished.connect(self._on_silent)
        playback.failed.connect(self._on_failed)
        layout = QVBoxLayout(self)
        space(layout, spacing=0.8)
        layout.addWidget(title(self.tr("Hear it learn"), 1.2))
        layout.addWidget(self._sentence)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.use, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_samples((), None)
        self.show_kept(())

    def show_real(self, clip: Clip | None) -> None:
        """Offer a recording of the speaker for comparison."""
        self.model.show_real(clip)

    def show_samples(self, samples: Sequence[Sample], best: int | None, sentence: str = "") -> None:
        """Show the samples, given oldest first; see ``SampleModel``."""
        self.model.show_samples(samples, best)
        if sentence:
            words = self.tr("Every sample says: “{0}”").format(sentence)
        elif samples:
            words = self.tr("Every sample says the same sentence.")
        else:
            words = self.tr("The first sample comes after a minute or so, then one about every minute.")
        self._sentence.setText(words)

    def show_kept(self, steps: Sequence[int]) -> None:
        """Offer the voices that were kept at these steps, once the training has ended."""
        self.model.show_kept(steps)
        self.use.setVisible(bool(steps))
        self._offer()

    @Slot()
    def _offer(self) -> None:
        step = self._usable
        words = self.tr("Use the voice of step {0}").format(step) if step is not None else self.tr("Use this voice")
        self.use.setText(words)
        self.use.setEnabled(step is not None)
        name_control(self.use, words, self.tr("The trained voice becomes what it was at the chosen sample, if kept."))

    @property
    def _usable(self) -> int | None:
        index = self.view.currentIndex()
        return self.model.usable(index.row()) if index.isValid() else None

    @Slot()
    def _on_use(self) -> None:
        if (step := self._usable) is not None:
            self.use_wanted.emit(step)

    @Slot()
    def _toggle_current(self) -> None:
        index = self.view.currentIndex()
        if not index.isValid() and self.model.rowCount():
            index = self.model.index(0)
            self.view.setCurrentIndex(index)
        if index.isValid():
            self._toggle(index)

    @Slot(QModelIndex)
    def _toggle(self, index: QModelIndex) -> None:
        if self.model.playing(index.row()):
            self._playback.stop()
            return
        path = self.model.path(index.row())
        self._playback.stop()
        self.model.mark_playing(path)  # first, so that a failure is known to be ours
        self._playback.play(partial(_read, path))

    @Slot()
    def _on_silent(self) -> None:
        self.model.mark_playing(None)

    @Slot(object)
    def _on_failed(self, failure: Failure) -> None:
        if self.model.sounding:
            self.model.mark_playing(None)
            self.failed.emit(failure)


def _read(path: Path) -> Iterator[Audio]:
    yield files.read(path)
