from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.helpers.sounds import noise, tone
from tts_studio.audio import files
from tts_studio.audio.channels import ChannelStatistics, LeftOut
from tts_studio.audio.remarks import Remark
from tts_studio.audio.signal import Audio


@pytest.fixture
def voice(sentence: tuple[Audio, str]) -> Audio:
    return Audio(0.5 * sentence[0].samples, sentence[0].rate)


def hum(voice: Audio, level: float) -> np.ndarray:
    return tone(voice.seconds, 50.0, level, voice.rate)[: len(voice.samples)]


def hiss(voice: Audio, level: float, seed: int = 0) -> np.ndarray:
    return noise(voice.seconds, level, voice.rate, seed)[: len(voice.samples)]


def loaded(folder: Path, rate: int, *channels: np.ndarray, subtype: str = "FLOAT") -> files.Recording:
    soundfile.write(folder / "a.wav", np.stack(channels, axis=1), rate, subtype)
    return files.load(folder / "a.wav")


@pytest.mark.parametrize("ratio", [1.0, 0.7, 0.3])
def test_channels_of_opposite_polarity_do_not_cancel(voice: Audio, ratio: float, tmp_path: Path) -> None:
    recording = loaded(tmp_path, voice.rate, ratio * voice.samples, -voice.samples)

    assert recording.remarks == (Remark.OPPOSITE_CHANNELS,)
    assert np.allclose(np.abs(recording.audio.samples), np.abs(voice.samples), atol=1e-6)


def test_channels_that_cancel_only_nearly(voice: Audio, tmp_path: Path) -> None:
    delayed = np.roll(voice.samples, 1)
    recording = loaded(tmp_path, voice.rate, voice.samples + hiss(voice, 0.001), -delayed + hiss(voice, 0.001, 1))

    assert recording.remarks == (Remark.OPPOSITE_CHANNELS,)


@pytest.mark.parametrize("silent", [0.0, 1e-7, 0.01])
@pytest.mark.parametrize("place", [0, 1])
def test_a_silent_channel_does_not_make_the_voice_softer(
    voice: Audio, place: int, silent: float, tmp_path: Path
) -> None:
    channels = [voice.samples, voice.samples]
    channels[place] = silent * voice.samples
    recording = loaded(tmp_path, voice.rate, *channels)

    assert recording.remarks == (Remark.SILENT_CHANNEL,)
    assert np.allclose(recording.audio.samples, voice.samples, atol=1e-6)


def test_a_silent_channel_with_an_offset_is_silent(voice: Audio, tmp_path: Path) -> None:
    recording = loaded(tmp_path, voice.rate, np.full_like(voice.samples, 0.2), voice.samples)

    assert np.allclose(recording.audio.samples, voice.samples, atol=1e-6)


@pytest.mark.parametrize("level", [0.003, 0.05, 0.5, 0.9])
@pytest.mark.parametrize("kind", [hum, hiss])
def test_a_channel_that_hums_or_hisses_is_left_out(voice: Audio, kind, level: float, tmp_path: Path) -> None:
    recording = loaded(tmp_path, voice.rate, kind(voice, level), voice.samples)

    assert np.allclose(recording.audio.samples, voice.samples, atol=1e-6)
    assert recording.remarks in ((Remark.UNCLEAR_CHANNEL,), (Remark.SILENT_CHANNEL,))


def test_the_far_noisy_one_of_two_microphones_is_left_out(voice: Audio, tmp_path: Path) -> None:
    near = voice.samples + hiss(voice, 0.0003)
    far = 0.5 * voice.samples + hiss(voice, 0.03, 1)

    assert np.allclose(loaded(tmp_path, voice.rate, near, far).audio.samples, near, atol=1e-6)


def test_one_channel_of_six_is_found(voice: Audio, tmp_path: Path) -> None:
    unused = [np.zeros_like(voice.samples)] * 3
    recording = loaded(tmp_path, voice.rate, *unused, voice.samples, hum(voice, 0.1), hiss(voice, 0.2))

    assert np.allclose(recording.audio.samples, voice.samples, atol=1e-6)


def test_two_microphones_alike_are_averaged(voice: Audio, tmp_path: Path) -> None:
    left, right = voice.samples + hiss(voice, 0.002), 0.6 * voice.samples + hiss(voice, 0.002, 1)
    recording = loaded(tmp_path, voice.rate, left, right)

    assert recording.remarks == ()
    assert np.allclose(recording.audio.samples, (left + right) / 2, atol=1e-6)


def test_the_pauses_of_a_noise_gate_make_no_channel_clearer(voice: Audio, tmp_path: Path) -> None:
    """The other person's microphone hears the voice softly, and is shut off in the pauses."""
    own = voice.samples + hiss(voice, 0.001)
    other = np.where(np.abs(voice.samples) > 0.02, 0.05 * voice.samples, 0.0).astype(np.float32)

    assert np.allclose(loaded(tmp_path, voice.rate, own, other).audio.samples, own, atol=1e-6)


def test_silence_in_all_channels_is_silence(tmp_path: Path) -> None:
    recording = loaded(tmp_path, 8_000, *[np.zeros(8_000)] * 2)

    assert recording.remarks == ()
    assert not recording.audio.samples.any()


def test_the_size_of_blocks_makes_no_difference(voice: Audio) -> None:
    both = np.stack([hum(voice, 0.3), voice.samples], axis=1).astype(np.float32)
    for size in (128, 480, 1_000, 1 << 16):
        statistics = ChannelStatistics(2, voice.rate)
        for start in range(0, len(both), size):
            statistics.add(both[start : start + size])
        mix = statistics.mix()
        assert (list(mix.weights), mix.left_out) == ([0.0, 1.0], LeftOut.UNCLEAR)
