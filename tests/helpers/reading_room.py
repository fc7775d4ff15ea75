"""A room to record in: the real recorder with a made-up microphone that runs several times faster than real time."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.helpers.fakes import RATE, FakeMicrophone, FakeSound
from tests.helpers.still_player import StillPlayer
from tts_studio.audio import files
from tts_studio.audio.signal import Audio, FloatArray, resample
from tts_studio.devices import catalogue, portaudio
from tts_studio.gui.base.microphone import MicrophoneState
from tts_studio.gui.base.notice import Notice
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.record.record_page import RecordPage
from tts_studio.gui.record.recording import Phase

SPEED = 8.0
NAME = "Desk microphone"
OTHERS = ("Headset", "New microphone")
"""Other microphones that need no check."""


def a_microphone(name: str = NAME, **settings: object) -> FakeMicrophone:
    return FakeMicrophone(name, speed=SPEED, block=2400, **settings)


@dataclass
class Room:
    """Everything that a test of recording touches."""

    qtbot: QtBot
    studio: Studio
    sound: FakeSound
    microphone: FakeMicrophone
    player: StillPlayer
    notices: list[Notice]
    cards: list[str]
    """What the system says of its sound cards; changes when something is plugged."""

    def enter(self) -> RecordPage:
        """Show the page, without waiting for the microphone."""
        page = RecordPage(self.studio)
        self.qtbot.addWidget(page)
        page.resize(1180, 780)
        with self.qtbot.waitExposed(page, timeout=30_000):
            page.show()
        page.enter()
        focus = page.first_focus()
        assert focus is not None
        focus.setFocus()
        return page

    def enter_and_listen(self) -> RecordPage:
        """Show the page and wait for the microphone."""
        page = self.enter()
        self.wait_for_microphone(page)
        return page

    def wait_for_microphone(self, page: RecordPage) -> None:
        self.qtbot.waitUntil(lambda: page.microphone.state is MicrophoneState.OPEN)

    def wait_for(self, page: RecordPage, phase: Phase) -> None:
        self.qtbot.waitUntil(lambda: page.recording.phase is phase, timeout=20_000)

    def press(self, page: RecordPage, key: Qt.Key) -> None:
        self.qtbot.keyClick(page.focusWidget() or page, key)

    def record(self, page: RecordPage, heard: FloatArray) -> None:
        """Press Space, let something be heard, press Space again, and wait for the verdict."""
        self.press(page, Qt.Key.Key_Space)
        self.wait_for(page, Phase.RECORDING)
        before = page.recording.seconds
        self.microphone.say(heard)
        self.qtbot.waitUntil(lambda: page.recording.seconds >= before + len(heard) / RATE, timeout=20_000)
        self.press(page, Qt.Key.Key_Space)
        self.wait_for(page, Phase.CHECKED)


@contextmanager
def reading_room(
    qtbot: QtBot, studio: Studio, player: StillPlayer, notices: list[Notice], monkeypatch: pytest.MonkeyPatch
) -> Generator[Room]:
    """Give the room; afterwards nothing may still listen."""
    microphone = a_microphone()
    sound, cards = FakeSound([microphone]), ["one card"]
    monkeypatch.setattr(catalogue, "hardware", lambda: cards[0])
    studio.change_settings(checked_microphones=(NAME, *OTHERS))
    with portaudio.use(sound):
        yield Room(qtbot, studio, sound, microphone, player, notices, cards)
        qtbot.waitUntil(lambda: portaudio.open_streams() == 0)


def spoken(path: Path) -> FloatArray:
    """Return a recording as the microphone hears it: 48 kHz, a room behind it."""
    audio = resample(files.read(path), RATE)
    return 0.6 * audio.samples + room(audio.seconds)


def room(seconds: float, level: float = 0.0005) -> FloatArray:
    return (level * np.random.default_rng(1).standard_normal(round(seconds * RATE))).astype(np.float32)


def as_audio(samples: FloatArray) -> Audio:
    return Audio(samples, RATE)
