"""Subtitles and the times of words, of the sentences of a sound.

A subtitle has at most two lines of 42 letters, as those of television have (EBU-TT-D, BBC Subtitle Guidelines).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TextIO

from tts_studio.books.work import Timed
from tts_studio.storage import replacing

_LINE = 42
_MOST = 2 * _LINE
_LEAST = 30  # letters of a subtitle that ends at a comma
_TOKEN = re.compile(r"[^\s，。！？；：、]+[，。！？；：、]*|[，。！？；：、]+")
_ENDS = tuple(".,;:!?…—–，。！？；：、")


@dataclass(frozen=True)
class CaptionedSentence:
    """A sentence in a sound."""

    chapter: str
    """Title of its chapter."""
    text: str
    start: float
    """Seconds from the beginning of the sound, as all times here."""
    end: float
    words: tuple[Timed, ...] | None
    """None if they are not known."""


@dataclass(frozen=True)
class Cue:
    """A subtitle."""

    start: float
    end: float
    lines: tuple[str, ...]


def write(path: Path, sentences: Iterable[CaptionedSentence]) -> None:
    """Write captions in the form that the path's name ends with, one of ``KINDS``."""
    kind = next(writer for ending, writer in _WRITERS.items() if path.name.endswith(f".{ending}"))
    with replacing(path) as temporary, temporary.open("w", encoding="utf-8", newline="\n") as file:
        kind(file, sentences)


def cues(sentence: CaptionedSentence) -> Iterator[Cue]:
    """Yield the subtitles of a sentence; without times of words they are as long as their texts are."""
    found = [(one[0], one.span()) for one in _TOKEN.finditer(sentence.text)]
    for first, last in _cut([text for text, _ in found], sentence.text):
        start, end = found[first][1][0], found[last - 1][1][1]
        times = _times(sentence, start, end)
        yield Cue(*times, _lines(sentence.text[start:end]))


def _cut(tokens: Sequence[str], text: str) -> Iterator[tuple[int, int]]:
    """Yield the first token of each subtitle, and the one after its last."""
    places: list[tuple[int, int]] = []
    at = 0
    for token in tokens:
        start = text.index(token, at)
        at = start + len(token)
        places.append((start, at))
    first = 0
    while first < len(tokens):
        last = first + 1
        while last < len(tokens) and places[last][1] - places[first][0] <= _MOST:
            last += 1
        if last < len(tokens):
            marks = [
                place
                for place in range(first + 1, last + 1)
                if tokens[place - 1].endswith(_ENDS) and places[place - 1][1] - places[first][0] >= _LEAST
            ]
            last = marks[-1] if marks else last
        yield first, last
        first = last


def _times(sentence: CaptionedSentence, start: int, end: int) -> tuple[float, float]:
    """Return when a part of a sentence is said."""
    if sentence.words:
        at, inside = 0, list[Timed]()
        for word in sentence.words:
            place = sentence.text.find(word.text, at)
            at = place + len(word.text)
            if place < end and at > start:
                inside.append(word)
        if inside:
            return inside[0].start, inside[-1].end
    length, seconds = max(1, len(sentence.text)), sentence.end - sentence.start
    return sentence.start + seconds * start / length, sentence.start + seconds * end / length


def _lines(text: str) -> tuple[str, ...]:
    """Return a subtitle as one line, or as two that are about as long."""
    spaces = [found.start() for found in re.finditer(" ", text)]
    if len(text) <= _LINE or not spaces:
        return (text,)
    middle = min(spaces, key=lambda place: abs(place - len(text) / 2))
    return text[:middle], text[middle + 1 :]


def _srt(file: TextIO, sentences: Iterable[CaptionedSentence]) -> None:
    number = 0
    for sentence in sentences:
        for cue in cues(sentence):
            number += 1
            times = f"{_clock(cue.start, ',')} --> {_clock(cue.end, ',')}"
            file.write("\n".join((str(number), times, *cue.lines)) + "\n\n")


def _vtt(file: TextIO, sentences: Iterable[CaptionedSentence]) -> None:
    file.write("WEBVTT\n\n")
    for sentence in sentences:
        for cue in cues(sentence):
            lines = [line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") for line in cue.lines]
            file.write("\n".join((f"{_clock(cue.start, '.')} --> {_clock(cue.end, '.')}", *lines)) + "\n\n")


def _words(file: TextIO, sentences: Iterable[CaptionedSentence]) -> None:
    file.write("[")
    for place, sentence in enumerate(sentences):
        words = [{"word": one.text, "start": _ms(one.start), "end": _ms(one.end)} for one in sentence.words or ()]
        values = {
            "chapter": sentence.chapter,
            "sentence": sentence.text,
            "start": _ms(sentence.start),
            "end": _ms(sentence.end),
            "words": None if sentence.words is None else words,
        }
        file.write((",\n" if place else "\n") + json.dumps(values, ensure_ascii=False))
    file.write("\n]\n")


_WRITERS: Mapping[str, Callable[[TextIO, Iterable[CaptionedSentence]], None]] = MappingProxyType(
    {"srt": _srt, "vtt": _vtt, "words.json": _words}
)
KINDS: Mapping[str, str] = MappingProxyType({"srt": "srt", "vtt": "vtt", "words": "words.json"})
"""Name of a kind of captions → how its files end."""


def _clock(seconds: float, point: str) -> str:
    whole, thousandths = divmod(round(1000 * seconds), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}{point}{thousandths:03}"


def _ms(seconds: float) -> float:
    return round(seconds, 3)
