"""One process at a time may change a project; inside that process it may be opened several times."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from pathlib import Path

from filelock import FileLock, Timeout

from tts_studio.formats import LOCK


@dataclass
class _Hold:
    lock: FileLock
    changes: threading.RLock = field(default_factory=threading.RLock)
    """Held while a thread of this process writes, since the lock file keeps only processes apart."""
    count: int = 0


_holds: dict[Path, _Hold] = {}
_guard = threading.RLock()


class Lease:
    """A share in this process's lock on one project folder; ``release`` gives it up."""

    def __init__(self, folder: Path, hold: _Hold) -> None:
        self._folder = folder
        self._hold: _Hold | None = hold
        self.first = hold.count == 1
        """Whether it is the only one in this process: only then may the project be tidied up."""
        self.changes = hold.changes

    def release(self) -> None:
        """Give up the share; the last one frees the folder for other processes. A second call does nothing."""
        with _guard:
            hold, self._hold = self._hold, None
            if hold is None:
                return
            hold.count -= 1
            if hold.count == 0:
                del _holds[self._folder]
                hold.lock.release()


def acquire(folder: Path) -> Lease | None:
    """Lock the folder without waiting; None if another process has it. Raises OSError if it cannot be written to."""
    folder = folder.resolve()
    with _guard:
        hold = _holds.get(folder)
        if hold is None:
            # Not bound to a thread: a project may be opened in one and closed in another.
            hold = _Hold(FileLock(folder / LOCK, timeout=0, thread_local=False))
            try:
                hold.lock.acquire()
            except Timeout:
                return None
            _holds[folder] = hold
        hold.count += 1
        return Lease(folder, hold)
