"""Short work off the window's thread, such as judging a take: one at a time, in order, with an answer.

Work that takes more than a few seconds, or can be stopped, is a ``Job``.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

from tts_studio.errors import StudioError
from tts_studio.gui.base.job import Failure

_STACK_BYTES = 16 * 1024 * 1024  # as of a job

log = logging.getLogger(__name__)


class Errand(QObject):
    """One piece of work; belongs to the window's thread."""

    done = Signal(object)
    """What the work returned."""
    failed = Signal(object)
    """A ``Failure``."""


class Errands(QObject):
    """Runs errands one after the other."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._pool.setStackSize(_STACK_BYTES)
        self._under_way: list[Errand] = []

    def run(
        self, work: Callable[[], object], done: Callable[[Any], object], failed: Callable[[Failure], object]
    ) -> None:
        """Start some work; ``done`` gets its result or ``failed`` a ``Failure``, on the window's thread.

        Both must be slots of objects: only then does Qt know whose thread they belong to.
        """
        errand = Errand(self)
        errand.done.connect(done)
        errand.failed.connect(failed)
        errand.done.connect(self._forget)
        errand.failed.connect(self._forget)
        self._under_way.append(errand)
        self._pool.start(_Work(work, errand))

    def wait(self) -> None:
        """Wait until all work has ended; its answers come through the event loop."""
        self._pool.waitForDone()

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return bool(self._under_way)

    @Slot(object)
    def _forget(self, _answer: object) -> None:
        errand = self.sender()
        if isinstance(errand, Errand):
            self._under_way.remove(errand)
            errand.deleteLater()


class _Work(QRunnable):
    def __init__(self, work: Callable[[], object], errand: Errand) -> None:
        super().__init__()
        self._work = work
        self._errand = errand

    def run(self) -> None:
        try:
            answer = self._work()
        except StudioError as error:
            self._errand.failed.emit(Failure.of(error))
        except BaseException as error:  # no exception may leave a thread of the pool without an answer
            log.exception("An errand failed")
            self._errand.failed.emit(Failure.of(error))
        else:
            self._errand.done.emit(answer)
