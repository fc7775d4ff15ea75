"""The ``voice.json`` of a voice that this program has made, and the voices in a project's folder.

It lies on the ground floor, since ``engine`` writes and checks voices and ``project`` renames and removes them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from tts_studio import documents
from tts_studio.errors import StudioError, VoiceError
from tts_studio.formats import MODEL_SUFFIX, PASSPORT, PROJECT, SAMPLE
from tts_studio.storage import reading_error

_TEXTS = frozenset(
    {"name", "key", "created", "speaker", "run", "dataset", "model", "sha256", "config_sha256", "base", "licence"}
    | {"base_sha256"}
)
_NUMBERS = frozenset({"minutes", "clips"})
_TABLES = frozenset({"consent", "training", "level"})


@dataclass(frozen=True)
class VoiceCard:
    """A voice in a project's folder ``voices``, as its ``voice.json`` describes it."""

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
    def step(self) -> int | None:
        """The step of the training at which its checkpoint was kept; None if that is not known."""
        return documents.whole_number(documents.table(self.passport.get("training")).get("step"))

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
    """Return the contents of ``voice.json`` in a folder; empty if there is none.

    Values of the wrong type, which a hand-edited file may hold, are left out; names that this program does not know
    stay. Raises VoiceError if the file is damaged or cannot be read at this moment.
    """
    path = folder / PASSPORT
    try:
        return {name: value for name, value in documents.read_object(path).items() if _fits(name, value)}
    except FileNotFoundError:
        return {}
    except OSError as error:
        refusal = reading_error(path, error)
        raise VoiceError(refusal.title, refusal.hint) from error
    except ValueError as error:
        raise VoiceError(
            "“{file}” of the voice “{name}” is damaged.",
            "Please restore that file from a backup.",
            str(error),
            file=PASSPORT,
            name=folder.name,
        ) from error


def _fits(name: str, value: Any) -> bool:
    if name in _NUMBERS:
        return documents.number(value) is not None
    if name == "scores":
        return isinstance(value, dict) and documents.numbers(value) == value
    if name == "held_out":
        return isinstance(value, list) and documents.texts(value) == tuple(cast(list[Any], value))
    return isinstance(value, str if name in _TEXTS else dict if name in _TABLES else object)


def list_voices(voices: Path) -> list[VoiceCard]:
    """Return the voices in a project's folder ``voices`` or any other folder, those that were made last first.

    Each ``.onnx`` file in it counts as one, and each of a folder in it. In a project, so does a folder without any.
    """
    cards = [_card(path) for path in _voices_in(voices)]
    return sorted(cards, key=lambda card: (documents.text(card.passport.get("created")), card.key), reverse=True)


def holds_voices(folder: Path) -> bool:
    """Return whether ``list_voices`` finds a voice in a folder that is no project's; no voice is read for it."""
    try:
        return any(True for _ in _voices_in(folder))
    except OSError:
        return False


def _voices_in(folder: Path) -> Iterator[Path]:
    in_project = (folder.parent / PROJECT).is_file()
    for entry in folder.iterdir() if folder.is_dir() else ():
        if not entry.name.startswith("."):
            yield from _voices_at(entry, in_project=in_project)


def _voices_at(path: Path, *, in_project: bool) -> list[Path]:
    """Return a folder with one voice itself, of one with several their models; a model itself."""
    if not path.is_dir():
        return [path] if path.suffix == MODEL_SUFFIX else []
    models = _models_in(path)
    if len(models) > 1 and not (path / PASSPORT).exists():
        return models
    return [path] if models or in_project or (path / PASSPORT).exists() else []


def _models_in(folder: Path) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if path.suffix == MODEL_SUFFIX and not path.name.startswith(".")]
    except OSError:  # that it cannot be read is said where the voice is used
        return []


def _card(path: Path) -> VoiceCard:
    if not path.is_dir():
        return VoiceCard(path)
    try:
        return VoiceCard(path, read_passport(path))
    except VoiceError as error:
        return VoiceCard(path, problem=error)
