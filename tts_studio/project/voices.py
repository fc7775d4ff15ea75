"""The voices of a project as folders with a ``voice.json``: listed, renamed, removed and brought back.

What lies in such a folder and how it speaks is the business of ``engine``; here only the JSON is read and the folder
moved.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from tts_studio import storage
from tts_studio.errors import VoiceError
from tts_studio.formats import MODEL_SUFFIX, PASSPORT, SAMPLE
from tts_studio.project import trash

MAX_NAME = 80
"""Letters of a name; a longer one fits no list."""


@dataclass(frozen=True)
class VoiceCard:
    """What a voice says of itself."""

    folder: Path
    passport: Mapping[str, Any]
    """The contents of ``voice.json``: speaker, created, minutes, clips, scores, base, licence, consent …"""

    @property
    def name(self) -> str:
        """The name that is shown; that of the folder if the voice has none."""
        name = self.passport.get("name")
        return name if isinstance(name, str) and name else self.folder.name

    @property
    def key(self) -> str:
        """The name of its files, which never changes, since other programs know the voice by it."""
        key = self.passport.get("key")
        return key if isinstance(key, str) and key and Path(key).name == key else self.folder.name

    @property
    def model(self) -> Path:
        """Its ``.onnx`` file."""
        return self.folder / f"{self.key}{MODEL_SUFFIX}"

    @property
    def sample(self) -> Path:
        """A sentence that it has spoken."""
        return self.folder / SAMPLE


def list_voices(voices: Path) -> list[VoiceCard]:
    """Return the voices in a project's folder ``voices``, latest first; a folder without readable passport is none."""
    return sorted(_cards(voices), key=lambda card: (str(card.passport.get("created", "")), card.key), reverse=True)


def list_of_run(voices: Path, run: Path) -> list[VoiceCard]:
    """Return the voices that a training has made, latest first."""
    return [card for card in list_voices(voices) if card.passport.get("run") == run.name]


def rename_voice(folder: Path, name: str) -> VoiceCard:
    """Give a voice another name to be shown. Its files keep theirs.

    Raises VoiceError for an empty or overlong name, or a folder without a voice of TTS Studio.
    """
    name = " ".join(name.split())
    if not 0 < len(name) <= MAX_NAME:
        raise VoiceError(f"A voice needs a name of 1 to {MAX_NAME} letters.", "Please choose another name.")
    with storage.changing:
        passport = {**_passport(folder), "name": name}
        storage.write_json(folder / PASSPORT, passport)
    return VoiceCard(folder, passport)


def trash_voice(folder: Path) -> Path:
    """Move a voice into the project's ``.trash``; return its place there, which ``restore_voice`` takes.

    Raises VoiceError if the folder holds no voice of TTS Studio, StudioError if the system refuses.
    """
    _passport(folder)
    return trash.throw(folder)


def restore_voice(trashed: Path) -> Path:
    """Bring a removed voice back; return its place in the project.

    Raises VoiceError if it is not there, or another voice has its name by now; StudioError if the system refuses.
    """
    card = VoiceCard(trashed, _passport(trashed))
    if (trashed.parent.parent.parent / trashed.parent.name / card.key).exists():
        raise VoiceError(f"There is a voice “{card.key}” in the project already.", "Please remove that one first.")
    return trash.take_back(trashed, card.key)


def _cards(voices: Path) -> list[VoiceCard]:
    folders = sorted(voices.iterdir()) if voices.is_dir() else []
    found: list[VoiceCard] = []
    for folder in folders:
        if folder.is_dir() and not folder.name.startswith("."):
            try:
                found.append(VoiceCard(folder, _passport(folder)))
            except VoiceError:
                continue
    return found


def _passport(folder: Path) -> dict[str, Any]:
    try:
        passport = json.loads((folder / PASSPORT).read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise VoiceError(
            f"“{folder.name}” is not a voice of TTS Studio: it has no “{PASSPORT}”.", "Please choose another one."
        ) from error
    except (OSError, ValueError, RecursionError) as error:
        raise _damaged(folder, str(error)) from error
    if not isinstance(passport, dict):
        raise _damaged(folder, "not an object")
    return cast(dict[str, Any], passport)


def _damaged(folder: Path, detail: str) -> VoiceError:
    return VoiceError(
        f"“{PASSPORT}” of the voice “{folder.name}” is damaged.", "Please restore that file from a backup.", detail
    )
