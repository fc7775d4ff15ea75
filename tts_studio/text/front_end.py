"""The text front end: from a text as people write it to what is read, sentence by sentence.

It is the only way from a text to phonemes: what is spoken, what a training learns from and what the window shows as
“reads as” is the same. A text is read as far as it is asked for, so that the first sentence of a book is there at once.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from tts_studio.text.characters import in_order
from tts_studio.text.languages import language_of
from tts_studio.text.languages.language import Language
from tts_studio.text.layout import TextLine, lines
from tts_studio.text.markup.marks import (
    EndMark,
    Hidden,
    MannerMark,
    Mark,
    PauseMark,
    PhonemesMark,
    Replaced,
)
from tts_studio.text.markup.reader import MarkedLine, MarkupReader, is_document
from tts_studio.text.readings import Manner, PauseKind, Piece, ReadSentence, Silence, Sounds, Span, Words
from tts_studio.text.rules.letters import prepare_for_phonemizer
from tts_studio.text.splitting import MASK, sentences
from tts_studio.text.verbalising import verbalise

if TYPE_CHECKING:
    from tts_studio.text.word_list import WordList

_Item = TypeVar("_Item")

ELLIPSIS = 0.35
"""Seconds of the pause that three dots are."""

_SAMPLE = "Dr. A. B, c & d…"
"""Has what most sentences have; what reads numbers takes as long again, and is loaded by the first number."""
_ELLIPSIS = re.compile(r"\s*(?:\.{2,}|…)+(?P<closers>[\"'”’»)\]]*)\s*")
_LEADING = re.compile(r"^\s*(?:[#>|*+•‣◦▪■●·–—-]+\s+)+")
_TRAILING = re.compile(r"(?:\s+[#>|*+–—-]+)+(?=\s*$)")
"""Signs that stand before a sentence or after it, and are a list's, a quotation's or a line's."""
_SAID = re.compile(r"[^\W_]|[%€$£¥+=&@#§°×÷<>½-¾]|[\u2190-\u2bff\U0001f000-\U0001faff]")


def read_aloud(
    text: str, espeak_voice: str, words: WordList | None = None, *, all_letters: bool = False
) -> Iterator[ReadSentence]:
    """Yield what ``read`` does, without the sentences of which nothing is said: others take over their remarks.

    If nothing of the text is said, there is one reading without pieces.
    """
    waiting: ReadSentence | None = None
    for reading in read(text, espeak_voice, words, all_letters=all_letters):
        if waiting is None:
            waiting = reading
        elif not reading.pieces:
            waiting = _with_remarks(waiting, reading)
        elif not waiting.pieces:
            waiting = _with_remarks(reading, waiting)
        else:
            yield waiting
            waiting = reading
    if waiting is not None:
        yield waiting


def _with_remarks(reading: ReadSentence, other: ReadSentence) -> ReadSentence:
    return replace(
        reading,
        unsayable=tuple(dict.fromkeys((*reading.unsayable, *other.unsayable))),
        troubles=tuple(sorted((*reading.troubles, *other.troubles), key=lambda trouble: trouble.span)),
    )


def read(
    text: str, espeak_voice: str, words: WordList | None = None, *, all_letters: bool = False
) -> Iterator[ReadSentence]:
    """Yield the sentences of a text as they will be read.

    ``espeak_voice`` is espeak-ng's name of the language, such as ``en-us``; ``words`` are pronunciations that go before
    everything else; ``all_letters`` keeps letters of other scripts, too, for a voice whose phonemes are letters. What
    can be said of a text is never lost, and wrong markup becomes a remark instead of speech.
    """
    language = language_of(espeak_voice)
    reader = MarkupReader(text, language)
    whole = [[TextLine((0, len(text)), PauseKind.PARAGRAPH)]] if is_document(text) else lines(text)
    for paragraph in whole:
        for part in reader.marked(paragraph):
            yield from _readings(text, part, _Reader(language, words, all_letters))
    if unclosed := reader.unclosed():
        yield ReadSentence((len(text), len(text)), (), troubles=tuple(unclosed))


def get_ready(espeak_voice: str) -> None:
    """Load what a language needs (50 ms), so that its first sentence is read in milliseconds."""
    for _ in read(_SAMPLE, espeak_voice):
        pass


@dataclass(frozen=True)
class _Reader:
    """What pieces are read with."""

    language: Language
    words: WordList | None
    all_letters: bool


def _readings(text: str, part: MarkedLine, reader: _Reader) -> Iterator[ReadSentence]:
    line, manner = part.line, part.manner
    start = line.span[0]
    masked = _masked(text, line.span, part.marks)
    found = sentences(masked, (0, len(masked)), reader.language)
    left, waiting = deque(part.marks), deque(part.troubles)
    for (first, last), is_whole, is_last in _with_last(found):
        span = (start + first, start + last)
        end = line.span[1] + 1 if is_last else span[1]
        own = list(_taken(left, lambda mark, end=end: mark.span[0] < end))
        told = tuple(_taken(waiting, lambda trouble, end=end: trouble.span[0] < end))
        pieces, unsayable = _pieces(text, span, own, manner, reader)
        manner = next((mark.manner for mark in reversed(own) if isinstance(mark, MannerMark)), manner)
        pause = line.pause if is_last else PauseKind.SENTENCE if is_whole else PauseKind.NONE
        if pieces or unsayable or told:
            yield ReadSentence(span, pieces, pause, unsayable, told)
    if waiting:
        yield ReadSentence(line.span, (), line.pause, (), tuple(waiting))


def _with_last(found: Iterable[tuple[Span, bool]]) -> Iterator[tuple[Span, bool, bool]]:
    """Yield each sentence with whether it is the last."""
    before: tuple[Span, bool] | None = None
    for one in found:
        if before is not None:
            yield *before, False
        before = one
    if before is not None:
        yield *before, True


def _taken(items: deque[_Item], belongs: Callable[[_Item], bool]) -> Iterator[_Item]:
    """Take the first items as long as they belong."""
    while items and belongs(items[0]):
        yield items.popleft()


def _masked(text: str, span: Span, marks: Sequence[Mark]) -> str:
    """Return a part of the text in which what is not spoken does not look like text."""
    start, end = span
    kept: list[str] = []
    for mark in marks:
        first, last = max(mark.span[0], start), min(mark.span[1], end)
        kept.append(text[start:first])
        sign = " " if isinstance(mark, PauseMark | EndMark) else "x" if isinstance(mark, PhonemesMark) else MASK
        kept.append(sign * (last - first))
        start = max(last, start)
    kept.append(text[start:end])
    return "".join(kept)


def _pieces(
    text: str, span: Span, marks: Sequence[Mark], manner: Manner, reader: _Reader
) -> tuple[tuple[Piece, ...], tuple[str, ...]]:
    builder = _Builder(reader, manner)
    at, end = span
    for mark in marks:
        first, last = mark.span
        builder.text(text[at : max(at, min(first, end))])
        at = max(at, last)
        builder.mark(mark)
    builder.text(text[at:end])
    return builder.finished()


class _Builder:
    """Collects the pieces of one sentence."""

    def __init__(self, reader: _Reader, manner: Manner) -> None:
        self._reader = reader
        self._manner = manner
        self._buffer: list[str] = []
        self._pieces: list[Piece] = []
        self._unsayable: dict[str, None] = {}

    def text(self, written: str) -> None:
        self._buffer.append(written)

    def mark(self, mark: Mark) -> None:
        if isinstance(mark, Hidden):
            return
        if isinstance(mark, Replaced):
            self._buffer.append(mark.text)
            return
        self._flush()
        if isinstance(mark, PhonemesMark):
            self._pieces.append(Sounds(mark.phonemes, self._manner))
        elif isinstance(mark, PauseMark):
            self._pieces.append(Silence(mark.seconds, f" [pause {mark.seconds:g}s] "))
        elif isinstance(mark, MannerMark):
            self._manner = mark.manner

    def finished(self) -> tuple[tuple[Piece, ...], tuple[str, ...]]:
        self._flush()
        said = any(not isinstance(piece, Words) or _SAID.search(piece.text) for piece in self._pieces)
        last = len(self._pieces) - 1
        pieces = (self._prepared(piece, at == last) for at, piece in enumerate(self._pieces))
        return (tuple(pieces) if said else ()), tuple(self._unsayable)

    def _prepared(self, piece: Piece, is_last: bool) -> Piece:
        if not isinstance(piece, Words):
            return piece
        return replace(piece, spoken=prepare_for_phonemizer(piece.spoken, self._reader.language, ends=is_last))

    def _flush(self) -> None:
        written = "".join(self._buffer)
        self._buffer.clear()
        if not written:
            return
        text, unsayable = in_order(
            written.replace("\n", " "), self._reader.language, all_letters=self._reader.all_letters
        )
        self._unsayable |= dict.fromkeys(unsayable)
        at = 0
        for dots in _ELLIPSIS.finditer(text):
            head, tail = text[at : dots.start()], text[dots.end() :]
            if not _SAID.search(head):  # they begin the sentence
                at = dots.end()
            elif _SAID.search(tail):
                self._words(f"{head}{dots['closers']}", goes_on=True)
                self._pieces.append(Silence(ELLIPSIS, "… "))
                at = dots.end()
        self._words(text[at:])

    def _words(self, text: str, *, goes_on: bool = False) -> None:
        if not self._pieces:
            text = _LEADING.sub("", text)
        text = _TRAILING.sub("", text)
        if not text.strip():
            if text and self._pieces:
                self._pieces.append(Words(" ", " ", self._manner))
            return
        parts = list(self._reader.words.parts(text)) if self._reader.words else [text]
        plain = ""
        for part in parts:
            if isinstance(part, str):
                plain += part
            elif part.phonemes is None:
                plain += part.said
            else:
                self._verbalised(plain)
                self._pieces.append(Sounds(part.phonemes, self._manner))
                plain = ""
        self._verbalised(plain, self._reader.language.comma if goes_on else "")

    def _verbalised(self, text: str, mark: str = "") -> None:
        if text or mark:
            words, spoken = verbalise(text, self._reader.language)
            if mark:
                words, spoken = words.rstrip(), spoken.rstrip()
            self._pieces.append(Words(words, spoken + mark, self._manner))
