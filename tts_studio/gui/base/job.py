"""The only thread of the window: it drives one job, a generator of events, and reports it in batches.

Cancelling is to stop pulling and close the generator, on the thread that runs it; the job's own ``finally`` saves.
"""

from __future__ import annotations

import logging
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from enum import Enum
from time import monotonic

from PySide6.QtCore import QObject, QThread, QTimer, Signal

from tts_studio.errors import StudioError, joined
from tts_studio.events import Event, Finished
from tts_studio.messages import NOTHING, Message

_BATCH_SECONDS = 0.1
_STACK_BYTES = 16 * 1024 * 1024  # macOS gives a QThread 512 KiB, which OpenBLAS overflows

log = logging.getLogger(__name__)


class JobOutcome(Enum):
    """How a job ended."""

    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"


@dataclass(frozen=True)
class Failure:
    """What went wrong, without the exception itself, which would keep the tensors of its frames."""

    title: Message
    hint: Message = NOTHING
    detail: str = ""
    expected: bool = True
    """False for a bug of the program."""

    @classmethod
    def of(cls, error: BaseException) -> Failure:
        """Return an exception as words."""
        trace = "".join(traceback.format_exception(error))
        if isinstance(error, StudioError):
            return cls(error.title, error.hint, error.detail or trace)
        words = Message("{error}", error=str(error) or type(error).__name__)
        return cls(words, detail=trace, expected=False)

    @property
    def message(self) -> Message:
        """What went wrong and what to do, as one message."""
        return joined(self.title, self.hint)


class Job(QThread):
    """Runs one job off the window's thread."""

    happened = Signal(object)
    """A tuple of events, at most every 100 ms."""
    failed = Signal(object)
    """A ``Failure``; before ``ended``."""
    ended = Signal(object)
    """A ``JobOutcome``, exactly once."""

    def __init__(
        self, name: str, start: Callable[[], Iterator[Event]], parent: QObject | None = None, *, heavy: bool = False
    ) -> None:
        super().__init__(parent)
        self.name = name
        self.heavy = heavy
        """Whether it needs the whole machine, so that nothing may be recorded meanwhile."""
        self.outcome: JobOutcome | None = None
        self.result: dict[str, object] = {}
        """What ``Finished`` said, once it has."""
        self._start = start
        self._going = threading.Event()
        self._going.set()
        self._watched = threading.Event()
        self.setStackSize(_STACK_BYTES)

    def begin(self) -> None:
        """Start, with the first event at the next turn of the event loop: until then its signals can be connected.

        A signal that is emitted before it is connected is lost, and a short job ends within a millisecond.
        """
        self.start()
        QTimer.singleShot(0, self, self._watched.set)

    def run(self) -> None:
        """Pull the events; called by Qt on the new thread."""
        outcome = JobOutcome.FAILED
        self._watched.wait()
        try:
            outcome = self._pull()
        except BaseException as error:  # none may leave a QThread, and Rust code raises some that are no Exception
            log.exception("The job “%s” failed", self.name)
            self.failed.emit(Failure.of(error))
        self.outcome = outcome
        self.ended.emit(outcome)

    def cancel(self) -> None:
        """Ask the job to end; it does so between two of its events, and saves what it has."""
        self.requestInterruption()
        self._watched.set()
        self._going.set()

    def pause(self) -> None:
        """Let the job wait before its next event."""
        self._going.clear()

    def resume(self) -> None:
        """Go on after ``pause``."""
        self._going.set()

    @property
    def paused(self) -> bool:
        """Whether the job waits."""
        return not self._going.is_set()

    def _pull(self) -> JobOutcome:
        waiting: list[Event] = []
        sent = monotonic()
        try:
            with closing(self._start()) as events:  # pyright: ignore[reportArgumentType] -- jobs are generators
                for event in events:
                    waiting.append(event)
                    if isinstance(event, Finished):
                        self.result = dict(event.result)
                    if monotonic() - sent > _BATCH_SECONDS or not self._going.is_set():
                        self._send(waiting)
                        sent = monotonic()
                    self._going.wait()
                    if self.isInterruptionRequested():
                        return JobOutcome.CANCELLED
        finally:
            self._send(waiting)
        return JobOutcome.DONE

    def _send(self, waiting: list[Event]) -> None:
        if waiting:
            self.happened.emit(tuple(waiting))
            waiting.clear()
