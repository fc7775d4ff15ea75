"""What a book is, whatever file it comes from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Chapter:
    """A part of a book that a listener can go to."""

    title: str
    text: str
    """As the text front end reads it: blank lines stand between paragraphs."""


@dataclass(frozen=True)
class Book:
    """The text of a book."""

    title: str
    chapters: tuple[Chapter, ...]
    author: str = ""
