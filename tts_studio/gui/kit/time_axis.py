"""Which part of a recording a picture shows: seconds to pixels and back, zooming, scrolling."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from tts_studio.axis import round_step

NARROWEST = 0.02
"""Seconds that a picture shows at least: a few periods of a voice."""


@dataclass(frozen=True)
class TimeAxis:
    """From second ``start`` on, ``seconds`` of a recording of ``total`` seconds; never beyond its ends."""

    total: float
    start: float
    seconds: float

    @classmethod
    def whole(cls, total: float) -> TimeAxis:
        """Return the axis that shows all of a recording."""
        return cls(total, 0.0, total)

    @property
    def end(self) -> float:
        """The second at the right edge."""
        return self.start + self.seconds

    @property
    def zoomed_in(self) -> bool:
        """Whether a part only is shown."""
        return self.seconds < self.total

    def x(self, second: float, width: float) -> float:
        """Return where a second is in a picture ``width`` pixels wide; outside of 0 … width if it is not shown."""
        return (second - self.start) / self.seconds * width if self.seconds else 0.0

    def second(self, x: float, width: float) -> float:
        """Return the second at a pixel, 0 … total."""
        return min(self.total, max(0.0, self.start + x / width * self.seconds)) if width else 0.0

    def zoomed(self, times: float, around: float) -> TimeAxis:
        """Return the axis ``times`` as detailed, with the second ``around`` at the same place."""
        seconds = min(self.total, max(min(NARROWEST, self.total), self.seconds / times))
        share = (around - self.start) / self.seconds if self.seconds else 0.0
        return replace(self, seconds=seconds, start=self._within(around - share * seconds, seconds))

    def moved(self, seconds: float) -> TimeAxis:
        """Return the axis scrolled by some seconds."""
        return replace(self, start=self._within(self.start + seconds, self.seconds))

    def showing(self, second: float) -> TimeAxis:
        """Return the axis scrolled as little as possible to show a second with some margin."""
        margin = self.seconds * 0.1
        if second < self.start + margin:
            return self.moved(second - margin - self.start)
        if second > self.end - margin:
            return self.moved(second + margin - self.end)
        return self

    def ticks(self, most: int) -> list[float]:
        """Return at most ``most`` round seconds within the axis, evenly apart, for a scale."""
        if self.seconds <= 0 or most < 1:
            return []
        step = round_step(self.seconds / most)
        first = math.ceil(self.start / step - 1e-9)
        last = math.floor(self.end / step + 1e-9)
        return [round(number * step, 6) for number in range(first, last + 1)][:most]

    def _within(self, start: float, seconds: float) -> float:
        return max(0.0, min(start, self.total - seconds))
