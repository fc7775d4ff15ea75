"""What a reader of one kind of list is given, and what it returns.

A further kind of list is a file here, with a class that extends ``ListReader``, and a line in ``readers.py``.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from tts_studio.errors import TextError
from tts_studio.messages import Message
from tts_studio.project.decoding import read_text, too_large

MAX_LINES = 2_000_000

Find = Callable[[str], Path | None]
"""Gives the recording that a name in a list means; None if there is none, or more than one."""
Span = tuple[float, float]
"""Start and end of a part of a recording in seconds."""


@dataclass(frozen=True)
class Entry:
    """What a list says about one recording, or a part of one."""

    place: str
    """Where it stands, for the user: ``metadata.csv, line 3``."""
    name: str
    """The recording as the list names it; empty if it is the one beside the list."""
    text: str
    span: Span | None = None
    """The part of the recording; None for all of it."""
    speaker: str = ""
    """Who speaks; empty if the list does not say."""
    others: tuple[str, ...] = ()
    """What the line holds in other columns that may be the text."""
    problem: Message | None = None
    """Why its text or recording is not certain; None if they are."""


@dataclass(frozen=True)
class Columns:
    """Which column of a table is the text, and why; the user may choose another."""

    examples: dict[str, str]
    """Name of each column, its number from 1 where the table has no header → a cell of it."""
    text: str
    """Name of the column with the text."""
    why: Message
    doubtful: bool
    """Whether another column may be the text as well."""


@dataclass(frozen=True)
class ListContent:
    """What is in a list."""

    entries: Sequence[Entry]
    columns: Columns | None = None
    """None if it is no table."""


@dataclass(frozen=True)
class Surroundings:
    """What a reader may ask about what is around a list."""

    find: Find = lambda name: None
    seconds: Callable[[Path], float | None] = lambda path: None
    """Duration of a recording in seconds; None if it cannot be read."""
    language: str = ""
    """espeak-ng's name of the project's language; empty if it is not known."""
    text_column: str = ""
    """Name or number of the column that the user has chosen for the text; empty to find it out."""


@dataclass(frozen=True)
class ListFile:
    """A file that may be a list."""

    path: Path
    around: Surroundings = field(default_factory=Surroundings)

    @property
    def name(self) -> str:
        """Name of the file in lower case."""
        return self.path.name.lower()

    @property
    def suffix(self) -> str:
        """Its extension in lower case."""
        return self.path.suffix.lower()

    @cached_property
    def text(self) -> str:
        """What is in it, with line feeds only; raises TextError if it is no text."""
        text = read_text(self.path, self.around.language)
        if text.count("\n") > MAX_LINES:
            raise too_large(self.path)
        return text

    def line(self, number: int) -> str:
        """Return how the place of a line is called."""
        return f"{self.path.name}, line {number}"


class ListReader(ABC):
    """Reads one kind of list."""

    @abstractmethod
    def claims(self, file: ListFile) -> bool:
        """Return whether the file is of this kind, by its name or by what is in it; raises TextError as ``text``."""

    @abstractmethod
    def read(self, file: ListFile) -> ListContent:
        """Return what is in the file; raises TextError if it cannot be understood or is empty."""


def empty(file: ListFile) -> TextError:
    """Return the error for a list without anything in it."""
    return TextError(
        "“{name}” is empty.", "It needs a line for each recording: its file and its text.", name=file.path.name
    )
