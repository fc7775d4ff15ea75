"""How long a job has worked: pauses do not count."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

PAUSE = 2.0
"""Seconds between two events that are a pause, no slow terminal."""

T = TypeVar("T")


class Clock:
    """Counts seconds of work from when it is made."""

    def __init__(self) -> None:
        self._began = time.monotonic()

    @property
    def elapsed(self) -> float:
        """Seconds of work so far."""
        return time.monotonic() - self._began

    def go_on_from(self, seconds: float) -> None:
        """Count as if so many seconds had been worked until now."""
        self._began = time.monotonic() - seconds

    def watch(self, events: Iterable[T]) -> Iterator[T]:
        """Yield the events, and subtract the time that the consumer spends between them, up to the closing."""
        for event in events:
            shown = time.monotonic()
            try:
                yield event
            finally:
                self._leave_out(time.monotonic() - shown)

    def _leave_out(self, seconds: float) -> None:
        if seconds > PAUSE:
            self._began += seconds


class Interval:
    """Says when more than ``seconds`` of work have passed since it was made or begun again."""

    def __init__(self, clock: Clock, seconds: float) -> None:
        self._clock = clock
        self._seconds = seconds
        self._began = clock.elapsed

    @property
    def is_over(self) -> bool:
        """Whether they have passed."""
        return self._clock.elapsed - self._began > self._seconds

    def begin_again(self) -> None:
        """Count from now."""
        self._began = self._clock.elapsed
