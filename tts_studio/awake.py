"""Keeping the computer from going to sleep while it works for somebody who has gone away."""

from __future__ import annotations

from contextlib import AbstractContextManager


def awake() -> AbstractContextManager[object]:
    """Return a context in which the system does not go to sleep by itself; the screen may turn off.

    A laptop that lies untouched sleeps after a quarter of an hour, and a training with it. Where the system cannot be
    asked (no desktop session, or one that is not known to wakepy), nothing happens and nothing is said. To be entered
    and left in one thread.
    """
    from wakepy import keep

    return keep.running(on_fail="pass")
