"""Speaking a book: each sentence after the other, from where the reading on disk has come to."""

from __future__ import annotations

import hashlib
import json
from collections import deque
from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import asdict, dataclass

import numpy as np

from tts_studio.books.book import Book
from tts_studio.books.shown import shown
from tts_studio.books.word_times import timed_words
from tts_studio.books.work import SpokenLine, Work
from tts_studio.engine.speaking.steady_voice import SteadySentence, SteadyVoice
from tts_studio.engine.speaking.voice import PAUSES
from tts_studio.synthesis import SynthesisConfig
from tts_studio.text.front_end import read_aloud
from tts_studio.text.readings import ReadSentence
from tts_studio.text.word_list import WordList

LEAD = 0.5
"""Seconds of silence at the beginning of each chapter."""
_VERSION = 1
"""Raised when readings that were begun before must not go on: the front end is not part of the key."""


@dataclass(frozen=True)
class _Place:
    """Where a sentence stands."""

    chapter: int
    sentence: int
    silence: float
    """Seconds before it."""
    reading: ReadSentence


@dataclass(frozen=True)
class Narrated:
    """A sentence that was dealt with."""

    chapter: int
    reading: ReadSentence
    unknown: tuple[str, ...]
    """Letters that are left out."""
    seconds: float
    """Of its sound, 0 if the voice can say nothing of it."""
    has_words: bool
    """Whether the times of its words are known."""


def key(book: Book, voice: SteadyVoice, speaker: str | None, config: SynthesisConfig, words: WordList) -> str:
    """Return what tells a reading from another one: the same book, voice and manner give the same."""
    parts = [
        _VERSION,
        [[chapter.title, chapter.text] for chapter in book.chapters],
        voice.sha256,
        speaker,
        asdict(config),
        repr(words.entries),
    ]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=True).encode()).hexdigest()


def narrate(
    book: Book, voice: SteadyVoice, config: SynthesisConfig, words: WordList, work: Work
) -> Generator[Narrated]:
    """Speak what is not spoken yet into ``work``, a sentence at a time; closing it keeps all that was yielded."""
    places: deque[_Place] = deque()

    def readings() -> Iterator[ReadSentence]:
        for place in _places(book, voice, config, words, work.last):
            places.append(place)
            yield place.reading

    with closing(voice.speak(readings(), config)) as spoken:
        for sentence in spoken:
            place = places.popleft()
            line = _line(book, place, sentence, voice)
            if len(sentence.samples):
                work.add(line, np.concatenate([np.zeros(line.silence, np.float32), sentence.samples]))
            seconds = len(sentence.samples) / voice.rate
            yield Narrated(place.chapter, place.reading, sentence.unknown, seconds, line.words is not None)


def _places(
    book: Book, voice: SteadyVoice, config: SynthesisConfig, words: WordList, last: SpokenLine | None
) -> Iterator[_Place]:
    """Yield the sentences after the last one that is spoken."""
    begun = last.chapter if last else 0
    for number in range(begun, len(book.chapters)):
        silence = LEAD
        text = book.chapters[number].text
        for count, reading in enumerate(read_aloud(text, voice.espeak_voice, words, all_letters=voice.all_letters)):
            if last is None or (number, count) > (last.chapter, last.sentence):
                yield _Place(number, count, silence, reading)
            if reading.pieces:
                silence = config.pause * PAUSES[reading.pause]


def _line(book: Book, place: _Place, sentence: SteadySentence, voice: SteadyVoice) -> SpokenLine:
    written = shown(book.chapters[place.chapter].text[slice(*place.reading.span)], voice.espeak_voice)
    silence = round(place.silence * voice.rate)
    words = None if sentence.words is None else timed_words(written, place.reading, sentence.words)
    return SpokenLine(place.chapter, place.sentence, silence + len(sentence.samples), silence, written, words)
