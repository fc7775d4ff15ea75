"""Putting a project in order after a crash, at the next opening, without losing a recording.

Temporary files are removed. A clip consists of two files, of which the ``.json`` is written last and removed first;
half a clip is moved into ``.trash``, from where it can be recovered by hand.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from tts_studio.formats import CLIPS, PART_SUFFIX, TRASH
from tts_studio.messages import Message
from tts_studio.project.clip_files import clip_files, listing

_PART_FILE = re.compile(rf"(\d{{4,}}){re.escape(PART_SUFFIX)}")
_NUMBER = re.compile(r"(\d{4,})[.-]")


def tidy(folder: Path) -> list[Message]:
    """Remove temporary files and set half-written clips aside; return a message about each clip set aside.

    Interrupted takes stay and are offered to the user. Call it only while nothing else writes to the project.
    Raises StudioError, before any clip is set aside, if one cannot be read at this moment, and OSError if the folder
    refuses.
    """
    for path in _temporary(folder):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    for path in parts(folder / CLIPS):
        if not path.stat().st_size:  # begun, but nothing was recorded
            path.unlink()
        elif path.with_name(f"{part_number(path)}.json").exists():  # kept as a clip, and killed before it was removed
            set_aside(folder, path)
    found = listing(folder / CLIPS)
    found.readable()
    names = clip_files(folder / CLIPS)
    return [_set_clip_aside(folder, clip.id, names.get(clip.id, set())) for clip in found.unusable]


def set_aside(folder: Path, path: Path) -> Path:
    """Move a file of the project into its ``.trash``, under a free name; return its new path."""
    trash = folder / TRASH
    trash.mkdir(exist_ok=True)
    place, count = trash / path.name, 1
    while place.exists():
        count += 1
        place = trash / f"{path.stem}-{count}{path.suffix}"
    return path.replace(place)


def parts(clips: Path) -> list[Path]:
    """Return the files of takes that are or were being recorded, in the order of their numbers."""
    found = [path for path in clips.iterdir() if part_number(path)] if clips.is_dir() else []
    return sorted(found, key=lambda path: (int(part_number(path) or 0), path.name))


def part_number(path: Path) -> str | None:
    """Return the number in the name of such a file; None for any other file."""
    match = _PART_FILE.fullmatch(path.name)
    return match[1] if match else None


def next_number(folder: Path) -> int:
    """Return a clip number above any ever used, including those in ``.trash``, so that a removed clip can come back."""
    numbers = [0]
    for place in (folder / CLIPS, folder / TRASH):
        names = (path.name for path in place.iterdir()) if place.is_dir() else ()
        numbers += [int(match[1]) for name in names if (match := _NUMBER.match(name))]
    return max(numbers) + 1


def _temporary(folder: Path) -> Iterator[Path]:
    """Yield what ``storage`` was writing when a program was killed: files, and whole folders of voices."""
    for root, folders, files in os.walk(folder):  # does not follow links, so it stays inside the project
        if TRASH in folders:
            folders.remove(TRASH)
        yield from (Path(root, name) for name in (*files, *folders) if _is_temporary(name))
        folders[:] = [name for name in folders if not _is_temporary(name)]


def _is_temporary(name: str) -> bool:
    return name.startswith(".") and name.endswith(".tmp")


def _set_clip_aside(folder: Path, number: str, names: set[str]) -> Message:
    for name in sorted(names, reverse=True):  # json first, so that a crash here leaves an orphan again, never a clip
        set_aside(folder, folder / CLIPS / name)
    return Message(
        "Clip {number} was incomplete or damaged; what is left of it is in “{trash}”.", number=number, trash=TRASH
    )
