"""Scanning, for those who have one switch: a mark moves from control to control, and the switch chooses.

By rows the mark moves over whole rows first, and inside the chosen one then. Knows nothing of Qt.
"""

from __future__ import annotations

from collections.abc import Sequence

_ROUNDS = 2
"""Times the mark goes through a row before it goes on with the rows: no choice must be final."""

Place = tuple[int, int]
"""Row and column."""


class Scanner:
    """The mark on rows of controls."""

    def __init__(self, rows: Sequence[int] = (), *, by_rows: bool = True) -> None:
        """``rows``: how many controls each row has; rows without any are passed over."""
        self._by_rows = by_rows
        self._rows: list[int] = []
        self._row = -1
        self._column: int | None = None
        self._steps = 0
        self.change(rows)

    @property
    def marked(self) -> list[Place]:
        """The places that are marked now: a control, a row, or none before the first step."""
        if not 0 <= self._row < len(self._rows):
            return []
        columns = range(self._rows[self._row]) if self._column is None else [self._column]
        return [(self._row, column) for column in columns]

    def change(self, rows: Sequence[int]) -> None:
        """Go on with other rows, from their beginning."""
        self._rows = list(rows)
        self._row, self._column, self._steps = -1, None, 0

    def step(self) -> None:
        """Move the mark on."""
        if not any(self._rows):
            return
        if self._column is None:
            self._next_row()
            return
        self._steps += 1
        if self._column + 1 < self._rows[self._row]:
            self._column += 1
        elif not self._by_rows:
            self._next_row()
        elif self._steps >= _ROUNDS * self._rows[self._row]:
            self._column = None
        else:
            self._column = 0

    def choose(self) -> Place | None:
        """Return the control that is chosen; None if a row was entered, or nothing is marked yet."""
        if not self.marked:
            return None
        if self._column is None and self._rows[self._row] > 1:
            self._column, self._steps = 0, 0
            return None
        chosen = self._row, self._column or 0
        self._row, self._column = -1, None
        return chosen

    def _next_row(self) -> None:
        self._row = next(
            row % len(self._rows)
            for row in range(self._row + 1, self._row + 1 + len(self._rows))
            if self._rows[row % len(self._rows)]
        )
        self._column, self._steps = (None if self._by_rows else 0), 0
