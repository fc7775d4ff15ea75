"""The voices that are offered, and finding the one that a request names."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tts_studio import jobs
from tts_studio.errors import StudioError
from tts_studio.server.refusals import RequestError

_FRESH = 5.0  # seconds for which a list is not read again


@dataclass(frozen=True)
class OfferedVoice:
    """A voice that may be asked for."""

    name: str
    """By which it is asked for; that of a voice with several speakers is followed by “#” and one of them."""
    title: str
    """What people call it."""
    said: str
    """As ``jobs.speak`` takes it."""
    language: str
    """espeak-ng's name of its language."""
    locale: str
    """Code of the language and country, such as ``en_US``."""
    speakers: tuple[str, ...] = ()
    """Of a voice with several; the first is taken where none is named."""

    def as_dict(self) -> dict[str, Any]:
        """Return what others may know about it."""
        known = {"id": self.name, "name": self.title, "language": self.locale, "greeting": jobs.greeting(self.language)}
        return known | ({"speakers": list(self.speakers)} if self.speakers else {})


class Shelf:
    """The base voices and those of a project, as they are at the moment."""

    def __init__(self, project: Path | None) -> None:
        """``project`` is a project's folder, or None."""
        self._project = project
        self._known: list[OfferedVoice] = []
        self._read = -_FRESH
        self._reading = asyncio.Lock()

    async def voices(self) -> list[OfferedVoice]:
        """Return all that can be spoken with, the default first; damaged ones are left out.

        Raises StudioError if the project cannot be read.
        """
        async with self._reading:
            if time.monotonic() - self._read >= _FRESH:
                self._known = await asyncio.to_thread(_offered, self._project)
                self._read = time.monotonic()
        return self._known

    async def find(self, name: str, speaker: str = "") -> tuple[OfferedVoice, str]:
        """Return the voice of that name, or the default one without a name, and how ``jobs.speak`` takes it.

        Raises RequestError (404) if none is called so.
        """
        voices = await self.voices()
        known = {voice.name: voice for voice in voices}
        voice = known.get(name) if name else next(iter(voices), None)
        if voice is None and "#" in name:
            name, _, speaker = name.rpartition("#")
            voice = known.get(name)
        if voice is None or (speaker and speaker not in voice.speakers):
            raise RequestError(
                404,
                "There is no voice “{name}”.",
                "GET /v1/audio/voices lists those that there are.",
                param="voice",
                code="voice_not_found",
                name=f"{name}#{speaker}" if speaker else name,
            )
        speaker = speaker or next(iter(voice.speakers), "")
        return voice, f"{voice.said}#{speaker}" if speaker else voice.said


def _offered(project: Path | None) -> list[OfferedVoice]:
    found: dict[str, OfferedVoice] = {}
    for listed in jobs.listed_voices(project):
        said = listed.name if listed.is_base else str(listed.path)
        name = Path(listed.name).stem  # a project's base voice may be a file, and its path is not for others
        if listed.problem is not None or name in found:
            continue
        try:
            speakers = tuple(jobs.speakers(said))
        except StudioError:  # it was removed a moment ago
            continue
        found[name] = OfferedVoice(name, listed.title, said, listed.language, listed.locale, speakers)
    return list(found.values())
