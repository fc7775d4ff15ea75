"""A board of phrases for those who speak by it: categories of phrases, and the line of text that people edit.

In the text that is edited a line that begins with “#” is the name of a category, any other one a phrase; what stands
before “|” is shown on its button, what stands after it is said.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

MOST_PHRASES = 2000
"""Of a board that is taken in."""


@dataclass(frozen=True)
class BoardPhrase:
    """What a button says."""

    said: str
    label: str = ""
    """What it shows; empty if that is what it says."""

    @property
    def shown(self) -> str:
        """What the button shows."""
        return self.label or self.said


@dataclass(frozen=True)
class Category:
    """Phrases that belong together."""

    name: str
    phrases: tuple[BoardPhrase, ...] = ()


@dataclass(frozen=True)
class Board:
    """All phrases of a person."""

    categories: tuple[Category, ...] = ()

    @property
    def count(self) -> int:
        """How many phrases there are."""
        return sum(len(category.phrases) for category in self.categories)


def board_of(entries: Iterable[tuple[str, BoardPhrase]]) -> Board:
    """Return the board of phrases that come with the names of their categories; what comes twice is there once."""
    found: dict[str, dict[BoardPhrase, None]] = {}
    for name, phrase in entries:
        found.setdefault(name, {})[phrase] = None
    return Board(tuple(Category(name, tuple(phrases)) for name, phrases in found.items()))


def entries_of(board: Board) -> list[tuple[str, BoardPhrase]]:
    """Return every phrase with the name of its category, in order."""
    return [(category.name, phrase) for category in board.categories for phrase in category.phrases]


def joined(first: Board, second: Board) -> Board:
    """Return a board with the phrases of both."""
    return board_of([*entries_of(first), *entries_of(second)])


def with_phrase(board: Board, name: str, phrase: BoardPhrase) -> Board:
    """Return the board with one more phrase in a category, which is made if it is not there."""
    return joined(board, Board((Category(name, (phrase,)),)))


def without_phrase(board: Board, phrase: BoardPhrase) -> Board:
    """Return the board without a phrase; categories stay."""
    kept = (
        replace(category, phrases=tuple(one for one in category.phrases if one != phrase))
        for category in board.categories
    )
    return Board(tuple(kept))


def as_text(board: Board) -> str:
    """Return the text in which the board is edited."""
    parts = [[f"# {category.name}".rstrip(), *map(_line, category.phrases)] for category in board.categories]
    return "\n\n".join("\n".join(part) for part in parts) + "\n" * bool(parts)


def of_text(text: str) -> Board:
    """Return the board that a text describes; phrases before the first category are in one without a name."""
    found: dict[str, dict[BoardPhrase, None]] = {}
    name = ""
    for line in map(str.strip, text.splitlines()):
        if line.startswith("#"):
            name = " ".join(line.lstrip("#").split())
            found.setdefault(name, {})
        elif line:
            found.setdefault(name, {})[_phrase(line)] = None
    return Board(tuple(Category(name, tuple(phrases)) for name, phrases in found.items()))


def _line(phrase: BoardPhrase) -> str:
    return f"{phrase.label} | {phrase.said}" if phrase.label else phrase.said


def _phrase(line: str) -> BoardPhrase:
    label, bar, said = (part.strip() for part in line.partition("|"))
    return BoardPhrase(said, label) if bar and said and label else BoardPhrase(said or label)
