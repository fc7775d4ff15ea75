"""Who may speak when: so many requests a minute for each address, so many texts at once, so many that wait."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable

from tts_studio.server.config import Limits
from tts_studio.server.refusals import RequestError

_MOST_ADDRESSES = 4096


class Gate:
    """Lets requests in, or refuses them with 429 or 503."""

    def __init__(self, limits: Limits, now: Callable[[], float] = time.monotonic) -> None:
        """``now`` is a clock in seconds."""
        self._limits = limits
        self._now = now
        self._turns = asyncio.Semaphore(limits.at_once)
        self._waiting = 0
        self._allowances: OrderedDict[str, tuple[float, float]] = OrderedDict()
        """By address: requests that are left, and when that was."""

    def admit(self, address: str) -> None:
        """Count a request of an address; raise RequestError (429) if it has asked too often.

        An allowance fills up evenly: a minute's at most.
        """
        now, most = self._now(), float(self._limits.per_minute)
        left, then = self._allowances.pop(address, (most, now))
        left = min(most, left + (now - then) * most / 60.0)
        self._allowances[address] = (max(0.0, left - 1.0), now)
        if len(self._allowances) > _MOST_ADDRESSES:
            self._allowances.popitem(last=False)
        if left < 1.0:
            raise RequestError(
                429,
                "More than {most} requests a minute are not answered.",
                "Please wait a little.",
                code="rate_limit_exceeded",
                most=self._limits.per_minute,
            )

    async def enter(self) -> None:
        """Wait for a turn, which ends with ``leave``; raise RequestError (503) if too many wait or it takes long."""
        if self._turns.locked() and self._waiting >= self._limits.waiting:
            raise self._busy()
        self._waiting += 1
        try:
            async with asyncio.timeout(self._limits.wait):
                await self._turns.acquire()
        except TimeoutError as error:
            raise self._busy() from error
        finally:
            self._waiting -= 1

    def leave(self) -> None:
        """End a turn."""
        self._turns.release()

    @staticmethod
    def _busy() -> RequestError:
        return RequestError(
            503, "Too many texts are being spoken.", "Please try again in a moment.", code="server_busy"
        )
