"""How far chance reaches: confidence intervals of figures that are taken over sentences or recordings.

The percentile bootstrap (Efron, 1979): the sentences are drawn anew with replacement, as many as there are, and the
figure is taken of each drawing; 95 % of what is found so lies within the interval.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import numpy.typing as npt

DRAWS = 1000
SHARE = 0.95
LOW, HIGH = "_low", "_high"
"""Ends of the names of an interval's ends."""

Rows = npt.NDArray[Any]
"""A sample: one row, of any shape, for each sentence."""


def bounded(name: str, statistic: Callable[..., float], *samples: Rows) -> dict[str, float]:
    """Return a figure of the samples under its name, and the ends of its interval as ``NAME_low`` and ``NAME_high``."""
    low, high = interval(statistic, *samples)
    return {name: float(statistic(*samples)), name + LOW: low, name + HIGH: high}


def interval(statistic: Callable[..., float], *samples: Rows) -> tuple[float, float]:
    """Return the ends of the interval of a figure; each sample is drawn anew, by itself. Always the same for the same.

    No sample may be empty.
    """
    chance = random.Random(0)
    drawn = sorted(float(statistic(*(_drawn(sample, chance) for sample in samples))) for _ in range(DRAWS))
    left_out = round((1.0 - SHARE) / 2.0 * DRAWS)
    return drawn[left_out], drawn[-1 - left_out]


def _drawn(sample: Rows, chance: random.Random) -> Rows:
    return sample[chance.choices(range(len(sample)), k=len(sample))]


def share_wrong(counts: Rows) -> float:
    """Return the error rate of sentences, 0 … , of rows of (wrong, said) words or letters."""
    wrong, said = counts.sum(axis=0)
    return float(wrong / said)
