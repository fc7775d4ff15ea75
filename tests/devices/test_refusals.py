from __future__ import annotations

import pytest

from tests.helpers.fakes import INVALID_DEVICE, UNAVAILABLE, FakeMicrophone, FakeSound, FakeSpeaker, PortAudioError
from tts_studio.audio.signal import Audio
from tts_studio.devices import refusals
from tts_studio.devices.player import Player
from tts_studio.devices.recorder import Recorder
from tts_studio.errors import DeviceError

BUSY = PortAudioError("Device unavailable", UNAVAILABLE)
GONE = PortAudioError("Invalid device", INVALID_DEVICE)
DENIED = PortAudioError("Unanticipated host error", -9999, (0, -13, "Permission denied"))
UNPLUGGED = PortAudioError("Unanticipated host error", -9999, (0, -19, "No such device"))
ODD = PortAudioError("Unanticipated host error", -9999, (0, -5, "Input/output error"))


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (BUSY, "The microphone “Fake microphone” is in use by another program, or was unplugged."),
        (GONE, "The microphone “Fake microphone” is no longer there."),
        (DENIED, "This program may not use the microphone “Fake microphone”."),
        (UNPLUGGED, "The microphone “Fake microphone” is no longer there."),
        (ODD, "The microphone “Fake microphone” could not be opened."),
        (PortAudioError("no more is known"), "The microphone “Fake microphone” could not be opened."),
    ],
)
def test_each_reason_has_its_sentence(
    sound: FakeSound, microphone: FakeMicrophone, error: PortAudioError, sentence: str
) -> None:
    microphone.refusal = error
    with pytest.raises(DeviceError) as caught:
        Recorder().open()
    assert str(caught.value.title) == sentence
    assert caught.value.hint


def test_a_loudspeaker_is_called_a_loudspeaker(sound: FakeSound, speaker: FakeSpeaker, tone: Audio) -> None:
    speaker.refusal = BUSY
    player = Player()
    with pytest.raises(DeviceError, match="The loudspeaker “Fake loudspeaker” is in use"):
        player.play(tone)
    assert not player.playing


@pytest.mark.parametrize(("platform", "word"), [("linux", "libportaudio2"), ("win32", "again"), ("darwin", "again")])
def test_a_missing_library_is_advised_on_by_system(platform: str, word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", platform)
    assert word in str(refusals.no_portaudio(OSError("x")).hint)
