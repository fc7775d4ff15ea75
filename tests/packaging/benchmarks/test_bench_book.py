"""The book that is read to measure how fast books are read."""

from __future__ import annotations

from benchmarks.bench_book import text
from tts_studio.books.headings import headings


def test_the_book_is_the_same_each_time_and_has_chapters() -> None:
    book = text(6000)
    assert book == text(6000)
    assert 6000 <= len(book.split()) < 6200
    assert [heading.title for heading in headings(book)] == ["Chapter 1", "Chapter 2", "Chapter 3"]
