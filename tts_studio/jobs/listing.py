"""Which voices there are, and what is known about them.

Projects are imported where one is given: the first sound of a voice by its file does not wait for them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tts_studio import documents
from tts_studio.errors import StudioError
from tts_studio.events import Event, Finished
from tts_studio.formats import DEFAULT_BASE, VOICES
from tts_studio.passports import VoiceCard, holds_voices, list_voices

if TYPE_CHECKING:
    from tts_studio.engine.bases import BaseVoice
    from tts_studio.engine.speaking.find_voice import Choice


PHONEMES = "[[ ˈa nˈa. ]]"
"""What a voice says of whose language no sentence is known."""


@dataclass(frozen=True)
class ListedVoice:
    """A voice that can be spoken with, or why it cannot."""

    name: str
    """As ``speak``, ``export`` and ``evaluate`` take it."""
    title: str
    """What people call it."""
    path: Path
    """Its ``.onnx`` file; its folder if there is a ``problem``."""
    base: str = ""
    """Name of the base voice that it was made from; of a base voice, its own."""
    is_base: bool = False
    """Whether it is a base voice that comes with the program, or the project's."""
    language: str = ""
    """espeak-ng's name of the language that it speaks, such as ``en-us``; empty if there is a ``problem``."""
    lineages: Mapping[str, str] = field(default_factory=dict[str, str])
    """What is known about its licence, by the language of the window; English only for voices of unknown base."""
    passport: Mapping[str, Any] = field(default_factory=dict[str, Any])
    """What its ``voice.json`` says; empty for a voice that this program has not made."""
    problem: StudioError | None = None

    @property
    def locale(self) -> str:
        """Language and country that it speaks, such as ``en_US``."""
        from tts_studio.engine.export.locales import locale

        return locale(self.language).code

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain values, for programs."""
        known: dict[str, Any] = {"name": self.name, "path": str(self.path)}
        if self.problem is not None:
            return known | {"problem": str(self.problem)}
        kept = ("minutes", "created", "run", "scores", "sha256")
        known |= {"base": self.base} if self.base else {}
        return known | {key: self.passport[key] for key in kept if key in self.passport}


def listed_voices(folder: Path | None = None) -> list[ListedVoice]:
    """Return the base voices, then those of a project, the oldest first, or of any folder of voices.

    Raises StudioError if the project cannot be read or the default base voice is not installed.
    """
    from tts_studio.jobs.projects import opened

    known = bases_to_start_from()
    own: list[ListedVoice] = []
    if folder is not None and voices_of(folder) == folder:
        own = [_own(card) for card in reversed(list_voices(folder))]
    elif folder is not None:
        with opened(folder, reading=True) as project:
            if (chosen := _base_file(project.info.base)) is not None:
                known.append(chosen)
            own = [_own(card) for card in reversed(list_voices(project.voices))]
    return [*map(_base, known), *own]


def voices(folder: Path | None = None) -> Iterator[Event]:
    """List the base voices and the voices of a project (none without ``folder``), damaged ones with what is wrong."""
    yield Finished({"voices": [voice.as_dict() for voice in listed_voices(folder)]})


def bases_to_start_from() -> list[BaseVoice]:
    """Return the base voices of the catalogue that are installed, the default first; nothing large is read."""
    from tts_studio.engine import bases

    return [base for base in bases.catalogue() if base.default or base.at_hand]


def speakers(voice: str, folder: Path | None = None) -> list[str]:
    """Return the speakers of a voice that has several, by name or number, as they are given after “#”; else nothing.

    Raises VoiceError if there is no such voice or it is damaged.
    """
    from tts_studio.engine.speaking.voice_files import read_config, speaker_names

    return speaker_names(read_config(choice_of(voice, folder).files.config))


def licence(base: str = DEFAULT_BASE, language: str = "en") -> str:
    """Return what is known about the licence of a base voice and of its data, in a language of the window."""
    from tts_studio.engine import bases

    lineages = bases.find(base).lineages
    return lineages.get(language, lineages["en"])


def reader(language: str, base: str = DEFAULT_BASE) -> str:
    """Return the base voice that reads a language aloud: ``base`` if it has learned it, else the first; or none.

    As ``speak`` takes it, empty where no base voice has learned the language.
    """
    own = _base_file(base)
    known = [*([own] if own is not None else []), *bases_to_start_from()]
    able = [one for one in known if one.speaks(language)]
    able.sort(key=lambda one: base not in (one.name, one.listed_as, *one.aliases))
    if not able:
        return ""
    return str(able[0].path) if able[0] is own else able[0].listed_as


def greeting(language: str, folder: Path | None = None) -> str:
    """Return what a voice of a language says to be heard; phonemes if no sentence in that language is known."""
    from tts_studio.engine import bases
    from tts_studio.jobs.projects import opened

    own: list[str] = []
    if folder is not None:
        with opened(folder, reading=True) as project:
            own = [clip.text for clip in project.clips() if clip.accepted and project.info.language == language]
    return bases.texts(language, own).greeting or PHONEMES


def choice_of(voice: str, folder: Path | None) -> Choice:
    """Return the voice that is meant, as ``engine.speaking.find_voice.choose`` does.

    A base voice needs no ``folder``, so none is searched for it: it may be a home with thousands of entries.
    """
    from tts_studio.engine import bases
    from tts_studio.engine.speaking.find_voice import choose

    return choose(voice, None if bases.named(voice) else voices_of(folder))


def voices_of(folder: Path | None) -> Path | None:
    """Return the folder with the voices of a project; a folder that is none, but holds voices, itself; else None.

    Speaking must not wait for a whole project to open.
    """
    if folder is None:
        return None
    from tts_studio.project.presence import is_project

    if is_project(folder):
        return folder / VOICES
    return folder if holds_voices(folder) else None


def _base(base: BaseVoice) -> ListedVoice:
    known = ListedVoice(
        name=DEFAULT_BASE if base.default else base.listed_as,
        title=base.title,
        path=base.path,
        base=base.name,
        is_base=True,
        lineages=base.lineages,
    )
    try:
        return replace(known, language=base.espeak_voice)
    except StudioError as error:
        return replace(known, problem=error)


def _base_file(name: str) -> BaseVoice | None:
    """Return the base voice of a project if it is a file, and there."""
    from tts_studio.engine import bases

    try:
        return None if bases.named(name) else bases.find(name)
    except StudioError:  # what is missing is said where a training needs it
        return None


def _own(card: VoiceCard) -> ListedVoice:
    from tts_studio.engine import bases
    from tts_studio.engine.speaking.voice_files import locate, read_config

    known = ListedVoice(card.path.name, card.name, card.path, passport=card.passport, problem=card.problem)
    if card.problem is not None:
        return known
    try:
        files = locate(card.path)
        config = read_config(files.config)
    except StudioError as error:
        return replace(known, problem=error)
    name, licence = (documents.text(card.passport.get(field)) for field in ("base", "licence"))
    base = bases.named(name) if name else None
    return replace(
        known,
        path=files.model,
        base=name,
        language=str(config["espeak"]["voice"]),
        lineages=base.lineages if base else {"en": licence} if licence else {},
    )
