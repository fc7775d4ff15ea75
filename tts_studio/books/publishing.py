"""From a reading on disk to what is listened to: one file with chapters, or a file for each of them, and captions.

All files of a book are as loud as one another, by one gain: −20 LUFS, in the middle of what publishers of audiobooks
ask for (−18 to −23), and no sample above −3 dB after a lossy codec has moved it a little.
"""

from __future__ import annotations

import math
import re
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import Path

import numpy as np

from tts_studio.audio.encoding import KNOWN, ChapterMark, Tags, metadata, writing
from tts_studio.audio.loudness import LoudnessMeter, limited
from tts_studio.audio.signal import SILENCE_DB, Audio, FloatArray
from tts_studio.audio.watermark import mark
from tts_studio.books import captions
from tts_studio.books.book import Book
from tts_studio.books.captions import CaptionedSentence
from tts_studio.books.work import SpokenLine, Timed, Work
from tts_studio.engine.speaking.side_by_side import in_order
from tts_studio.errors import AudioError
from tts_studio.events import Event, Progress, Saved, Stage, StageKind
from tts_studio.messages import Message
from tts_studio.provenance import TAGS

LOUDNESS = -20.0
"""LUFS."""
_PEAK = 10.0 ** (-4.5 / 20.0)
TAIL = 1.5
"""Seconds of silence at the end of each chapter."""
_OTHER_SOUNDS = ("aac", "aif", "aiff", "m4a", "mp4", "ogg", "wma")
"""Extensions of sounds that cannot be written, and are no names of folders either."""
_UNSAFE = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')


@dataclass(frozen=True)
class Output:
    """What is to be written."""

    path: Path
    """A file, or a folder for a file of each chapter."""
    format: str
    """An extension that ``audio.encoding`` knows."""
    captions: tuple[str, ...] = ()
    """Names of ``captions.KINDS``."""

    @property
    def is_one_file(self) -> bool:
        """Whether all chapters go into one file."""
        return self.path.suffix.lower() == f".{self.format}"


@dataclass(frozen=True)
class _Part:
    """A file, and the chapters in it."""

    path: Path
    tags: Tags
    chapters: tuple[int, ...]


def output(out: Path, form: str = "", wanted: Sequence[str] = ()) -> Output:
    """Return what a person means by a path and a format; raises AudioError for a format that cannot be written.

    A path that ends in the extension of a format is a file, any other one a folder.
    """
    suffix = out.suffix.lower().removeprefix(".")
    is_file = suffix in (*KNOWN, *_OTHER_SOUNDS) and not out.is_dir()
    if is_file and form not in ("", suffix):
        raise AudioError(
            "“{name}” does not end in .{format}.", "Please leave the format out.", name=out.name, format=form
        )
    form = suffix if is_file else form
    if form and form not in KNOWN:
        raise AudioError(
            "“{format}” is no format that books can be written in.",
            "Please choose one of {formats}.",
            format=form,
            formats=", ".join(KNOWN),
        )
    return Output(out, form or "mp3", tuple(wanted))


def work_folder(out: Output) -> Path:
    """Return where the reading is kept until it is finished: beside the file, or in the folder."""
    return out.path.with_name(f".{out.path.name}.reading") if out.is_one_file else out.path / ".reading"


def publish(work: Work, book: Book, out: Output, narrator: str, *, watermark: bool = True) -> Iterator[Event]:
    """Write the files of a book all of which is spoken; the last event of each is ``Saved``.

    With ``watermark`` each sentence has the mark that ``audio.watermark`` finds.
    """
    yield Stage(StageKind.MEASURING_LOUDNESS)
    gain = yield from _gain(work)
    yield Stage(StageKind.WRITING_BOOK, Message("{name}", name=out.path.name))
    spoken = [chapter for chapter, _ in groupby(work.lines(), lambda line: line.chapter)]
    marks = _marks(work, book)

    def finished(sentence: tuple[SpokenLine, FloatArray]) -> tuple[SpokenLine, FloatArray]:
        line, samples = sentence
        marked = mark(Audio(samples, work.rate)).samples if watermark else samples
        return line, limited(marked * np.float32(gain), _PEAK, work.rate)

    with closing(in_order(finished, work.sentences())) as sounds:
        chapters, done = groupby(sounds, lambda pair: pair[0].chapter), 0
        for part in _parts(book, out, narrator, spoken):
            own = [marks[chapter] for chapter in part.chapters]
            done = yield from _write_part(part, own, chapters, work, done)
            yield Saved(part.path)
            yield from _write_captions(work, book, part, out.captions)


def _write_part(
    part: _Part,
    marks: Sequence[ChapterMark],
    chapters: Iterator[tuple[int, Iterator[tuple[SpokenLine, FloatArray]]]],
    work: Work,
    done: int,
) -> Generator[Event, None, int]:
    """Write a file of the chapters that come next; ``done`` frames were written before, and more are returned."""
    tags = {**metadata(part.tags), **TAGS}
    with writing(part.path, work.rate, tags, _from_zero(marks) if len(marks) > 1 else ()) as writer:
        for _, sounds in islice(chapters, len(marks)):
            for line, samples in sounds:
                writer.add(samples)
                done += line.frames
                yield Progress(done, work.frames)
            writer.add(_silence(work.rate))
    return done


def _gain(work: Work) -> Generator[Event, None, float]:
    """Return by how much the reading has to be raised; measured twice, since what limits its peaks takes from it."""
    gain, done = 1.0, 0
    for limit in (math.inf, _PEAK):
        meter = LoudnessMeter(work.rate)
        for line, samples in work.sentences():
            meter.add(limited(samples * np.float32(gain), limit, work.rate))
            done += line.frames
            yield Progress(done, 2 * work.frames)
        loudness = meter.integrated()
        gain *= 10.0 ** ((LOUDNESS - loudness) / 20.0) if loudness > SILENCE_DB else 1.0
    return gain


def _silence(rate: int) -> FloatArray:
    return np.zeros(round(TAIL * rate), np.float32)


def _parts(book: Book, out: Output, narrator: str, spoken: Sequence[int]) -> Iterator[_Part]:
    if out.is_one_file:
        tags = Tags(book.title, book.author, book.title, narrator)
        yield _Part(out.path, tags, tuple(spoken))
        return
    digits = max(2, len(str(len(spoken))))
    for number, chapter in enumerate(spoken, 1):
        title = book.chapters[chapter].title
        name = f"{number:0{digits}} {_file_name(title)}".strip()
        tags = Tags(title, book.author, book.title, narrator, f"{number}/{len(spoken)}")
        yield _Part(out.path / f"{name}.{out.format}", tags, (chapter,))


def _file_name(title: str) -> str:
    """Return a title as every system takes it in a file's name."""
    return " ".join(_UNSAFE.sub(" ", title).split())[:80].strip(" .")


def _marks(work: Work, book: Book) -> dict[int, ChapterMark]:
    """Return where each chapter stands in the book as one sound."""
    found: dict[int, ChapterMark] = {}
    start = 0.0
    for chapter, lines in groupby(work.lines(), lambda line: line.chapter):
        end = start + sum(line.frames for line in lines) / work.rate + TAIL
        found[chapter] = ChapterMark(book.chapters[chapter].title, start, end)
        start = end
    return found


def _from_zero(marks: Sequence[ChapterMark]) -> list[ChapterMark]:
    return [ChapterMark(mark.title, mark.start - marks[0].start, mark.end - marks[0].start) for mark in marks]


def _write_captions(work: Work, book: Book, part: _Part, wanted: Sequence[str]) -> Iterator[Event]:
    for name in wanted:
        path = part.path.with_name(f"{part.path.stem}.{captions.KINDS[name]}")
        captions.write(path, _sentences(work, book, part.chapters))
        yield Saved(path)


def _sentences(work: Work, book: Book, chapters: Sequence[int]) -> Iterator[CaptionedSentence]:
    """Yield the sentences of some chapters that follow one another, at their times in the sound of these."""
    wanted, at, before = set(chapters), 0.0, chapters[0]
    for line in work.lines():
        if line.chapter not in wanted:
            continue
        at += TAIL if line.chapter != before else 0.0
        before = line.chapter
        yield _sentence(line, book.chapters[line.chapter].title, at, work.rate)
        at += line.frames / work.rate


def _sentence(line: SpokenLine, chapter: str, at: float, rate: int) -> CaptionedSentence:
    start = at + line.silence / rate
    words = None if line.words is None else tuple(Timed(w.text, start + w.start, start + w.end) for w in line.words)
    return CaptionedSentence(chapter, line.text, start, at + line.frames / rate, words)
