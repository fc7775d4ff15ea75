"""PDF with text in it: its lines in their order, without what stands at the top and foot of each page."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tts_studio.books.blocks import CHAPTER_LEVELS
from tts_studio.books.book import Book
from tts_studio.books.headings import Heading, cut, headings, is_heading
from tts_studio.errors import TextError

_DIGITS = re.compile(r"\d+|\b[ivxlc]+\b")
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]\n(?=[^\W\d_A-Z])")
_LEADER = re.compile(r"(?:\.\s?){4,}|·{3,}|_{4,}")
_ENDS = tuple('.!?:…”"»')
_OFTEN = 3
"""Pages that have to begin or end with the same line, numbers aside, until it is none of the text."""


def read_pdf(path: Path) -> Book:
    """Read a document; its chapters are those of its outline, or begin at lines such as “Chapter 3”.

    Raises TextError if it is damaged, protected by a password, or made of pictures.
    """
    import pypdf
    from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

    try:
        reader = pypdf.PdfReader(str(path))
        if reader.is_encrypted and not reader.decrypt(""):
            raise FileNotDecryptedError
        pages = [page.extract_text().split("\n") for page in reader.pages]
        outline = _by_page(_outline(reader, reader.outline))
        title, author = _said(reader, "/Title"), _said(reader, "/Author")
    except (FileNotDecryptedError, DependencyError) as error:
        raise TextError(
            "“{name}” is protected by a password or against copying.",
            "Please take the protection off, or choose another file.",
            name=path.name,
        ) from error
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise TextError(
            "“{name}” is damaged, or it is no {kind} file.",
            "Please save it anew, or choose another file.",
            str(error),
            name=path.name,
            kind="PDF",
        ) from error
    if pages and not any(line.strip() for page in pages for line in page):
        raise TextError(
            "“{name}” is made of pictures of pages: there is no text in it.",
            "Please let a program for text recognition (OCR) read it first.",
            name=path.name,
        )
    text, found = _text(_without_edges(pages), outline)
    name = title or path.stem
    return Book(name, cut(text, found or list(headings(text)), name), author)


def _outline(reader: Any, entries: Sequence[Any], depth: int = 1) -> Iterator[tuple[int, str]]:
    """Yield page and title of the entries of an outline, in their order."""
    for entry in entries:
        if isinstance(entry, list):
            if depth < CHAPTER_LEVELS:
                yield from _outline(reader, entry, depth + 1)
            continue
        number = reader.get_destination_page_number(entry)
        if number is not None and entry.title and str(entry.title).strip():
            yield int(number), " ".join(str(entry.title).split())


def _by_page(entries: Iterable[tuple[int, str]]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for page, title in entries:
        found[page].append(title)
    return dict(found)


def _said(reader: Any, name: str) -> str:
    value = reader.metadata.get(name) if reader.metadata else None
    return " ".join(value.split()) if isinstance(value, str) else ""


def _without_edges(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return the lines of each page without numbers of pages, and without titles that are on many pages."""
    written = [[" ".join(line.split()) for line in page if line.strip()] for page in pages]
    edges = Counter((place, _plain(page[place])) for page in written for place in ((0, -1) if len(page) > 1 else ()))
    often = {edge for edge, count in edges.items() if count >= max(_OFTEN, len(pages) // 10)}
    return [_without(page, often) for page in written]


def _without(page: list[str], often: set[tuple[int, str]]) -> list[str]:
    for place in (0, -1):
        if page and ((place, _plain(page[place])) in often or _plain(page[place]).strip(" –—-.") == "#"):
            del page[place]
    return page


def _plain(line: str) -> str:
    return _DIGITS.sub("#", line)


def _text(pages: Sequence[Sequence[str]], outline: Mapping[int, Sequence[str]]) -> tuple[str, list[Heading]]:
    """Return the whole text, and where chapters of the outline begin in it."""
    parts: list[str] = []
    found: list[Heading] = []
    length = 0
    width = max((len(line) for page in pages for line in page), default=0)
    for number, page in enumerate(pages):
        titles = _titles(page, outline.get(number, ()))
        for place, line in enumerate(page):
            if place in titles:
                found.append(Heading(titles[place], length))
            parts.append(_line(line, width, starts=place in titles))
            length += len(parts[-1])
    whole = "".join(parts)
    return _HYPHEN.sub("", whole), [Heading(one.title, one.place - _shorter(whole[: one.place])) for one in found]


def _titles(page: Sequence[str], titles: Sequence[str]) -> dict[int, str]:
    """Return on which lines of a page chapters begin; the first one is on the first line if it is on none."""
    found: dict[int, str] = {}
    for number, title in enumerate(titles):
        line = next((place for place, line in enumerate(page) if place not in found and _same(line, title)), None)
        if line is not None or (number == 0 and page):
            found[line or 0] = title
    return found


def _same(line: str, title: str) -> bool:
    """Return whether a line is a title, however its letters are spaced."""
    first, second = ["".join(filter(str.isalnum, text)).casefold() for text in (line, title)]
    return first == second


def _shorter(text: str) -> int:
    """Return by how much a text becomes shorter when its hyphens at line ends go."""
    return len(text) - len(_HYPHEN.sub("", text))


def _line(line: str, width: int, *, starts: bool) -> str:
    """Return a line, with a blank line after it if it ends a paragraph, and around it if it is a heading."""
    if starts or (is_heading(line) and not _LEADER.search(line)):
        return f"\n{line}\n\n"
    return line + ("\n\n" if line.endswith(_ENDS) and len(line) < 0.75 * width else "\n")
