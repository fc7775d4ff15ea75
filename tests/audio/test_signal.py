from __future__ import annotations

import dataclasses
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.sounds import tone
from tts_studio.audio.signal import SILENCE_DB, Audio, decibels, joined, resample

RATES = st.sampled_from([8_000, 11_025, 16_000, 22_050, 44_100, 48_000, 96_000])


def test_seconds_are_frames_by_rate() -> None:
    assert Audio(np.zeros(11_025, np.float32), 22_050).seconds == 0.5


def test_audio_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Audio(np.zeros(1, np.float32), 8_000).rate = 16_000  # type: ignore[misc]


def test_same_rate_is_the_same_audio() -> None:
    audio = Audio(tone(), 22_050)

    assert resample(audio, 22_050) is audio


@given(frames=st.integers(0, 5_000), rate=RATES, wanted=RATES)
def test_duration_survives_any_rate(frames: int, rate: int, wanted: int) -> None:
    resampled = resample(Audio(np.zeros(frames, np.float32), rate), wanted)

    assert resampled.rate == wanted
    assert resampled.samples.dtype == np.float32
    assert abs(len(resampled.samples) - frames * wanted / rate) <= 1.0


@pytest.mark.parametrize("rate", [8_000, 16_000, 44_100, 48_000])
def test_tone_keeps_pitch_and_level(rate: int) -> None:
    resampled = resample(Audio(tone(1.0, 1_000.0, 0.5), 22_050), rate)

    middle = resampled.samples[rate // 4 : rate // 4 + rate // 2]
    spectrum = np.abs(np.fft.rfft(middle * np.hanning(len(middle))))
    assert np.argmax(spectrum) * rate / len(middle) == pytest.approx(1_000.0, abs=2.0)
    assert np.sqrt(2.0 * np.mean(middle**2)) == pytest.approx(0.5, rel=1e-3)


def test_tone_above_half_the_new_rate_vanishes() -> None:
    """Without a filter it would fold back to 2 kHz."""
    resampled = resample(Audio(tone(1.0, 6_000.0, 0.5), 22_050), 8_000)

    assert np.abs(resampled.samples[500:-500]).max() < 1e-4


def test_overshoot_stays_within_full_scale() -> None:
    square = np.sign(tone(1.0, 200.0)).astype(np.float32)

    assert np.abs(resample(Audio(square, 22_050), 48_000).samples).max() <= 1.0


@given(st.floats(1e-6, 1e6))
def test_ten_times_is_twenty_decibels(x: float) -> None:
    assert decibels(10.0 * x) - decibels(x) == pytest.approx(20.0)


@given(st.floats(allow_nan=False, max_value=1e-6))
def test_decibels_have_a_floor(x: float) -> None:
    assert decibels(x) == pytest.approx(SILENCE_DB)


def test_full_scale_is_zero_decibels() -> None:
    assert math.isclose(decibels(1.0), 0.0)


def test_parts_are_joined_in_their_order() -> None:
    first, second = (Audio(np.full(3, level, np.float32), 8000) for level in (0.25, 0.5))
    whole = joined([first, second])
    assert whole.rate == 8000
    assert whole.samples.tolist() == [0.25] * 3 + [0.5] * 3
    with pytest.raises(ValueError, match="at least one"):
        joined([])
