from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.sounds import RATE, join, noise, silence, tone
from tts_studio.audio import levels
from tts_studio.audio.signal import SILENCE_DB, Audio

MEASURES = [levels.peak_dbfs, levels.loudness]


def test_full_scale_tone() -> None:
    """ITU-R BS.1770-4: a tone of 997 Hz at 0 dB in one channel measures −3.01 LUFS."""
    audio = Audio(tone(5.0, 997.0, 1.0, 48_000), 48_000)

    assert levels.peak_dbfs(audio) == pytest.approx(0.0, abs=0.01)
    assert levels.loudness(audio) == pytest.approx(-3.01, abs=0.05)


def test_ears_hear_low_tones_less() -> None:
    low, middle = join(tone(2.0, 40.0)), join(tone(2.0, 1_000.0))

    assert levels.peak_dbfs(low) == pytest.approx(levels.peak_dbfs(middle), abs=0.1)
    assert levels.loudness(low) < levels.loudness(middle) - 3.0


def test_pauses_do_not_make_speech_less_loud() -> None:
    speech = join(noise(3.0, 0.1))
    paused = join(noise(3.0, 0.1), silence(6.0))

    assert levels.loudness(paused) == pytest.approx(levels.loudness(speech), abs=0.5)


@pytest.mark.parametrize("measure", MEASURES)
@given(decibels=st.floats(-30.0, 0.0))
def test_gain_moves_every_level_by_as_much(measure, decibels: float) -> None:
    loud = join(tone(0.6, 700.0, 0.9))
    soft = Audio((loud.samples * 10.0 ** (decibels / 20.0)).astype(np.float32), RATE)

    assert measure(loud) - measure(soft) == pytest.approx(-decibels, abs=0.01)


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("seconds", [0.0, 0.01, 1.0])
def test_silence_has_a_finite_level(measure, seconds: float) -> None:
    assert measure(join(silence(seconds))) == SILENCE_DB


@pytest.mark.parametrize("frames", [1, 2, 100, 8_819, 8_820, 8_821])
def test_any_length_can_be_measured(frames: int) -> None:
    audio = Audio(noise(1.0, 0.1)[:frames], RATE)

    assert all(math.isfinite(measure(audio)) for measure in MEASURES)


@pytest.mark.parametrize("seconds", [0.1, 0.39, 0.41, 2.0])
def test_loudness_does_not_depend_on_the_length(seconds: float) -> None:
    assert levels.loudness(join(noise(seconds, 0.1))) == pytest.approx(levels.loudness(join(noise(5.0, 0.1))), abs=1.0)


@pytest.mark.parametrize("rate", [4_000, 8_000, 16_000, 44_100, 96_000])
def test_loudness_hardly_depends_on_the_rate(rate: int) -> None:
    audio = Audio(tone(2.0, 500.0, 0.5, rate), rate)

    assert levels.loudness(audio) == pytest.approx(levels.loudness(join(tone(2.0, 500.0, 0.5))), abs=0.5)


@pytest.mark.parametrize(
    ("dbfs", "share"),
    [(0, 1), (-10, 0.75), (-20, 0.5), (-30, 0.3), (-40, 0.15), (-50, 0.075), (-60, 0.025), (-70, 0), (-120, 0), (3, 1)],
)
def test_scale_of_the_standard(dbfs: float, share: float) -> None:
    """IEC 60268-18: deflection in per cent at each mark."""
    assert levels.iec_scale(dbfs) == pytest.approx(share)


@given(st.floats(-130.0, 10.0), st.floats(-130.0, 10.0))
def test_louder_never_shows_less(one: float, other: float) -> None:
    assert levels.iec_scale(min(one, other)) <= levels.iec_scale(max(one, other))


def test_peak_is_held_then_falls() -> None:
    mark = levels.PeakHold(hold=1.0, fall=20.0)
    mark.update(-6.0, 0.1)

    assert mark.update(-60.0, 1.0) == -6.0
    assert mark.update(-60.0, 0.5) == pytest.approx(-16.0)
    assert mark.update(-10.0, 0.01) == -10.0  # a new peak is held anew
    assert mark.update(-60.0, 0.9) == -10.0
    assert mark.update(-60.0, 60.0) == -60.0  # the sound itself is below nothing


def test_peak_may_be_held_for_ever() -> None:
    mark = levels.PeakHold(hold=math.inf)
    mark.update(-3.0, 0.1)

    assert mark.update(-90.0, 1e6) == -3.0


@given(st.lists(st.floats(0.0, 3.0), min_size=1, max_size=6))
def test_marks_and_bars_do_not_depend_on_how_often_they_are_updated(times: list[float]) -> None:
    often, once = (levels.PeakHold(), levels.Ballistics()), (levels.PeakHold(), levels.Ballistics())
    for mark, bars in (often, once):
        mark.update(-3.0, 0.0)
        bars.update(-3.0, -6.0, 1.0)
    for seconds in times:
        often[0].update(-120.0, seconds)
        often[1].update(-120.0, -120.0, seconds)
    once[0].update(-120.0, sum(times))
    once[1].update(-120.0, -120.0, sum(times))

    assert often[0].level == pytest.approx(once[0].level)
    assert often[1].peak_dbfs == pytest.approx(once[1].peak_dbfs)
    assert often[1].rms_dbfs == pytest.approx(once[1].rms_dbfs)


def test_bars_rise_in_300_ms_and_the_peak_at_once() -> None:
    bars = levels.Ballistics()
    bars.update(-6.0, -9.0, 0.3)

    assert bars.peak_dbfs == -6.0
    assert bars.rms_dbfs == pytest.approx(-9.0 + 10 * math.log10(1 - math.exp(-1)))
    bars.update(-6.0, -9.0, 3.0)
    assert bars.rms_dbfs == pytest.approx(-9.0, abs=0.01)


def test_peak_falls_20_decibels_in_1_7_seconds() -> None:
    bars = levels.Ballistics()
    bars.update(0.0, -3.0, 0.1)
    bars.update(SILENCE_DB, SILENCE_DB, 1.7)

    assert bars.peak_dbfs == pytest.approx(-20.0)


def test_a_meter_rests_at_silence() -> None:
    bars = levels.Ballistics()
    bars.update(SILENCE_DB, SILENCE_DB, 0.1)

    assert (bars.peak_dbfs, bars.rms_dbfs) == (SILENCE_DB, SILENCE_DB)
