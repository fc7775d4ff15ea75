"""Markdown, as people paste it: its signs are left out, its words are read.

Well-kept parsers such as markdown-it-py do not say in which column something stands, and a sentence must be shown in
the text while it is spoken; and much that is Markdown to them is none in a plain text (“2 * 3 * 4”, four spaces).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tts_studio.text.markup.marks import Hidden, Mark, Replaced
from tts_studio.text.readings import Span

_HEADING = re.compile(r"[ \t]{0,3}#{1,6}[ \t]+(?=\S)")
_HEADING_END = re.compile(r"[ \t]+#+[ \t]*$")
_QUOTE = re.compile(r"[ \t]{0,3}(?:>[ \t]?)+")
_RULE = re.compile(
    r"[ \t]*(?:(?:[-*_=~+#][ \t]*){3,}|(?:```+|~~~+)[ \t]*[\w+#-]*|<!--.*?-->"
    r"|\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t:-]*)+)[ \t]*$"
)
_TASK = re.compile(r"\[[ xX]\][ \t]+")
_BULLET = re.compile(r"[ \t]*[-*+•‣◦▪■●·–—][ \t\u00a0]+(?=\S)")
_NUMBERED = re.compile(r"[ \t]*\(?(?P<number>\d{1,3}|[a-zA-Z])(?P<mark>[.)])[ \t\u00a0]+(?=\S)")
_CELL = re.compile(r"[ \t]*\|[ \t]*")
_SIGNS = re.compile(
    r"`+|(?<![\w*])\*+(?=[^\s*])|(?<=[^\s*\d])\*+(?![\w*])|(?<=\d)\*+(?![\w*]|\s*\d)|(?<=\w)\*\*(?=\w)"
    r"|(?<![\w_])_+(?=[^\s_])|(?<=[^\s_])_+(?![\w_])|~~"
)
"""Signs of emphasis and code, with or without a partner: those that touch a word on one side only. “2 * 3” stays."""
_LINK = re.compile(
    r"(?P<open>!?\[)[^\[\]\n]{0,500}"
    r"(?P<close>\]\((?:[^()\s]|\([^()\s]*\)){0,1000}(?:[ \t]+\"[^\"\n]{0,200}\")?\)|\]\[[^\[\]\n]{0,100}\])"
)
_NOTE = re.compile(r"\[\^[\w-]{1,50}\]:?")
_ESCAPE = re.compile(r"\\(?=[*_#`\[\]()~>|{}+\-.!])")


def line_marks(text: str, span: Span) -> Iterator[Mark]:
    """Yield what stands at the beginning of a line, and rules, fences and bars of tables."""
    start, end = span
    if _RULE.match(text, start, end):
        yield Hidden(span)
        return
    if quote := _QUOTE.match(text, start, end):
        yield Hidden(quote.span())
        start = quote.end()
    if heading := _HEADING.match(text, start, end):
        yield Hidden(heading.span())
        start = heading.end()
        if tail := _HEADING_END.search(text, start, end):
            yield Hidden(tail.span())
    elif bullet := _BULLET.match(text, start, end):
        yield Hidden(bullet.span())
        start = bullet.end()
        if task := _TASK.match(text, start, end):
            yield Hidden(task.span())
    elif (item := _NUMBERED.match(text, start, end)) and _has_neighbour(text, span):
        yield Replaced(item.span("mark"), ",")
        if text[item.start("number") - 1 : item.start("number")] == "(":
            yield Hidden((item.start("number") - 1, item.start("number")))
    if text[start:end].lstrip().startswith("|"):
        yield from _cells(text, start, end)


def _has_neighbour(text: str, span: Span) -> bool:
    """Return whether the line before or after is an entry of a numbered list, too."""
    before = text.rfind("\n", max(0, span[0] - 2000), max(0, span[0] - 1)) + 1
    return (span[0] > 0 and _NUMBERED.match(text, before) is not None) or _NUMBERED.match(text, span[1] + 1) is not None


def inline_marks(text: str, span: Span) -> Iterator[Mark]:
    """Yield the signs inside a line: emphasis, code, links, notes."""
    for found in _LINK.finditer(text, *span):
        yield Hidden(found.span("open"))
        yield Hidden(found.span("close"))
    for found in _NOTE.finditer(text, *span):
        yield Hidden(found.span())
    for found in _ESCAPE.finditer(text, *span):
        yield Hidden(found.span())
    for found in _SIGNS.finditer(text, *span):
        yield Hidden(found.span())


def _cells(text: str, start: int, end: int) -> Iterator[Mark]:
    bars = list(_CELL.finditer(text, start, end))
    for bar in bars:
        outer = bar is bars[0] or not text[bar.end() : end].strip()
        yield Hidden(bar.span()) if outer else Replaced(bar.span(), ", ")
