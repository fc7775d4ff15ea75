"""How many steps fit into the minutes that the user gives."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from tts_studio import documents
from tts_studio.engine.training.work_clock import Clock

OVERHEAD = 0.1
"""Share of the time that goes into alignment, validation, samples and saving."""
ON_GPU = 5.0
"""Minutes that a training takes at most on an NVIDIA GPU. With 64 windows a step, and thirteen steps a second on an
H200, it hears as much in three of them as two cores in two hours; more would be learning by heart."""
CLEARLY = 0.85
"""Share of float32's time that steps in bfloat16 may take to be taken: noise in the timing should decide nothing."""
NEARLY = 0.97
"""Share of the planned steps that counts as all of them: the last ones hardly move the weights."""
MANY_MORE = 1.5
"""Times the planned steps that have to be within reach before more are planned: on a quiet machine it is 1.15."""
TELLING = 5
"""Steps from which their duration tells that of others: alignments and measurements come in between."""
GRID = 1.05
"""Step counts are rounded down to powers of this, so that a small difference in timing gives the same plan."""


@dataclass(frozen=True)
class Timing:
    """Seconds that a step takes on this machine."""

    float32: float
    bfloat16: float = math.inf
    """Infinite where it is not to be used."""


@dataclass(frozen=True)
class StepPlan:
    """What decides how much is learned."""

    steps: int
    bfloat16: bool = False
    """Whether the networks compute in it while they learn, which some CPUs do in half the time."""

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> StepPlan | None:
        """Return the plan whose fields these are; None if an older version planned otherwise, or a value is wrong."""
        known = {field.name for field in fields(cls)}
        steps, bfloat16 = documents.whole_number(values.get("steps")), values.get("bfloat16", False)
        if steps is None or steps < 1 or not isinstance(bfloat16, bool) or not known.issuperset(values):
            return None
        return cls(steps, bfloat16)


def minutes_needed(minutes: float, *, on_gpu: bool) -> float:
    """Return how many of the minutes that may be taken are worth taking."""
    return min(minutes, ON_GPU) if on_gpu else minutes


def end_of_steps(minutes: float) -> float:
    """Return the second at which the last step has to end, so that saving the voice ends within the minutes."""
    seconds = minutes * 60
    return seconds - min(40.0, max(15.0, 0.05 * seconds))


def minutes_to_end(seconds: float) -> float:
    """Return the minutes, to a tenth, of a training whose last step may end at this second or a little later."""
    return math.ceil((seconds + 40.0) / 6) / 10


def plan_steps(seconds: float, timing: Timing) -> StepPlan:
    """Return the steps that fit into ``seconds``."""
    half = timing.bfloat16 < CLEARLY * timing.float32
    each = timing.bfloat16 if half else timing.float32
    return StepPlan(_round_down(max(seconds, 0.0) * (1 - OVERHEAD) / each), half)


def seconds_for(steps: int, timing: Timing) -> float:
    """Return the time that so many steps take, with all that belongs to them."""
    return steps * min(timing.float32, timing.bfloat16) / (1 - OVERHEAD)


def reach(done: int, step: float, seconds: float) -> int:
    """Return how many steps there will be in all, ``done`` included, if each takes ``step`` of the ``seconds`` left."""
    return done + int(max(seconds, 0.0) / step)


def grown(planned: int, reached: int) -> int:
    """Return how many steps to plan from now on: more where programs have ended that the first plan was made beside."""
    return reached if reached > MANY_MORE * planned else planned


def within_reach(planned: int, reached: int) -> int:
    """Return how many steps there will be in all: the planned ones while the machine is about as quick as it was.

    Where it has become slower (hot, or busy with something else), the learning rate has to fall in fewer.
    """
    return planned if reached >= NEARLY * planned else reached


class Schedule:
    """How many steps there will be in all, while the machine becomes slower or quicker.

    ``steps`` are those of the plan, or fewer; ``done`` are behind. They end when the clock says ``ends``. A ``fixed``
    plan never grows: one that is given gives the same voice again.
    """

    def __init__(self, plan: StepPlan, clock: Clock, ends: float, *, steps: int, done: int, fixed: bool) -> None:
        self.plan = plan
        self.steps = steps
        self.clock = clock
        self.ends = ends
        self.fixed = fixed
        self._first, self._began = done, clock.elapsed

    def is_over(self, done: int) -> bool:
        """Whether all steps are ``done``, or at least one and no time is left."""
        return done >= self.steps or (done > 0 and self.clock.elapsed > self.ends)

    def shrink(self, done: int) -> None:
        """Go on with as many steps as can be reached, if these are clearly fewer than planned."""
        self.steps = within_reach(self.plan.steps, self._reach(done))

    def grow(self, done: int, after: float) -> None:
        """Plan more steps if clearly more can be reached; the first ``after`` seconds of steps tell too little."""
        if self.fixed or self.clock.elapsed - self._began <= after:
            return
        if (more := grown(self.plan.steps, self._reach(done))) > self.plan.steps:
            self.plan, self.steps = replace(self.plan, steps=more), more

    def minutes_for(self, more: int, done: int) -> float:
        """Estimate the minutes that so many more steps take; 0 while too few have been taken to tell."""
        return more * self._seconds_each(done) / 60 if done - self._first >= TELLING else 0.0

    def _reach(self, done: int) -> int:
        return reach(done, self._seconds_each(done), self.ends - self.clock.elapsed)

    def _seconds_each(self, done: int) -> float:
        """Return how long a step has taken since this schedule was made, with all that belongs to it."""
        return (self.clock.elapsed - self._began) / (done - self._first)


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
