"""The voices of a project: renamed, removed and brought back.

What lies in a voice's folder and how it speaks is the business of ``engine``; here only ``voice.json`` is read and the
folder moved.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tts_studio import storage
from tts_studio.errors import VoiceError
from tts_studio.formats import PASSPORT
from tts_studio.passports import VoiceCard, list_voices, read_passport
from tts_studio.project import trash

MAX_NAME = 80
"""Letters of a name; a longer one fits no list."""


def list_of_run(voices: Path, run: Path) -> list[VoiceCard]:
    """Return the voices that a training has made, latest first."""
    return [card for card in list_voices(voices) if card.passport.get("run") == run.name]


def rename_voice(folder: Path, name: str) -> VoiceCard:
    """Give a voice another name to be shown. Its files keep theirs.

    Raises VoiceError for an empty or overlong name, or a folder without a voice of TTS Studio.
    """
    name = " ".join(name.split())
    if not 0 < len(name) <= MAX_NAME:
        raise VoiceError("A voice needs a name of 1 to {most} letters.", "Please choose another name.", most=MAX_NAME)
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
        raise VoiceError(
            "There is a voice “{key}” in the project already.", "Please remove that one first.", key=card.key
        )
    return trash.take_back(trashed, card.key)


def _passport(folder: Path) -> dict[str, Any]:
    passport = read_passport(folder)
    if not passport:
        raise VoiceError(
            "“{name}” is not a voice of TTS Studio: it has no “{file}”.",
            "Please choose another one.",
            name=folder.name,
            file=PASSPORT,
        )
    return passport
