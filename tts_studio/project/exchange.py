"""Reading folders and lists of recordings with texts, as other programs write them, into rows."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from tts_studio.errors import TextError
from tts_studio.events import Refusal
from tts_studio.messages import Message
from tts_studio.project import tables
from tts_studio.project.decoding import read_text
from tts_studio.project.lookup import Lookup, distinct, files_below, is_audio

JSON_LISTS = (".jsonl", ".ndjson", ".json")
TABLES = (".csv", ".tsv", ".psv", ".list", ".txt")
LISTS = (*TABLES, *JSON_LISTS)
"""Extensions of lists of recordings and texts."""


@dataclass(frozen=True)
class Problem:
    """Why a row cannot be taken."""

    code: Refusal
    reason: Message


@dataclass(frozen=True)
class Row:
    """One recording that a list or folder offers."""

    source: str
    """Its place, for the user: ``metadata.csv, line 3: wavs/a.wav`` or the path of the recording."""
    audio: Path | None
    """The recording; None if there is none."""
    text: str
    """White space collapsed; empty if there is none."""
    problem: Problem | None
    """Why the row cannot be taken; None if no reason is known yet."""


def scan(source: Path) -> list[Row]:
    """Return the rows of a folder (with a list in it, or with a ``.txt`` beside each recording) or of a list itself.

    Only reads. Raises TextError if there is nothing there that could be a row.
    """
    if source.is_dir():
        return _folder(source)
    if not source.exists():
        raise missing(source)
    if is_audio(source):
        raise TextError(
            "“{name}” is a single recording.",
            "Please choose the folder that it is in, or the list of texts.",
            name=source.name,
        )
    if not source.is_file():
        raise TextError(
            "“{source}” is neither a folder nor a file.", "Please choose a folder or a list of texts.", source=source
        )
    return _list(source)


def loose(recordings: Sequence[Path]) -> list[Row]:
    """Return a row for each single recording, whose text is the ``.txt`` file of the same name beside it.

    Raises TextError if none of them has a text.
    """
    if not any(_text_beside(path) for path in recordings):
        raise TextError(
            "These recordings have no texts.",
            "Please put a .txt file of the same name beside each, or import the folder with its list of texts.",
        )
    return [_pair(path.parent, path, _text_beside(path)) for path in distinct(recordings)]


def missing(source: Path) -> TextError:
    """Return the error for a path that does not exist."""
    return TextError("There is no “{source}”.", "Please check the name of the folder or list.", source=source)


def _text_beside(recording: Path) -> Path | None:
    return next((path for suffix in (".txt", ".TXT") if (path := recording.with_suffix(suffix)).is_file()), None)


def _folder(folder: Path) -> list[Row]:
    try:
        files = files_below(folder)
        top = [path for path in sorted(folder.iterdir()) if path.is_file() and not path.name.startswith(".")]
    except OSError as error:
        raise TextError(
            "“{folder}” could not be read.", "{reason}", folder=folder, reason=error.strerror or str(error)
        ) from error
    lists = _named_metadata(top) or [path for path in top if path.suffix.lower() in TABLES[:-1] + JSON_LISTS[:-1]]
    if lists:
        return [row for path in lists for row in _list(path)]
    below = [path for path in files if path.parent.parent == folder]
    nested = [row for path in _named_metadata(below) for row in _list(path)]
    return _pairs(folder, files) or nested or _other_list(folder, top)


def _named_metadata(files: list[Path]) -> list[Path]:
    known = [path for path in files if path.suffix.lower() in LISTS]
    return [path for path in known if path.stem.lower() == "metadata"]


def _list(path: Path) -> list[Row]:
    reader = _json_rows if path.suffix.lower() in JSON_LISTS else _table_rows
    rows = reader(path, read_text(path), Lookup(path.parent).find)
    if not rows:
        raise TextError(
            "“{name}” is empty.", "It needs a line for each recording: its file and its text.", name=path.name
        )
    return rows


Find = Callable[[str], Path | None]


def _table_rows(path: Path, text: str, find: Find) -> list[Row]:
    lines = tables.parse(path.name, text, find)
    return [_row(f"{path.name}, line {line.number}", line.audio, line.text, find, line.problem) for line in lines]


def _json_rows(path: Path, text: str, find: Find) -> list[Row]:
    rows = [_json_row(f"{path.name}, line {number}", value, find) for number, value in _json_values(path, text)]
    if rows and not any(row.audio or row.text for row in rows):
        raise TextError(
            "“{name}” holds no recordings with texts.", "Each line needs the keys “audio” and “text”.", name=path.name
        )
    return rows


def _json_values(path: Path, text: str) -> Iterator[tuple[int, Any]]:
    """Yield number and value of each line, or of each member of a JSON array; None where it is not JSON."""
    if text.lstrip().startswith("["):
        values = _json(text)
        if not isinstance(values, list):
            raise TextError("“{name}” is not JSON.", "Please check its brackets and quotes.", name=path.name)
        yield from enumerate(cast(list[Any], values), 1)
        return
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield number, _json(line)


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _json_row(place: str, value: Any, find: Find) -> Row:
    if not isinstance(value, dict):
        return Row(place, None, "", Problem(Refusal.BAD_ROW, Message("This line is not a JSON object.")))
    members = {tables.column_name(key): member for key, member in cast(dict[str, Any], value).items()}
    audio = _member(members, (*tables.FILE_NAMES, *tables.ID_NAMES))
    return _row(place, audio, _member(members, tables.TEXT_NAMES), find)


def _member(members: Mapping[str, Any], names: tuple[str, ...]) -> str:
    for name in names:
        value = members.get(name)
        if isinstance(value, dict):  # as Hugging Face writes it: {"audio": {"path": …}}
            value = cast(dict[str, Any], value).get("path")
        if isinstance(value, str) and value.strip():
            return value
    return ""


def _row(place: str, name: str, text: str, find: Find, misread: Message | None = None) -> Row:
    text = " ".join(text.split())
    audio = find(name)
    place = f"{place}: {name.strip()}" if name.strip() else place
    problem = Problem(Refusal.BAD_ROW, misread) if misread else _problem(name.strip(), audio, text)
    return Row(place, audio, text, problem)


def _problem(name: str, audio: Path | None, text: str) -> Problem | None:
    if not name:
        return Problem(Refusal.NO_RECORDING, Message("No recording is named."))
    if audio is None:
        return Problem(Refusal.NO_RECORDING, Message("There is no recording “{name}”.", name=name))
    return _text_problem(text)


def _text_problem(text: str) -> Problem | None:
    if any(letter.isalnum() for letter in text):
        return None
    return Problem(Refusal.NO_TEXT, Message("Its text is empty."))


def _pairs(folder: Path, files: list[Path]) -> list[Row]:
    """Return a row for each recording of a folder in which at least one has a text beside it."""
    texts = {path.with_suffix(""): path for path in files if path.suffix.lower() == ".txt"}
    recordings = distinct([path for path in files if is_audio(path)])
    if not any(path.with_suffix("") in texts for path in recordings):
        return []
    return [_pair(folder, path, texts.get(path.with_suffix(""))) for path in recordings]


def _pair(folder: Path, audio: Path, text: Path | None) -> Row:
    place = audio.relative_to(folder).as_posix()
    if text is None:
        missing = Message("There is no text “{name}” beside it.", name=f"{audio.stem}.txt")
        return Row(place, audio, "", Problem(Refusal.NO_TEXT, missing))
    try:
        words = " ".join(read_text(text).split())
    except TextError as error:
        return Row(place, audio, "", Problem(Refusal.UNREADABLE, error.message))
    return Row(place, audio, words, _text_problem(words))


def _other_list(folder: Path, top: list[Path]) -> list[Row]:
    """Take any other text file for a list, else say what is missing."""
    for path in top:
        if path.suffix.lower() in (".txt", ".json"):
            try:
                rows = _list(path)
            except TextError:
                continue
            if any(row.audio for row in rows):
                return rows
    if any(is_audio(path) for path in files_below(folder)):
        raise TextError(
            "The recordings in “{folder}” have no texts.",
            "Please add a list “metadata.csv” (file|text), or a .txt file of the same name beside each recording.",
            folder=folder,
        )
    raise TextError(
        "There are no recordings in “{folder}”.", "Please choose the folder that holds them.", folder=folder
    )
