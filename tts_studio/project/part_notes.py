"""What is being read in the takes that are streamed to disk, so that one that a crash interrupts still has its text.

All notes are in one file beside the takes, ``clips/parts.json``; those of takes that are gone go with the next note.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tts_studio import storage
from tts_studio.formats import PART_NOTES


@dataclass(frozen=True)
class PartNote:
    """What a take is of."""

    text: str
    prompt: str
    """Identifier of the prompt; empty for a text of one's own."""
    device: str
    """Name of the microphone."""


def write(part: Path, note: PartNote) -> None:
    """Keep a note for the take that is streamed to ``part``; raises StudioError if the disk refuses."""
    notes = {name: kept for name, kept in _stored(part.parent).items() if (part.parent / name).exists()}
    storage.write_json(part.parent / PART_NOTES, {**notes, part.name: asdict(note)})


def read(part: Path) -> PartNote | None:
    """Return the note of a take; None if there is none, or a damaged one."""
    kept = _stored(part.parent).get(part.name)
    if not isinstance(kept, dict):
        return None
    try:
        note = PartNote(**kept)
    except TypeError:
        return None
    return note if all(isinstance(value, str) for value in asdict(note).values()) else None


def _stored(clips: Path) -> dict[str, Any]:
    try:
        notes: Any = json.loads((clips / PART_NOTES).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}  # a help, not a record: without it the text is typed
    return notes if isinstance(notes, dict) else {}
