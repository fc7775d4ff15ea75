from __future__ import annotations

import numpy as np
import pytest

from tests.helpers.sounds import tone
from tts_studio.audio.signal import SILENCE_DB
from tts_studio.devices.meter import Levels, Meter


def test_a_meter_that_heard_nothing_shows_silence() -> None:
    meter = Meter()
    meter.add(np.zeros(0, np.float32))
    assert meter.read() == Levels(SILENCE_DB, SILENCE_DB, False)


def test_a_reading_covers_all_blocks_since_the_last_one() -> None:
    meter = Meter()
    for level in (0.1, 0.5, 0.2):
        meter.add(np.full(100, level, np.float32))
    reading = meter.read()
    assert reading.peak_dbfs == pytest.approx(-6.02, abs=0.01)
    assert reading.rms_dbfs == pytest.approx(10 * np.log10(0.3 / 3), abs=0.01)
    assert meter.read() == reading, "nothing new: as before, or the meter would flicker"
    meter.add(np.full(100, 0.1, np.float32))
    assert meter.read().peak_dbfs == pytest.approx(-20.0, abs=0.01)


def test_a_loud_peak_is_not_yet_clipping() -> None:
    meter = Meter()
    meter.add(np.array([0.0, 1.0, 0.0], np.float32))
    assert not meter.read().clipped
    meter.add(np.clip(tone(0.1, level=2.0), -1.0, 1.0))
    meter.add(tone(0.1, level=0.1))
    assert meter.read().clipped


def test_levels_end_at_full_scale() -> None:
    meter = Meter()
    meter.add(np.full(100, 1.5, np.float32))
    assert meter.read() == Levels(0.0, 0.0, True)
