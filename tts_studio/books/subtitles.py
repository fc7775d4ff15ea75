"""Subtitles as a text: their words, with a paragraph where there was a pause."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from tts_studio.books.book import Book, Chapter
from tts_studio.project.lists.interface import ListFile
from tts_studio.project.lists.subtitles import Subtitles

_PAUSE = 2.0
"""Seconds without a subtitle after which a paragraph begins."""


def read_subtitles(path: Path) -> Book:
    """Read SubRip, WebVTT or SubViewer; raises TextError if there are no subtitles in the file."""
    entries = Subtitles().read(ListFile(path)).entries
    parts = [entries[0].text] if entries else []
    for before, entry in pairwise(entries):
        pause = entry.span[0] - before.span[1] if entry.span and before.span else 0.0
        parts += ["\n\n" if pause > _PAUSE or entry.speaker != before.speaker else "\n", entry.text]
    return Book(path.stem, (Chapter(path.stem, "".join(parts)),))
