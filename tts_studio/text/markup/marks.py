"""Marks: what stands in a text and is not spoken, each with its place."""

from __future__ import annotations

from dataclasses import dataclass

from tts_studio.text.readings import Manner, PauseKind, Span


@dataclass(frozen=True)
class Mark:
    """A part of the text that is not spoken as it is written."""

    span: Span
    """Where it stands in the text."""


@dataclass(frozen=True)
class Hidden(Mark):
    """It is left out."""


@dataclass(frozen=True)
class Replaced(Mark):
    """Something else is read in its place."""

    text: str


@dataclass(frozen=True)
class PhonemesMark(Mark):
    """It is given by its phonemes."""

    phonemes: str


@dataclass(frozen=True)
class PauseMark(Mark):
    """A pause."""

    seconds: float


@dataclass(frozen=True)
class MannerMark(Mark):
    """From here on the text is said in this manner."""

    manner: Manner


@dataclass(frozen=True)
class EndMark(Mark):
    """A sentence ends here, whatever stands before it."""

    pause: PauseKind
