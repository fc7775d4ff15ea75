"""Where a long sentence may be cut so that its first words are heard while the network says the rest.

It is cut at marks of punctuation; where there is none for long, before an unstressed word that follows a stressed one,
since that is where phrases of speech begin (“chinks and chunks”, Liberman and Church, 1992). That needs no table of a
language: espeak-ng marks the stress, and phonemes without stress marks are cut at marks of punctuation alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

_FIRST = 24
"""Symbols of the first part, stress marks and spaces among them: a second and a quarter of speech."""
_LEAST = 8
"""Symbols below which a part is too short to be said on its own."""
_GROWTH = 3
"""Times as long as the part before a part may be: slow computers take a third of a sound's length to make it."""
_MARKS = frozenset(",;:—–，、；：،؛")
_STRESS = "ˈ"
_COMMA = ","


def parts(phonemes: Sequence[str]) -> list[list[str]]:
    """Return the phonemes of a sentence in parts that are said one after another; none is lost but spaces between them.

    A part that ends without a mark gets a comma, so that the voice stays up.
    """
    found: list[list[str]] = []
    rest, most = list(phonemes), _FIRST
    while len(rest) > 1.5 * most:
        cut = _place(rest, most)
        if cut is None:
            break
        head, rest = rest[:cut], rest[cut:]
        while head[-1] == " ":
            head.pop()
        found.append(head if head[-1] in _MARKS else [*head, _COMMA])
        most *= _GROWTH
    return [*found, rest]


def _place(phonemes: Sequence[str], most: int) -> int | None:
    """Return how many phonemes are the next part, at most twice ``most``; None if there is no good place."""
    least, last = min(_LEAST, most), min(2 * most, len(phonemes) - _LEAST)
    marked = [at for at in _after_marks(phonemes) if least <= at <= last]
    near = [at for at in marked if at <= most] or marked[:1]
    if near:
        return near[-1]
    places = [at for at in _before_unstressed(phonemes) if most // 2 <= at <= last]
    return min(places, key=lambda at: abs(at - most), default=None)


def _after_marks(phonemes: Sequence[str]) -> Iterator[int]:
    """Yield the beginnings of words after a mark."""
    for at in range(2, len(phonemes)):
        if phonemes[at - 1] == " " and phonemes[at - 2] in _MARKS:
            yield at


def _before_unstressed(phonemes: Sequence[str]) -> Iterator[int]:
    """Yield the beginnings of unstressed words after stressed ones."""
    start, stressed = 0, False
    for at, phoneme in enumerate([*phonemes, " "]):
        if phoneme == " ":
            has_stress = _STRESS in phonemes[start:at]
            if stressed and not has_stress and at > start and phonemes[start - 2] not in _MARKS:
                yield start
            start, stressed = at + 1, has_stress
