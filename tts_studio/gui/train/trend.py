"""Where a curve of losses is heading, in one word."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import combinations
from statistics import median
from typing import Literal

Trend = Literal["early", "improving", "level", "worse"]
"""``early``: too few values to say; ``worse``: it rises again, which on held-out clips is over-training."""

LEAST_VALUES = 4
_WINDOW = 6  # newest values that count
_NOTABLE = 0.005  # share of the value by which it has to move within the window
_AGREEMENT = 0.6  # of the pairs in the window, those that move one way less those that move the other way


def trend(values: Sequence[float]) -> Trend:
    """Return where losses are heading, oldest first, the less the better; non-finite values are skipped.

    The direction counts only if it is more than chance (most pairs of values agree on it) and more than half a percent.
    """
    recent = [value for value in values if math.isfinite(value)][-_WINDOW:]
    if len(recent) < LEAST_VALUES:
        return "early"
    moves = [(later - earlier, j - i) for (i, earlier), (j, later) in combinations(enumerate(recent), 2)]
    agreement = sum((move > 0) - (move < 0) for move, _ in moves) / len(moves)
    change = median(move / apart for move, apart in moves) * (len(recent) - 1)
    if abs(agreement) < _AGREEMENT or abs(change) < _NOTABLE * abs(median(recent)):
        return "level"
    return "improving" if change < 0 else "worse"
