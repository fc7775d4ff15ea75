"""Writing files so that a crash at any moment leaves either the old file or the new one, never half of one."""

from __future__ import annotations

import errno
import glob
import json
import os
import shutil
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from tts_studio.errors import StudioError


@contextmanager
def replacing(path: Path) -> Generator[Path]:
    """Give a temporary path beside ``path`` to write to; on success it is flushed to disk and takes its place.

    Raises StudioError when the folder is read-only or the disk is full; the old file stays as it was.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        yield temporary
        _flush(temporary)
        temporary.replace(path)
        _flush_folder(path.parent)
    except OSError as error:
        raise storage_error(path, error) from error
    finally:
        with suppress(OSError):  # a refusal here must not take the place of what is told already
            temporary.unlink(missing_ok=True)


@contextmanager
def building(target: Path) -> Generator[Path]:
    """Give an empty folder beside ``target`` to build in; on success it takes its place, which must be free or empty.

    Afterwards, and at the next attempt if the program is killed, nothing but the whole is left. Raises StudioError when
    the folder above is read-only or missing, or the disk is full.
    """
    with temporary_folder(target) as folder:
        yield folder
        if target.is_dir():
            target.rmdir()  # Windows does not rename onto a folder, not even an empty one
        folder.replace(target)
        _flush_folder(target.parent)


@contextmanager
def temporary_folder(target: Path, *, parents: bool = False) -> Generator[Path]:
    """Give an empty folder beside ``target`` that is gone afterwards, as are those of programs that were killed.

    ``parents``: the folders above are made if they are missing. Raises StudioError when the system refuses to write.
    """
    folder = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        if parents:
            target.parent.mkdir(parents=True, exist_ok=True)
        for left in target.parent.glob(f".{glob.escape(target.name)}.*.tmp"):
            shutil.rmtree(left, ignore_errors=True)
        folder.mkdir()
        yield folder
    except OSError as error:
        raise storage_error(target, error) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def write_text(path: Path, text: str) -> None:
    """Replace the file with ``text`` in UTF-8, atomically."""
    with replacing(path) as temporary:
        temporary.write_text(text, encoding="utf-8", newline="\n")


def write_json(path: Path, value: Any) -> None:
    """Replace the file with ``value`` as readable JSON, atomically."""
    write_text(path, json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def storage_error(path: Path, error: OSError) -> StudioError:
    """Turn an operating system's refusal to write into a sentence."""
    if error.errno == errno.ENOSPC:
        return StudioError(f"The disk is full; “{path.name}” was not saved.", "Please free some space and try again.")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return StudioError(
            f"“{path.parent}” cannot be written to.", "Please choose another folder or change its permissions."
        )
    return StudioError(f"“{path}” could not be written.", error.strerror or str(error))


def reading_error(path: Path, error: OSError) -> StudioError:
    """Turn an operating system's refusal to read into a sentence."""
    if isinstance(error, PermissionError):
        return StudioError(f"“{path.name}” may not be read.", "Please change the file's permissions.")
    return StudioError(f"“{path.name}” could not be read.", error.strerror or str(error))


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _flush_folder(path: Path) -> None:
    if os.name == "nt":  # Windows cannot open a folder for flushing; its rename is journalled
        return
    with suppress(OSError):  # some folders cannot be read, or refuse; what was written is in its place already
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
