"""Hearing how a voice sounds: the sentence that was saved with it, or one that it speaks now."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from tts_studio.audio import files
from tts_studio.audio.signal import Audio
from tts_studio.gui.base.job import Failure
from tts_studio.gui.base.playback import Playback, Source
from tts_studio.gui.base.utterance import Request, Take
from tts_studio.gui.base.voice_model import VoiceEntry

_SENTENCE = "This is how I sound. It takes only a few minutes to make a voice like mine."


class VoiceSample(QObject):
    """Plays the sample of one voice at a time."""

    changed = Signal(bool)
    """Whether a sample is to be heard."""
    failed = Signal(object)
    """A ``Failure``."""

    def __init__(self, playback: Playback, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._playback = playback
        self._playing = False
        playback.failed.connect(self._on_failed)
        playback.finished.connect(self._on_finished)

    @property
    def playing(self) -> bool:
        """Whether a sample is to be heard."""
        return self._playing

    def play(self, entry: VoiceEntry) -> None:
        """Let a voice be heard."""
        self._playback.stop()
        self._playing = True
        self._playback.play(_sample(entry))
        if self._playback.playing:
            self.changed.emit(True)
        else:
            self._playing = False

    @Slot()
    def stop(self) -> None:
        """Be silent at once."""
        if self._playing:
            self._playback.stop()

    @Slot(object)
    def _on_failed(self, failure: Failure) -> None:
        if self._playing:
            self.failed.emit(failure)

    @Slot()
    def _on_finished(self) -> None:
        if self._playing:
            self._playing = False
            self.changed.emit(False)


def _sample(entry: VoiceEntry) -> Source:
    if entry.sample is not None:
        return partial(_read, entry.sample)
    return Take(Request(_SENTENCE, entry.name, entry.title)).speak


def _read(path: Path) -> Iterator[Audio]:
    yield files.read(path)
