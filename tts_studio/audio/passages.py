"""A recording of any length in passages that end in pauses, one after the other, so that hours take no memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from tts_studio.audio import files, speech
from tts_studio.audio.signal import Audio
from tts_studio.errors import AudioError

LONGEST = 28.0
"""Seconds of a passage: a little less than what Whisper hears at a time."""
_SHORTEST = 6.0
_PAUSE = 0.35  # seconds; a shorter one may be within a sentence

Span = tuple[float, float]


@dataclass(frozen=True)
class Passage:
    """A part of a recording."""

    start: float
    """In seconds from the beginning of the recording."""
    end: float
    audio: Audio
    spans: list[Span]
    """Where there is speech, in seconds from the beginning of the recording."""


def passages(path: Path, start: float = 0.0) -> Iterator[Passage]:
    """Yield the passages of a recording from a time in seconds on; raises AudioError as ``files.load_parts`` does."""
    place = start

    def windows() -> Iterator[Span]:
        while True:
            yield place, place + LONGEST

    parts = files.load_parts(path, windows())
    length = files.seconds(path)
    while place < length - 0.05:
        try:
            audio = next(parts).audio
        except AudioError:
            if place > length - 1.0:  # the header has promised a little too much
                return
            raise
        spans = speech.speech_spans(audio)
        end = audio.seconds if audio.seconds < LONGEST - 0.05 else _last_pause(spans, audio.seconds)
        there = [(place + first, place + last) for first, last in spans if first < end]
        yield Passage(place, place + end, speech.cut(audio, 0.0, end), there)
        place += end


def _last_pause(spans: list[Span], seconds: float) -> float:
    """Return the middle of the last pause that may divide sentences, else of the longest one, else the end."""
    edges = [(0.0, 0.0), *spans, (seconds, seconds)]
    pauses = [(last, first) for (_, last), (first, _) in pairwise(edges) if (last + first) / 2 > _SHORTEST]
    long = [(last, first) for last, first in pauses if first - last >= _PAUSE]
    if long:
        last, first = long[-1]
        return (last + min(first, last + 2 * speech.MARGIN)) / 2 if first == seconds else (last + first) / 2
    if pauses and max(first - last for last, first in pauses) > 0:
        last, first = max(pauses, key=lambda pause: pause[1] - pause[0])
        return (last + first) / 2
    return seconds
