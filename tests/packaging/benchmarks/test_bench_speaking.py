"""How the benchmark of speaking counts; what it measures is no matter for a test."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks import bench_speaking
from tests.helpers.sounds import tone
from tts_studio.audio.signal import Audio


def silent(seconds: float) -> np.ndarray:
    return np.zeros(round(seconds * 48_000), np.float32)


def test_times_are_those_between_a_key_and_what_is_heard() -> None:
    sound = tone(1.0, rate=48_000)
    made = Audio(np.concatenate([silent(0.05), sound, sound]), 48_000)
    result = bench_speaking.Result()
    heard = Audio(np.concatenate([silent(1.0), silent(0.12), sound, silent(0.3), sound, silent(1.0)]), 48_000)
    bench_speaking.note(result, "a sentence", heard, 1.0, None, made)
    bench_speaking.note(result, "a sentence", heard, 1.0, 3.38, made)
    assert result.first["a sentence"] == pytest.approx([120.0, 120.0], abs=1.0)
    assert result.silent["a sentence"] == pytest.approx([50.0, 50.0], abs=1.0)
    assert (result.gaps, result.stops) == ([pytest.approx(300.0, abs=2.0)], [pytest.approx(40.0, abs=2.0)])
    assert not result.as_dict()["passed"]
    result.gaps.clear()
    result.gaps.append(0.0)
    assert result.as_dict()["passed"]
