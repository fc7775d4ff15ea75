"""All marks of a text, line by line, in the order in which they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from tts_studio.text.languages.language import Language
from tts_studio.text.layout import TextLine
from tts_studio.text.markup.markdown import inline_marks, line_marks
from tts_studio.text.markup.marks import EndMark, MannerMark, Mark, Replaced
from tts_studio.text.markup.phonemes import phoneme_marks
from tts_studio.text.readings import Manner, Span, Trouble

if TYPE_CHECKING:
    from tts_studio.text.markup.brackets import BracketReader
    from tts_studio.text.markup.tags import TagReader

_DOCUMENT = re.compile(
    r"\s*(?:\ufeff)?\s*(?:<\?xml[^<>]*\?>\s*)?(?:<!--.{0,2000}?-->\s*)?<speak[\s>]", re.DOTALL | re.IGNORECASE
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_NEWLINE = re.compile("\n")


def is_document(text: str) -> bool:
    """Return whether a text is SSML as a whole."""
    return _DOCUMENT.match(text) is not None


@dataclass(frozen=True)
class MarkedLine:
    """A line, or a part of one that is read by itself, with its marks."""

    line: TextLine
    marks: tuple[Mark, ...]
    """In their order; none overlaps another."""
    troubles: tuple[Trouble, ...]
    manner: Manner
    """How its beginning is said."""


class MarkupReader:
    """Finds the marks of a text; tags and brackets may stay open from one line to the next.

    What reads them is imported with the first one: most texts have none.
    """

    def __init__(self, text: str, language: Language) -> None:
        self._text = text
        self._is_document = is_document(text)
        self._language = language
        self._used: list[TagReader | BracketReader] = []
        self._manner = Manner()

    def marked(self, paragraph: Sequence[TextLine]) -> Iterator[MarkedLine]:
        """Yield the lines of a paragraph, each cut where a mark ends a sentence."""
        for line in paragraph:
            yield from self._line(line)

    def unclosed(self) -> list[Trouble]:
        """Return what is wrong when the text has ended."""
        return [trouble for reader in self._used for trouble in reader.unclosed()]

    @cached_property
    def _tags(self) -> TagReader:
        from tts_studio.text.markup.tags import TagReader

        reader = TagReader(self._language, is_document=self._is_document)
        self._used.insert(0, reader)
        return reader

    @cached_property
    def _brackets(self) -> BracketReader:
        from tts_studio.text.markup.brackets import BracketReader

        reader = BracketReader(self._language)
        self._used.append(reader)
        return reader

    def _line(self, line: TextLine) -> Iterator[MarkedLine]:
        marks, troubles = self._marks(line.span)
        manner, start, own = self._manner, line.span[0], list[Mark]()
        for mark in marks:
            own.append(mark)
            if isinstance(mark, EndMark):
                yield from self._part(TextLine((start, mark.span[1]), mark.pause), own, troubles, manner)
                manner = _last_manner(own, manner)
                start, own = mark.span[1], []
        if start < line.span[1] or own:
            yield from self._part(TextLine((start, line.span[1]), line.pause), own, troubles, manner)
        self._manner = _last_manner(own, manner)

    def _part(self, line: TextLine, marks: list[Mark], troubles: list[Trouble], manner: Manner) -> Iterator[MarkedLine]:
        own = [trouble for trouble in troubles if line.span[0] <= trouble.span[0] < line.span[1]]
        yield MarkedLine(line, tuple(marks), tuple(own), manner)

    def _marks(self, span: Span) -> tuple[list[Mark], list[Trouble]]:
        text = self._text
        has = {sign: text.find(sign, *span) >= 0 for sign in "<[]&`*_~\\#>|"}
        marks: list[Mark] = []
        troubles: list[Trouble] = []
        if has["<"]:
            tags, wrong = self._tags.marks(text, span)
            marks += tags
            troubles += wrong
        if has["["] or has["]"]:
            marks += phoneme_marks(text, span, self._language.given_sounds)
        if has["["]:
            brackets, wrong, _ = self._brackets.marks(text, span, self._manner)
            marks += brackets
            troubles += wrong
        if has["&"]:
            marks += _entities(text, span)
        if not self._is_document:
            for physical in _physical(text, span):
                marks += line_marks(text, physical)
            if any(has[sign] for sign in "`*_~\\["):
                marks += inline_marks(text, span)
        return _without_overlaps(marks), troubles


def _physical(text: str, span: Span) -> Iterator[Span]:
    start, end = span
    for found in _NEWLINE.finditer(text, start, end):
        yield start, found.start()
        start = found.end()
    yield start, end


def _entities(text: str, span: Span) -> Iterator[Mark]:
    import html

    for found in _ENTITY.finditer(text, *span):
        plain = html.unescape(found[0])
        if plain != found[0]:
            yield Replaced(found.span(), plain)


def _without_overlaps(marks: Iterable[Mark]) -> list[Mark]:
    """Return marks in their order, without those that begin inside another one; a tag may have two at its place."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.span[0], -mark.span[1])):
        inside = kept and mark.span[0] < kept[-1].span[1]
        if not inside or (mark.span == kept[-1].span and isinstance(mark, MannerMark | EndMark)):
            kept.append(mark)
    return kept


def _last_manner(marks: Sequence[Mark], manner: Manner) -> Manner:
    return next((mark.manner for mark in reversed(marks) if isinstance(mark, MannerMark)), manner)
