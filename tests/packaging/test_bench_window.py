"""How the benchmark of the window counts; what it measures is no matter for a test."""

from __future__ import annotations

import time
from collections.abc import Callable
from types import ModuleType

import pytest


@pytest.fixture
def bench(load_script: Callable[[str], ModuleType]) -> ModuleType:
    return load_script("bench_window")


def test_beats_that_a_busy_window_left_out_count(bench: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    measure = bench.Measure(window=None, studio=None, seconds=1.0)
    measure._due = bench.INTERVAL

    for now in (1.0, 1.5, 11.5):  # in intervals: on time, before the next is due, and ten intervals later
        monkeypatch.setattr(time, "perf_counter", lambda now=now: now * bench.INTERVAL)
        measure._on_beat()

    assert measure.lateness == pytest.approx([0.0, *((late + 0.5) * bench.INTERVAL for late in range(9, -1, -1))])


def test_percentile_is_in_milliseconds(bench: ModuleType) -> None:
    late = [number / 1000 for number in range(100)]

    assert bench.percentile(late, 50) == 50.0
    assert bench.percentile(late, 95) == 95.0
    assert bench.percentile(late, 100) == 99.0


def test_nothing_measured_is_no_success(bench: ModuleType) -> None:
    assert bench.percentile([], 95) > bench.LATENESS_BUDGET
