"""Finding the recording that a name in a list refers to."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable
from pathlib import Path, PurePosixPath, PureWindowsPath

LOSSLESS = (
    ".wav",
    ".flac",
    ".aiff",
    ".aif",
    ".aifc",
    ".au",
    ".w64",
    ".rf64",
    ".bwf",
    ".caf",
    ".sph",
    ".snd",
    ".voc",
    ".wv",
    ".ape",
    ".tta",
)
LOSSY = (
    ".ogg",
    ".oga",
    ".opus",
    ".mp3",
    ".m4a",
    ".m4b",
    ".aac",
    ".webm",
    ".weba",
    ".mka",
    ".wma",
    ".amr",
    ".awb",
    ".3ga",
    ".m4r",
    ".qta",
    ".spx",
    ".mp2",
    ".mpga",
    ".ac3",
    ".dss",
)
VIDEOS = (".mp4", ".m4v", ".mov", ".3gp", ".3g2", ".mkv", ".avi", ".mpg", ".mpeg", ".flv", ".wmv", ".qt")
AUDIO = LOSSLESS + LOSSY + VIDEOS
"""Extensions of recordings; of several recordings with one name, the first format here is taken."""


def is_audio(path: Path) -> bool:
    """Return whether a file is a recording, by its name; hidden files (``._a.wav`` of macOS) are none."""
    return path.suffix.lower() in AUDIO and not path.name.startswith(".")


def files_below(folder: Path) -> list[Path]:
    """Return every file of a folder and its subfolders in a stable order; hidden folders and links are not entered."""
    found: list[Path] = []
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(root, name) for name in names]
    return sorted(found)


def distinct(paths: Iterable[Path]) -> list[Path]:
    """Return one file per folder and stem, in order: ``a.wav`` beside ``a.mp3`` is the same recording twice."""
    worse_first = sorted(paths, key=_rank, reverse=True)
    return sorted({path.with_suffix(""): path for path in worse_first}.values())


class Lookup:
    """Finds recordings below a folder by the names that a list beside them uses."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._by_path: dict[str, Path] = {}
        self._by_name: dict[str, list[Path]] = {}
        self._numbered: dict[int, list[Path]] = {}
        self.recordings = [path for path in files_below(folder) if is_audio(path)]
        """Every recording below the folder, in a stable order."""
        for path in sorted(self.recordings, key=_rank):
            relative = _key(path.relative_to(folder).as_posix())
            for name in _names(relative):
                self._by_path.setdefault(name, path)
            for name in _names(_key(path.name)):
                self._by_name.setdefault(name, []).append(path)
            if path.stem.isdecimal() and len(path.stem) < 19:
                self._numbered.setdefault(int(path.stem), []).append(path)

    def find(self, name: str) -> Path | None:
        """Return the recording that ``name`` means, or None.

        It is a path (absolute, from the list's folder, or from ``wavs``, ``wav`` …), with or without extension, with
        slashes of either kind; otherwise the only recording of this name in any folder, in whatever format: a list may
        still name what was converted.
        """
        given = PurePosixPath(_slashes(name))
        if not given.name:
            return None
        literal = self._literal(given)
        if literal and is_audio(literal):
            return literal
        return self._by_path.get(_key(given)) or self._in_folder(given) or self._by_number(given.name) or literal

    def namesakes(self, name: str) -> int:
        """Return how many recordings in different folders have the name that stands in a list."""
        given = PurePosixPath(_slashes(name))
        paths = self._by_name.get(_key(given.name)) or self._by_name.get(_bare(_key(given.name))) or []
        return len(distinct(paths))

    def _by_number(self, name: str) -> Path | None:
        """Return the only recording with a number for a name, such as ``0001.wav`` for 1: spreadsheets drop zeros."""
        bare = _bare(_key(name))
        paths = self._numbered.get(int(bare), []) if bare.isdecimal() and len(bare) < 19 else []
        return paths[0] if len(paths := distinct(paths)) == 1 else None

    def _literal(self, given: PurePosixPath) -> Path | None:
        try:
            path = self._folder / given
            return path if path.is_file() else None
        except (OSError, ValueError):  # a name longer than the system allows, or with a NUL in it
            return None

    def _in_folder(self, given: PurePosixPath) -> Path | None:
        # The usual folders first, then any: in an absolute path of another computer, the file name is still right.
        for folder in ("wavs", "wav", "audio", "clips"):
            for name in (_key(given), _bare(_key(given))):
                if path := self._by_path.get(f"{folder}/{name}"):
                    return path
        for name in (_key(given.name), _bare(_key(given.name))):
            paths = self._by_name.get(name, [])
            if len(paths := distinct(paths)) == 1:
                return paths[0]
        return self._by_path.get(_bare(_key(given)))


def _slashes(name: str) -> str:
    name = name.strip()
    windows = PureWindowsPath(name)
    return windows.as_posix() if "\\" in name or windows.drive else name


def _key(name: str | PurePosixPath) -> str:
    # Case and composition differ between file systems: macOS decomposes ä, Windows ignores case.
    return unicodedata.normalize("NFC", str(name)).casefold()


def _bare(name: str) -> str:
    """Return the name without the extension of a recording; other dots belong to the name."""
    suffix = PurePosixPath(name).suffix
    return name.removesuffix(suffix) if suffix in AUDIO else name


def _names(name: str) -> set[str]:
    """Return the names that find a recording: with its extension and, since lists outlive conversions, without."""
    return {name, _bare(name)}


def _rank(path: Path) -> int:
    suffix = path.suffix.lower()
    return AUDIO.index(suffix) if suffix in AUDIO else len(AUDIO)
