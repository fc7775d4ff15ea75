"""What Whisper, WhisperX, faster-whisper, whisper.cpp and Buzz write about the recording beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, cast

from tts_studio import documents
from tts_studio.errors import TextError
from tts_studio.project.lists import times
from tts_studio.project.lists.interface import Entry, ListContent, ListFile, ListReader, Span
from tts_studio.project.lists.json_lists import parsed


class Whisper(ListReader):
    """Segments with times and texts, in JSON."""

    def claims(self, file: ListFile) -> bool:
        """Return whether the file is JSON with segments."""
        return file.suffix == ".json" and bool(_segments(parsed(file.text)))

    def read(self, file: ListFile) -> ListContent:
        """Return the segments, with the speakers that WhisperX tells apart."""
        entries = [
            Entry(f"{file.path.name}, {number}", "", text, span, speaker)
            for number, (span, text, speaker) in enumerate(_read(_segments(parsed(file.text))), 1)
        ]
        if not entries:
            raise TextError(
                "“{name}” holds no segments with times.", "Please transcribe it again.", name=file.path.name
            )
        return ListContent(entries)


def _segments(value: Any) -> Sequence[Any]:
    """Return what may be segments: a list of objects with a start, an end and a text."""
    found = value
    if isinstance(value, dict):
        members = cast(dict[str, Any], value)
        found = next((members[name] for name in ("segments", "transcription", "chunks") if name in members), None)
    if not isinstance(found, list):
        return []
    segments = [member for member in cast(list[Any], found) if isinstance(member, dict)]
    return segments if any(_span(member) for member in segments) else []


def _read(segments: Sequence[Any]) -> Iterator[tuple[Span, str, str]]:
    for segment in segments:
        span = _span(segment)
        if span is not None:
            yield span, documents.text(segment.get("text")), documents.text(segment.get("speaker"))


def _span(segment: dict[str, Any]) -> Span | None:
    """Return start and end in seconds, in any of the ways in which they are written."""
    if "audio" in segment or "audio_filepath" in segment or "text" not in segment:
        return None
    pair = segment.get("timestamp")
    if isinstance(pair, list) and len(cast(list[Any], pair)) == 2:  # of transformers
        return _checked(*cast(list[Any], pair))
    offsets = documents.table(segment.get("offsets"))  # of whisper.cpp, in milliseconds
    if offsets:
        start, end = documents.number(offsets.get("from")), documents.number(offsets.get("to"))
        return None if start is None or end is None else _checked(start / 1000, end / 1000)
    return _checked(segment.get("start"), segment.get("end"))


def _checked(start: Any, end: Any) -> Span | None:
    first, last = (times.seconds(time) if isinstance(time, str) else documents.number(time) for time in (start, end))
    return None if first is None or last is None or not 0 <= first < last else (first, last)
