"""How many threads compute together: as many as have a core to themselves.

torch's threads pass a barrier after each operation, some thousand times in a step of training. A thread that shares its
core with another program lets all others wait for its turn each time: on two cores (Linux in a virtual machine) a step
took 0.25 s, beside one other busy program more than 60 s, and there with one thread 0.42 s.
"""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from types import TracebackType
from typing import Self

import torch

LOOK_FOR = 0.05
"""Seconds for which the latency of barriers is sampled; the system gives a core to others for 1 to 10 ms."""
LONG = 0.001
"""Seconds above which a barrier has waited for a thread without a core; otherwise it takes 0.02 ms."""
SLOW = 1.5
"""A step that takes so many times as long as the quickest may have waited."""
SOON, LATER = 2.0, 15.0
"""Seconds between two samplings: after a slow step, and after any."""

_GRAIN = 32768  # numbers that torch gives a thread at least

log = logging.getLogger(__name__)


class Threads:
    """A context in which torch has one to as many threads as before; on leaving it, it has as many as before.

    ``watched``: whether steps wait for threads. Those on a GPU do not, and sampling sixteen takes up to 0.75 s.
    """

    def __init__(self, *, watched: bool = True) -> None:
        self.most = self._fewest = torch.get_num_threads()
        self._watched = watched
        self._quickest: dict[int, float] = {}
        self._looked = -math.inf

    @property
    def count(self) -> int:
        """How many compute now."""
        return torch.get_num_threads()

    def settle(self) -> None:
        """Find how many have a core to themselves, and take so many; 0.05 s a try."""
        before = self.count
        torch.set_num_threads(next(n for n in range(self.most, 0, -1) if n == 1 or _is_worth_it(n)))
        self._looked = time.monotonic()
        if self.count != before:
            log.info("%d of %d threads compute", self.count, self.most)

    @contextmanager
    def watch_step(self) -> Generator[None]:
        """Take the time of a step, for ``after_step``."""
        began = time.monotonic()
        yield
        self.after_step(time.monotonic() - began)

    def after_step(self, seconds: float) -> None:
        """Look again if a step has taken long, and now and then."""
        if not self._watched:
            return
        self._quickest[self.count] = min(seconds, self._quickest.get(self.count, math.inf))
        slow = seconds > SLOW * self._quickest[self.count]
        if time.monotonic() - self._looked > (SOON if slow else LATER):
            self.settle()

    def have_become_fewer(self) -> bool:
        """Tell whether steps go on with fewer than ever; once for each number, for on many cores they come and go."""
        fewer = self._watched and self.count < self._fewest
        self._fewest = min(self._fewest, self.count)
        return fewer

    def __enter__(self) -> Self:
        self.settle()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        torch.set_num_threads(self.most)


def share_lost(barriers: Iterable[float]) -> float:
    """Return the share (0 … 1) of the time at barriers, each in seconds, that long ones took."""
    times = list(barriers)
    return sum(seconds for seconds in times if seconds > LONG) / max(sum(times), LONG)


def _is_worth_it(count: int) -> bool:
    """Tell whether so many threads do more than one fewer, of which none would have to wait."""
    torch.set_num_threads(count)
    return share_lost(_barriers(count)) <= 1 / count


def _barriers(count: int) -> list[float]:
    numbers = torch.zeros(count * _GRAIN)
    numbers.add_(1.0)  # the threads start
    times: list[float] = []
    began = now = time.perf_counter()
    while now < began + LOOK_FOR:
        passed = now
        numbers.add_(1.0)
        now = time.perf_counter()
        times.append(now - passed)
    return times
