"""Tables: a row for each recording or part of one, columns divided by “|”, tab, semicolon or comma."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tts_studio.errors import TextError
from tts_studio.messages import Message
from tts_studio.project.lists import cells as dividing
from tts_studio.project.lists import columns, times
from tts_studio.project.lists.cells import SAMPLE, Cells, Record
from tts_studio.project.lists.column_profile import ColumnProfile, alike
from tts_studio.project.lists.headings import (
    END_NAMES,
    FILE_NAMES,
    ID_NAMES,
    KNOWN_NAMES,
    LENGTH_NAMES,
    SPEAKER_NAMES,
    START_NAMES,
    TEXT_NAMES,
    column_name,
)
from tts_studio.project.lists.interface import (
    Columns,
    Entry,
    Find,
    ListContent,
    ListFile,
    ListReader,
    Span,
    Surroundings,
)

SUFFIXES = (".csv", ".tsv", ".psv", ".list", ".txt", ".lst", ".tab")

MAX_COLUMNS = 200

_ROWS = Message("Each line needs the file and its text, divided by “|”.")
_SURPLUS = Message("This line has more columns than the list; please put its text in quotation marks.")
_EXAMPLE = 60  # characters of a cell that is shown
_MOST = 0.8  # of the rows


class Table(ListReader):
    """Any text that is a table; the last reader that is asked."""

    def claims(self, file: ListFile) -> bool:
        """Return True."""
        return True

    def read(self, file: ListFile) -> ListContent:
        """Return the rows of the table."""
        return read_table(file, dividing.divide(file.text, file.around.find))


@dataclass(frozen=True)
class _Layout:
    """Delimiter and columns of a table."""

    delimiter: str
    width: int
    """Columns that a row has."""
    audio: int | None
    """None: the recording is the one beside the list."""
    texts: list[int]
    """The preferred column first."""
    speaker: int | None = None
    start: int | None = None
    end: int | None = None
    length: int | None = None
    """The column with the duration, where there is no ``end``."""
    scale: float = 1.0
    """What times are multiplied by to be seconds."""
    others: list[int] = field(default_factory=list[int])
    """Columns that may be the text as well."""

    def entry(self, file: ListFile, record: Record) -> Entry:
        place = file.line(record.number)
        row = record.cells
        if any(cell.strip() for cell in row[self.width :]):
            if self.texts != [self.width - 1]:
                return Entry(place, self._name(row), "", problem=_SURPLUS)
            # Only if the text is the last column do the surplus cells certainly belong to it.
            row = [*row[: self.width - 1], dividing.joined(row[self.width - 1 :], self.delimiter)]
        span, problem = self._span(row)
        return Entry(
            place,
            self._name(row),
            _first(row, self.texts),
            span,
            _cell(row, self.speaker),
            tuple(_cell(row, column) for column in self.others if _cell(row, column)),
            problem,
        )

    def _name(self, row: Cells) -> str:
        return _cell(row, self.audio)

    def _span(self, row: Cells) -> tuple[Span | None, Message | None]:
        if self.start is None:
            return None, None
        start = times.seconds(_cell(row, self.start))
        end = times.seconds(_cell(row, self.end if self.end is not None else self.length))
        if start is None or end is None:
            return None, times.BAD
        if self.end is None:
            end += start
        if end <= start:
            return None, times.BAD
        return (start * self.scale, end * self.scale), None


def read_table(file: ListFile, cut: dividing.Cut) -> ListContent:
    """Return the rows of a table in cells; raises TextError if none of them has a recording and a text."""
    name, find = file.path.name, file.around.find
    records = cut.records
    if not records:
        raise TextError("“{name}” is empty.", _ROWS, name=name)
    header = _header(records[0].cells, find)
    rows = [record for record in (records[1:] if header else records) if not _is_comment(record.cells, find)]
    if not rows:
        raise TextError("“{name}” has a header, but no rows.", _ROWS, name=name)
    if all(len(record.cells) < 2 for record in rows):
        raise TextError("“{name}” has only one column.", _ROWS, name=name)
    width = _width(header, rows, cut.delimiter)
    if width > MAX_COLUMNS:
        raise TextError(
            "“{name}” has more than {most} columns.", _ROWS, f"{width} columns", name=name, most=MAX_COLUMNS
        )
    beside = header is not None and _is_beside(header)
    audio = None if beside else _named_audio(name, header) if header else _likely_audio(rows, width, find)
    titles = header
    if header is None and audio is not None and _is_title(rows, audio, find):
        titles, rows = [cell.strip() for cell in rows[0].cells], rows[1:]
    table = _Rows(rows, width, audio, find)
    names = _titles(titles, width)
    texts = _texts(name, header, table, names, file.around)
    layout = _layout(cut.delimiter, header, table, texts)
    examples = {names[column]: table.example(column) for column in range(width)}
    known = Columns(examples, names[texts.order[0]], texts.why, texts.doubtful)
    return ListContent([layout.entry(file, record) for record in rows], known)


class _Rows:
    """The rows of a table, and what its columns hold."""

    def __init__(self, rows: Sequence[Record], width: int, audio: int | None, find: Find) -> None:
        self.width = width
        self.audio = audio
        sample = _spread(rows)
        self.profiles = [ColumnProfile([_cell(row.cells, column) for row in sample]) for column in range(width)]
        self.recordings: list[Path | None] = [
            find(_cell(row.cells, audio)) if audio is not None else None for row in sample
        ]

    @property
    def besides(self) -> list[int]:
        """The columns but that of the recordings."""
        return [column for column in range(self.width) if column != self.audio]

    def times(self, column: int | None) -> list[float]:
        """Return the times in a column, without cells that are none."""
        cells = self.profiles[column].filled if column is not None else []
        return [value for cell in cells if (value := times.seconds(cell)) is not None]

    def example(self, column: int) -> str:
        """Return a cell of a column, shortened."""
        cell = next((cell for cell in self.profiles[column].filled), "")
        return cell if len(cell) <= _EXAMPLE else cell[: _EXAMPLE - 1] + "…"


def _spread(rows: Sequence[Record]) -> list[Record]:
    """Return rows from all over a table, since its beginning may be of one speaker or one language."""
    step = max(1, len(rows) // SAMPLE)
    return list(rows[::step][:SAMPLE])


def _header(row: Cells, find: Find) -> list[str] | None:
    names = [column_name(cell) for cell in row]
    spoken = any(name in TEXT_NAMES for name in names) and any(name in (*FILE_NAMES, *ID_NAMES) for name in names)
    known = KNOWN_NAMES.issuperset(name for name in names if name) and any(names)
    if find(row[0]) or not (spoken or known or _is_beside(names)):
        return None
    return names


def _is_beside(names: list[str]) -> bool:
    """Return whether a list gives times and texts, but no recording, as Whisper and Audacity write them."""
    timed = any(name in START_NAMES for name in names) and any(name in (*END_NAMES, *LENGTH_NAMES) for name in names)
    named = any(name in (*FILE_NAMES, *ID_NAMES) for name in names)
    return timed and not named and any(name in TEXT_NAMES for name in names)


def _is_comment(row: Cells, find: Find) -> bool:
    return row[0].lstrip().startswith("#") and not any(map(find, row))


def _is_title(rows: Sequence[Record], audio: int, find: Find) -> bool:
    """Return whether the first row is a header in unknown words: what it has for a recording is unlike the others."""
    first, others = _cell(rows[0].cells, audio), [_cell(record.cells, audio) for record in rows[1:SAMPLE]]
    found = [name for name in others if find(name)]
    if find(first) or not re.fullmatch(r"[^\d/\\.]+", first) or len(found) < max(2, _MOST * len(others)):
        return False
    return _shape(first) not in {_shape(name) for name in found}


def _shape(name: str) -> str:
    """Return how a name is made of letters, digits and marks: ``a0.a`` for ``clip12.wav``."""
    return re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+", "0", name))


def _width(header: Cells | None, rows: Sequence[Record], delimiter: str) -> int:
    """Return how many columns the table has; delimiters within texts give some rows more cells."""
    widths = Counter(len(record.cells) for record in rows if len(record.cells) > 1)
    usual = min(widths, key=lambda width: (-widths[width], width))
    if header:
        return len(header) if delimiter in ",;" or usual <= len(header) else usual
    if delimiter in ",;":
        return usual
    wider = max(widths)
    if wider == usual:
        return usual
    # Rows of LJSpeech may lack the third column, which says the second one in other words.
    surplus = [record.cells for record in rows if len(record.cells) == wider]
    last, before = (ColumnProfile([row[place].strip() for row in surplus]) for place in (-1, -2))
    empty = not last.filled
    spelled = usual == wider - 1 and alike(last, before)
    return (
        wider if spelled or (not empty and widths[wider] == widths[usual] and last.distinct < len(surplus)) else usual
    )


def _named_audio(name: str, header: list[str]) -> int:
    """Return the column of the recordings by its name."""
    files = [column for column, title in enumerate(header) if title in FILE_NAMES]
    audio = files or [column for column, title in enumerate(header) if title in ID_NAMES]
    if not audio:
        raise _no_column(name, header, "“{name}” has no column for the recording; its columns are {columns}.")
    return audio[0]


def _likely_audio(rows: Sequence[Record], width: int, find: Find) -> int:
    sample = rows[:SAMPLE]
    return max(range(width), key=lambda column: sum(find(_cell(row.cells, column)) is not None for row in sample))


def _no_column(name: str, header: list[str], sentence: str) -> TextError:
    return TextError(sentence, _ROWS, name=name, columns=", ".join(header))


def _texts(
    name: str, header: list[str] | None, table: _Rows, names: list[str], around: Surroundings
) -> columns.TextColumns:
    named = [header.index(known) for known in TEXT_NAMES if known in header] if header else []
    if header and not named:
        raise _no_column(name, header, "“{name}” has no column for the text; its columns are {columns}.")
    if around.text_column:
        return _chosen(name, names, around.text_column)
    if header:
        return columns.TextColumns(named, columns.NAMED)
    return columns.find_text(table.profiles, table.besides, table.recordings, around)


def _chosen(name: str, names: list[str], wanted: str) -> columns.TextColumns:
    """Return the column that the user has named, or given by its number."""
    titles = [column_name(title) for title in names]
    if column_name(wanted) in titles:
        return columns.TextColumns([titles.index(column_name(wanted))], columns.CHOSEN)
    if wanted.strip().isdecimal() and 1 <= int(wanted) <= len(names):
        return columns.TextColumns([int(wanted) - 1], columns.CHOSEN)
    raise TextError(
        "“{name}” has no column “{column}”.",
        "Please choose one of {columns}, or a number from 1 to {count}.",
        name=name,
        column=wanted,
        columns=", ".join(names),
        count=len(names),
    )


def _titles(header: list[str] | None, width: int) -> list[str]:
    """Return the name of each column: that of the header, or its number."""
    titles = header or []
    return [titles[column] if column < len(titles) and titles[column] else str(column + 1) for column in range(width)]


def _layout(delimiter: str, header: list[str] | None, table: _Rows, texts: columns.TextColumns) -> _Layout:
    others = [column for column in table.besides if column not in texts.order and table.profiles[column].has_words]
    others += texts.order[1:]
    speaker = _column(header, SPEAKER_NAMES) if header else _likely_speaker(table, texts.order)
    start, end, length = (_column(header, names) for names in (START_NAMES, END_NAMES, LENGTH_NAMES))
    if header is None:
        start, end = _likely_times(table)
    if start is None or (end is None and length is None):
        return _Layout(delimiter, table.width, table.audio, texts.order, speaker, others=others)
    scale = _scale(table, start, end, length)
    return _Layout(delimiter, table.width, table.audio, texts.order, speaker, start, end, length, scale, others)


def _column(header: list[str] | None, names: Sequence[str]) -> int | None:
    return next((header.index(name) for name in names if name in header), None) if header else None


def _likely_speaker(table: _Rows, texts: list[int]) -> int | None:
    """Return a column of labels that may be people, the first one; None if there is none."""
    labels = [column for column in table.besides if column not in texts]
    return next((column for column in labels if table.profiles[column].names_speakers), None)


def _likely_times(table: _Rows) -> tuple[int | None, int | None]:
    """Return two columns beside one another that are start and end in each row, of recordings that are named again."""
    found = [path for path in table.recordings if path is not None]
    if table.audio is None or len(set(found)) == len(found):
        return None, None
    for column in table.besides[:-1]:
        starts, ends = table.profiles[column].times, table.profiles[min(column + 1, table.width - 1)].times
        if starts and ends and len(starts) == len(ends) and all(a < b for a, b in zip(starts, ends, strict=True)):
            return column, column + 1
    return None, None


def _scale(table: _Rows, start: int, end: int | None, length: int | None) -> float:
    if end is None:
        return times.in_seconds(table.times(length))
    pairs = zip(table.times(start), table.times(end), strict=False)
    return times.in_seconds([last - first for first, last in pairs])


def _cell(row: Cells, column: int | None) -> str:
    return row[column].strip() if column is not None and column < len(row) else ""


def _first(row: Cells, order: Sequence[int]) -> str:
    return next((cell for column in order if (cell := _cell(row, column))), "")
