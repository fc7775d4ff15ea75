"""When each word of a sentence is said: from the network's durations to the words as they are written.

Between them are three rows: what is written (“Mr. Lee paid $5.”), what is read (“Mister Lee paid five dollars.”), and
what the network says, in which espeak-ng may join small words or part long ones. Each is laid beside the next.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from tts_studio.books.work import Timed
from tts_studio.engine.speaking.steady_voice import SaidWord
from tts_studio.text.readings import ReadSentence, Silence, Sounds

_Times = tuple[float, float]
_SPOKEN = re.compile(r"[^\W_]|[%€$£¥+=&@#§°]")
_PARTS = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (1, 4), (4, 1), (1, 5), (1, 6), (1, 7), (1, 8), (2, 3), (3, 2))
"""How many words may be how many others."""


def timed_words(written: str, reading: ReadSentence, said: Sequence[SaidWord]) -> tuple[Timed, ...]:
    """Return the words of ``written``, which is read as ``reading`` and said as ``said``, with their times in seconds.

    Words of which nothing is said, such as a dash between two spaces, are left out.
    """
    if not said:
        return ()
    read = _words_read(reading)
    times = list(_laid_beside([_length(word) for word in read], said))
    own = [word for word in written.split() if _SPOKEN.search(word)]
    return tuple(Timed(own[place], *span) for place, span in _of_written(own, read, times))


def _words_read(reading: ReadSentence) -> list[str]:
    read: list[str] = []
    for piece in reading.pieces:
        if isinstance(piece, Sounds):
            read += piece.phonemes.split()
        elif not isinstance(piece, Silence):
            read += [word for word in piece.text.split() if _SPOKEN.search(word)]
    return read or [reading.words]


def _length(word: str) -> int:
    return max(1, sum(letter.isalnum() for letter in word))


def _laid_beside(lengths: Sequence[int], said: Sequence[SaidWord]) -> Iterator[_Times]:
    """Yield the times of words by how long they are, where one may be said as several and several as one."""
    if len(lengths) == len(said):
        yield from ((word.start, word.end) for word in said)
        return
    ratio = sum(word.phonemes for word in said) / sum(lengths)
    for (first, last), (start, end) in _blocks([length * ratio for length in lengths], [w.phonemes for w in said]):
        yield from _shared(said[start].start, said[end - 1].end, lengths[first:last])


def _blocks(ours: Sequence[float], theirs: Sequence[float]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Return which of ours are which of theirs, so that the lengths differ least."""
    best: dict[tuple[int, int], float] = {(0, 0): 0.0}
    came: dict[tuple[int, int], tuple[int, int]] = {}
    for i in range(len(ours) + 1):
        for j in range(len(theirs) + 1):
            for m, n in _PARTS:
                before = best.get((i - m, j - n))
                if before is None:
                    continue
                cost = before + abs(sum(ours[i - m : i]) - sum(theirs[j - n : j])) + m + n - 2
                if cost < best.get((i, j), math.inf):
                    best[i, j], came[i, j] = cost, (i - m, j - n)
    at = (len(ours), len(theirs))
    if at not in came:  # far more of the one than of the other
        return [((0, len(ours)), (0, len(theirs)))]
    found: list[tuple[tuple[int, int], tuple[int, int]]] = []
    while at != (0, 0):
        before = came[at]
        found.append(((before[0], at[0]), (before[1], at[1])))
        at = before
    return found[::-1]


def _shared(start: float, end: float, lengths: Sequence[int]) -> Iterator[_Times]:
    """Share a time among words by their lengths."""
    whole, at = sum(lengths), 0
    for length in lengths:
        yield start + (end - start) * at / whole, start + (end - start) * (at + length) / whole
        at += length


def _of_written(own: Sequence[str], read: Sequence[str], times: Sequence[_Times]) -> Iterator[tuple[int, _Times]]:
    """Yield the place of each written word that is said, and its times."""
    ours, theirs = [list(map(_plain, words)) for words in (own, read)]
    for kind, first, last, start, end in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from zip(range(first, last), times[start:end], strict=True)
        elif kind == "replace":
            lengths = [_length(word) for word in own[first:last]]
            yield from zip(range(first, last), _shared(times[start][0], times[end - 1][1], lengths), strict=True)


def _plain(word: str) -> str:
    return "".join(filter(str.isalnum, word)).casefold()
