"""Writing files so that a crash at any moment leaves either the old file or the new one, never half of one."""

from __future__ import annotations

import errno
import json
import os
import secrets
import shutil
import threading
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from tts_studio.errors import StudioError

changing = threading.RLock()
"""Held while a small file is read, changed and written again, so that no thread undoes the change of another."""

UNWRITABLE = "unwritable"
"""Code of the error for a place that the system does not let anything be written to; a full disk is another one."""


@contextmanager
def replacing(path: Path) -> Generator[Path]:
    """Give a temporary path beside ``path`` to write to; on success it is flushed to disk and takes its place.

    Threads and programs that write the same file at once do not disturb one another: the last one wins.
    Raises StudioError when the folder is read-only or the disk is full; the old file stays as it was. It is raised for
    pipes and devices such as ``/dev/null``, too, which the administrator's programs could replace by a file.
    """
    if is_device(path):
        raise StudioError(
            "“{path}” is a device, not a file.", "Please choose another name.", code=UNWRITABLE, path=path
        )
    temporary = _beside(path)
    try:
        yield temporary
        _flush(temporary)
        temporary.replace(path)
        _flush_folder(path.parent)
    except OSError as error:
        raise storage_error(path, error) from error
    finally:
        with suppress(OSError):  # a refusal here must not take the place of the first error
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
    """Give an empty folder beside ``target`` that is removed afterwards.

    Folders that killed programs left of the same ``target`` are removed too; those that are in use stay.
    ``parents``: missing folders above are made. Raises StudioError when the system refuses to write.
    """
    folder = _beside(target)
    try:
        if parents:
            target.parent.mkdir(parents=True, exist_ok=True)
        for left in _left_of(target):
            _remove_unless_in_use(left)
        with _claimed(folder):
            folder.mkdir()
            try:
                yield folder
            finally:
                shutil.rmtree(folder, ignore_errors=True)
    except OSError as error:
        raise storage_error(target, error) from error


def write_text(path: Path, text: str) -> None:
    """Replace the file with ``text`` in UTF-8, atomically."""
    with replacing(path) as temporary:
        temporary.write_text(text, encoding="utf-8", newline="\n")


def write_json(path: Path, value: Any) -> None:
    """Replace the file with ``value`` as readable JSON, atomically."""
    write_text(path, json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def is_device(path: Path) -> bool:
    """Tell whether there is something at ``path`` that is neither a file nor a folder, or it is where devices are."""
    return path.parent == Path("/dev") or (path.exists() and not (path.is_file() or path.is_dir()))


def storage_error(path: Path, error: OSError) -> StudioError:
    """Return the sentence for an operating system's refusal to write."""
    if error.errno == errno.ENOSPC:
        return StudioError(
            "The disk is full; “{name}” was not saved.", "Please free some space and try again.", name=path.name
        )
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return StudioError(
            "“{folder}” cannot be written to.",
            "Please choose another folder or change its permissions.",
            code=UNWRITABLE,
            folder=path.parent,
        )
    return StudioError(
        "“{path}” could not be written.", "{reason}", code=UNWRITABLE, path=path, reason=error.strerror or str(error)
    )


def reading_error(path: Path, error: OSError) -> StudioError:
    """Return the sentence for an operating system's refusal to read."""
    if isinstance(error, PermissionError):
        return StudioError("“{name}” may not be read.", "Please change the file's permissions.", name=path.name)
    return StudioError("“{name}” could not be read.", "{reason}", name=path.name, reason=error.strerror or str(error))


def _beside(path: Path) -> Path:
    """Return a hidden name beside ``path`` that no other thread, process or computer uses."""
    return path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")


@contextmanager
def _claimed(folder: Path) -> Generator[bool]:
    """Lock a temporary folder for as long as it is in use; give whether it is ours.

    The system frees the lock of a program that is killed. On a network drive without locks no folder is ours, so that
    none of a killed program is removed.
    """
    from filelock import FileLock

    path = folder.with_name(f"{folder.name.removesuffix('.tmp')}.lock.tmp")
    lock = FileLock(path, timeout=0, thread_local=False)
    with suppress(OSError):  # filelock's Timeout is one, too
        lock.acquire()
    ours = lock.is_locked
    try:
        yield ours
    finally:
        if ours:
            lock.release()
            with suppress(OSError):
                path.unlink(missing_ok=True)


def _left_of(target: Path) -> list[Path]:
    ours = f".{target.name}."
    beside = (path for path in target.parent.iterdir() if path.name.startswith(ours) and path.name.endswith(".tmp"))
    return [path for path in beside if path.is_dir()]


def _remove_unless_in_use(folder: Path) -> None:
    with _claimed(folder) as ours:
        if ours:
            shutil.rmtree(folder, ignore_errors=True)


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
