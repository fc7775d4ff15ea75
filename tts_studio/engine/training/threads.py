"""How many threads compute together: as many as have a core to themselves.

torch's threads meet after each operation, some thousand times in a step of training. One that shares its core with
another program lets all the others wait for its turn each time: on two cores (Linux in a virtual machine) a step took
0.25 s, beside one other busy program more than 60 s, and there with one thread 0.42 s.
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
"""Seconds of meetings by which it is decided; the system gives a core to others for 1 to 10 ms."""
LONG = 0.001
"""Seconds after which a meeting has waited for somebody: it takes 0.02 ms otherwise."""
SLOW = 1.5
"""A step that takes so many times longer than the quickest has perhaps waited."""
SOON, LATER = 2.0, 15.0
"""Seconds until it is looked again: after a slow step, and after any."""

_GRAIN = 32768  # numbers that torch gives a thread at least

log = logging.getLogger(__name__)


class Threads:
    """Sets torch's threads where it is entered, from one to as many as there were before, and gives these back.

    ``watched``: whether steps wait for them; those on a GPU do not, and to look at sixteen threads takes up to 0.75 s.
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
        """Look how many have a core to themselves, and take so many; 0.05 s a try."""
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


def share_lost(meetings: Iterable[float]) -> float:
    """Return the share (0 … 1) of the time of meetings, each in seconds, that went into waiting for somebody."""
    times = list(meetings)
    return sum(seconds for seconds in times if seconds > LONG) / max(sum(times), LONG)


def _is_worth_it(count: int) -> bool:
    """Tell whether so many threads do more than one fewer, which would have nobody to wait for."""
    torch.set_num_threads(count)
    return share_lost(_meetings(count)) <= 1 / count


def _meetings(count: int) -> list[float]:
    numbers = torch.zeros(count * _GRAIN)
    numbers.add_(1.0)  # the threads start
    times: list[float] = []
    began = now = time.perf_counter()
    while now < began + LOOK_FOR:
        met = now
        numbers.add_(1.0)
        now = time.perf_counter()
        times.append(now - met)
    return times
