"""Work on a thread, a step at a time: the server answers others meanwhile, and can stop it between two steps."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import AsyncGenerator, Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from typing import Generic, TypeVar

from tts_studio.server.gate import Gate

_T = TypeVar("_T")
_MORE_THREADS = 4  # beside one for each turn: what is stopped waits for its last step on a thread of its own


class Workers:
    """Threads for what the gate lets in."""

    def __init__(self, gate: Gate, at_once: int) -> None:
        """``at_once`` is the number of turns that the gate gives."""
        self._gate = gate
        self._threads = ThreadPoolExecutor(at_once + _MORE_THREADS, "speaking")

    async def steps(self, begin: Callable[[], Generator[_T]]) -> AsyncGenerator[_T]:
        """Yield what a generator yields, each step on a thread; it is begun once the gate gives a turn.

        Closing this closes the generator, and the turn is over when that is done. Raises RequestError as ``Gate.enter``
        does, and whatever the generator raises.
        """
        await self._gate.enter()
        loop = asyncio.get_running_loop()
        work = _Work(begin())
        try:
            while (step := await loop.run_in_executor(self._threads, work.step)) is not None:
                yield step
        finally:
            self._threads.submit(work.close).add_done_callback(lambda _: _leave(loop, self._gate))

    def close(self) -> None:
        """Begin nothing more."""
        self._threads.shutdown(wait=True, cancel_futures=False)


class _Work(Generic[_T]):
    """A generator that is stepped by one thread, and may be closed by another meanwhile."""

    def __init__(self, generator: Generator[_T]) -> None:
        self._generator = generator
        self._lock = threading.Lock()

    def step(self) -> _T | None:
        with self._lock:
            return next(self._generator, None)

    def close(self) -> None:
        with self._lock:
            self._generator.close()


def _leave(loop: asyncio.AbstractEventLoop, gate: Gate) -> None:
    with contextlib.suppress(RuntimeError):  # the loop has ended: nothing waits for a turn
        loop.call_soon_threadsafe(gate.leave)
