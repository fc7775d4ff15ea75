"""What a voice of ours says of itself in ``voice.json``, and which voices lie in a project's folder.

On the ground floor, since ``engine`` writes and checks voices and ``project`` renames and removes them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tts_studio import documents
from tts_studio.errors import StudioError, VoiceError
from tts_studio.formats import MODEL_SUFFIX, PASSPORT, SAMPLE


@dataclass(frozen=True)
class VoiceCard:
    """A voice in a project's folder ``voices``, as far as its ``voice.json`` tells."""

    path: Path
    """Its folder; its ``.onnx`` file where that was put into ``voices`` itself."""
    passport: Mapping[str, Any] = field(default_factory=dict[str, Any])
    """The contents of ``voice.json``: speaker, created, minutes, clips, scores, base, licence, consent …

    Empty for a voice that this program has not made.
    """
    problem: StudioError | None = None
    """Why its ``voice.json`` cannot be read."""

    @property
    def key(self) -> str:
        """The name of its files, which never changes, since other programs know the voice by it."""
        key = documents.text(self.passport.get("key"))
        return key if key and Path(key).name == key else self.path.name.removesuffix(MODEL_SUFFIX)

    @property
    def name(self) -> str:
        """The name that is shown; that of its files if it has no other."""
        return documents.text(self.passport.get("name")) or self.path.name.removesuffix(MODEL_SUFFIX)

    @property
    def folder(self) -> Path:
        """The folder with its files."""
        return self.path if self.path.suffix != MODEL_SUFFIX or self.path.is_dir() else self.path.parent

    @property
    def model(self) -> Path:
        """Its ``.onnx`` file."""
        return self.folder / f"{self.key}{MODEL_SUFFIX}"

    @property
    def sample(self) -> Path:
        """A sentence that it has spoken."""
        return self.folder / SAMPLE


def read_passport(folder: Path) -> dict[str, Any]:
    """Return what ``voice.json`` in a folder says, nothing if there is none; raises VoiceError if it is damaged."""
    try:
        return documents.read_object(folder / PASSPORT)
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise VoiceError(
            "“{file}” of the voice “{name}” is damaged.",
            "Please restore that file from a backup.",
            str(error),
            file=PASSPORT,
            name=folder.name,
        ) from error


def list_voices(voices: Path) -> list[VoiceCard]:
    """Return the voices in a project's folder ``voices``, those that were made last first.

    Each folder in it counts as one, and each ``.onnx`` file that was put there without a folder of its own.
    """
    cards = [_card(path) for path in voices.iterdir() if _is_voice(path)] if voices.is_dir() else []
    return sorted(cards, key=lambda card: (documents.text(card.passport.get("created")), card.key), reverse=True)


def _is_voice(path: Path) -> bool:
    return not path.name.startswith(".") and (path.is_dir() or path.suffix == MODEL_SUFFIX)


def _card(path: Path) -> VoiceCard:
    if not path.is_dir():
        return VoiceCard(path)
    try:
        return VoiceCard(path, read_passport(path))
    except VoiceError as error:
        return VoiceCard(path, problem=error)
