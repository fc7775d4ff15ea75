from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from tests.helpers import sounds
from tests.helpers.fakes import RATE, FakeMicrophone, FakeSound, FakeSpeaker
from tests.helpers.virtual_audio import virtual_microphone
from tts_studio.audio.signal import Audio
from tts_studio.devices import portaudio

__all__ = ["virtual_microphone"]


@pytest.fixture
def microphone() -> FakeMicrophone:
    """Give the microphone of ``sound``; the test lets it deliver."""
    return FakeMicrophone()


@pytest.fixture
def speaker() -> FakeSpeaker:
    """Give the loudspeaker of ``sound``; the test pulls from it."""
    return FakeSpeaker()


@pytest.fixture
def sound(microphone: FakeMicrophone, speaker: FakeSpeaker) -> Iterator[FakeSound]:
    """Give a fake sounddevice that is in use."""
    module = FakeSound([microphone], [speaker])
    with portaudio.use(module):
        yield module


@pytest.fixture(autouse=True)
def nothing_left_running() -> Iterator[None]:
    """Fail a test that leaves a thread or an open stream behind."""
    before = set(threading.enumerate())
    yield
    left = [thread.name for thread in threading.enumerate() if thread not in before]
    assert not left, f"threads that still run: {left}"
    assert portaudio.open_streams() == 0


@pytest.fixture
def tone() -> Audio:
    """Give one second of a tone."""
    return Audio(sounds.tone(1.0, rate=RATE), RATE)
