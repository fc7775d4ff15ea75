"""Which voices there are, and what is known about them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tts_studio.errors import StudioError
from tts_studio.events import Event, Finished
from tts_studio.formats import VOICES
from tts_studio.jobs.projects import DEFAULT_BASE, opened
from tts_studio.project import opening


def voices(folder: Path | None = None) -> Iterator[Event]:
    """List the base voice and the voices of a project (none without ``folder``), damaged ones with what is wrong."""
    from tts_studio.engine import bases
    from tts_studio.engine.speaking import find_voice

    base = bases.find()
    listed: list[dict[str, Any]] = [{"name": "base", "path": str(base.path), "base": base.name}]
    if folder is not None:
        with opened(folder, reading=True) as project:
            listed += [_voice(project.voices / name) for name in find_voice.names(project.voices)]
    yield Finished({"voices": listed})


def speakers(voice: str, folder: Path | None = None) -> list[str]:
    """Return the speakers of a voice that has several, by name or number, as they are given after “#”; else nothing.

    Raises VoiceError if there is no such voice or it is damaged.
    """
    from tts_studio.engine.speaking.find_voice import choose
    from tts_studio.engine.speaking.voice_files import read_config

    config = read_config(choose(voice, voices_of(folder)).files.config)
    count = int(config["num_speakers"])
    names = {number: name for name, number in (config.get("speaker_id_map") or {}).items()}
    return [str(names.get(number, number)) for number in range(count)] if count > 1 else []


def licence(base: str = DEFAULT_BASE) -> str:
    """Return what is known about the licence of a base voice and of its data, in sentences."""
    from tts_studio.engine import bases

    return bases.find(base).lineage


def voices_of(folder: Path | None) -> Path | None:
    """Return the folder of a project's voices if there is one: speaking must not wait for a whole project to open."""
    return folder / VOICES if folder is not None and opening.is_project(folder) else None


def _voice(home: Path) -> dict[str, Any]:
    from tts_studio.engine.speaking.voice_files import locate, read_config, read_passport

    try:
        files, passport = locate(home), read_passport(home)
        read_config(files.config)
    except StudioError as error:
        return {"name": home.name, "path": str(home), "problem": str(error)}
    kept = ("base", "minutes", "created", "run", "scores", "sha256")
    return {"name": home.name, "path": str(files.model), **{key: passport[key] for key in kept if key in passport}}
