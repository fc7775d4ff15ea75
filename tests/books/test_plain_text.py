"""Plain texts and Markdown: where chapters begin, and that no letter is lost between them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tts_studio.books.opening import open_book
from tts_studio.errors import TextError

# Name of the file, its text, the title, the titles of the chapters.
TEXTS = (
    ("a.txt", "One line.", "a", ["a"]),
    ("a.txt", "Before.\n\nChapter 1\n\nIn it.\n\nCHAPTER II. The Storm\n\nAnd in it.", "a",
     ["a", "Chapter 1", "CHAPTER II. The Storm"]),
    ("a.txt", "Chapter One\nThe Storm\n\nIt rained.\n\nEpilogue\n\nIt stopped.", "a",
     ["Chapter One: The Storm", "Epilogue"]),
    ("a.txt", "Kapitel 3\n\nRegen.\n\nErster Teil\n\nSonne.", "a", ["Kapitel 3", "Erster Teil"]),
    ("a.txt", "Chapitre IV\n\nLa pluie.\n\nCapítulo 5\n\nLluvia.\n\nHoofdstuk 6\n\nRegen.", "a",
     ["Chapitre IV", "Capítulo 5", "Hoofdstuk 6"]),
    ("a.txt", "第一章 雨\n\n下雨了。\n\n第2章\n\n出太阳了。", "a", ["第一章 雨", "第2章"]),
    ("a.txt", "\ufeffChapter 1\r\n\r\nIn it.\r\n", "a", ["Chapter 1"]),
    # No headings: a table of contents, a sentence, a line inside of a paragraph.
    ("a.txt", "Contents\nChapter 1\nChapter 2\nChapter 3\n\nText.", "a", ["a"]),
    ("a.txt", "Chapter 3 of the report says nothing about it, and we all know why.\n\nIntroduction of a tax.", "a",
     ["a"]),
    ("a.md", "# Title\n\nWords.\n\n## One *more*\n\nIn it.\n\nTwo\n---\n\nEnd.\n\n### Not a chapter\n\nEnd.", "Title",
     ["Title", "One more", "Two"]),
    ("a.md", "# One\n\nText.\n\n```\n# a comment\n```\n\n# Two\n\nText.", "a", ["One", "Two"]),
    ("a.md", "---\ntitle: \"The Kettle\"\nauthor: Ann\n---\n\nWords.\n\n# One\n\nText.", "The Kettle",
     ["The Kettle", "One"]),
)  # fmt: skip


def test_texts_are_cut_into_chapters_at_their_headings(tmp_path: Path) -> None:
    wrong = list[str]()
    for name, text, title, chapters in TEXTS:
        path = tmp_path / name
        path.write_bytes(text.encode())
        book = open_book(path)
        found = [chapter.title for chapter in book.chapters]
        whole = "".join(chapter.text for chapter in book.chapters)
        if (book.title, found) != (title, chapters) or not text.replace("\r\n", "\n").endswith(whole):
            wrong.append(f"{text!r}: {book.title!r}, {found}")
    assert not wrong, "\n".join(wrong)


def test_what_is_no_text_is_told(tmp_path: Path) -> None:
    inputs = {"a.xyz": b"Words.", "b.txt": b" \n", "c.txt": bytes(range(256)) * 4, "d.md": b""}
    for name, data in inputs.items():
        (tmp_path / name).write_bytes(data)
        with pytest.raises(TextError) as caught:
            open_book(tmp_path / name)
        assert name in str(caught.value)
        assert "list" not in str(caught.value)
    with pytest.raises(TextError, match="There is no file"):
        open_book(tmp_path / "nothing.txt")
