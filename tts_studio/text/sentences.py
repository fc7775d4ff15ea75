"""Where each spoken sentence stands in a text, so that a window can mark it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

Span = tuple[int, int]
"""(First character, character after the last)."""
Phonemize = Callable[[str], Sequence[list[str]]]
"""Text to the phonemes of each of its sentences."""

_END = re.compile(r"""[.!?…:;]+["'”“’»«)\]]*(?=\s)|[。！？…؟।॥；：]+[”’」』》）)]*|\]\](?=\s)""")
_TRIES = 12  # marks that are tried as the end of a sentence; some are none: “e.g.”, “3.”, “:”


def spans(text: str, spoken: Sequence[list[str]], phonemize: Phonemize) -> Iterator[Span]:
    """Yield for each sentence of ``spoken``, which ``phonemize`` made of ``text``, where it stands in the text.

    A phonemizer does not report where its sentences end. So each mark is tried: the text up to it is the sentence if it
    gives the same phonemes by itself or, failing that, if it gives one sentence and the rest of the text gives the
    others. If no mark fits, this sentence and all that follow get the rest of the text as their span. Spans are in
    order and begin and end without spaces.
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
    """Return where the sentence that begins at ``start``, with ``left`` others after it, ends; None if no mark fits."""
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
