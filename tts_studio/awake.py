"""Keeping the computer from going to sleep during long work."""

from __future__ import annotations

from contextlib import AbstractContextManager


def awake() -> AbstractContextManager[object]:
    """Return a context in which the system does not go to sleep by itself; the screen may turn off.

    A laptop that is not used sleeps after a quarter of an hour, which pauses a training. If the system cannot be asked
    (no desktop session, or one that wakepy does not know), nothing happens. Enter and leave it in the same thread.
    """
    from wakepy import keep

    return keep.running(on_fail="pass")
