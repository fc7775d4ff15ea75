from __future__ import annotations

import builtins
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.fakes import FakeMicrophone, FakeSound, FakeSpeaker
from tts_studio.devices import catalogue, portaudio
from tts_studio.devices.recorder import Recorder
from tts_studio.errors import DeviceError

MODULES = ("portaudio", "refusals", "catalogue", "parts", "meter", "recorder", "player")


def names(devices: list[catalogue.Device]) -> list[str]:
    return [device.name for device in devices]


def test_portaudio_is_loaded_only_when_devices_are_asked_for() -> None:
    code = (
        f"import sys; [__import__('tts_studio.devices.' + name) for name in {MODULES!r}];"
        "print('sounddevice' in sys.modules, 'PySide6' in sys.modules)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.split() == ["False", "False"]


def test_inputs_and_outputs_are_told_apart_and_the_default_comes_first() -> None:
    first, second = FakeMicrophone("Headset", rate=16_000, default=False), FakeMicrophone("Built-in", rate=44_100)
    with portaudio.use(FakeSound([first, second], [FakeSpeaker("Loudspeaker", channels=2)])):
        found = catalogue.inputs()
        assert [(d.name, d.index, d.is_default, d.rate, d.channels, d.host) for d in found] == [
            ("Built-in", 1, True, 44_100, 1, "Fake"),
            ("Headset", 0, False, 16_000, 1, "Fake"),
        ]
        assert names(catalogue.outputs()) == ["Loudspeaker"]


def test_no_devices_at_all_are_an_empty_list() -> None:
    with portaudio.use(FakeSound()):
        assert (catalogue.inputs(), catalogue.outputs()) == ([], [])


def test_what_several_sound_systems_offer_is_listed_once() -> None:
    microphones = [
        FakeMicrophone("Microphone (USB", host="MME"),
        FakeMicrophone("Microphone (USB)", host="DirectSound"),
    ]
    with portaudio.use(FakeSound(microphones, default_host=1)):
        assert names(catalogue.inputs()) == ["Microphone (USB)"]
    microphones.append(FakeMicrophone("Microphone (USB Audio)", host="Windows WASAPI"))
    with portaudio.use(FakeSound(microphones)):
        assert names(catalogue.inputs()) == ["Microphone (USB Audio)"]


def test_a_sound_system_without_such_a_device_is_passed_over() -> None:
    with portaudio.use(FakeSound([FakeMicrophone(host="JACK")], [FakeSpeaker(host="ALSA")], default_host=1)):
        assert [device.host for device in catalogue.inputs()] == ["JACK"]


def test_two_devices_of_one_make_are_numbered() -> None:
    with portaudio.use(FakeSound([FakeMicrophone("USB"), FakeMicrophone("USB", default=False)])):
        assert names(catalogue.inputs()) == ["USB", "USB (2)"]


def test_conversions_of_alsa_are_no_devices() -> None:
    listed = ["sysdefault", "surround51", "dmix", "speexrate", "USB Audio: - (hw:1,0)", "pulse"]
    devices = [FakeMicrophone("default", host="ALSA")]
    devices += [FakeMicrophone(name, host="ALSA", default=False) for name in listed]
    with portaudio.use(FakeSound(devices)):
        assert names(catalogue.inputs()) == ["default", "USB Audio: - (hw:1,0)", "pulse"]


def test_a_remembered_name_is_found_and_a_lost_one_stands_for_the_default() -> None:
    devices = [FakeMicrophone("Headset", default=False), FakeMicrophone("Built-in")]
    with portaudio.use(FakeSound(devices)):
        found = catalogue.inputs()
    assert [catalogue.find(name, found) for name in ("Headset", "Gone", "", None)] == [found[1], *[found[0]] * 3]
    assert catalogue.find("Headset", []) is None


def test_without_a_default_the_first_device_serves() -> None:
    with portaudio.use(FakeSound([FakeMicrophone("One", default=False), FakeMicrophone("Two", default=False)])):
        found = catalogue.find(None, catalogue.inputs())
    assert found is not None
    assert (found.name, found.is_default) == ("One", False)


def test_a_device_that_was_plugged_in_is_seen_after_refresh(sound: FakeSound) -> None:
    sound.plug(FakeMicrophone("Headset", default=False))
    assert names(catalogue.inputs()) == ["Fake microphone"]
    assert catalogue.refresh()
    assert names(catalogue.inputs()) == ["Fake microphone", "Headset"]


def test_refresh_does_nothing_while_a_stream_is_open(sound: FakeSound) -> None:
    recorder = Recorder()
    with recorder:
        assert portaudio.open_streams() == 1
        assert not catalogue.refresh()
        assert sound.starts == 0
    assert catalogue.refresh()
    assert sound.starts == 1


def test_a_device_that_is_gone_from_the_list_is_not_replaced_by_another(sound: FakeSound) -> None:
    headset = FakeMicrophone("Headset", default=False)
    sound.plug(headset)
    catalogue.refresh()
    device = catalogue.find("Headset", catalogue.inputs())
    sound.unplug(headset)
    catalogue.refresh()
    with pytest.raises(DeviceError, match="“Headset” is no longer there"):
        catalogue.choose("input", device)
    assert catalogue.choose("input", "Headset").name == "Fake microphone"


def test_a_device_is_found_again_under_its_new_number(sound: FakeSound, microphone: FakeMicrophone) -> None:
    device = catalogue.inputs()[0]
    sound.plugged.insert(0, FakeMicrophone("Headset", default=False))
    catalogue.refresh()
    assert catalogue.choose("input", device).index == 1 == device.index + 1


def test_no_device_to_choose_has_its_sentence() -> None:
    with portaudio.use(FakeSound()):
        with pytest.raises(DeviceError, match="No microphone was found"):
            catalogue.choose("input", None)
        with pytest.raises(DeviceError, match="No loudspeaker was found"):
            catalogue.choose("output", "Remembered")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the sentence names a package of Linux")
def test_without_portaudio_a_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    original = builtins.__import__

    def without(name: str, *arguments: Any, **keywords: Any) -> Any:
        if name == "sounddevice":
            raise OSError("PortAudio library not found")
        return original(name, *arguments, **keywords)

    monkeypatch.setattr(builtins, "__import__", without)
    for ask in (catalogue.inputs, catalogue.outputs, catalogue.refresh, Recorder().open):
        with pytest.raises(DeviceError) as caught:
            ask()
        assert "libportaudio2" in str(caught.value.hint)
        assert caught.value.detail == "PortAudio library not found"


def test_a_sound_system_that_does_not_start_has_its_sentence_and_may_start_later(sound: FakeSound) -> None:
    sound.broken = True
    with pytest.raises(DeviceError, match="could not be started"):
        catalogue.refresh()
    with pytest.raises(DeviceError, match="could not be started"):
        catalogue.inputs()
    sound.broken = False
    assert catalogue.refresh()
    assert names(catalogue.inputs()) == ["Fake microphone"]


def test_the_hardware_text_follows_the_cards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cards = tmp_path / "cards"
    monkeypatch.setattr(catalogue, "_ALSA_CARDS", cards)
    assert catalogue.hardware() == ""
    cards.write_text(" 0 [PCH]: HDA-Intel\n")
    before = catalogue.hardware()
    cards.write_text(" 0 [PCH]: HDA-Intel\n 1 [Headset]: USB-Audio\n")
    assert before != catalogue.hardware() != ""
