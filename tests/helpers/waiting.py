"""Waiting for another thread: until something holds, and no longer."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

PATIENCE = 60.0
"""Seconds after which something counts as hanging; a busy machine may take as long as it wants until then."""


def until(condition: Callable[[], object], what: str = "") -> None:
    """Return as soon as ``condition`` holds; fail if it never does."""
    deadline = time.monotonic() + PATIENCE
    pause = threading.Event()
    while not condition():
        assert time.monotonic() < deadline, f"never came true: {what or condition}"
        pause.wait(0.002)
