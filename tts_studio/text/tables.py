"""Tables as spreadsheets and people write them: rows of cells, whatever the delimiter."""

from __future__ import annotations

import csv

_DELIMITERS = ",;\t|"


def rows(text: str) -> list[list[str]]:
    """Return the rows of a table without empty lines and without spaces around cells; the first line tells how."""
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines:
        return []
    delimiter = max(_DELIMITERS, key=lambda sign: (lines[0].count(sign), -_DELIMITERS.index(sign)))
    return [[cell.strip() for cell in row] for row in csv.reader(lines, delimiter=delimiter, skipinitialspace=True)]
