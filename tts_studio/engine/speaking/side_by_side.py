"""Working on several items at once, one on each core, with the results in the order of the items."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

_MOST_THREADS = 8
"""Above it the memory of one more item is worth more than its speed."""


def in_order(
    work: Callable[[_Item], _Result], items: Iterable[_Item], threads: int | None = None
) -> Generator[_Result]:
    """Yield what ``work`` makes of each item; those that come next are being worked on meanwhile.

    ``threads`` is how many at once (default: one a core); of the items, twice as many are taken beforehand. ``work``
    has to release the interpreter for most of its time, as numpy and onnxruntime do. Closing waits for what is being
    worked on. Raises what ``work`` raises.
    """
    threads = threads or min(_cores(), _MOST_THREADS)
    waiting: deque[Future[_Result]] = deque()
    with ThreadPoolExecutor(threads, "side by side") as pool:
        try:
            for item in items:
                waiting.append(pool.submit(work, item))
                if len(waiting) > 2 * threads:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for one in waiting:
                one.cancel()


def _cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
