"""How the benchmark of the window counts; what it measures is no matter for a test."""

from __future__ import annotations

import time

import pytest

from benchmarks import bench_window


def test_beats_that_a_busy_window_left_out_count(monkeypatch: pytest.MonkeyPatch) -> None:
    measure = bench_window.Measure(window=None, studio=None, seconds=1.0)
    measure._due = bench_window.INTERVAL

    for now in (1.0, 1.5, 11.5):  # in intervals: on time, before the next is due, and ten intervals later
        monkeypatch.setattr(time, "perf_counter", lambda now=now: now * bench_window.INTERVAL)
        measure._on_beat()

    late = [(beats + 0.5) * bench_window.INTERVAL for beats in range(9, -1, -1)]
    assert measure.lateness == pytest.approx([0.0, *late])


def test_percentile_is_in_milliseconds() -> None:
    late = [number / 1000 for number in range(100)]

    assert bench_window.percentile(late, 50) == 50.0
    assert bench_window.percentile(late, 95) == 95.0
    assert bench_window.percentile(late, 100) == 99.0


def test_nothing_measured_is_no_success() -> None:
    assert bench_window.percentile([], 95) > bench_window.LATENESS_BUDGET
