"""What is said in a recording, word by word, by a Whisper model on this computer."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path

from tts_studio.audio.signal import Audio
from tts_studio.engine.judging.judges import WHISPER, WordJudge
from tts_studio.text.matching import HeardWord


def is_there() -> bool:
    """Return whether a model was named and its library is installed; loading them would take seconds."""
    folder = os.environ.get(WHISPER, "")
    return bool(folder) and Path(folder).is_dir() and importlib.util.find_spec("faster_whisper") is not None


class Listener:
    """Hears words and when they are said."""

    def __init__(self, espeak_voice: str) -> None:
        """Load the model; raises JudgeMissingError if there is none, or if it does not know the language."""
        self._judge = WordJudge(espeak_voice.split("-")[0])

    def words(self, audio: Audio, start: float) -> list[HeardWord]:
        """Return the words of a recording of at most 30 s that begins at ``start`` seconds."""
        return [HeardWord(text, start + first, start + last) for text, first, last in self._judge.timed_words(audio)]
