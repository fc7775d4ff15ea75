"""When to tell, by ear, how far a work has come: at its quarters, and not more often than can be listened to."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

_QUARTERS = (75, 50, 25)
_APART_SECONDS = 10.0


class Quarters:
    """Knows what has been told of the present stage of a work."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self.begin()

    def begin(self) -> None:
        """Begin a stage."""
        self._told = 0
        self._told_at = self._clock()

    def to_tell(self, share: float) -> int:
        """Return 25, 50 or 75 if that is to be told now, at ``share`` (0 … 1) of the stage; else 0."""
        reached = next((quarter for quarter in _QUARTERS if share * 100 >= quarter), 0)
        if reached <= self._told or share >= 1.0 or self._clock() - self._told_at < _APART_SECONDS:
            return 0
        self._told, self._told_at = reached, self._clock()
        return reached
