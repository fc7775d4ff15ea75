"""Loudness of what comes in pieces, and the level that passes no peak."""

from __future__ import annotations

import numpy as np
import pytest

from tts_studio.audio import levels
from tts_studio.audio.loudness import LoudnessMeter, limited
from tts_studio.audio.signal import SILENCE_DB, Audio, FloatArray


def speech_like(seconds: float, rate: int) -> FloatArray:
    """Return noise that comes and goes, with a quiet half that the relative gate leaves out."""
    times = np.arange(round(seconds * rate)) / rate
    noise = np.random.default_rng(1).standard_normal(len(times))
    level = 0.1 * np.abs(np.sin(3 * times)) * np.where(times < seconds / 2, 1.0, 0.01)
    return (noise * level).astype(np.float32)


def test_pieces_measure_as_the_whole_does() -> None:
    for rate in (16_000, 22_050, 48_000):
        samples = speech_like(8.0, rate)
        meter = LoudnessMeter(rate)
        for piece in np.array_split(samples, [5, 100, 30_000, 31_111]):
            meter.add(piece)
        assert meter.integrated() == pytest.approx(levels.loudness(Audio(samples, rate)), abs=0.05)


def test_silence_and_next_to_nothing_measure_as_silence() -> None:
    for samples in (np.zeros(22_050, np.float32), speech_like(0.3, 22_050), np.zeros(0, np.float32)):
        meter = LoudnessMeter(22_050)
        meter.add(samples)
        assert meter.integrated() == SILENCE_DB


def test_no_sample_passes_the_peak_and_quiet_ones_stay_as_they_are() -> None:
    samples = speech_like(2.0, 22_050) * np.float32(4)
    samples[[0, 20_000, 44_099]] = (3.0, -5.0, 2.0)
    held = limited(samples, 0.5, 22_050)
    assert np.abs(held).max() <= 0.5
    near_a_peak = np.convolve(np.abs(samples) > 0.5, np.ones(2 * 221 + 1), "same") > 0.5
    np.testing.assert_allclose(held[~near_a_peak], samples[~near_a_peak], rtol=1e-5)
    assert limited(samples, 9.0, 22_050) is samples
