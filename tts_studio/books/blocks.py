"""Blocks of text, such as paragraphs and headings, of which chapters are made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tts_studio.books.book import Chapter

CHAPTER_LEVELS = 2
"""Headings of the first and second level begin chapters; what is below them belongs to one."""


@dataclass(frozen=True)
class Block:
    """A paragraph, a heading, an entry of a list or the like."""

    text: str
    """As the text front end reads it; lines that are meant as such end in a line feed."""
    level: int = 0
    """1 … 6 of a heading, 0 of anything else."""
    chapter: str = ""
    """Title of the chapter that begins here, whatever the text is; empty if none does."""


def chapters(blocks: Iterable[Block], title: str, levels: int = CHAPTER_LEVELS) -> tuple[Chapter, ...]:
    """Return the chapters that begin at marked blocks and at headings of the upper ``levels``.

    What stands before the first one is a chapter called ``title``. Of headings that follow one another, as “Part One”
    and “Chapter 1”, the chapter takes both.
    """
    found: list[tuple[str, list[str]]] = []
    name, texts, has_text = title, list[str](), False
    for block in blocks:
        begins = block.chapter or (block.text if 0 < block.level <= levels else "")
        if begins and has_text:
            found.append((name, texts))
            name, texts, has_text = begins, [], False
        elif begins:
            name = begins if name == title or not texts else f"{name}: {begins}"
        texts.append(block.text)
        has_text = has_text or block.level == 0
    return _named([*found, (name, texts)])


def _named(found: Sequence[tuple[str, list[str]]]) -> tuple[Chapter, ...]:
    parts = [Chapter(" ".join(name.split()), "\n\n".join(texts)) for name, texts in found]
    return tuple(part for part in parts if part.text.strip())
