"""Confidence intervals, on samples of which they are known."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks import bootstrap


def test_the_interval_of_a_mean_is_that_of_the_textbook() -> None:
    sample = np.random.default_rng(1).normal(5.0, 2.0, 400)

    low, high = bootstrap.interval(np.mean, sample)

    error = sample.std(ddof=1) / np.sqrt(len(sample))
    assert low == pytest.approx(sample.mean() - 1.96 * error, abs=0.25 * error)
    assert high == pytest.approx(sample.mean() + 1.96 * error, abs=0.25 * error)
    assert bootstrap.interval(np.mean, sample) == (low, high), "it is the same each time"


def test_more_sentences_make_it_narrower() -> None:
    few = np.tile([[0, 8], [3, 8]], (10, 1))
    many = np.tile(few, (16, 1))

    widths = [high - low for low, high in (bootstrap.interval(bootstrap.share_wrong, each) for each in (few, many))]

    assert widths[0] == pytest.approx(4 * widths[1], rel=0.25)


def test_error_rates_are_over_all_words_together() -> None:
    assert bootstrap.share_wrong(np.array([[1, 10], [1, 2]])) == pytest.approx(2 / 12)


def test_samples_of_different_length_are_drawn_by_themselves() -> None:
    found = bootstrap.bounded("way", lambda a, b: float(a.mean() - b.mean()), np.array([3.0, 5.0]), np.array([1.0]))

    assert found == {"way": 3.0, "way_low": 2.0, "way_high": 4.0}
