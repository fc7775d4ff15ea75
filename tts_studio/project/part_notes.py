"""The texts of takes that are being recorded, so that a take that a crash interrupts still has its text.

All notes are in one file beside the takes, ``clips/parts.json``. Each new note removes those of takes that are gone.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tts_studio import documents, storage
from tts_studio.formats import PART_NOTES


@dataclass(frozen=True)
class PartNote:
    """Text, prompt and microphone of a take."""

    text: str
    prompt: str
    """Identifier of the prompt; empty for a text that the user typed."""
    device: str
    """Name of the microphone."""
    replaces: str = ""
    """Id of the clip whose place it takes when it is kept, beside those of the same prompt."""


def write(part: Path, note: PartNote) -> None:
    """Keep a note for the take that is streamed to ``part``.

    Raises StudioError, and leaves the other notes as they are, if the file cannot be read at this moment or written.
    """
    path = part.parent / PART_NOTES
    with storage.changing:
        try:
            stored = _stored(path)
        except OSError as error:
            raise storage.reading_error(path, error) from error
        notes = {name: kept for name, kept in stored.items() if (part.parent / name).exists()}
        storage.write_json(path, {**notes, part.name: asdict(note)})


def read(part: Path) -> PartNote | None:
    """Return the note of a take; None if there is none, or it is damaged or cannot be read: its text is typed then."""
    try:
        kept = documents.table(_stored(part.parent / PART_NOTES).get(part.name))
    except OSError:
        return None
    try:
        text, prompt, device = (documents.text_in(kept, name) for name in ("text", "prompt", "device"))
    except ValueError:
        return None
    return PartNote(text, prompt, device, documents.text(kept.get("replaces")))


def _stored(path: Path) -> dict[str, Any]:
    try:
        return documents.read_object(path)
    except (FileNotFoundError, ValueError):
        return {}
