"""Opening a book by its file's name. A format is a line here; its library is imported when such a book is opened."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from tts_studio.books.book import Book
from tts_studio.errors import TextError
from tts_studio.storage import reading_error


def _plain(path: Path) -> Book:
    from tts_studio.books.plain_text import read_plain

    return read_plain(path)


def _markdown(path: Path) -> Book:
    from tts_studio.books.plain_text import read_markdown

    return read_markdown(path)


def _web_page(path: Path) -> Book:
    from tts_studio.books.web_page import read_web_page

    return read_web_page(path)


def _epub(path: Path) -> Book:
    from tts_studio.books.epub import read_epub

    return read_epub(path)


def _docx(path: Path) -> Book:
    from tts_studio.books.docx import read_docx

    return read_docx(path)


def _pdf(path: Path) -> Book:
    from tts_studio.books.pdf import read_pdf

    return read_pdf(path)


def _subtitles(path: Path) -> Book:
    from tts_studio.books.subtitles import read_subtitles

    return read_subtitles(path)


FORMATS: Mapping[str, Callable[[Path], Book]] = MappingProxyType(
    {
        ".txt": _plain,
        ".text": _plain,
        ".md": _markdown,
        ".markdown": _markdown,
        ".epub": _epub,
        ".docx": _docx,
        ".pdf": _pdf,
        ".html": _web_page,
        ".htm": _web_page,
        ".xhtml": _web_page,
        ".srt": _subtitles,
        ".vtt": _subtitles,
        ".sbv": _subtitles,
    }
)
"""Extension → what reads such a file."""


def open_book(path: Path) -> Book:
    """Read a book; raises TextError if it cannot be read, is of no known format, or nothing is written in it."""
    reader = FORMATS.get(path.suffix.lower())
    if not path.is_file():
        raise TextError("There is no file “{path}”.", "Please check its name and folder.", path=path)
    if reader is None:
        raise TextError(
            "“{name}” cannot be read aloud: “{suffix}” is no format of texts that is known here.",
            "Please choose one of {extensions}.",
            name=path.name,
            suffix=path.suffix,
            extensions=", ".join(FORMATS),
        )
    try:
        book = reader(path)
    except OSError as error:
        raise reading_error(path, error) from error
    if not any(chapter.text.strip() for chapter in book.chapters):
        raise TextError("“{name}” has no text that could be read.", "Please choose another file.", name=path.name)
    return replace(book, title=book.title or path.stem)
