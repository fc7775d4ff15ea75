"""Making a project and opening one, which can end in six ways and puts interrupted work in order."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tts_studio import documents, storage
from tts_studio.documents import DocumentError
from tts_studio.errors import ProjectError, StudioError
from tts_studio.formats import CLIPS, PROJECT, RUNS, VOICES
from tts_studio.messages import Message
from tts_studio.project import lock, migrate, recovery, replacing
from tts_studio.project.model import FORMAT, Consent, Info, info_from_json, info_to_json, now
from tts_studio.project.store import Project, refusing

FOLDERS = (CLIPS, RUNS, VOICES)


@dataclass(frozen=True)
class Ready:
    """The project is open; close it after use."""

    project: Project


@dataclass(frozen=True)
class Locked:
    """Another process is changing the project."""

    folder: Path

    def error(self) -> ProjectError:
        """Return what to show to the user."""
        return ProjectError(
            "The project “{project}” is in use by another TTS Studio.",
            "Please wait until it has finished, or close it.",
            project=self.folder.name,
        )


@dataclass(frozen=True)
class NotAProject:
    """The folder is missing, or holds no project."""

    folder: Path

    def error(self) -> ProjectError:
        """Return what to show to the user."""
        if not self.folder.exists():
            return ProjectError(
                "There is no folder “{folder}”.", "Please check its name, or make a new project.", folder=self.folder
            )
        return ProjectError(
            "“{folder}” is not a TTS Studio project.", "Please choose the folder of a project.", folder=self.folder
        )


@dataclass(frozen=True)
class NewerFormat:
    """A newer version of the program made the project."""

    folder: Path
    format: int

    def error(self) -> ProjectError:
        """Return what to show to the user."""
        return ProjectError(
            "The project “{project}” was made by a newer TTS Studio (format {format}).",
            "Please update this program, which reads formats up to {newest}.",
            project=self.folder.name,
            format=self.format,
            newest=FORMAT,
        )


@dataclass(frozen=True)
class Damaged:
    """``project.json`` cannot be understood; the clips are untouched."""

    folder: Path
    reason: Message

    def error(self) -> ProjectError:
        """Return what to show to the user."""
        return ProjectError(
            "“{file}” of the project “{project}” is damaged: {reason}.",
            "Please restore that file from a backup; the recordings in “clips” are untouched.",
            file=PROJECT,
            project=self.folder.name,
            reason=self.reason,
        )


@dataclass(frozen=True)
class Unwritable:
    """The project is there, but the system does not let it be read or changed, perhaps only at this moment."""

    folder: Path
    refusal: StudioError

    def error(self) -> ProjectError:
        """Return what to show to the user."""
        return ProjectError(self.refusal.title, self.refusal.hint)


Opened = Ready | Locked | NotAProject | NewerFormat | Damaged | Unwritable


def create(folder: Path, speaker: str, language: str, base: str, consent: Consent) -> Project:
    """Make a new project in a folder that is missing or empty, and open it.

    Raises ProjectError if there is something in the folder, StudioError if it cannot be written to.
    """
    path = folder / PROJECT
    with refusing(path, storage.storage_error):
        _check_vacant(folder)
        folder.mkdir(parents=True, exist_ok=True)
        lease = lock.acquire(folder)
    if lease is None:
        raise Locked(folder).error()
    try:
        with refusing(path, storage.storage_error):
            _check_vacant(folder)  # once more: from now on no other process can write there
            _make_folders(folder)
            info = Info(FORMAT, speaker, language, base, consent, now())
            storage.write_json(path, info_to_json(info))
    except BaseException:
        lease.release()
        raise
    return Project(folder, info, lease)


def open_project(folder: Path, *, reading: bool = False) -> Opened:
    """Open a project, set half-written things aside and bring an older format up to date.

    With ``reading`` nothing is locked or changed, so it also works while another program has the project.
    """
    try:
        if not (folder / PROJECT).is_file():
            return NotAProject(folder)
    except OSError as error:  # a network drive that has gone, say
        return Unwritable(folder, storage.reading_error(folder / PROJECT, error))
    try:
        lease = None if reading else lock.acquire(folder)
    except OSError as error:
        return Unwritable(folder, storage.storage_error(folder / PROJECT, error))
    if lease is None:
        return _open(folder, None) if reading else Locked(folder)
    try:
        opened = _open(folder, lease)
    except BaseException:
        lease.release()
        raise
    if not isinstance(opened, Ready):
        lease.release()
    return opened


def _open(folder: Path, lease: lock.Lease | None) -> Opened:
    try:
        document = documents.read_object(folder / PROJECT)
        found = migrate.format_of(document)
        if found > FORMAT:
            return NewerFormat(folder, found)
        info = info_from_json(migrate.upgrade(document))
    except DocumentError as error:
        return Damaged(folder, error.message)
    except OSError as error:
        return Unwritable(folder, storage.reading_error(folder / PROJECT, error))
    try:
        return Ready(Project(folder, info, lease, _put_in_order(folder, info, found, lease)))
    except StudioError as error:
        return Unwritable(folder, error)


def _put_in_order(folder: Path, info: Info, found: int, lease: lock.Lease | None) -> tuple[Message, ...]:
    if lease is None or not lease.first:
        return ()
    path = folder / PROJECT
    with refusing(path, storage.storage_error):
        _make_folders(folder)
        replacing.complete(folder)
        set_aside = tuple(recovery.tidy(folder))
        if found < FORMAT:
            storage.write_json(path, info_to_json(info))
    return set_aside


def _check_vacant(folder: Path) -> None:
    if (folder / PROJECT).exists():
        raise ProjectError(
            "There is a project in “{folder}” already.",
            "Please open it, or choose another folder.",
            folder=folder,
        )
    if folder.exists() and not folder.is_dir():
        raise ProjectError("“{folder}” is a file.", "Please choose a folder.", folder=folder)
    if folder.is_dir() and any(_is_content(path) for path in folder.iterdir()):
        raise ProjectError(
            "The folder “{folder}” is not empty.", "Please choose a new or an empty folder.", folder=folder
        )


def _is_content(path: Path) -> bool:
    """Return whether a file or folder is more than what an interrupted ``create`` leaves."""
    if path.name in FOLDERS and path.is_dir():
        return any(path.iterdir())
    return not path.name.startswith(".")


def _make_folders(folder: Path) -> None:
    for name in FOLDERS:
        (folder / name).mkdir(exist_ok=True)
