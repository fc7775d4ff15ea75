"""Times as a player shows them."""

from __future__ import annotations


def clock(seconds: float) -> str:
    """Return a time as “0:04” or “1:02:33”, rounded down to seconds."""
    minutes, second = divmod(max(0, int(seconds)), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"
