"""The time of reading without a break: a tired voice is not the one to train on."""

from __future__ import annotations

HINT_SECONDS = 5 * 60
BREAK_SECONDS = 60


class Sitting:
    """Counts from the first take after a break. Times are seconds of any monotonic clock."""

    def __init__(self) -> None:
        self._since: float | None = None
        self._last = 0.0

    def note(self, at: float) -> bool:
        """Count a take that ended at ``at``; return whether it is time for a break. Then the count starts again."""
        if self._since is None or at - self._last > BREAK_SECONDS:
            self._since = at
        self._last = at
        if at - self._since < HINT_SECONDS:
            return False
        self._since = None
        return True
