"""A sentence in a voice: the one that was kept with it, or a sentence that it says now."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tts_studio import jobs
from tts_studio.audio import files
from tts_studio.audio.signal import Audio
from tts_studio.gui.base.playback import Source
from tts_studio.gui.base.utterance import SpeechRequest, Utterance
from tts_studio.gui.base.voice_model import VoiceEntry


def sample_of(entry: VoiceEntry) -> Source:
    """Return what makes the sound of a voice's sample; errors come when it is played."""
    if entry.sample is not None:
        return partial(_read, entry.sample)
    return partial(_greet, entry)


def _greet(entry: VoiceEntry) -> Iterator[Audio]:
    yield from Utterance(SpeechRequest(jobs.greeting(entry.language), entry.name, entry.title)).speak()


def _read(path: Path) -> Iterator[Audio]:
    yield files.read(path)
