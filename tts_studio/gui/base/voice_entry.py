"""The voices that can speak, and what is known about each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt

from tts_studio import jobs
from tts_studio.formats import MODEL_SUFFIX
from tts_studio.gui.kit.wording import in_window_language, spoken
from tts_studio.metrics import renamed


@dataclass(frozen=True)
class VoiceEntry:
    """A voice, as far as its small files say."""

    name: str
    """As ``jobs`` take it."""
    title: str
    """The name that is shown; where two voices have the same, with the name of the files added."""
    path: Path
    """Its ``.onnx`` file; its folder if there is a ``problem``."""
    base: str = ""
    """Name of the voice that it was made from; of the base voice itself, its own."""
    passport: Mapping[str, Any] = field(default_factory=dict[str, Any])
    """What its ``voice.json`` says; empty for the base voice."""
    problem: str = ""
    """Why it cannot be used, in a sentence; empty if it can."""
    licence: str = ""
    language: str = ""
    """espeak-ng's name of the language that it speaks; empty if that is not known."""
    is_base: bool = False
    speakers: tuple[str, ...] = ()
    """Of a file with several: their names or numbers, as they are given after “#”."""

    @property
    def own(self) -> bool:
        """Whether it is one of the project's, not a base voice."""
        return not self.is_base

    @property
    def folder(self) -> Path:
        """The folder with its files."""
        return self.path if self.problem else self.path.parent

    @property
    def speaker(self) -> str:
        """Whose voice it is; empty if that is not known."""
        return _text(self.passport, "speaker")

    @property
    def minutes(self) -> float:
        """Minutes of recordings that it learned from; 0 if that is not known."""
        return _number(self.passport, "minutes") or 0.0

    @property
    def created(self) -> str:
        """The day on which it was made, in words; empty if that is not known."""
        moment = QDateTime.fromString(_text(self.passport, "created"), Qt.DateFormat.ISODate)
        return QLocale().toString(moment.toLocalTime().date(), _tr("d MMMM yyyy")) if moment.isValid() else ""

    @property
    def scores(self) -> dict[str, float]:
        """Its figures by their names, such as ``similarity_normalised``, ``wer``, ``mos``."""
        kept = self.passport.get("scores")
        scores = cast(dict[str, Any], kept) if isinstance(kept, dict) else {}
        return renamed({name: value for name in scores if (value := _number(scores, name)) is not None})

    @property
    def stamp(self) -> str:
        """A text that changes when the voice's file does."""
        return _text(self.passport, "sha256") or file_stamp(self.path)


def file_stamp(path: Path) -> str:
    """Return a text that changes when a file does; empty if it is not there."""
    try:
        return str(path.stat().st_mtime_ns)
    except OSError:
        return ""


def read_entries(folder: Path | None) -> list[VoiceEntry]:
    """Return the voices of a project, latest first, those with a problem after them, and the base voices last.

    Reads some small files of each: not for the window's thread. Raises StudioError if the project cannot be read.
    """
    listed = jobs.listed_voices(folder)
    own = [_own_entry(voice) for voice in listed if not voice.is_base]
    own.sort(key=lambda entry: (not entry.problem, _text(entry.passport, "created"), entry.name), reverse=True)
    return [*_told_apart(own), *_base_entries([voice for voice in listed if voice.is_base])]


def file_entry(path: Path) -> VoiceEntry:
    """Return a voice that was chosen as a file; its name is its path. Not for the window's thread.

    Raises VoiceError if the file is not a voice, or is damaged.
    """
    return VoiceEntry(str(path), path.name.removesuffix(MODEL_SUFFIX), path, speakers=tuple(jobs.speakers(str(path))))


def _own_entry(voice: jobs.ListedVoice) -> VoiceEntry:
    return VoiceEntry(
        name=voice.name,
        title=voice.title,
        path=voice.path,
        base=voice.base,
        passport=voice.passport,
        problem=spoken(voice.problem.message) if voice.problem else "",
        licence=in_window_language(voice.lineages),
        language=voice.language,
    )


def _base_entries(voices: Sequence[jobs.ListedVoice]) -> list[VoiceEntry]:
    only = len(voices) == 1
    return [
        replace(
            _own_entry(voice),
            title=_tr("The base voice") if only else _tr("Base voice {0}").format(voice.title),
            is_base=True,
        )
        for voice in voices
    ]


def _told_apart(entries: Sequence[VoiceEntry]) -> list[VoiceEntry]:
    """Add the name of the files to titles that occur more than once: one speaker, several trainings."""
    count = Counter(entry.title for entry in entries)
    return [_with_key(entry) if count[entry.title] > 1 else entry for entry in entries]


def _with_key(entry: VoiceEntry) -> VoiceEntry:
    parts = entry.name.split("-")
    return replace(entry, title=f"{entry.title} ({parts[1] if len(parts) == 3 else entry.name})")


def _text(document: Mapping[str, Any], name: str) -> str:
    value = document.get(name)
    return value if isinstance(value, str) else ""


def _number(document: Mapping[str, Any], name: str) -> float | None:
    value = document.get(name)
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _tr(text: str) -> str:
    return QCoreApplication.translate("Voices", text)
