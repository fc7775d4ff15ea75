"""A sentence in a voice: the one that was kept with it, or a sentence that it says now."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tts_studio.audio import files
from tts_studio.audio.signal import Audio
from tts_studio.gui.base.playback import Source
from tts_studio.gui.base.utterance import SpeechRequest, Utterance
from tts_studio.gui.base.voice_model import VoiceEntry

_SENTENCE = "This is how I sound. It takes only a few minutes to make a voice like mine."


def sample_of(entry: VoiceEntry) -> Source:
    """Return what makes the sound of a voice's sample; errors come when it is played."""
    if entry.sample is not None:
        return partial(_read, entry.sample)
    return Utterance(SpeechRequest(_SENTENCE, entry.name, entry.title)).speak


def _read(path: Path) -> Iterator[Audio]:
    yield files.read(path)
