"""What is spoken of a book so far, on disk: a reading goes on after any end, and no sentence is lost or said twice.

The sound grows in one file, and a second file has a line for each sentence of it. A sentence counts once its line is
written, and the sound is on the disk before that; what is beyond the last line is cut off when the reading goes on.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from tts_studio import documents
from tts_studio.audio.signal import FloatArray, to_pcm
from tts_studio.errors import StudioError, TextError
from tts_studio.storage import storage_error, write_json

_REQUEST, _SOUND, _LINES, _LOCK = "reading.json", "speech.pcm", "sentences.jsonl", "lock"
_BYTES = 2  # of a frame: 16 bit, mono
_TOGETHER = 8
"""Sentences that are written at once, since a disk takes its time for each: half a minute of sound."""


@dataclass(frozen=True)
class Timed:
    """A word as it is written, and when it is said, in seconds from the beginning of its sentence's sound."""

    text: str
    start: float
    end: float


@dataclass(frozen=True)
class SpokenLine:
    """A sentence that is spoken."""

    chapter: int
    sentence: int
    """Counted from 0 in each chapter, as ``chapter`` in the book."""
    frames: int
    """Of its sound, with the silence before it."""
    silence: int
    """Frames of that silence."""
    text: str
    """As it is written in the book."""
    words: tuple[Timed, ...] | None = None
    """None if the voice does not tell the times of words."""


class Work:
    """A reading on disk; ``opened`` gives one."""

    def __init__(self, folder: Path, rate: int) -> None:
        self._folder = folder
        self.rate = rate
        """Frames per second (Hz)."""
        self.frames = 0
        """Of all sentences that count."""
        self.last: SpokenLine | None = None
        """The last sentence that counts."""
        self.replaces = False
        """Whether another reading was here, which was thrown away."""
        self._waiting: list[SpokenLine] = []
        self._recover()
        self._sound: BinaryIO = self._path(_SOUND).open("ab")
        self._lines: BinaryIO = self._path(_LINES).open("ab")

    def add(self, line: SpokenLine, samples: FloatArray) -> None:
        """Take the sound of the next sentence [frames], −1 … 1."""
        with _refusals(self._path(_SOUND)):
            self._sound.write(to_pcm(samples, 16).astype("<i2").tobytes())
        self._waiting.append(line)
        if len(self._waiting) >= _TOGETHER:
            self.flush()

    def flush(self) -> None:
        """Let all sentences that came count."""
        with _refusals(self._path(_LINES)):
            _to_disk(self._sound)
            self._lines.write("".join(f"{_as_json(line)}\n" for line in self._waiting).encode())
            _to_disk(self._lines)
        for line in self._waiting:
            self.frames, self.last = self.frames + line.frames, line
        self._waiting.clear()

    def lines(self) -> Iterator[SpokenLine]:
        """Yield the sentences that count, in their order."""
        with self._path(_LINES).open("rb") as file:
            for written in file:
                yield _line(json.loads(written))

    def sentences(self) -> Iterator[tuple[SpokenLine, FloatArray]]:
        """Yield the sentences that count with their sounds; one at a time is in memory."""
        with self._path(_SOUND).open("rb") as file:
            for line in self.lines():
                pcm = np.frombuffer(file.read(line.frames * _BYTES), "<i2")
                yield line, pcm.astype(np.float32) / np.float32(32768.0)

    def close(self) -> None:
        """Let all sentences that came count, and free the files."""
        try:
            self.flush()
        finally:
            self._sound.close()
            self._lines.close()

    def _recover(self) -> None:
        """Keep what is whole: the lines whose sound is there, and no sound without a line."""
        sound, lines = self._path(_SOUND), self._path(_LINES)
        there = sound.stat().st_size // _BYTES if sound.exists() else 0
        kept = 0
        if lines.exists():
            with lines.open("rb") as file:
                for written in file:
                    line = _whole(written)
                    if line is None or self.frames + line.frames > there:
                        break
                    kept += len(written)
                    self.frames, self.last = self.frames + line.frames, line
        for path, size in ((sound, self.frames * _BYTES), (lines, kept)):
            with path.open("ab") as file:
                file.truncate(size)

    def _path(self, name: str) -> Path:
        return self._folder / name


@contextmanager
def opened(folder: Path, key: str, rate: int) -> Generator[Work]:
    """Give the reading in a folder, which is made if it is not there.

    ``key`` says what is read and how: what was read otherwise is thrown away. Raises TextError if another program is at
    it, StudioError if the disk refuses.
    """
    from filelock import FileLock, Timeout

    with _refusals(folder):
        folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / _LOCK, timeout=0, thread_local=False)
    try:
        lock.acquire()
    except Timeout as error:
        raise TextError("This book is being read by another program.", "Please wait until it has ended.") from error
    try:
        with _refusals(folder):
            before = _key(folder)
            if before != key:
                for name in (_SOUND, _LINES):
                    (folder / name).unlink(missing_ok=True)
                write_json(folder / _REQUEST, {"key": key})
            work = Work(folder, rate)
            work.replaces = before not in (None, key)
        try:
            yield work
        finally:
            work.close()
    finally:
        lock.release()


def remove(folder: Path) -> None:
    """Remove a reading that is finished."""
    with suppress(OSError):  # another program may look at it (Windows)
        shutil.rmtree(folder)


def _key(folder: Path) -> str | None:
    try:
        found = documents.read_object(folder / _REQUEST).get("key")
    except (OSError, documents.DocumentError):
        return None
    return found if isinstance(found, str) else None


def _as_json(line: SpokenLine) -> str:
    words: Sequence[Timed] | None = line.words
    plain = None if words is None else [[word.text, round(word.start, 3), round(word.end, 3)] for word in words]
    return json.dumps({**asdict(line), "words": plain}, ensure_ascii=False)


def _line(values: dict[str, Any]) -> SpokenLine:
    words: list[Any] | None = values.pop("words")
    return SpokenLine(**values, words=None if words is None else tuple(Timed(*word) for word in words))


def _whole(written: bytes) -> SpokenLine | None:
    """Return a line that was written as a whole."""
    try:
        return _line(json.loads(written)) if written.endswith(b"\n") else None
    except (ValueError, TypeError, KeyError):
        return None


def _to_disk(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())


@contextmanager
def _refusals(path: Path) -> Generator[None]:
    try:
        yield
    except OSError as error:
        if isinstance(error, StudioError):
            raise
        raise storage_error(path, error) from error
