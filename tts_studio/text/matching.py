"""Where the sentences of a text are in what a speech recogniser has heard, with wrong, missing and added words.

Three words in a row that occur once in both are certain; between them, the longest runs that are the same are matched.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|(?:(?![\u3040-\u30ff\u3400-\u9fff])[^\W_])+")
"""A word, or a sign of a script without spaces between words."""
_ANCHOR = 3  # words
_LARGEST = 25_000_000
"""Words times words that are compared without an anchor: more has nothing in common, and would take minutes."""

Pair = tuple[int, int]


@dataclass(frozen=True)
class HeardWord:
    """A word as a recogniser has heard it."""

    text: str
    start: float
    """In seconds from the beginning of the recording, as is ``end``."""
    end: float


@dataclass(frozen=True)
class Place:
    """Where a sentence is in a recording."""

    before: float
    """End of what was heard before it, in seconds; 0 at the beginning."""
    start: float
    end: float
    after: float
    """Start of what was heard after it; infinite at the end."""
    share: float
    """Share of its words that were heard, 0 … 1."""


def places(
    sentences: Sequence[str], heard: Sequence[HeardWord], read: Callable[[str], str] = str
) -> list[Place | None]:
    """Return where each sentence was heard; None for one of which no word was.

    ``read`` spells numbers and the like out, since a recogniser writes some of them otherwise than the text does.
    """
    said = [(word, number) for number, sentence in enumerate(sentences) for word in words(read(sentence))]
    units = [unit for word in heard for unit in _units(word, read)]
    pairs = _aligned([word for word, _ in said], [unit.text for unit in units])
    owners = _owners([number for _, number in said], pairs, units)
    counts, matched = [0] * len(sentences), [0] * len(sentences)
    for _, number in said:
        counts[number] += 1
    for word, _ in pairs:
        matched[said[word][1]] += 1
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for place, owner in enumerate(owners):
        if owner is not None:
            first.setdefault(owner, place)
            last[owner] = place
    return [
        _place(units, first[number], last[number], matched[number] / counts[number]) if matched[number] else None
        for number in range(len(sentences))
    ]


def words(text: str) -> list[str]:
    """Return the words of a text in small letters, without punctuation."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("’", "").replace("'", "")
    return _WORD.findall(plain)


def _units(word: HeardWord, read: Callable[[str], str]) -> list[HeardWord]:
    """Return what is compared: a heard word may be several, such as “twenty-one”."""
    parts = words(read(word.text.strip()))
    step = (word.end - word.start) / max(1, len(parts))
    return [
        HeardWord(part, word.start + number * step, word.start + (number + 1) * step)
        for number, part in enumerate(parts)
    ]


def _place(units: Sequence[HeardWord], first: int, last: int, share: float) -> Place:
    before = units[first - 1].end if first else 0.0
    after = units[last + 1].start if last + 1 < len(units) else float("inf")
    return Place(before, units[first].start, units[last].end, after, share)


def _aligned(said: Sequence[str], heard: Sequence[str]) -> list[Pair]:
    """Return which words are the same: pairs of places, ascending in both."""
    pairs: list[Pair] = []
    place = heard_place = 0
    for anchor, heard_anchor in [*_anchors(said, heard), (len(said), len(heard))]:
        pairs += [
            (place + one, heard_place + other)
            for one, other in _same(said[place:anchor], heard[heard_place:heard_anchor])
        ]
        if anchor < len(said):
            pairs.append((anchor, heard_anchor))
        place, heard_place = anchor + 1, heard_anchor + 1
    return pairs


def _anchors(said: Sequence[str], heard: Sequence[str]) -> list[Pair]:
    """Return the longest ascending series of places at which the same three words begin, once in each."""
    ours, theirs = _once(said), _once(heard)
    pairs = sorted((place, theirs[words]) for words, place in ours.items() if words in theirs)
    ends: list[int] = []  # heard place that the best series of each length ends with
    series: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        length = bisect_left(ends, place)
        before.append(series[length - 1] if length else -1)
        if length == len(ends):
            ends.append(place)
            series.append(number)
        else:
            ends[length], series[length] = place, number
    found: list[Pair] = []
    number = series[-1] if series else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]


def _once(words: Sequence[str]) -> dict[tuple[str, ...], int]:
    """Return the places of three words in a row that occur once."""
    places: dict[tuple[str, ...], int] = {}
    for place in range(len(words) - _ANCHOR + 1):
        three = tuple(words[place : place + _ANCHOR])
        places[three] = -1 if three in places else place
    return {three: place for three, place in places.items() if place >= 0}


def _same(said: Sequence[str], heard: Sequence[str]) -> list[Pair]:
    if not said or not heard or len(said) * len(heard) > _LARGEST:
        return []
    blocks = SequenceMatcher(None, said, heard, autojunk=False).get_matching_blocks()
    return [(block.a + step, block.b + step) for block in blocks for step in range(block.size)]


def _owners(numbers: Sequence[int], pairs: Sequence[Pair], units: Sequence[HeardWord]) -> list[int | None]:
    """Return the sentence that each heard word belongs to, None for what is not in the text.

    ``numbers`` are the sentences of the words of the text.
    """
    owners: list[int | None] = [None] * len(units)
    for word, place in pairs:
        owners[place] = numbers[word]
    for (word, place), (next_word, next_place) in pairwise([(-1, -1), *pairs, (len(numbers), len(units))]):
        left = numbers[word] if word >= 0 else -1
        right = numbers[next_word] if next_word < len(numbers) else -1
        missing = numbers[word + 1 : next_word]
        if left == right:
            owners[place + 1 : next_place] = [left] * (next_place - place - 1)
        elif place + 1 < next_place:
            for at, owner in _shared_out(range(place + 1, next_place), left, right, missing, units).items():
                owners[at] = owner
    return owners


def _shared_out(
    gap: range, left: int, right: int, missing: Sequence[int], units: Sequence[HeardWord]
) -> dict[int, int]:
    """Return the owners of words that were heard between two sentences and are in neither.

    They stand for the words that were ``missing`` (their sentences): those of the end of the left sentence, of the
    beginning of the right one, or of both, which the longest pause then divides.
    """
    tail, head = missing.count(left), missing.count(right)
    cut = gap.stop if tail else gap.start
    if tail and head:
        cut = max(gap, key=lambda at: units[at].start - units[at - 1].end if at else 0.0)
    if tail + head == len(missing):  # no other sentence lies between, which the words may be of, too
        tail, head = tail and len(gap), head and len(gap)
    lefts = range(gap.start, min(cut, gap.start + tail))
    rights = range(max(cut, gap.stop - head), gap.stop)
    return {**dict.fromkeys(lefts, left), **dict.fromkeys(rights, right)}
