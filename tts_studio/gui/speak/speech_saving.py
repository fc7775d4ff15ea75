"""Writing speech to a file: what was heard, marked as synthetic."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from tts_studio import jobs
from tts_studio.audio.signal import Audio
from tts_studio.events import Event
from tts_studio.gui.base.errand import Errands
from tts_studio.gui.base.job import Failure
from tts_studio.gui.base.notice import Notice
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.base.utterance import SpeechRequest, Utterance
from tts_studio.gui.kit.files import show_folder

FORMATS = "WAV (*.wav);;FLAC (*.flac);;OGG (*.ogg);;MP3 (*.mp3)"
"""The formats, as a file dialog names them."""


class SpeechSaving(QObject):
    """Saves utterances, one at a time, and shows the result.

    The sound of a complete utterance is written as it was heard. One that was stopped early is spoken again, to its
    end, with the same seed.
    """

    def __init__(self, studio: Studio, errands: Errands, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._errands = errands

    def save(self, utterance: Utterance, path: Path) -> None:
        """Write an utterance to ``path`` in the format of its extension."""
        audio = utterance.audio if utterance.complete else None
        watermark = self._studio.settings.watermark
        if audio is not None:
            self._errands.run(partial(_write, path, audio, watermark), self._on_written, self._on_failed)
            return
        again = partial(_speak_again, utterance.request, path, watermark)
        self._studio.run(self.tr("Saving what was spoken"), again, then=self._on_spoken)

    @Slot(object)
    def _on_written(self, path: Path) -> None:
        self._studio.tell(
            Notice(
                "good",
                self.tr("Saved as “{0}”.").format(path.name),
                action=self.tr("Show in folder"),
                do=partial(show_folder, path.parent),
            )
        )

    @Slot(object)
    def _on_failed(self, failure: Failure) -> None:
        self._studio.tell_failure(failure)

    def _on_spoken(self, result: Mapping[str, object]) -> None:
        self._on_written(Path(str(result["path"])))


def proposed_name(text: str) -> str:
    """Return a file name made of the first words, without the letters that some systems do not allow."""
    plain = " ".join(re.sub(r'[\\/:*?"<>|\x00-\x1f]', " ", text).split())
    words = plain[:40].rsplit(" ", 1)[0] if len(plain) > 40 else plain
    return f"{words.strip(' .,;!…') or 'speech'}.wav"


def _speak_again(request: SpeechRequest, path: Path, watermark: bool) -> Iterator[Event]:
    config, folder = request.config, request.folder
    yield from jobs.save_text(request.text, request.voice, config, path, folder, watermark=watermark, soon=True)


def _write(path: Path, audio: Audio, watermark: bool) -> Path:
    jobs.save_speech([audio], path, watermark=watermark)
    return path
