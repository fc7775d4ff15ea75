"""A sentence in a voice: the one that is stored with it, or a sentence that it speaks now."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tts_studio import jobs
from tts_studio.audio import files
from tts_studio.audio.signal import Audio
from tts_studio.formats import SAMPLE
from tts_studio.gui.base.playback import Source
from tts_studio.gui.base.utterance import SpeechRequest, Utterance
from tts_studio.gui.base.voice_entry import VoiceEntry


def sample_of(entry: VoiceEntry, folder: Path | None = None) -> Source:
    """Return the source of a voice's sample, in the voice's language; errors come when it is played.

    ``folder`` is the project, for a voice of its own.
    """
    return partial(_sound, entry, folder if entry.own else None)


def _sound(entry: VoiceEntry, folder: Path | None) -> Iterator[Audio]:
    stored = entry.folder / SAMPLE
    if entry.own and stored.is_file():
        yield files.read(stored)
    else:
        text = jobs.greeting(entry.language, folder)
        yield from Utterance(SpeechRequest(text, entry.name, entry.title, folder)).speak()
