"""The two files of each clip, ``0001.flac`` and ``0001.json``: reading them, and saying what is wrong with them."""

from __future__ import annotations

import errno
import os
import re
import time
from collections import defaultdict
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tts_studio import documents, storage
from tts_studio.documents import DocumentError
from tts_studio.errors import StudioError
from tts_studio.messages import Message
from tts_studio.project.model import Clip, clip_from_json

_CLIP_FILE = re.compile(r"(\d{4,})\.(flac|json)")


@dataclass(frozen=True)
class Unusable:
    """A clip whose files are not in order: one is missing, damaged, or cannot be read."""

    id: str
    reason: Message
    text: str = ""
    """What is spoken in it, as far as that is known."""
    refusal: StudioError | None = None
    """Set if the system refused to let a file be read, which may be over the next moment; None if it is damaged."""


@dataclass(frozen=True)
class Listing:
    """The clips in a folder, each either usable or with the reason why not."""

    clips: list[Clip]
    """In the order of their numbers."""
    unusable: list[Unusable]
    """In the order of their numbers."""

    def readable(self) -> list[Clip]:
        """Return the clips; raises StudioError if the system refuses to let one be read at this moment."""
        for clip in self.unusable:
            if clip.refusal is not None:
                raise clip.refusal
        return self.clips


def listing(folder: Path) -> Listing:
    """Return the clips in a folder and those that are not in order.

    The latter are looked at again for a quarter of a second: another program may hold a file, or be about to write it.
    Raises OSError if the folder itself cannot be read.
    """
    known: dict[str, Clip | Unusable] = {}
    for wait in (*documents.WAITS, None):
        numbers = sorted(clip_files(folder), key=int)
        known = {number: _still_or_anew(known, folder, number) for number in numbers}
        if wait is None or all(isinstance(found, Clip) for found in known.values()):
            break
        time.sleep(wait)
    return Listing(
        [found for found in known.values() if isinstance(found, Clip)],
        [found for found in known.values() if isinstance(found, Unusable)],
    )


def clip_files(clips: Path) -> dict[str, set[str]]:
    """Return id → names of the files of each clip, whole or half."""
    files: defaultdict[str, set[str]] = defaultdict(set)
    for path in clips.iterdir() if clips.is_dir() else ():
        match = _CLIP_FILE.fullmatch(path.name)
        if match:
            files[match[1]].add(path.name)
    return dict(files)


def read_clip(description: Path) -> Clip:
    """Read one clip from its ``.json`` file.

    Raises DocumentError if it is damaged, FileNotFoundError if one of its two files is missing, and another OSError if
    it cannot be read at this moment.
    """
    recording = description.with_suffix(".flac")
    for path in (description, recording):
        if not path.is_file():
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
    return clip_from_json(description.stem, recording, documents.parse_object(description.read_bytes()))


def _still_or_anew(known: Mapping[str, Clip | Unusable], folder: Path, number: str) -> Clip | Unusable:
    before = known.get(number)
    return before if isinstance(before, Clip) else _clip_or_why(folder / f"{number}.json")


def _clip_or_why(description: Path) -> Clip | Unusable:
    number = description.stem
    try:
        return read_clip(description)
    except FileNotFoundError as error:
        reason = Message(
            "Its file “{file}” is missing. A program that synchronises the folder may still have to fetch it.",
            file=Path(error.filename).name,
        )
        return Unusable(number, reason, _text(description))
    except DocumentError as error:
        reason = Message("Its file “{file}” is damaged: {reason}.", file=description.name, reason=error.message)
        return Unusable(number, reason)
    except OSError as error:
        refusal = storage.reading_error(description, error)
        return Unusable(number, refusal.title, refusal=refusal)


def _text(description: Path) -> str:
    with suppress(ValueError, OSError):
        return documents.text(documents.parse_object(description.read_bytes()).get("text"))
    return ""
