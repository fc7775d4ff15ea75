"""Where in a text the sentences stand that are spoken: what a window marks while it speaks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

Span = tuple[int, int]
"""Characters from … up to, not including."""
Phonemize = Callable[[str], Sequence[list[str]]]
"""Text to the phonemes of each of its sentences."""

_END = re.compile(r"""[.!?…:;]+["'”“’»«)\]]*(?=\s)|[。！？…؟।॥；：]+[”’」』》）)]*|\]\](?=\s)""")
_TRIES = 12  # marks that may end a sentence and do not: “e.g.”, “3.”, “:”


def spans(text: str, spoken: Sequence[list[str]], phonemize: Phonemize) -> Iterator[Span]:
    """Yield for each sentence of ``spoken``, which ``phonemize`` made of ``text``, where it stands in the text.

    Phonemizers do not tell. So the text is tried mark by mark: a piece is a sentence if it alone gives the very same
    phonemes or, failing that, if it is one sentence and what follows it are the others. From a sentence on for which no
    piece is, all share what is left of the text. Spans are in order; they begin and end with no space.
    """
    start, whole = _skip_spaces(text, 0), len(text.rstrip())
    lost = False
    for number, sentence in enumerate(spoken, 1):
        left = len(spoken) - number
        end = None if lost or not left else _end(text[:whole], start, sentence, left, phonemize)
        lost = lost or (left > 0 and end is None)
        yield (min(start, whole), end or whole)
        start = start if end is None else _skip_spaces(text, end)


def _end(text: str, start: int, sentence: list[str], left: int, phonemize: Phonemize) -> int | None:
    """Return where the sentence from ``start`` on, with ``left`` others behind it, ends; None if it cannot be told."""
    ends = [mark.end() for mark in islice(_END.finditer(text, start), _TRIES) if mark.end() < len(text)]
    alone: list[int] = []
    for end in ends:
        heard = _heard(text[start:end], phonemize)
        if heard == [sentence]:
            return end
        if len(heard) == 1:
            alone.append(end)
    return next((end for end in alone if len(_heard(text[end:], phonemize)) == left), None)


def _heard(text: str, phonemize: Phonemize) -> list[list[str]]:
    return [phonemes for phonemes in phonemize(text) if phonemes]


def _skip_spaces(text: str, start: int) -> int:
    return len(text) - len(text[start:].lstrip())
