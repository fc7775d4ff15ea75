"""Tables of recordings and texts, of which nobody wrote down the delimiter, quotes, header and columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

DELIMITERS = "|\t;,"
"""The rarer in a text first."""

FILE_NAMES = (
    {"audio", "audio_file", "audiofile", "audio_filepath", "audio_path", "audio_filename", "recording"}
    | {"path", "file", "filename", "file_name", "filepath", "file_path", "fname"}
    | {"wav", "wavs", "wav_file", "wav_path", "wav_filename"}
)
ID_NAMES = {"id", "name", "clip", "clip_id", "utt_id", "utterance_id"}
"""They name a recording only where no column names its file."""
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
"""The spelled-out text first: it is nearer to what was said."""
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
"""Rows that tell the layout of a table; to look for the recordings of all would take long in a large one."""


@dataclass(frozen=True)
class Line:
    """One row of a table."""

    number: int
    """Of the line in the file, from 1."""
    audio: str
    text: str


Find = Callable[[str], Path | None]
Cells = list[str]
Record = tuple[int, Cells]


def parse(text: str, find: Find) -> list[Line]:
    """Return the rows of a table; ``find`` tells whether a cell names a recording that exists.

    Raises ValueError with the end of a sentence ("has no rows but a header") if it holds no rows.
    """
    records = _best(text, find)
    if not records:
        raise ValueError("is empty")
    header = _header(records[0][1], find)
    rows = records[1:] if header else records
    if not rows:
        raise ValueError("has a header, but no rows")
    if all(len(cells) < 2 for _, cells in rows):
        raise ValueError("has only one column")
    audio, texts = _named_columns(header) if header else _likely_columns(rows, find)
    return [Line(number, _cell(cells, audio), _first(cells, texts)) for number, cells in rows]


def _best(text: str, find: Find) -> list[Record]:
    """Return the table as divided by the delimiter that leads to the most recordings."""
    divided = [_divide(text, delimiter) for delimiter in DELIMITERS]
    return max(divided, key=lambda records: _evidence(records, find))


def _evidence(records: list[Record], find: Find) -> tuple[int, int]:
    several = [cells for _, cells in records if len(cells) > 1]
    # Where no recording is found at all, the delimiter that stands in the most lines is the likeliest.
    return sum(any(find(cell) for cell in cells) for cells in several[:_SAMPLE]), len(several)


def _divide(text: str, delimiter: str) -> list[Record]:
    quoted = _quoted(text, delimiter)
    records = _plain(text, delimiter) if quoted is None else quoted
    return [(number, cells) for number, cells in records if any(cells)]


def _quoted(text: str, delimiter: str) -> list[Record] | None:
    """Read the table by the rules of CSV; None if it breaks them or its quotes belong to the texts.

    LJSpeech writes quotation marks as they come, while spreadsheets and pandas quote the cells that need it.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    records: list[Record] = []
    start = 1
    try:
        for cells in reader:
            records.append((start, [cell.strip() for cell in cells]))
            start = reader.line_num + 1
    except csv.Error:
        return None
    needed = any(mark in cell for _, cells in records for cell in cells for mark in (delimiter, '"', "\n"))
    if not needed and not _all_quoted(text, delimiter):
        return None
    return records


def _all_quoted(text: str, delimiter: str) -> bool:
    lines = [line for line in text.split("\n") if line.strip()]
    return all(cell[:1] == cell[-1:] == '"' for line in lines for cell in line.split(delimiter))


def _plain(text: str, delimiter: str) -> list[Record]:
    lines = enumerate(text.split("\n"), 1)
    return [(number, _cells(line, delimiter)) for number, line in lines]


def _cells(line: str, delimiter: str) -> Cells:
    cells = line.split(delimiter)
    if delimiter in ",;":
        cells = _rejoined(cells, delimiter)
    return [cell.strip() for cell in cells]


def _rejoined(cells: Cells, delimiter: str) -> Cells:
    """Put texts together again that were divided at their own commas: those are followed by a space."""
    joined = cells[:2]
    for cell in cells[2:]:
        if cell.startswith(" "):
            joined[-1] += delimiter + cell
        else:
            joined.append(cell)
    return joined


def _header(cells: Cells, find: Find) -> list[str] | None:
    names = [cell.lower().lstrip("#").strip().replace(" ", "_").replace("-", "_") for cell in cells]
    spoken = any(name in TEXT_NAMES for name in names) and any(name in {*FILE_NAMES, *ID_NAMES} for name in names)
    if find(cells[0]) or not (spoken or KNOWN_NAMES.issuperset(names)):
        return None
    return names


def _named_columns(header: list[str]) -> tuple[int, list[int]]:
    """Return the column of the recordings, and those of the texts with the preferred one first."""
    texts = [header.index(name) for name in TEXT_NAMES if name in header]
    files = [column for column, name in enumerate(header) if name in FILE_NAMES]
    audio = files or [column for column, name in enumerate(header) if name in ID_NAMES]
    for found, wanted in ((texts, "text"), (audio, "recording")):
        if not found:
            raise ValueError(f"has no column for the {wanted}; its columns are {', '.join(header)}")
    return audio[0], texts


def _likely_columns(rows: Sequence[Record], find: Find) -> tuple[int, list[int]]:
    """Return the same for a table without header."""
    columns = range(max(len(cells) for _, cells in rows))
    sample = rows[:_SAMPLE]
    audio = max(columns, key=lambda column: sum(find(_cell(cells, column)) is not None for _, cells in sample))
    return audio, _text_columns(rows, [column for column in columns if column != audio])


def _text_columns(rows: Sequence[Record], columns: Sequence[int]) -> list[int]:
    """Return the columns with texts, last one first: it is the spelled-out text, or the one after the speaker."""
    texts = [column for column in reversed(columns) if not _is_label(rows, column)]
    return texts or list(reversed(columns))


def _is_label(rows: Sequence[Record], column: int) -> bool:
    """Tell whether a column holds names of speakers or languages: single words that keep coming back."""
    values = [cell for _, cells in rows if (cell := _cell(cells, column))]
    return not any(" " in value for value in values) and len(values) > 1 and len(set(values)) <= len(values) / 2


def _cell(cells: Cells, column: int) -> str:
    return cells[column] if column < len(cells) else ""


def _first(cells: Cells, columns: Sequence[int]) -> str:
    return next((cell for column in columns if (cell := _cell(cells, column))), "")
