"""Tables of recordings and texts whose delimiter, quotes, header and columns have to be found out."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tts_studio.errors import TextError
from tts_studio.messages import Message

DELIMITERS = "|\t;,"
"""The rarer in a text first."""

FILE_NAMES = (
    "audio",
    "audio_file",
    "audiofile",
    "audio_filepath",
    "audio_path",
    "audio_filename",
    "recording",
    "path",
    "file",
    "filename",
    "file_name",
    "filepath",
    "file_path",
    "fname",
    "wav",
    "wavs",
    "wav_file",
    "wav_path",
    "wav_filename",
)
ID_NAMES = ("id", "name", "clip", "clip_id", "utt_id", "utterance_id")
"""Columns that name the recording if no column names its file."""
TEXT_NAMES = (
    "normalized_text",
    "normalised_text",
    "normalized_transcription",
    "normalised_transcription",
    "normalized_transcript",
    "normalized",
    "normalised",
    "text",
    "transcript",
    "transcription",
    "sentence",
    "raw_text",
    "raw_transcription",
    "raw_transcript",
    "utterance",
    "caption",
)
"""The normalised text comes first: its numbers and abbreviations are spelled out as they were spoken."""
OTHER_NAMES = {"speaker", "speaker_name", "speaker_id", "client_id", "gender", "accent", "age", "emotion"} | {
    "language",
    "lang",
    "locale",
    "duration",
    "length",
    "split",
}
KNOWN_NAMES = frozenset({*FILE_NAMES, *ID_NAMES, *TEXT_NAMES, *OTHER_NAMES})

_SAMPLE = 200
"""Rows from which the layout of a table is found out; looking for the recordings of all rows would take long."""
_ROWS = Message("Each line needs the file and its text, divided by “|”.")
_SURPLUS = Message("This line has more columns than the list; please put its text in quotation marks.")


@dataclass(frozen=True)
class Line:
    """One row of a table."""

    number: int
    """Number of the line in the file, from 1."""
    audio: str
    text: str
    problem: Message | None = None
    """Why its text or recording is not certain; None if they are."""


Find = Callable[[str], Path | None]
Cells = list[str]
Record = tuple[int, Cells]


@dataclass(frozen=True)
class _Layout:
    """Delimiter and columns of a table."""

    delimiter: str
    width: int
    """Columns that a row has."""
    audio: int
    texts: list[int]
    """The preferred column first."""

    def line(self, number: int, cells: Cells) -> Line:
        if any(cell.strip() for cell in cells[self.width :]):
            if self.texts != [self.width - 1]:
                return Line(number, _cell(cells, self.audio), "", _SURPLUS)
            # Only if the text is the last column do the surplus cells certainly belong to it.
            cells = [*cells[: self.width - 1], self.delimiter.join(cells[self.width - 1 :])]
        return Line(number, _cell(cells, self.audio), _first(cells, self.texts))


def parse(name: str, text: str, find: Find) -> list[Line]:
    """Return the rows of a table in the file ``name``; ``find`` tells whether a cell names a recording that exists.

    Raises TextError if it holds no rows with a recording and a text.
    """
    delimiter, records = _best(text, find)
    if not records:
        raise TextError("“{name}” is empty.", _ROWS, name=name)
    header = _header(records[0][1], find)
    rows = records[1:] if header else records
    if not rows:
        raise TextError("“{name}” has a header, but no rows.", _ROWS, name=name)
    if all(len(cells) < 2 for _, cells in rows):
        raise TextError("“{name}” has only one column.", _ROWS, name=name)
    width = _width(header, rows, delimiter)
    audio, texts = _named_columns(name, header) if header else _likely_columns(rows, width, find)
    layout = _Layout(delimiter, width, audio, texts)
    return [layout.line(number, cells) for number, cells in rows]


def _best(text: str, find: Find) -> tuple[str, list[Record]]:
    """Return the delimiter that gives the most rows with a recording, and the rows."""
    divided = [(delimiter, _divide(text, delimiter, find)) for delimiter in DELIMITERS]
    return max(divided, key=lambda table: _evidence(table[1], find))


def _evidence(records: list[Record], find: Find) -> tuple[int, int]:
    several = [cells for _, cells in records if len(cells) > 1]
    # If no recording is found at all, the delimiter in the most lines is the likeliest.
    return sum(any(find(cell) for cell in cells) for cells in several[:_SAMPLE]), len(several)


def _divide(text: str, delimiter: str, find: Find) -> list[Record]:
    quoted = _quoted(text, delimiter)
    records = _plain(text, delimiter) if quoted is None or _swallows(quoted, delimiter, find) else quoted
    return [(number, cells) for number, cells in records if any(cell.strip() for cell in cells)]


def _quoted(text: str, delimiter: str) -> list[Record] | None:
    """Read the table as CSV; None if it is not valid CSV or its quotation marks belong to the texts.

    LJSpeech writes quotation marks as they come, while spreadsheets and pandas quote the cells that need it.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    records: list[Record] = []
    start = 1
    try:
        for cells in reader:
            records.append((start, cells))
            start = reader.line_num + 1
    except csv.Error:
        return None
    needed = any(mark in cell for _, cells in records for cell in cells for mark in (delimiter, '"', "\n"))
    if not needed and not _all_quoted(text, delimiter):
        return None
    return records


def _swallows(records: list[Record], delimiter: str, find: Find) -> bool:
    """Return whether a cell over several lines contains a row with a recording: its quotes are then not CSV's."""
    lines = [line for _, cells in records for cell in cells for line in cell.split("\n")[1:]]
    divided = [line.split(delimiter) for line in lines if delimiter in line]
    return any(find(cell) for cells in divided for cell in cells)


def _all_quoted(text: str, delimiter: str) -> bool:
    lines = [line for line in text.split("\n") if line.strip()]
    return all(cell[:1] == cell[-1:] == '"' for line in lines for cell in line.split(delimiter))


def _plain(text: str, delimiter: str) -> list[Record]:
    lines = enumerate(text.split("\n"), 1)
    return [(number, _cells(line, delimiter)) for number, line in lines]


def _cells(line: str, delimiter: str) -> Cells:
    cells = line.split(delimiter)
    return _rejoined(cells, delimiter) if delimiter in ",;" else cells


def _rejoined(cells: Cells, delimiter: str) -> Cells:
    """Join texts that were split at their own commas, which are followed by a space."""
    joined = cells[:2]
    for cell in cells[2:]:
        if cell.startswith(" "):
            joined[-1] += delimiter + cell
        else:
            joined.append(cell)
    return joined


def _header(cells: Cells, find: Find) -> list[str] | None:
    names = [column_name(cell) for cell in cells]
    spoken = any(name in TEXT_NAMES for name in names) and any(name in (*FILE_NAMES, *ID_NAMES) for name in names)
    if find(cells[0]) or not (spoken or KNOWN_NAMES.issuperset(names)):
        return None
    return names


def column_name(written: str) -> str:
    """Return the name of a column as it stands in ``FILE_NAMES`` and the like."""
    return written.strip().lower().lstrip("#").strip().replace(" ", "_").replace("-", "_")


def _width(header: Cells | None, rows: Sequence[Record], delimiter: str) -> int:
    """Return how many columns the table has; unquoted commas or semicolons in texts give some rows more cells."""
    widths = Counter(len(cells) for _, cells in rows if len(cells) > 1)
    if delimiter not in ",;":
        return max(widths)
    return len(header) if header else min(widths, key=lambda width: (-widths[width], width))


def _named_columns(name: str, header: list[str]) -> tuple[int, list[int]]:
    """Return the column of the recordings, and those of the texts with the preferred one first."""
    texts = [header.index(known) for known in TEXT_NAMES if known in header]
    files = [column for column, title in enumerate(header) if title in FILE_NAMES]
    audio = files or [column for column, title in enumerate(header) if title in ID_NAMES]
    if not texts or not audio:
        raise TextError(
            "“{name}” has no column for the recording; its columns are {columns}."
            if texts
            else "“{name}” has no column for the text; its columns are {columns}.",
            _ROWS,
            name=name,
            columns=", ".join(header),
        )
    return audio[0], texts


def _likely_columns(rows: Sequence[Record], width: int, find: Find) -> tuple[int, list[int]]:
    """Return the same for a table without header."""
    columns = range(width)
    sample = rows[:_SAMPLE]
    audio = max(columns, key=lambda column: sum(find(_cell(cells, column)) is not None for _, cells in sample))
    return audio, _text_columns(rows, [column for column in columns if column != audio])


def _text_columns(rows: Sequence[Record], columns: Sequence[int]) -> list[int]:
    """Return the columns with texts, last one first: it is the spelled-out text, or the one after the speaker."""
    texts = [column for column in reversed(columns) if not _is_label(rows, column)]
    return texts or list(reversed(columns))


def _is_label(rows: Sequence[Record], column: int) -> bool:
    """Return whether a column holds no texts: only numbers, or single words that repeat, such as speakers."""
    values = [cell for _, cells in rows if (cell := _cell(cells, column))]
    if not any(letter.isalpha() for value in values for letter in value):
        return True
    return not any(" " in value for value in values) and len(values) > 1 and len(set(values)) <= len(values) / 2


def _cell(cells: Cells, column: int) -> str:
    return cells[column].strip() if column < len(cells) else ""


def _first(cells: Cells, columns: Sequence[int]) -> str:
    return next((cell for column in columns if (cell := _cell(cells, column))), "")
