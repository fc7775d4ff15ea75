"""TextGrids of Praat and of forced aligners (MFA, WebMAUS), in the long and the short form."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tts_studio.errors import TextError
from tts_studio.project.lists.interface import Entry, ListContent, ListFile, ListReader, Span

_TOKEN = re.compile(r'"((?:[^"]|"")*)"|<(exists|absent)>|(?<![\w\[.-])(-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)(?![\w\].])')
_PAUSE = 0.3  # seconds without a word that divide two sentences
_LONGEST = 15.0  # seconds that words are put together to
_SILENT = {"", "sil", "sp", "spn", "<sil>", "<eps>", "<p:>", "_", "#", "{sl}", "pau"}
_WORDS = ("word", "ort", "trans", "utt", "sent", "phrase", "text")
_NOT_WORDS = ("phone", "phoneme", "seg", "mau", "kan", "syll", "tone", "pos")


@dataclass(frozen=True)
class _Tier:
    name: str
    intervals: list[tuple[Span, str]] = field(default_factory=list[tuple[Span, str]])

    @property
    def said(self) -> list[tuple[Span, str]]:
        """The intervals with something in them."""
        return [(span, text) for span, text in self.intervals if text.strip().lower() not in _SILENT]


class TextGrid(ListReader):
    """The TextGrid of the recording beside it."""

    def claims(self, file: ListFile) -> bool:
        """Return whether the file has the extension of a TextGrid."""
        return file.suffix == ".textgrid"

    def read(self, file: ListFile) -> ListContent:
        """Return the intervals of the tier with sentences, or those with words, put together at pauses.

        Other tiers of sentences, which stand for other speakers, are read too: each has the name of its tier.
        """
        tiers = [tier for tier in _tiers(file.text) if tier.said]
        if not tiers:
            raise TextError(
                "“{name}” has no intervals with texts.", "Please export the TextGrid again.", name=file.path.name
            )
        sentences = [tier for tier in tiers if _holds_sentences(tier)]
        if sentences:
            several = len(sentences) > 1 and not any(_named(tier, _WORDS) for tier in sentences)
            chosen = sentences if several else sorted(sentences, key=lambda tier: not _named(tier, _WORDS))[:1]
            return ListContent(
                [
                    Entry(f"{file.path.name}, {tier.name}, {number}", "", text, span, tier.name if several else "")
                    for tier in chosen
                    for number, (span, text) in enumerate(tier.said, 1)
                ]
            )
        words = min(tiers, key=lambda tier: (_named(tier, _NOT_WORDS), not _named(tier, _WORDS), len(tier.said)))
        parts = _put_together(words.said)
        return ListContent(
            [Entry(f"{file.path.name}, {number}", "", text, span) for number, (span, text) in enumerate(parts, 1)]
        )


def _named(tier: _Tier, names: tuple[str, ...]) -> bool:
    return any(name in tier.name.lower() for name in names)


def _holds_sentences(tier: _Tier) -> bool:
    said = tier.said
    several = sum(len(text.split()) > 1 for _, text in said)
    return several > len(said) / 2 and not _named(tier, _NOT_WORDS)


def _put_together(words: list[tuple[Span, str]]) -> list[tuple[Span, str]]:
    parts: list[tuple[Span, str]] = []
    for (start, end), word in words:
        if parts and start - parts[-1][0][1] < _PAUSE and end - parts[-1][0][0] <= _LONGEST:
            (begin, _), text = parts[-1]
            parts[-1] = ((begin, end), f"{text} {word.strip()}")
        else:
            parts.append(((start, end), word.strip()))
    return parts


def _tiers(text: str) -> list[_Tier]:
    """Return the interval tiers: both forms hold the same numbers and texts in the same order.

    Source: “TextGrid file formats” in Praat's manual. Tiers of points are left out.
    """
    tokens = _tokens(text)
    tiers: list[_Tier] = []
    try:
        if next(tokens) != "ooTextFile":
            return []
        for token in tokens:
            if token == "IntervalTier":
                tiers.append(_interval_tier(tokens))
    except (StopIteration, ValueError):
        pass  # a file that breaks off: what was whole before is kept
    return tiers


def _interval_tier(tokens: Iterator[str | float]) -> _Tier:
    tier = _Tier(str(next(tokens)))
    for _ in range(2):
        _number(tokens)  # its start and end
    for _ in range(int(_number(tokens))):
        start, end = _number(tokens), _number(tokens)
        tier.intervals.append(((start, end), str(next(tokens))))
    return tier


def _number(tokens: Iterator[str | float]) -> float:
    token = next(tokens)
    if isinstance(token, str) or not math.isfinite(token):
        raise ValueError(token)
    return token


def _tokens(text: str) -> Iterator[str | float]:
    """Yield the texts in quotes and the free numbers; words, brackets and their numbers only explain them."""
    for match in _TOKEN.finditer(text):
        if match[1] is not None:
            yield match[1].replace('""', '"')
        elif match[3] is not None:
            yield float(match[3])
