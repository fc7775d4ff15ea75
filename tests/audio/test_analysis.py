"""What the analysis says of sounds whose pitch, envelope and noise are known."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers.sounds import RATE, join, noise, silence
from tts_studio.audio import analysis
from tts_studio.audio.analysis import analyse
from tts_studio.audio.signal import Audio

HOP = 256


def buzz(hertz: float, seconds: float = 1.0, level: float = 0.3) -> np.ndarray:
    """Return harmonics of a pitch that fall with frequency as a voice's do."""
    time = np.arange(round(seconds * RATE)) / RATE
    harmonics = range(1, int(8000 / hertz) + 1)
    wave = sum(np.cos(2 * np.pi * number * hertz * time) / number for number in harmonics)
    return (level * wave / np.abs(wave).max()).astype(np.float32)


@pytest.mark.parametrize("hertz", [80.0, 120.0, 210.0, 400.0])
def test_the_pitch_is_found(hertz):
    found = analyse(join(buzz(hertz)), HOP)
    inside = found.log2_f0[5:-5]
    assert np.isfinite(inside).mean() > 0.9
    assert analysis.REFERENCE_F0 * 2 ** np.nanmedian(inside) == pytest.approx(hertz, rel=0.01)


def test_pulses_are_no_noise_and_noise_has_no_pitch():
    voiced, hissed = analyse(join(buzz(150.0)), HOP), analyse(join(noise(1.0, 0.1)), HOP)
    assert voiced.aperiodicity[10:-10, 2:8].mean() < 0.2
    assert hissed.aperiodicity[10:-10].mean() > 0.8
    assert np.isnan(hissed.log2_f0).mean() > 0.8


def test_twice_as_loud_is_a_constant_more():
    wave = noise(0.5, 0.05)
    soft, loud = analyse(join(wave), HOP), analyse(join(2 * wave), HOP)
    assert np.median(loud.envelope - soft.envelope) == pytest.approx(np.log(2), abs=0.01)


def test_silence_lies_on_the_floor():
    found = analyse(join(silence(0.5)), HOP)
    assert (found.envelope == analysis.FLOOR).all()
    assert np.isnan(found.log2_f0).all()


@settings(max_examples=20, deadline=None)
@given(st.integers(32, 90), st.integers(0, HOP - 1))
def test_there_are_two_envelopes_and_one_pitch_for_each_whole_frame(frames, rest):
    audio = Audio(noise(2.0, 0.1)[: frames * HOP + rest], RATE)
    found = analyse(audio, HOP)
    assert found.envelope.shape == (2 * frames, analysis.ENVELOPE_POINTS)
    assert found.aperiodicity.shape == (2 * frames, analysis.APERIODICITY_POINTS)
    assert found.log2_f0.shape == (frames,)
    assert np.isfinite(found.envelope).all()
    assert ((found.aperiodicity >= 0) & (found.aperiodicity <= 1)).all()


def test_straight_lines_are_read_back_as_they_were_drawn():
    for count in (analysis.ENVELOPE_POINTS, analysis.APERIODICITY_POINTS):
        line = np.cos(np.arange(count))
        assert line @ analysis.interpolation_matrix(count, RATE) @ analysis.fitting_matrix(
            count, RATE
        ) == pytest.approx(line, abs=1e-9)
