"""EPUB 2 and 3: a zip file with pages in XHTML, their order, and a table of contents.

Read by zipfile and lxml: EbookLib, which knows the format, is under the AGPL.
"""

from __future__ import annotations

import html
import posixpath
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from tts_studio.books.blocks import Block, chapters
from tts_studio.books.book import Book
from tts_studio.books.html_blocks import blocks
from tts_studio.errors import TextError

_MOST_BYTES = 64 << 20
"""Of one page: more is no text, or made to fill the memory."""
_OBFUSCATED_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)[A-Za-z][A-Za-z0-9]{1,31};")
_DEPTH = 2
"""Levels of the table of contents that are chapters."""


def read_epub(path: Path) -> Book:
    """Read a book; its chapters are those of its table of contents, or begin at its headings if it has none.

    Raises TextError if it is damaged, or protected against copying.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            return _Epub(archive, path).book()
    except (zipfile.BadZipFile, KeyError, ValueError, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise TextError(
            "“{name}” is damaged, or it is no {kind} file.",
            "Please save it anew, or choose another file.",
            str(error),
            name=path.name,
            kind="EPUB",
        ) from error


class _Epub:
    def __init__(self, archive: zipfile.ZipFile, path: Path) -> None:
        self._archive = archive
        self._path = path
        self._check_rights()
        container = self._xml("META-INF/container.xml")
        self._package_path = str(_all(container, "rootfile")[0].get("full-path"))
        self._package = self._xml(self._package_path)
        self._items = {item.get("id"): item for item in _all(self._package, "item")}

    def book(self) -> Book:
        """Return the book, in the order of its spine."""
        title = self._said("title") or self._path.stem
        starts = self._starts()
        levels = 0 if starts else 2
        found = chapters((block for page in self._pages() for block in self._page(page, starts)), title, levels)
        return Book(title, found, self._said("creator"))

    def _page(self, page: str, starts: Mapping[str, Mapping[str, str]]) -> Iterator[Block]:
        """Yield the blocks of a page; a chapter may begin at its beginning, or at an id in it."""
        own: dict[str | None, str] = {**starts.get(page, {})}
        first = own.pop("", "")
        for block in blocks(_body(self._xml(page)), own):
            yield Block(block.text, block.level, block.chapter or first)
            first = ""

    def _pages(self) -> Iterator[str]:
        for reference in _all(self._package, "itemref"):
            item = self._items.get(reference.get("idref"))
            if item is None or reference.get("linear") == "no" or "nav" in (item.get("properties") or "").split():
                continue
            page = self._place(item.get("href"), self._package_path)
            if "html" in (item.get("media-type") or "") and page in self._archive.NameToInfo:
                yield page

    def _starts(self) -> dict[str, dict[str, str]]:
        """Return where chapters begin: page → id in it (empty: its beginning) → title."""
        starts: dict[str, dict[str, str]] = defaultdict(dict)
        for source, href, title in self._contents():
            page, _, place = self._place(href, source, keep_id=True).partition("#")
            if title:
                starts[page].setdefault(place, title)
        return dict(starts)

    def _contents(self) -> Iterator[tuple[str, str, str]]:
        """Yield the table of contents: the file in which it stands, where an entry leads, its title."""
        for item in self._items.values():
            path = self._place(item.get("href"), self._package_path)
            if path not in self._archive.NameToInfo:
                continue
            if "nav" in (item.get("properties") or "").split():
                tables = [one for one in _all(self._xml(path), "nav") if "toc" in (_type(one) or "toc")][:1]
                for link in (link for table in tables for link in _all(table, "a")):
                    if _above(link, "ol") <= _DEPTH and link.get("href"):
                        yield path, link.get("href"), _text(link)
                return
        for item in self._items.values():
            if item.get("media-type") != "application/x-dtbncx+xml":
                continue
            path = self._place(item.get("href"), self._package_path)
            for point in _all(self._xml(path), "navPoint"):
                content, label = _all(point, "content"), _all(point, "text")
                if content and label and _above(point, "navPoint") < _DEPTH:
                    yield path, str(content[0].get("src")), _text(label[0])

    def _check_rights(self) -> None:
        names = self._archive.NameToInfo
        algorithms = (
            [one.get("Algorithm") for one in _all(self._xml("META-INF/encryption.xml"), "EncryptionMethod")]
            if "META-INF/encryption.xml" in names
            else []
        )
        if "META-INF/rights.xml" in names or any(one not in _OBFUSCATED_FONTS for one in algorithms):
            raise TextError(
                "“{name}” is protected by a password or against copying.",
                "Please take the protection off, or choose another file.",
                name=self._path.name,
            )

    def _said(self, name: str) -> str:
        return next((_text(one) for one in _all(self._package, name) if _text(one)), "")

    def _place(self, href: str | None, source: str, *, keep_id: bool = False) -> str:
        """Return where a link in a file of the archive leads, as a name in the archive."""
        page, _, place = unquote(href or "").partition("#")
        path = posixpath.normpath(posixpath.join(posixpath.dirname(source), page)) if page else source
        return f"{path}#{place}" if keep_id else path

    def _xml(self, name: str) -> Any:
        from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

        if self._archive.getinfo(name).file_size > _MOST_BYTES:
            raise ValueError(f"{name} is too large")
        data = self._archive.read(name)
        if b"&" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):  # entities of HTML, without their list
            data = _NAMED.sub(lambda one: html.unescape(one[0]), data.decode("utf-8", "surrogateescape")).encode(
                "utf-8", "surrogateescape"
            )
        parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False)
        root = etree.fromstring(data, parser)
        if root is None:
            raise ValueError(f"{name} is no XML")
        return root


def _all(root: Any, name: str) -> list[Any]:
    """Return all elements of a name below a root, whatever their namespace."""
    return [one for one in root.iter() if isinstance(one.tag, str) and one.tag.rpartition("}")[2] == name]


def _body(root: Any) -> Any:
    return next(iter(_all(root, "body")), root)


def _type(element: Any) -> str:
    return element.get("{http://www.idpf.org/2007/ops}type") or ""


def _above(element: Any, name: str) -> int:
    """Return how many elements of a name an element is inside of."""
    return sum(isinstance(one.tag, str) and one.tag.rpartition("}")[2] == name for one in element.iterancestors())


def _text(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())
