"""Lines and paragraphs: which line ends are pauses, and which only broke a line that was too long.

All places are places in the whole text, so nothing is copied until a sentence is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tts_studio.text.readings import PauseKind, Span

_LINE_END = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_NARROW = 45
"""Letters: a paragraph whose longest line is shorter was not broken by a program, but line by line by its author."""
_ENDS = tuple(".!?:;…。！？：؟।॥")
_CLOSERS = "\"'”’»›)]*_`"
ITEM = re.compile(r"[ \t\u3000]*(?:[-*+•‣◦▪■●–—·]|\(?(?:\d{1,3}|[a-zA-Z])[.)])[ \t\u00a0]+(?=\S)")
"""The mark of an entry of a list."""


@dataclass(frozen=True)
class TextLine:
    """One or more lines of the text that are read as one."""

    span: Span
    pause: PauseKind


def lines(text: str) -> Iterator[list[TextLine]]:
    """Yield each paragraph as its lines; blank lines stand between paragraphs."""
    paragraph: list[Span] = []
    for start, end in _physical(text):
        if text[start:end].isspace() or start == end:
            if paragraph:
                yield _joined(text, paragraph)
            paragraph = []
        else:
            paragraph.append((start, end))
    if paragraph:
        yield _joined(text, paragraph)


def _physical(text: str) -> Iterator[Span]:
    start = 0
    for found in _LINE_END.finditer(text):
        yield start, found.start()
        start = found.end()
    yield start, len(text)


def _joined(text: str, paragraph: Sequence[Span]) -> list[TextLine]:
    """Join lines that were broken because the next word did not fit."""
    width = max(len(text[start:end].rstrip()) for start, end in paragraph)
    spans: list[Span] = [paragraph[0]]
    for before, line in pairwise(paragraph):
        if _goes_on(text, before, line, width):
            spans[-1] = (spans[-1][0], line[1])
        else:
            spans.append(line)
    last = len(spans) - 1
    return [TextLine(span, PauseKind.PARAGRAPH if at == last else PauseKind.LINE) for at, span in enumerate(spans)]


def _goes_on(text: str, before: Span, line: Span, width: int) -> bool:
    if width < _NARROW or ITEM.match(text, *line):
        return False
    written = text[slice(*before)].rstrip()
    head = text[slice(*line)].strip()
    if written.startswith("#") or head.startswith(("#", "|", ">", "```")) or written.endswith("|"):
        return False
    word = head.split(maxsplit=1)[0]
    return len(written) + 1 + len(word) > width and not (
        len(written) < 0.6 * width and written.rstrip(_CLOSERS).endswith(_ENDS)
    )
