"""Dividing the text of a table into cells: its delimiter and its quotes have to be found out."""

from __future__ import annotations

import csv
import io
import re
from typing import NamedTuple

from tts_studio.project.lists.interface import Find

DELIMITERS = "|\t;,"
"""The rarer in a text first."""
SAMPLE = 200
"""Rows from which the layout of a table is found out; looking for the recordings of all rows would take long."""

Cells = list[str]

_FEW = 3  # lines; fewer may end alike by chance
_IN_QUOTES = re.compile(r'"[^"]*"')
_QUOTED_LINE = re.compile(r'\s*"(.*)"[\s,;]*')


class Record(NamedTuple):
    """A row of a table."""

    number: int
    """Its line in the file, from 1."""
    cells: Cells


class Cut(NamedTuple):
    """A table in cells."""

    delimiter: str
    records: list[Record]


def divide(text: str, find: Find) -> Cut:
    """Return the rows of a table, by the delimiter that gives the most rows with a recording; without blank ones."""
    divided = [Cut(delimiter, _divided(text, delimiter, find)) for delimiter in DELIMITERS]
    return max(divided, key=lambda table: evidence(table.records, find))


def evidence(records: list[Record], find: Find) -> tuple[int, int]:
    """Return how many rows name a recording, and how many have several cells."""
    several = [record.cells for record in records if len(record.cells) > 1]
    # If no recording is found at all, the delimiter in the most lines is the likeliest.
    return sum(any(find(cell) for cell in cells) for cells in several[:SAMPLE]), len(several)


def joined(cells: Cells, delimiter: str) -> str:
    """Return a text that was cut at a delimiter of its own."""
    if delimiter in ",;":
        return delimiter.join(cells)
    return " ".join(cell.strip() for cell in cells)


def _divided(text: str, delimiter: str, find: Find) -> list[Record]:
    plain = _plain(text, delimiter, find)
    quoted = _quoted(text, delimiter)
    if quoted is not None and not _swallows(quoted, delimiter, find) and _as_good(quoted, plain, find):
        plain = quoted
    kept = [record for record in plain if any(cell.strip() for cell in record.cells)]
    return [record for record in kept if not _is_comment(record.cells, find)]


def _as_good(quoted: list[Record], plain: list[Record], find: Find) -> bool:
    """Return whether quotes read as CSV's lose no recording: a spreadsheet may have quoted whole lines."""
    return evidence(quoted, find)[0] >= evidence(plain, find)[0]


def _is_comment(cells: Cells, find: Find) -> bool:
    """Return whether a row is a remark or a name of columns that begins with “#” and has no text behind it."""
    return cells[0].lstrip().startswith("#") and len(cells) == 1 and not find(cells[0])


def _quoted(text: str, delimiter: str) -> list[Record] | None:
    """Read the table as CSV; None if it is not valid CSV or its quotation marks belong to the texts.

    LJSpeech writes quotation marks as they come, while spreadsheets and pandas quote the cells that need it.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    records: list[Record] = []
    start = 1
    try:
        for cells in reader:
            records.append(Record(start, cells))
            start = reader.line_num + 1
    except csv.Error:
        return None
    needed = any(mark in cell for _, cells in records for cell in cells for mark in (delimiter, '"', "\n"))
    return records if needed or _are_of_csv(text, delimiter) else None


def _swallows(records: list[Record], delimiter: str, find: Find) -> bool:
    """Return whether a cell over several lines contains a row with a recording: its quotes are then not CSV's."""
    lines = [line for _, cells in records for cell in cells for line in cell.split("\n")[1:]]
    divided = [line.split(delimiter) for line in lines if delimiter in line]
    return any(find(cell) for cells in divided for cell in cells)


def _are_of_csv(text: str, delimiter: str) -> bool:
    """Return whether quotation marks that are not needed are CSV's all the same, since they follow a rule.

    They are around all cells, around all of a column, or, where “|” is not the delimiter, around those with a comma.
    """
    rows = [line.split(delimiter) for line in text.split("\n") if line.strip()]
    if all(_is_quoted(cell) for row in rows for cell in row):
        return True
    body = rows[1:]
    width = min((len(row) for row in body), default=0)
    if len(body) > 1 and any(all(_is_quoted(row[column]) for row in body) for column in range(width)):
        return True
    quoted = [cell for row in rows for cell in row if _is_quoted(cell)]
    return delimiter != "|" and bool(quoted) and all(any(mark in cell for mark in ",;") for cell in quoted)


def _is_quoted(cell: str) -> bool:
    return len(cell) > 1 and cell[0] == cell[-1] == '"'


def _plain(text: str, delimiter: str, find: Find) -> list[Record]:
    lines = text.split("\n")
    if delimiter != ",":
        lines = [_unquoted(line, delimiter, find) for line in _unpadded(lines)]
    return [Record(number, _cells(line, delimiter)) for number, line in enumerate(lines, 1)]


def _unpadded(lines: list[str]) -> list[str]:
    """Return the lines without the commas or semicolons that spreadsheets append until all lines have as many."""
    filled = [line.rstrip() for line in lines if line.strip()]
    for mark in ",;":
        counts = {_IN_QUOTES.sub("", line).count(mark) for line in filled}
        if len(filled) >= _FEW and len(counts) == 1 and all(re.search(rf"\S{mark}$", line) for line in filled):
            return [line.rstrip().rstrip(mark) for line in lines]
    return lines


def _unquoted(line: str, delimiter: str, find: Find) -> str:
    """Return a line without the quotes that a spreadsheet has put around all of it, since it holds a comma."""
    match = _QUOTED_LINE.fullmatch(line)
    if match is None or delimiter not in match[1]:
        return line
    inner = match[1].replace('""', '"')
    cells = inner.split(delimiter)
    return inner if any(map(find, cells)) and not any(map(find, line.split(delimiter))) else line


def _cells(line: str, delimiter: str) -> Cells:
    cells = line.split(delimiter)
    return _rejoined(cells, delimiter) if delimiter in ",;" else cells


def _rejoined(cells: Cells, delimiter: str) -> Cells:
    """Join texts that were split at their own commas, which are followed by a space."""
    rejoined = cells[:2]
    for cell in cells[2:]:
        if cell.startswith(" "):
            rejoined[-1] += delimiter + cell
        else:
            rejoined.append(cell)
    return rejoined
