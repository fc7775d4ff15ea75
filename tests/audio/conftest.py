from __future__ import annotations

import pytest

from tts_studio.audio import files
from tts_studio.audio.signal import Audio


@pytest.fixture(scope="session")
def sentence(spoken_clips: tuple) -> tuple[Audio, str]:
    """Give a spoken sentence and its text."""
    return files.read(spoken_clips[0].audio), spoken_clips[0].text
