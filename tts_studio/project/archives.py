"""Archives of recordings, unpacked safely: nothing outside the folder that is meant, and not too much within it.

ZIP, and TAR with or without compression. Only ordinary files that may be recordings or lists are unpacked; neither
links nor devices nor names that lead out of the folder.
"""

from __future__ import annotations

import re
import shutil
import tarfile
import zipfile
from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO

from tts_studio.errors import TextError
from tts_studio.project import sidecars
from tts_studio.project.archive_errors import BROKEN, is_damage
from tts_studio.project.lists import readers
from tts_studio.project.lookup import AUDIO

SUFFIXES = (".zip", ".tar", ".tgz", ".tbz2", ".txz", ".tar.gz", ".tar.bz2", ".tar.xz")
"""Extensions of archives that can be unpacked."""
MAX_FILES = 200_000
MAX_BYTES = 64 << 30
"""More is no voice; a small archive that grows so much is made to fill the disk."""
MAX_GROWTH = 200
"""Times that the files may be larger than the archive, beside ``SMALL`` bytes; sound shrinks to a tenth at best."""
SMALL = 64 << 20
FREE_BYTES = 1 << 30
"""What has to stay free on the disk."""

_BLOCK = 1 << 20
_KNOWN = (*AUDIO, *readers.LISTS, *sidecars.PLAIN, *sidecars.TIMED, ".scp", "")
_FORBIDDEN = re.compile(r'[<>:"|?*\x00-\x1f]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)


@dataclass(frozen=True)
class Unpacked:
    """How far the unpacking has come."""

    bytes: int
    """Bytes of the archive that were read, or of files that were written: 0 … ``total``."""
    total: int
    left: tuple[str, ...] = ()
    """Files that were left out: their names lead out of the archive, or they are no ordinary files."""


def is_archive(path: Path) -> bool:
    """Return whether a file is an archive, by its name."""
    return path.name.lower().endswith(SUFFIXES)


def unpack(path: Path, folder: Path) -> Iterator[Unpacked]:
    """Unpack an archive into an empty folder, and tell how far it has come; the last one names what was left out.

    Raises TextError if it is no archive, damaged, protected by a password or larger than may be, or the disk too full.
    """
    try:
        members = _zip_members(path) if zipfile.is_zipfile(path) else _tar_members(path)
        with closing(members):
            yield from _write(path, folder, members)
    except BROKEN as error:
        raise _unreadable(path, error) from error
    except OSError as error:
        if not is_damage(error):
            raise
        raise _unreadable(path, error) from error


@dataclass(frozen=True)
class _Member:
    name: str
    content: IO[bytes] | None
    """None for what is no ordinary file."""
    done: int
    total: int


def _zip_members(path: Path) -> Generator[_Member]:
    with zipfile.ZipFile(path) as archive:
        infos = archive.infolist()
        _check_count(path, len(infos))
        total, done = sum(info.file_size for info in infos), 0
        for info in infos:
            name = _name(info)
            done += info.file_size
            if info.is_dir() or not _is_wanted(name):
                continue
            if _is_link(info):
                yield _Member(name, None, done, total)
                continue
            with archive.open(info) as content:
                yield _Member(name, content, done, total)


def _tar_members(path: Path) -> Generator[_Member]:
    total, passed = path.stat().st_size, 0
    with path.open("rb") as file, tarfile.open(fileobj=file, mode="r|*") as archive:
        for count, info in enumerate(archive):
            _check_count(path, count)
            passed += info.size  # also what is left out has to be unpacked to come to the next
            if passed > min(MAX_BYTES, MAX_GROWTH * total + SMALL):
                raise _too_large(path)
            if info.isdir() or not _is_wanted(info.name):
                continue
            content = archive.extractfile(info) if info.isreg() else None
            yield _Member(info.name, content, min(file.tell(), total), total)


def _write(path: Path, folder: Path, members: Iterator[_Member]) -> Iterator[Unpacked]:
    allowed = min(MAX_BYTES, MAX_GROWTH * path.stat().st_size + SMALL, shutil.disk_usage(folder).free - FREE_BYTES)
    left: list[str] = []
    written, total = 0, 0
    for member in members:
        total = member.total
        place = _place(folder, member.name)
        out = _opened(place) if place is not None and member.content is not None else None
        if out is None or member.content is None:
            left.append(member.name)
            continue
        with out:
            while block := member.content.read(_BLOCK):
                written += len(block)
                if written > allowed:
                    raise _too_large(path)
                out.write(block)
        yield Unpacked(member.done, member.total)
    yield Unpacked(total, total, tuple(left))


def _opened(place: Path) -> BinaryIO | None:
    """Return a new file to write to; None if there is one already, or a file where its folder should be."""
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        return place.open("xb")
    except (FileExistsError, NotADirectoryError, IsADirectoryError):
        return None


def _place(folder: Path, name: str) -> Path | None:
    """Return where a member is written to, within the folder; None if its name leads elsewhere or cannot be written."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    if not parts or any(part in ("/", "..", "//") or len(part.encode()) > 200 for part in parts) or len(parts) > 40:
        return None
    if re.match(r"[A-Za-z]:", parts[0]) or "\0" in name:
        return None
    safe = [_FORBIDDEN.sub("_", part).rstrip(" .") for part in parts if part != "."]
    if not safe or any(not part or _RESERVED.fullmatch(part) for part in safe):
        return None
    place = folder.joinpath(*safe)
    return place if place.resolve().is_relative_to(folder.resolve()) else None


def _is_wanted(name: str) -> bool:
    """Return whether a member may be a recording or a list; hidden ones, as macOS adds them, are none."""
    path = PurePosixPath(name.replace("\\", "/"))
    if any((part.startswith(".") and part not in (".", "..")) or part == "__MACOSX" for part in path.parts):
        return False
    return path.suffix.lower() in _KNOWN


def _name(info: zipfile.ZipInfo) -> str:
    """Return the name of a member: programs that write UTF-8 without saying so are understood."""
    if info.flag_bits & 0x800 or info.filename.isascii():
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except (UnicodeDecodeError, UnicodeEncodeError):
        return info.filename


def _is_link(info: zipfile.ZipInfo) -> bool:
    kind = info.external_attr >> 28  # the kind of file, where the archive was written by Unix
    return info.create_system == 3 and kind not in (0, 8)


def _check_count(path: Path, count: int) -> None:
    if count > MAX_FILES:
        raise TextError(
            "“{name}” holds more than {most} files.",
            "Please unpack it, and choose the folder.",
            name=path.name,
            most=MAX_FILES,
        )


def _too_large(path: Path) -> TextError:
    return TextError(
        "“{name}” is too large to be unpacked here.",
        "Please unpack it where there is room, and choose the folder.",
        name=path.name,
    )


def _unreadable(path: Path, error: Exception) -> TextError:
    if isinstance(error, RuntimeError) and "encrypted" in str(error):
        return TextError(
            "“{name}” is protected by a password.",
            "Please unpack it, and choose the folder.",
            str(error),
            name=path.name,
        )
    return TextError(
        "“{name}” is damaged, or no archive that can be unpacked here.",
        "Please copy it again, or unpack it, and choose the folder.",
        str(error),
        name=path.name,
    )
