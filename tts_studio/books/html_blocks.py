"""Blocks of a page in HTML or XHTML: what a person would read of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from tts_studio.books.blocks import Block

_SKIPPED = frozenset(
    (
        "aside", "audio", "button", "canvas", "footer", "form", "head", "iframe", "input", "label", "map",
        "math", "nav", "noscript", "object", "option", "rp", "rt", "script", "select", "style", "svg",
        "template", "textarea", "video"
    )
)  # fmt: skip
_BLOCKS = frozenset(
    (
        "address", "article", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
        "fieldset", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr",
        "html", "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr",
        "ul"
    )
)  # fmt: skip
_NOT_READ = frozenset(
    (
        "endnotes", "footnotes", "index", "landmarks", "loi", "lot", "noteref", "page-list", "pagebreak", "toc"
    )
)  # fmt: skip
"""Of ``epub:type`` and ``role``: numbers of notes and pages, and lists of what is where."""
_EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
_ENTITY = re.compile(r"&(?=#?\w{1,32};)")
_PERMALINKS = ("¶", "#", "§", "🔗")
_MARK = re.compile(r"\W?\d{1,4}\W?|[*†‡§]{1,3}")


def blocks(root: Any, starts: Mapping[str | None, str] | None = None) -> Iterator[Block]:
    """Yield the blocks below an element of lxml; ``starts`` are chapters that begin at ids: id → title."""
    walk = _Walk(starts or {})
    yield from walk.element(root)
    yield from walk.flush()


class _Walk:
    """Goes through a page and collects the text of the block that it is in."""

    def __init__(self, starts: Mapping[str | None, str]) -> None:
        self._starts = starts
        self._text: list[str] = []
        self._level = 0
        self._chapter = ""

    def element(self, element: Any) -> Iterator[Block]:
        """Yield the blocks of an element; the last one may stay open."""
        name = _name(element)
        if not name or name in _SKIPPED or _is_hidden(element):
            return
        is_block = name in _BLOCKS
        if is_block:
            yield from self.flush()
        if title := self._starts.get(element.get("id") or element.get("name") or None):
            yield from self.flush()
            self._chapter = title
        if len(name) == 2 and name[0] == "h" and name[1].isdigit():
            self._level = int(name[1])
        self._begin(name)
        self._add(element.text, name == "pre")
        for child in element:
            yield from self.element(child)
            self._add(child.tail, name == "pre")
        if name in ("td", "th"):
            self._text.append(", ")
        if is_block:
            yield from self.flush()

    def flush(self) -> Iterator[Block]:
        """Yield the block that is open, if anything is in it."""
        lines = "".join(self._text).split("\v")
        text = "\n".join(line for line in (" ".join(part.split()).strip(" ,") for part in lines) if line)
        if text.strip("- "):
            yield Block(text, self._level, self._chapter)
            self._chapter = ""
        self._text.clear()
        self._level = 0

    def _begin(self, name: str) -> None:
        if name == "br":
            self._text.append("\v")
        elif name == "li":
            self._text.append("- ")

    def _add(self, text: str | None, keeps_lines: bool) -> None:
        if text:
            escaped = _ENTITY.sub("&amp;", text).replace("<", "&lt;")
            self._text.append(escaped.replace("\n", "\v") if keeps_lines else escaped)


def _name(element: Any) -> str:
    """Return the name of an element without its namespace; empty for a comment."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _is_hidden(element: Any) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if "display:none" in (element.get("style") or "").replace(" ", "").lower():
        return True
    kinds: Collection[str] = f"{element.get(_EPUB_TYPE) or element.get('epub:type') or ''} ".split()
    roles = (element.get("role") or "").replace("doc-", "").split()
    if not _NOT_READ.isdisjoint([*kinds, *roles]):
        return True
    if _name(element) == "a" and "".join(element.itertext()).strip() in _PERMALINKS:
        return True
    return _name(element) == "sup" and _is_note(element)


def _is_note(element: Any) -> bool:
    """Return whether something raised is the number of a note: a link, or a number after a word."""
    text = "".join(element.itertext()).strip()
    links = [one for one in element.iter() if _name(one) == "a"] or _name(element.getparent()) == "a"
    return bool(links) and _MARK.fullmatch(text) is not None
