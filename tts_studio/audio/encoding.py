"""Writing sounds of any length, a block at a time, with what players show of them: title, author, chapters.

FFmpeg, which comes inside the wheels of PyAV, does it: libsndfile knows no chapters, and no AAC.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType
from typing import Any

from tts_studio.audio.streams import STREAMS, StreamEncoder, StreamFormat
from tts_studio.errors import AudioError
from tts_studio.storage import replacing

_FAST = {"aac_coder": "fast"}
"""318 times as fast as real time instead of 86 (Xeon, one core), and 7 dB less noise at this rate."""
_OPTIONS = {"brand": "M4B ", "movflags": "+faststart"}
_FORMATS: Mapping[str, StreamFormat] = MappingProxyType(
    {
        "m4b": replace(STREAMS["aac"], media_type="audio/mp4", container="ipod", options=_OPTIONS, codec_options=_FAST),
        "mp3": replace(STREAMS["mp3"], bits_per_second=96_000, options={}),
        "opus": replace(STREAMS["opus"], bits_per_second=40_000, options={}),
        "flac": STREAMS["flac"],
        "wav": replace(STREAMS["wav"], options={"rf64": "auto"}),
    }
)
KNOWN = tuple(_FORMATS)
"""Extensions that can be written."""


@dataclass(frozen=True)
class Tags:
    """What players show."""

    title: str = ""
    author: str = ""
    album: str = ""
    narrator: str = ""
    track: str = ""
    """“3/12”."""


@dataclass(frozen=True)
class ChapterMark:
    """Where a chapter begins and ends."""

    title: str
    start: float
    """Seconds, as ``end``."""
    end: float


@contextmanager
def writing(
    path: Path, rate: int, tags: Mapping[str, str] | None = None, marks: Sequence[ChapterMark] = ()
) -> Generator[StreamEncoder]:
    """Give an encoder of a mono sound at ``rate`` (Hz); the format is that of the path's extension, one of ``KNOWN``.

    The file is there when all is written, and not before. Chapters are kept by M4B, MP3 and Opus. Raises AudioError if
    FFmpeg refuses, StudioError if the disk does.
    """
    from av.error import FFmpegError

    form = _FORMATS[path.suffix.lower().removeprefix(".")]
    chapters = [_chapter(place, mark) for place, mark in enumerate(marks)]
    with replacing(path) as temporary:
        try:
            encoder = StreamEncoder(form, rate, tags, temporary, chapters)
            try:
                yield encoder
                encoder.finish()
            finally:
                encoder.close()
        except FFmpegError as error:
            if isinstance(error, OSError) and error.errno:  # the disk's: ``replacing`` says what it is
                raise OSError(error.errno, error.strerror) from error
            raise AudioError("“{name}” could not be written.", detail=str(error), name=path.name) from error


def metadata(tags: Tags) -> dict[str, str]:
    """Return tags by the names that FFmpeg has for them."""
    found = {
        "title": tags.title,
        "artist": tags.author,
        "album_artist": tags.author,
        "album": tags.album,
        "composer": tags.narrator,  # where programs for audiobooks look for the narrator
        "genre": "Audiobook",
        "track": tags.track,
    }
    return {name: value for name, value in found.items() if value}


def _chapter(place: int, mark: ChapterMark) -> Any:
    return {
        "id": place,
        "start": round(1000 * mark.start),
        "end": round(1000 * mark.end),
        "time_base": Fraction(1, 1000),
        "metadata": {"title": mark.title},
    }
