"""Round numbers for the axes of charts, on a screen or in a file."""

from __future__ import annotations

import math

_LEAST_SPAN = 1e-9
"""Relative to the values: a smaller difference is a flat line."""


def ticks(lowest: float, highest: float, count: int) -> list[float]:
    """Return two or more round numbers, evenly spaced, that enclose both values, with about ``count`` steps."""
    size = max(abs(lowest), abs(highest), _LEAST_SPAN)
    span = highest - lowest if highest - lowest > size * _LEAST_SPAN else size
    step = round_step(span / count * 0.999)
    first = math.floor(lowest / step + 1e-9)
    last = max(first + 1, math.ceil(highest / step - 1e-9))
    return [number * step for number in range(first, last + 1)]


def round_step(least: float) -> float:
    """Return the smallest of 1, 2, 5 times a power of ten that is not below ``least`` (> 0)."""
    power = 10.0 ** math.floor(math.log10(least))
    return next((power * factor for factor in (1.0, 2.0, 5.0) if power * factor >= least), power * 10.0)
