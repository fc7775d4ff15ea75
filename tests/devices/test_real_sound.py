"""The recorder and the player with a real PortAudio, ALSA and PulseAudio below them, and real speech."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.helpers.virtual_audio import Hearing, VirtualAudio, installed
from tests.helpers.waiting import until
from tts_studio.audio import files
from tts_studio.audio.signal import Audio, resample
from tts_studio.devices import catalogue, parts
from tts_studio.devices.player import Player
from tts_studio.devices.recorder import Recorder

COMMON_RATE = 16_000


def likeness(one: Audio, other: Audio) -> float:
    """Return the peak of the normalised cross-correlation, 1 for the same sound at whatever time and level."""
    a, b = (resample(audio, COMMON_RATE).samples.astype(np.float64) for audio in (one, other))
    size = len(a) + len(b)
    correlation = np.fft.irfft(np.fft.rfft(a, size) * np.conj(np.fft.rfft(b, size)), size)
    return float(np.abs(correlation).max() / np.sqrt((a @ a) * (b @ b)))


def sounding_seconds(audio: Audio) -> float:
    loud = np.flatnonzero(np.abs(audio.samples) > 0.01)
    return (loud[-1] - loud[0]) / audio.rate if len(loud) else 0.0


def capture(hearing: Hearing, seconds: float) -> Audio:
    """Go on capturing for some seconds, and return all that was heard."""
    end = hearing.seconds() + seconds
    until(lambda: hearing.seconds() >= end)
    return hearing.stop()


def test_the_virtual_sound_card_is_the_default(virtual_microphone: VirtualAudio) -> None:
    for devices in (catalogue.inputs(), catalogue.outputs()):
        assert (devices[0].name, devices[0].is_default, devices[0].host) == ("default", True, "ALSA")


def test_another_process_finds_it_too(virtual_microphone: VirtualAudio) -> None:
    code = "from tts_studio.devices import catalogue; print(catalogue.inputs()[0].name)"
    environment = {**os.environ, **virtual_microphone.environment}
    result = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert result.stdout == "default\n"


def test_speech_is_recorded_as_it_was_spoken(
    virtual_microphone: VirtualAudio, spoken_clips: Sequence[Any], tmp_path: Path
) -> None:
    for number, clip in enumerate(spoken_clips[:2]):
        part = tmp_path / f"000{number}.part.flac"
        with Recorder() as recorder:
            recorder.start(part)
            until(lambda r=recorder: r.reading().seconds > 0.1, "the microphone has warmed up")
            speech = virtual_microphone.say(clip.audio)
            until(lambda r=recorder: r.reading().peak_dbfs > -30.0, "the meter shows speech")
            assert speech.wait(30) == 0
            take = recorder.stop()
        spoken = files.read(clip.audio)
        assert (take.rate, take.overflows, take.problem) == (48_000, 0, None)
        assert take.frames == take.delivered
        assert likeness(files.read(part), spoken) > 0.95
        assert sounding_seconds(files.read(part)) == pytest.approx(sounding_seconds(spoken), abs=0.1)
        other = files.read(spoken_clips[2].audio)
        assert likeness(files.read(part), other) < 0.5, "the measure tells sentences apart"


def test_speech_is_played_as_it_was_made(virtual_microphone: VirtualAudio, spoken_clips: Sequence[Any]) -> None:
    spoken = [files.read(clip.audio) for clip in spoken_clips[:2]]
    whole = Audio(np.concatenate([audio.samples for audio in spoken]), spoken[0].rate)
    hearing = virtual_microphone.heard()
    player = Player()
    player.play(iter(spoken))
    assert player.wait(30.0)
    heard = capture(hearing, 0.3)
    assert player.problem is None
    assert player.position == pytest.approx(whole.seconds, abs=0.01)
    assert likeness(heard, whole) > 0.95
    assert sounding_seconds(heard) == pytest.approx(sounding_seconds(whole), abs=0.02), "no end was cut off"


def test_a_stop_is_heard_at_once(virtual_microphone: VirtualAudio, tone: Audio) -> None:
    hearing = virtual_microphone.heard()
    player = Player()
    player.play(Audio(np.tile(tone.samples, 10), tone.rate))
    until(lambda: player.position > 0.5)
    player.stop()
    stopped_at = player.position
    heard = capture(hearing, 0.5)
    player.close()
    assert 0.3 < sounding_seconds(heard) <= stopped_at + 0.05


def test_a_sound_card_that_goes_away_leaves_the_take(spoken_clips: Sequence[Any], tmp_path: Path) -> None:
    part = tmp_path / "0001.part.flac"
    player = Player()
    with installed() as card, Recorder() as recorder:
        recorder.start(part)
        player.play(Audio(np.zeros(480_000, np.float32), 48_000))
        speech = card.say(spoken_clips[0].audio)
        until(lambda: recorder.reading().seconds > 1.0)
        card.stop()
        until(lambda: recorder.reading().problem is not None)
        until(lambda: not player.playing)
        take = recorder.poll()
        assert player.wait(30.0)
        speech.wait(30)
    assert take is not None
    assert "no longer there" in str(take.problem)
    assert "no longer there" in str(player.problem)
    assert take.frames >= 48_000
    assert len(parts.recover(part).samples) == take.frames
