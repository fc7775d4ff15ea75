"""Which lists of a folder are read, and which are not, with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tts_studio.messages import Message
from tts_studio.project.lists import json_lists, readers, spaced, spreadsheet, table

_PARTS = ("train", "dev", "test")
_COMMON_VOICE = ("validated", *_PARTS, "other", "invalidated", "reported")
_NAMED = ("txt.done.data", *spaced.NAMES)
_AMBIGUOUS = (".txt", ".json")
"""Extensions that many files have that are no lists."""


@dataclass(frozen=True)
class FolderLists:
    """Lists of a folder."""

    read: tuple[Path, ...] = ()
    left: tuple[tuple[Path, Message], ...] = ()
    """Those that are not read, and why."""


def lists_at_top(top: Sequence[Path]) -> FolderLists:
    """Return the lists among the files of a folder whose names say that they are lists."""
    tables = [path for path in top if path.suffix.lower() in _tables()]
    if _is_common_voice(tables):
        return _of_common_voice(tables)
    named = _named_metadata(top)
    if named:
        why = Message("“{name}” goes before other lists.", name=named[0].name)
        return FolderLists(tuple(named), tuple((path, why) for path in tables if path not in named))
    return FolderLists(tuple(tables))


def lists_below(folder: Path, files: Sequence[Path]) -> FolderLists:
    """Return the lists anywhere in a folder that are known by their names."""
    inner = [path for path in files if path.parent != folder]
    nested = _named_metadata(inner)
    named = [path for path in files if path.name.lower() in _NAMED or path.name.lower().endswith(".trans.txt")]
    kaldi = [path for path in files if path.name.lower() == "text" and path.with_name("wav.scp").is_file()]
    return FolderLists(tuple(named + kaldi or nested))


def others_at_top(top: Sequence[Path]) -> list[Path]:
    """Return the files of a folder that may be lists although nothing says so."""
    return [path for path in top if path.suffix.lower() in _AMBIGUOUS or path.name.lower() in ("text", *_NAMED)]


def _tables() -> list[str]:
    known = (*table.SUFFIXES, *json_lists.SUFFIXES, *spreadsheet.SUFFIXES)
    return [suffix for suffix in known if suffix not in _AMBIGUOUS]


def _named_metadata(files: Sequence[Path]) -> list[Path]:
    known = [path for path in files if path.suffix.lower() in readers.LISTS]
    return [path for path in known if path.stem.lower() == "metadata"]


def _is_common_voice(tables: Sequence[Path]) -> bool:
    names = {path.stem for path in tables if path.suffix == ".tsv"}
    return ("validated" in names or names.issuperset(_PARTS)) and bool(names & {"other", "invalidated", "dev"})


def _of_common_voice(tables: Sequence[Path]) -> FolderLists:
    """Read what was validated: the parts are parts of that, and the rest was found wrong or never checked."""
    validated = [path for path in tables if path.stem == "validated"]
    read = validated or [path for path in tables if path.stem in _PARTS]
    within = Message("“{name}” holds all of it.", name="validated.tsv")
    unchecked = Message("Its recordings were not validated.")
    left = [path for path in tables if path not in read and path.stem in _COMMON_VOICE]
    return FolderLists(tuple(read), tuple((path, within if path.stem in _PARTS else unchecked) for path in left))
