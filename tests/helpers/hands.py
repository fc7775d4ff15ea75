"""A clock that a test sets."""

from __future__ import annotations


class Hands:
    """Stand where they are put."""

    def __init__(self) -> None:
        self.now = 1000.0

    def monotonic(self) -> float:
        return self.now
