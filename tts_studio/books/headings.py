"""Chapters of a text by its headings: from one heading to the next, the heading included."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tts_studio.books.book import Chapter

_NUMBER = r"(?:\d{1,3}|[IVXLC]{1,7}|[A-Za-zÀ-ÿ-]{3,15})"
_HEADING = re.compile(
    r"(?:(?:chapter|part|book|kapitel|teil|buch|chapitre|partie|livre|cap[ií]tulo|parte|livro|libro|capitolo"
    rf"|hoofdstuk|deel)\s+{_NUMBER}\b(?:\s*[.:–—-].{{0,80}}|\s*)"
    rf"|{_NUMBER}\s+(?:parte|partie|part|teil|deel)"
    r"|(?:prologue|epilogue|preface|foreword|introduction|afterword|prolog|epilog|vorwort|nachwort|einleitung|préface"
    r"|épilogue|prólogo|epílogo|prologo|epilogo|prefazione|voorwoord|nawoord)\.?"
    r"|第\s*[0-9〇零一二三四五六七八九十百千]{1,6}\s*[章回节部卷](?:\s.{0,40}|[:：].{0,40}|))",
    re.IGNORECASE,
)
_LONGEST = 90  # characters of a line that may be a heading
_LINE = re.compile(r"[^\n]*\n?")


@dataclass(frozen=True)
class Heading:
    """Where a chapter begins."""

    title: str
    place: int
    """Its first character in the text."""


def headings(text: str) -> Iterator[Heading]:
    """Yield the headings of a plain text: lines such as “Chapter 3”, with a blank line before and after them.

    The line below such a heading, before the blank one, is its second half: “Chapter 3”, “The Storm”.
    """
    lines = [(found[0].strip(), found.start()) for found in _LINE.finditer(text) if found[0]]
    for place, (line, start) in enumerate(lines):
        if not is_heading(line) or (place and lines[place - 1][0]):
            continue
        below = [written for written, _ in lines[place + 1 : place + 3]]
        if not below or not below[0]:
            yield Heading(line, start)
        elif len(below[0]) <= 60 and (len(below) == 1 or not below[1]):
            yield Heading(f"{line}: {below[0]}", start)


def is_heading(line: str) -> bool:
    """Return whether a line is written as the heading of a chapter is: “Chapter 3”, “IV. Kapitel”, “Prologue”."""
    return len(line) <= _LONGEST and _HEADING.fullmatch(line) is not None


def cut(text: str, found: Sequence[Heading], title: str) -> tuple[Chapter, ...]:
    """Return the chapters of a text; what stands before the first heading is one, called ``title``, too."""
    starts = [Heading(title, 0), *found]
    ends = [*(heading.place for heading in found), len(text)]
    parts = [Chapter(one.title, text[one.place : end]) for one, end in zip(starts, ends, strict=True)]
    return tuple(part for part in parts if part.text.strip())
