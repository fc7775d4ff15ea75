"""How many steps fit into the minutes that the user gives."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass

SOUND_SHARE = 0.5
"""Share of the time for the phase without text; the rest is for the joint phase."""
OVERHEAD = 0.1
"""Share of the time that goes into alignment, validation, samples and saving."""
LISTENING_SECONDS = 120.0
"""Time to load the judges and to hear five voices; taken in trainings of at least ``LISTENING_FROM`` minutes."""
LISTENING_FROM = 8.0
GRID = 1.05
"""Step counts are rounded down to powers of this, so that a small difference in timing gives the same plan."""


@dataclass(frozen=True)
class Plan:
    """Steps of each phase."""

    sound: int
    joint: int

    @property
    def total(self) -> int:
        """Steps in all."""
        return self.sound + self.joint


def seconds_for_steps(minutes: float, *, listening: bool = False) -> float:
    """Return the part of the time that may pass before the last step ends; saving the voice takes the rest.

    ``listening``: so does the choice among the voices along the way.
    """
    seconds = minutes * 60
    return seconds - min(40.0, max(15.0, 0.05 * seconds)) - (LISTENING_SECONDS if listening else 0.0)


def plan(seconds: float, sound_step: float, joint_step: float) -> Plan:
    """Return the steps that fit into ``seconds``, given the seconds that a step of each phase takes."""
    seconds = max(seconds, 0.0) * (1 - OVERHEAD)
    return Plan(_round_down(SOUND_SHARE * seconds / sound_step), _round_down((1 - SOUND_SHARE) * seconds / joint_step))


def time_steps(step: Callable[[], object], count: int) -> float:
    """Return the median seconds of ``count`` calls, after one that warms up."""
    step()
    times: list[float] = []
    for _ in range(count):
        started = time.monotonic()
        step()
        times.append(time.monotonic() - started)
    return sorted(times)[count // 2]


def _round_down(steps: float) -> int:
    if steps < 2:
        return 1
    return int(GRID ** math.floor(math.log(steps) / math.log(GRID)))
