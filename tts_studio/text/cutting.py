"""Cutting a recording into sentences: what is said in each part, and between which pauses the part lies."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tts_studio.text.languages import language_of
from tts_studio.text.matching import HeardWord, places
from tts_studio.text.splitting import sentences
from tts_studio.text.verbalising import verbalise

LEAST_SHARE = 0.6
"""Share of a sentence's words that have to be heard: the rest may be misheard."""
_LONGEST = 18.0  # seconds that sentences without a pause between them are put together to
_REACH = 0.4  # seconds by which the times of words may be wrong
_FAR = 1.0  # seconds beyond which a pause belongs to something that was not recognised
_PARAGRAPH = re.compile(r"\n\s*\n")

Span = tuple[float, float]


@dataclass(frozen=True)
class SpokenPart:
    """A part of a text, and where it is said."""

    text: str
    span: Span | None
    """In seconds; None if it was not heard."""


def parts(text: str, heard: Sequence[HeardWord], speech: Sequence[Span], espeak_voice: str) -> list[SpokenPart]:
    """Return the sentences of a text with their places; those without a pause between them are one part.

    ``speech`` are the spans of speech in the recording, in seconds, ascending.
    """
    language = language_of(espeak_voice)
    split = split_sentences(text, espeak_voice)
    found_places = places(split, heard, lambda words: verbalise(words, language)[0])
    found: list[SpokenPart] = []
    for sentence, place in zip(split, found_places, strict=True):
        if place is None or place.share < LEAST_SHARE:
            found.append(SpokenPart(sentence, None))
            continue
        before = _pause(speech, max(place.before, place.start - _FAR) - _REACH, place.start + _REACH)
        after = _pause(speech, place.end - _REACH, min(place.after, place.end + _FAR) + _REACH)
        start, end = before[1] if before else place.start, after[0] if after else place.end
        last = found[-1] if found else None
        if last is not None and last.span is not None and before is None and end - last.span[0] <= _LONGEST:
            found[-1] = SpokenPart(f"{last.text} {sentence}", (last.span[0], end))
        else:
            found.append(SpokenPart(sentence, (start, end)))
    return found


def split_sentences(text: str, espeak_voice: str) -> list[str]:
    """Return the sentences of a text whose lines may be broken anywhere; blank lines end a sentence."""
    language = language_of(espeak_voice)
    found: list[str] = []
    for paragraph in _PARAGRAPH.split(text):
        flat = " ".join(paragraph.split())
        found += [flat[first:last] for (first, last), _ in sentences(flat, (0, len(flat)), language)]
    return [sentence for sentence in found if any(letter.isalnum() for letter in sentence)]


def _pause(speech: Sequence[Span], low: float, high: float) -> Span | None:
    """Return the pause that fills most of the time from ``low`` to ``high``, start and end; None if there is none."""
    pauses = [
        (end, start)
        for (_, end), (start, _) in pairwise([(0.0, 0.0), *speech, (math.inf, math.inf)])
        if low < start and end < high and end < start
    ]
    return max(pauses, key=lambda pause: min(pause[1], high) - max(pause[0], low), default=None)
