"""What the front end makes of a text: for each sentence what will be read, where it stands, and what cannot be read."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto

from tts_studio.messages import Message

Span = tuple[int, int]
"""(First character, character after the last)."""


class PauseKind(Enum):
    """What a sentence is followed by."""

    NONE = auto()
    """The rest of a sentence that was cut for its length."""
    SENTENCE = auto()
    """Another sentence of the same line."""
    LINE = auto()
    """The end of a line that was meant as one: of a heading, of an entry of a list, of a verse."""
    PARAGRAPH = auto()
    """The end of a paragraph, or of the text."""


@dataclass(frozen=True)
class Manner:
    """How a part of a text is said, compared with the rest of it."""

    rate: float = 1.0
    """Times the pace of the rest, 0.25 … 4."""
    gain: float = 1.0
    """Times the amplitude of the rest, 0 … 4."""
    language: str | None = None
    """espeak-ng's name of its language; None for that of the voice."""


USUAL = Manner()


@dataclass(frozen=True)
class Words:
    """A part of a sentence that is read as words."""

    text: str
    """What is read, as a person would write it out: “Doctor Brown paid five dollars”."""
    spoken: str
    """The same as the phonemizer reads it best: espeak-ng knows better than any list of words how to say “82”."""
    manner: Manner = USUAL


@dataclass(frozen=True)
class Sounds:
    """A part of a sentence that is given by its phonemes."""

    phonemes: str
    """One symbol a code point, decomposed (NFD) as Piper's are."""
    manner: Manner = USUAL


@dataclass(frozen=True)
class Silence:
    """A pause inside a sentence."""

    seconds: float
    shown: str
    """How it is written: “…” or “[pause 0.5s]”."""


Piece = Words | Sounds | Silence


@dataclass(frozen=True)
class Trouble:
    """Markup that is wrong, and is not spoken."""

    span: Span
    """Where it stands in the text."""
    message: Message
    """One sentence that says what is wrong, at times two."""


@dataclass(frozen=True)
class ReadSentence:
    """One sentence, as it will be read."""

    span: Span
    """Where it stands in the text."""
    pieces: tuple[Piece, ...]
    """What is read; empty if nothing of it can be said."""
    pause: PauseKind = PauseKind.SENTENCE
    """What follows it."""
    unsayable: tuple[str, ...] = ()
    """Letters that the language has no sounds for, each once; they are left out."""
    troubles: tuple[Trouble, ...] = field(default=())

    @property
    def words(self) -> str:
        """What will be read, in words. Read again, it gives the same."""
        return " ".join("".join(_shown(piece) for piece in self.pieces).split())


def _shown(piece: Piece) -> str:
    if isinstance(piece, Words):
        return piece.text
    if isinstance(piece, Sounds):
        return f"[[ {piece.phonemes} ]]"
    return piece.shown
