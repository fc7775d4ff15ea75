"""Putting an export into a folder where other files may lie: nothing is replaced that is not an export of ours."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tts_studio.engine.export.instructions import README, first_line, identity_in
from tts_studio.errors import VoiceError
from tts_studio.formats import MODEL_SUFFIX
from tts_studio.storage import write_text

PRODUCER = b"TTS Studio"
"""In the first bytes of a graph that this program has written (``voice_graph.py``)."""

Content = str | Path | Callable[[Path], None]
"""What a file holds: a text, a file that is moved there, or what writes it to the path that it is given."""


@dataclass(frozen=True)
class Layout:
    """The files of an export, by their places below the folder that was asked for."""

    loads: str
    """What the other program loads, or what is handed to it."""
    instructions: tuple[str, str] | None
    """Place and text of the page of instructions; None if it is in an archive. It is written first, so that an export
    that was cut short is known as ours."""
    files: Mapping[str, Content]
    """All other files."""


def identities(out: Path, key: str) -> set[str]:
    """Return which voices the exports called ``key`` in a folder are of; an empty text for one that does not say."""
    if not out.is_dir():
        return set()
    pages = [*_pages(out, key), *(page for folder in out.iterdir() if folder.is_dir() for page in _pages(folder, key))]
    texts = [*map(_beginning, pages), _in_zip(out / f"{key}.zip", f"{key}/{README}")]
    return {identity_in(text) for text in texts if text.partition("\n")[0] == first_line(key)}


def copied(source: Path, path: Path) -> None:
    """Copy a file that belongs to another program: with ``functools.partial``, a content."""
    shutil.copyfile(source, path)


def place(layout: Layout, key: str, out: Path, work: Path) -> tuple[Path, ...]:
    """Write the files of a voice called ``key`` below ``out``; ``work`` is an empty folder on the same disk.

    Raises VoiceError, before the first is written, if one would replace what this program has not written.
    """
    contents: dict[str, Content] = dict([layout.instructions] if layout.instructions else []) | dict(layout.files)
    for number, content in enumerate(contents.values()):
        _make(content, work / str(number))
    _check_free(out, contents, key)
    return tuple(_moved(work / str(number), out / name) for number, name in enumerate(contents))


def _make(content: Content, path: Path) -> None:
    if isinstance(content, str):
        write_text(path, content)
    elif isinstance(content, Path):
        content.replace(path)
    else:
        content(path)


def _moved(made: Path, target: Path) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    return made.replace(target)


def _check_free(out: Path, names: Mapping[str, Content], key: str) -> None:
    """Raise VoiceError if a file would be replaced that this program has not written, whatever its name's case."""
    wanted = {(out / name).parent: set[str]() for name in names}
    for name in names:
        wanted[(out / name).parent].add(Path(name).name.casefold())
    for folder, files in wanted.items():
        there = [path for path in folder.iterdir() if path.name.casefold() in files] if folder.is_dir() else []
        foreign = [path for path in there if not _is_ours(path, out, key)]
        if foreign:
            raise VoiceError(
                "“{name}” is in the folder already, and was not written by TTS Studio.",
                "Please choose another folder, or move the file away.",
                name=foreign[0].name,
            )


def _is_ours(path: Path, out: Path, key: str) -> bool:
    """Return whether a file is of an export of ours: a page of instructions beside it, above it or in it says so.

    A model says itself who made it. Version 0.1 called the page README.txt, and did not sign its models.
    """
    if path.suffix == ".zip":
        return _in_zip(path, f"{key}/{README}").partition("\n")[0] == first_line(key)
    pages = {page for folder in _up_to(out, path.parent) for page in _pages(folder, key)}
    signed = {page for page in pages if _first_line(page) == first_line(key)}
    if not signed:
        return False
    if not path.name.lower().endswith(MODEL_SUFFIX) or PRODUCER in _head(path):
        return True
    return {page.name for page in signed} == {README} and path.parent == out  # of version 0.1


def _up_to(out: Path, folder: Path) -> list[Path]:
    """Return a folder below ``out`` and those above it; only ``out`` itself for ``out``."""
    return [folder, *(parent for parent in folder.parents if parent.is_relative_to(out) and parent != out)]


def _pages(folder: Path, key: str) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if path.name == README or _is_named(path, key)]
    except OSError:
        return []


def _is_named(path: Path, key: str) -> bool:
    return path.name.startswith(f"{key}.") and path.suffix == ".txt"


def _first_line(path: Path) -> str:
    return _beginning(path).partition("\n")[0]


def _beginning(path: Path) -> str:
    return _head(path).decode("utf-8", "replace")


def _in_zip(path: Path, name: str) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.read(name).decode("utf-8", "replace")
    except (OSError, KeyError, zipfile.BadZipFile):
        return ""


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(256)
    except OSError:
        return b""
