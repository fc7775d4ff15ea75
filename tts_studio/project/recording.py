"""A clip's recording as it is used: training, playing, measuring and exporting all hear the same."""

from __future__ import annotations

from tts_studio.audio import files
from tts_studio.audio.signal import Audio
from tts_studio.audio.speech import cut
from tts_studio.project.model import Clip


def read(clip: Clip) -> Audio:
    """Return the recording between the trim marks, whole without any; raises AudioError if it cannot be read."""
    audio = files.read(clip.audio)
    return cut(audio, *clip.trim) if clip.trim else audio
