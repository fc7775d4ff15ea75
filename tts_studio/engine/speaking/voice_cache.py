"""Loaded voices, kept for the next text: loading takes half a second, which is too long between two sentences.

A voice is lent to one speaker at a time, since its generators of noise serve one text at a time. When it comes back it
is made ready, in the background, for the same seed.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Generator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from threading import Lock

from tts_studio.engine.speaking.voice import Voice
from tts_studio.engine.speaking.voice_files import VoiceFiles
from tts_studio.errors import VoiceError

_Key = tuple[object, ...]


class VoicePool:
    """Keeps the ``most`` voices that were used last (about 100 MB each).

    A voice that has spoken several texts at once is kept several times.
    """

    def __init__(self, most: int = 2) -> None:
        self._most = most
        self._idle: OrderedDict[tuple[_Key, int], Future[Voice]] = OrderedDict()
        self._kept = count()
        self._lock = Lock()
        self._preparing = ThreadPoolExecutor(1, "voices")

    @contextmanager
    def lend(self, files: VoiceFiles, speaker: str | None = None, seed: int | None = None) -> Generator[Voice]:
        """Give a voice for one text with that seed, the kept one if its files are still the same.

        Raises VoiceError as ``Voice.load`` does.
        """
        key = (_identity(files.model), _identity(files.config), files.sha256, speaker)
        voice = self._take(key) or Voice.load(files, speaker=speaker, seed=seed)
        try:
            yield voice
        finally:
            self._keep(key, voice, seed)

    def keep(self, most: int) -> None:
        """Keep so many voices from now on."""
        self._most = most

    def settle(self) -> int:
        """Wait until all that are kept are ready for their next text, and return how many there are."""
        with self._lock:
            kept = list(self._idle.values())
        return sum(each.exception() is None for each in kept)

    def _take(self, key: _Key) -> Voice | None:
        with self._lock:
            place = next((each for each in reversed(self._idle) if each[0] == key), None)
            kept = self._idle.pop(place) if place else None
        try:
            return kept.result() if kept else None
        except VoiceError:  # its file is gone or another one: loading says so
            return None

    def _keep(self, key: _Key, voice: Voice, seed: int | None) -> None:
        with self._lock:
            self._idle[key, next(self._kept)] = self._preparing.submit(_prepared, voice, seed)
            while len(self._idle) > self._most:
                self._idle.popitem(last=False)


VOICES = VoicePool()
"""The voices of this process."""


def _prepared(voice: Voice, seed: int | None) -> Voice:
    if seed is not None:
        voice.prepare(seed)
    return voice


def _identity(path: Path) -> tuple[object, ...]:
    """Return what changes when a file is replaced; nothing else of a file that is not there."""
    try:
        known = path.stat()
    except OSError:
        return (path,)
    return path, known.st_ino, known.st_size, known.st_mtime_ns
