"""Pages in HTML, as browsers save them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from tts_studio.books.blocks import chapters
from tts_studio.books.book import Book
from tts_studio.books.html_blocks import blocks
from tts_studio.books.plain_text import read_text

_CHARSET = re.compile(rb"charset\s*=|encoding\s*=", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def read_web_page(path: Path) -> Book:
    """Read a page; its chapters begin at its headings."""
    from lxml import html

    data = path.read_bytes()
    if not data.strip():
        return Book(path.stem, ())
    if _CHARSET.search(data[:2048]):
        root = html.document_fromstring(data)
    else:
        root = html.document_fromstring(_DECLARATION.sub("", read_text(path)) or " ")
    title = " ".join((root.findtext(".//title") or "").split()) or path.stem
    author = next((meta.get("content") or "" for meta in root.iterfind(".//meta[@name='author']")), "")
    return Book(title, chapters(blocks(_content(root)), title), author)


def _content(root: Any) -> Any:
    """Return the part of a page that is its text, if the page says which one it is."""
    for name in ("main", "article"):
        found = root.findall(f".//{name}")
        if len(found) == 1:
            return found[0]
    return root
