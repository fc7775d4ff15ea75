"""Reading the recording of the current clip, and computing its spectrogram, off the window's thread."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from tts_studio.audio import files
from tts_studio.audio.signal import Audio, FloatArray
from tts_studio.gui.base.errand import Errands
from tts_studio.gui.base.job import Failure
from tts_studio.gui.clips.spectrogram import levels_of

_DELAY_MS = 40  # a held arrow key passes many clips


@dataclass(frozen=True, eq=False)
class Pictured:
    """A recording and its spectrogram."""

    path: Path
    audio: Audio
    levels: FloatArray


class ClipPictures(QObject):
    """Reads one recording at a time: the last that was requested."""

    ready = Signal(object)
    """A ``Pictured``."""
    failed = Signal(object)
    """A ``Failure``: the recording cannot be read."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted: Path | None = None
        self._errands = Errands(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DELAY_MS)
        self._timer.timeout.connect(self._begin)

    def ask(self, path: Path | None) -> None:
        """Read a recording soon; None cancels the last request."""
        self._wanted = path
        if path is None:
            self._timer.stop()
        else:
            self._timer.start()

    @Slot()
    def _begin(self) -> None:
        path = self._wanted
        if path is not None:
            self._errands.run(lambda: self._read(path), self._on_read, self._on_failed)

    def _read(self, path: Path) -> Pictured | None:
        """Read it; on the thread of the errands."""
        if path != self._wanted:
            return None
        audio = files.read(path)
        return Pictured(path, audio, levels_of(audio))

    @Slot(object)
    def _on_read(self, pictured: Pictured | None) -> None:
        if pictured is not None and pictured.path == self._wanted:
            self._wanted = None
            self.ready.emit(pictured)

    @Slot(object)
    def _on_failed(self, failure: Failure) -> None:
        if self._wanted is not None:
            self._wanted = None
            self.failed.emit(failure)
