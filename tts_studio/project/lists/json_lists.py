"""JSON: a line or an array of objects (NeMo, Hugging Face), or one object of recordings and their texts (F5-TTS)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, cast

from tts_studio import documents
from tts_studio.errors import TextError
from tts_studio.messages import Message
from tts_studio.project.lists import times
from tts_studio.project.lists.headings import (
    END_NAMES,
    FILE_NAMES,
    ID_NAMES,
    LENGTH_NAMES,
    SPEAKER_NAMES,
    START_NAMES,
    TEXT_NAMES,
    column_name,
)
from tts_studio.project.lists.interface import Entry, ListContent, ListFile, ListReader, Span

SUFFIXES = (".jsonl", ".ndjson", ".json")

_NO_OBJECT = Message("This line is not a JSON object.")


class JsonList(ListReader):
    """Recordings and texts in JSON."""

    def claims(self, file: ListFile) -> bool:
        """Return whether the file has the extension of JSON."""
        return file.suffix in SUFFIXES

    def read(self, file: ListFile) -> ListContent:
        """Return an entry for each object, or for each pair of a map."""
        pairs = _pairs(file)
        entries = pairs or [_entry(file.line(number), value) for number, value in _values(file)]
        if entries and not any(entry.name or entry.text for entry in entries):
            raise TextError(
                "“{name}” holds no recordings with texts.",
                "Each line needs the keys “audio” and “text”.",
                name=file.path.name,
            )
        return ListContent(entries)


def parsed(text: str) -> Any:
    """Return a value of JSON, None if it is none."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _pairs(file: ListFile) -> list[Entry]:
    """Return the pairs of an object whose keys are recordings and whose values are texts, or hold them."""
    value = parsed(file.text)
    if not isinstance(value, dict):
        return []
    pairs = list(cast(dict[str, Any], value).items())
    if not pairs or not any(file.around.find(key) for key, _ in pairs):
        return []
    return [
        Entry(f"{file.path.name}, {number}", key, member if isinstance(member, str) else text_in(member))
        for number, (key, member) in enumerate(pairs, 1)
    ]


def text_in(value: Any) -> str:
    """Return the text of an object, by the usual names of its key; "" if there is none."""
    members = {column_name(key): member for key, member in documents.table(value).items()}
    return _text(members, TEXT_NAMES)


def _values(file: ListFile) -> Iterator[tuple[int, Any]]:
    """Yield number and value of each line, of each member of an array, or of the only list within an object."""
    text = file.text
    value = parsed(text) if text.lstrip()[:1] in ("[", "{") else None
    if text.lstrip().startswith("[") and not isinstance(value, list):
        if "\n[" not in text.strip() and not any(isinstance(parsed(line), dict) for line in text.split("\n")[:5]):
            raise TextError("“{name}” is not JSON.", "Please check its brackets and quotes.", name=file.path.name)
        value = None
    if isinstance(value, dict):
        inner = [member for member in cast(dict[str, Any], value).values() if isinstance(member, list)]
        value = cast(list[Any], inner[0]) if len(inner) == 1 and "\n{" not in text else None
    if isinstance(value, list):
        yield from enumerate(cast(list[Any], value), 1)
        return
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield number, parsed(line)


def _entry(place: str, value: Any) -> Entry:
    if not isinstance(value, dict):
        return Entry(place, "", "", problem=_NO_OBJECT)
    members = {column_name(key): member for key, member in cast(dict[str, Any], value).items()}
    name = _text(members, (*FILE_NAMES, *ID_NAMES))
    return Entry(place, name, _text(members, TEXT_NAMES), _span(members), _label(members, SPEAKER_NAMES))


def _text(members: Mapping[str, Any], names: tuple[str, ...]) -> str:
    for name in names:
        value = members.get(name)
        if isinstance(value, dict):  # as Hugging Face writes it: {"audio": {"path": …}}
            value = cast(dict[str, Any], value).get("path")
        if isinstance(value, str) and value.strip():
            return value
    return ""


def _label(members: Mapping[str, Any], names: tuple[str, ...]) -> str:
    found = next((members[name] for name in names if members.get(name) not in (None, "")), "")
    return str(found) if isinstance(found, str | int) else ""


def _span(members: Mapping[str, Any]) -> Span | None:
    start = _time(members, START_NAMES)
    if start is None:
        return None
    end = _time(members, END_NAMES)
    if end is None:
        length = _time(members, LENGTH_NAMES)
        end = None if length is None else start + length
    return (start, end) if end is not None and end > start else None


def _time(members: Mapping[str, Any], names: tuple[str, ...]) -> float | None:
    for name in names:
        value = members.get(name)
        found = times.seconds(value) if isinstance(value, str) else documents.number(value)
        if found is not None and found >= 0:
            return found
    return None
