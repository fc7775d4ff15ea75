"""Documents of Word (DOCX)."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tts_studio.books.blocks import Block, chapters
from tts_studio.books.book import Book
from tts_studio.errors import TextError

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SIGNS = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_BODY_LEVEL = 9
"""Outline level of what is no heading, counted from 0."""


def read_docx(path: Path) -> Book:
    """Read a document; its chapters begin at its headings. What is marked as deleted is left out.

    Raises TextError if it is damaged or protected by a password.
    """
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    with path.open("rb") as file:
        if file.read(8) == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":  # how Office wraps what it encrypts
            raise TextError(
                "“{name}” is protected by a password or against copying.",
                "Please take the protection off, or choose another file.",
                name=path.name,
            )
    try:
        document = docx.Document(str(path))
        title = document.core_properties.title or ""
        author = document.core_properties.author or ""
        found = [_block(paragraph, document.styles) for paragraph in _paragraphs(document.element.body)]
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError, SyntaxError, AttributeError) as error:
        raise TextError(
            "“{name}” is damaged, or it is no {kind} file.",
            "Please save it anew, or choose another file.",
            str(error),
            name=path.name,
            kind="DOCX",
        ) from error
    author = "" if author == "python-docx" else author
    blocks = [block for block in found if block.text.strip()]
    return Book(title or path.stem, chapters(blocks, title or path.stem), author)


def _paragraphs(body: Any) -> Iterator[Any]:
    """Yield all paragraphs, those of tables too; those of text boxes belong to the one that they are anchored in."""
    for paragraph in body.iter(f"{_W}p"):
        if not any(one.tag == f"{_W}p" for one in paragraph.iterancestors()):
            yield paragraph


def _block(paragraph: Any, styles: Any) -> Block:
    text = "".join(_texts(paragraph))
    level = _level(paragraph, styles)
    is_item = level == 0 and paragraph.find(f"{_W}pPr/{_W}numPr") is not None
    return Block(f"- {text}" if is_item and text.strip() else text, level)


def _texts(element: Any) -> Iterator[str]:
    """Yield the texts of a paragraph; deleted ones have another name (``delText``), as codes of fields have."""
    for child in element:
        if child.tag == f"{_W}t":
            yield (child.text or "").replace("<", "&lt;")
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag != _FALLBACK:
            yield from _texts(child)
            if child.tag == f"{_W}p":  # of a text box
                yield "\n"


def _level(paragraph: Any, styles: Any) -> int:
    """Return the level of a heading, 1 … 9; 0 of anything else. The title of a document is of the first one."""
    own = paragraph.find(f"{_W}pPr/{_W}outlineLvl")
    if own is not None:
        return _number(own)
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    known = {one.style_id: one for one in styles}
    found = known.get(style.get(f"{_W}val")) if style is not None else None
    while found is not None:
        if found.name in ("Title", "title"):
            return 1
        outline = found.element.find(f"{_W}pPr/{_W}outlineLvl")
        if outline is not None:
            return _number(outline)
        found = getattr(found, "base_style", None)
    return 0


def _number(outline: Any) -> int:
    level = int(outline.get(f"{_W}val", _BODY_LEVEL))
    return level + 1 if 0 <= level < _BODY_LEVEL else 0
