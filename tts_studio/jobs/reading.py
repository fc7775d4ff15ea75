"""Reading a book aloud into files, in hours if need be, and going on after any end."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from tts_studio.errors import TextError
from tts_studio.events import Event, Finished, Note, NoteKind, Progress, Stage, StageKind
from tts_studio.jobs.listing import choice_of
from tts_studio.jobs.pronouncing import words_to_speak_with
from tts_studio.jobs.speaking import TextRemarks, left_out
from tts_studio.messages import Message
from tts_studio.synthesis import SynthesisConfig

if TYPE_CHECKING:
    from tts_studio.books.book import Book
    from tts_studio.books.narration import Narrated
    from tts_studio.books.work import Work
    from tts_studio.engine.speaking.steady_voice import SteadyVoice
    from tts_studio.text.word_list import WordList


def read_book(
    source: Path | str,
    voice: str,
    out: Path,
    config: SynthesisConfig | None = None,
    folder: Path | None = None,
    form: str = "",
    captions: Sequence[str] = (),
    *,
    watermark: bool = True,
) -> Iterator[Event]:
    """Speak a book into one file with chapters, or into a folder with a file for each chapter.

    ``source`` is its file, or a text.
    ``out`` is a file if it ends in a format's extension, such as ``.m4b``; ``form`` is the format of the files in a
    folder. ``captions`` are any of ``srt``, ``vtt`` and ``words``; ``voice`` and ``folder`` as in ``speak``,
    ``watermark`` as in ``save_text``. Begun again with the same book, voice and manner, it goes on after the last
    sentence that was spoken. Raises TextError, VoiceError or AudioError before anything is spoken if one of them cannot
    be used.
    """
    from tts_studio.books import narration, publishing, work
    from tts_studio.books.opening import open_book
    from tts_studio.books.plain_text import of_text
    from tts_studio.engine.speaking.steady_voice import SteadyVoice

    config = config or SynthesisConfig()
    output = publishing.output(out, form, captions)
    _check_folder(out.parent)
    book = open_book(source) if isinstance(source, Path) else of_text(source, out.stem)
    choice = choice_of(voice, folder)
    reader = SteadyVoice(choice.files, choice.speaker)
    there = publishing.work_folder(output)
    words = words_to_speak_with(choice, reader.espeak_voice)
    key = narration.key(book, reader, choice.speaker, config, words)
    with work.opened(there, key, reader.rate) as spoken:
        yield from _how_it_begins(spoken)
        yield from _spoken(book, reader, config, words, spoken)
        seconds = spoken.frames / reader.rate
        yield from publishing.publish(spoken, book, output, choice.files.stem, watermark=watermark)
    work.remove(there)
    yield Finished({"path": str(out), "chapters": len(book.chapters), "seconds": round(seconds, 1)})


def _check_folder(folder: Path) -> None:
    if not folder.is_dir():
        raise TextError("There is no folder “{folder}”.", "Please make it first, or choose another one.", folder=folder)


def _how_it_begins(spoken: Work) -> Iterator[Event]:
    if spoken.last is not None:
        minutes = spoken.frames / spoken.rate / 60
        yield Note(Message("The reading goes on: {minutes:.1f} minutes of it are there.", minutes=minutes))
    elif spoken.replaces:
        yield Note(Message("The book, the voice or the manner is another one, so the reading begins anew."))


def _spoken(book: Book, reader: SteadyVoice, config: SynthesisConfig, words: WordList, spoken: Work) -> Iterator[Event]:
    """Speak what is missing, and tell what was left out of it."""
    from tts_studio.books.narration import narrate

    yield Stage(StageKind.SPEAKING, Message("{name}", name=book.title))
    clock = _Clock(book)
    remarks = _Remarks(book)
    with closing(narrate(book, reader, config, words, spoken)) as narrated:
        for sentence in narrated:
            remarks.add(sentence)
            yield clock.progress(sentence)
    spoken.flush()
    if not spoken.frames:
        raise TextError("There is nothing to say.", "Please give a text with at least one word.")
    yield from remarks.notes()


class _Clock:
    """How far a reading has come, and how long the rest will take."""

    def __init__(self, book: Book) -> None:
        lengths = [len(chapter.text) for chapter in book.chapters]
        self._before = [sum(lengths[:place]) for place in range(len(lengths))]
        self._total = sum(lengths)
        self._first: tuple[float, float] | None = None

    def progress(self, sentence: Narrated) -> Progress:
        """Return how far it is after a sentence."""
        done, now = self._before[sentence.chapter] + sentence.reading.span[1], time.monotonic()
        if self._first is None:
            self._first = (done, now)
            return Progress(done, self._total)
        characters, seconds = done - self._first[0], now - self._first[1]
        left = seconds * (self._total - done) / characters if characters > 0 else None
        return Progress(done, self._total, left)


class _Remarks:
    """Notes about a book once it is spoken."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._unknown: dict[str, None] = {}
        self._chapters: dict[int, TextRemarks] = {}
        self._timed = True

    def add(self, sentence: Narrated) -> None:
        """Take what is to be told about a sentence."""
        self._unknown |= dict.fromkeys(sentence.unknown)
        self._timed = self._timed and (sentence.has_words or not sentence.seconds)
        if sentence.reading.troubles:
            text = self._book.chapters[sentence.chapter].text
            self._chapters.setdefault(sentence.chapter, TextRemarks(text)).add(sentence.reading)

    def notes(self) -> Iterator[Note]:
        """Yield one note about all that was left out, and one for each wrong mark."""
        if self._unknown:
            yield Note(left_out(list(self._unknown)), NoteKind.UNKNOWN_SOUNDS)
        if not self._timed:
            yield Note(
                Message("This voice does not tell how long its sounds are, so only the times of sentences are exact.")
            )
        for chapter, remarks in self._chapters.items():
            title = self._book.chapters[chapter].title
            for note in remarks.notes():
                if note.kind is NoteKind.WRONG_MARKUP:
                    yield Note(Message("{chapter}: {remark}", chapter=title, remark=note.message), note.kind)
