from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.sounds import RATE, join, noise, silence, tone
from tts_studio.audio.picture import FLOOR_DB, Pyramid, spectrogram
from tts_studio.audio.signal import Audio


def exact(audio: Audio, columns: int, start: float, end: float) -> np.ndarray:
    """Return what each column holds, sample by sample."""
    edges = np.linspace(start, end, columns + 1) * audio.rate
    spans = [audio.samples[math.ceil(low) : math.floor(high)] for low, high in pairwise(edges)]
    return np.array([(span.min(), span.max()) if len(span) else (np.nan, np.nan) for span in spans])


def test_a_wave_is_drawn_between_its_extremes() -> None:
    found = Pyramid(join(tone(1.0, 440.0, 0.5), silence(1.0))).envelope(10)

    assert found.shape == (10, 2)
    assert found.dtype == np.float32
    np.testing.assert_allclose(found[:5], [[-0.5, 0.5]] * 5, atol=0.001)
    np.testing.assert_array_equal(found[6:], 0)


@given(
    frames=st.integers(1, 50_000),
    columns=st.integers(1, 300),
    start=st.floats(0.0, 0.999),  # from the end on, all is silence
    share=st.floats(0.001, 1.0),
    seed=st.integers(0, 3),
)
def test_no_peak_is_left_out_and_none_is_made_up(
    frames: int, columns: int, start: float, share: float, seed: int
) -> None:
    audio = Audio(np.random.default_rng(seed).uniform(-1, 1, frames).astype(np.float32), 8_000)
    begin, end = start * audio.seconds, audio.seconds * (start + share * (1.0 - start))

    found = Pyramid(audio).envelope(columns, begin, end)

    true = exact(audio, columns, begin, end)
    known = ~np.isnan(true[:, 0])
    assert (found[known, 0] <= true[known, 0]).all()
    assert (found[known, 1] >= true[known, 1]).all()
    width = (end - begin) / columns
    for column, (least, greatest) in enumerate(found):
        left = begin + (column - 0.26) * width
        near = audio.samples[max(0, math.floor(left * 8_000) - 1) : math.ceil((left + 1.52 * width) * 8_000) + 2]
        assert least in near
        assert greatest in near


def test_long_recordings_are_drawn_from_blocks_and_still_right() -> None:
    audio = Audio(noise(60.0, 0.2, 8_000), 8_000)
    peaked = audio.samples.copy()
    peaked[123_456] = 1.0

    found = Pyramid(Audio(peaked, 8_000)).envelope(800)

    assert found[:, 1].argmax() == 123_456 * 800 // len(peaked)
    assert found.max() == 1.0
    assert (found[:, 1] == 1.0).sum() == 1


def test_zoomed_in_further_than_the_samples_each_column_shows_the_nearest() -> None:
    audio = Audio(np.array([0.1, -0.2, 0.3, -0.4], np.float32), 4)

    found = Pyramid(audio).envelope(8, 0.0, 1.0)

    np.testing.assert_array_equal(found[:, 0], np.repeat(audio.samples, 2))
    np.testing.assert_array_equal(found[:, 1], np.repeat(audio.samples, 2))


def test_outside_the_recording_there_is_silence() -> None:
    found = Pyramid(join(np.full(RATE, 0.5, np.float32))).envelope(6, -1.0, 2.0)

    np.testing.assert_array_equal(found[:, 1], [0, 0, 0.5, 0.5, 0, 0])


def test_an_empty_recording_is_a_flat_line() -> None:
    np.testing.assert_array_equal(Pyramid(join(silence(0.0))).envelope(5), np.zeros((5, 2)))


@pytest.mark.parametrize("hertz", [250.0, 1_000.0, 6_000.0])
def test_a_tone_is_a_line_at_its_own_frequency_and_level(hertz: float) -> None:
    found = spectrogram(join(tone(1.0, hertz, 0.1)))

    middle = found[len(found) // 2]
    resolution = RATE / 1024
    assert abs(middle.argmax() * resolution - hertz) <= resolution
    assert middle.max() == pytest.approx(-20.0, abs=1.5)  # a Hann window loses up to 1.4 dB between two bins
    assert np.median(middle) < -70.0


def test_time_and_frequency_span_what_was_asked_for() -> None:
    audio = join(silence(0.5), tone(0.5, 2_000.0), rate=16_000)

    found = spectrogram(Audio(audio.samples[: 16_000 + 1], 16_000), hop=0.01, highest=4_000.0)

    assert found.shape == (len(audio.samples[:16_001]) // 160 + 1, 4_000 * 512 // 16_000 + 1)
    loud = np.flatnonzero(found.max(axis=1) > -20.0)
    assert loud[0] * 0.01 == pytest.approx(len(silence(0.5)) / 16_000, abs=0.02)


def test_long_recordings_get_no_more_frames_than_can_be_seen() -> None:
    audio = Audio(noise(60.0, 0.1, 8_000), 8_000)

    assert len(spectrogram(audio, most=500)) == pytest.approx(500, abs=2)


@given(frames=st.integers(0, 5_000), rate=st.sampled_from([4_000, 22_050, 96_000]), level=st.floats(0.0, 1.0))
def test_any_recording_has_a_finite_picture(frames: int, rate: int, level: float) -> None:
    found = spectrogram(Audio(np.full(frames, level, np.float32), rate))

    assert found.dtype == np.float32
    assert found.shape[0] >= 1
    assert (found >= FLOOR_DB).all()
    assert (found <= 0.0).all()


def test_silence_is_the_floor() -> None:
    assert (spectrogram(join(silence(0.3))) == FLOOR_DB).all()
