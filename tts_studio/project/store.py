"""A project on disk: create it, open it, add and remove clips. Every change is whole or did not happen.

```
project.json                format, speaker, language, base, consent
clips/0001.flac  0001.json  a clip exists exactly when its .json does
import-report.json          the rows that imports refused, and why
runs/  voices/  .trash/  .lock
```
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tts_studio import storage
from tts_studio.audio.signal import Audio
from tts_studio.errors import ProjectError, StudioError
from tts_studio.project import flac, lock, migrate, recovery
from tts_studio.project.model import (
    FORMAT,
    Clip,
    Consent,
    Dataset,
    Info,
    clip_to_json,
    info_from_json,
    info_to_json,
    now,
)

PROJECT = "project.json"
REPORT = "import-report.json"
FOLDERS = (recovery.CLIPS, "runs", "voices")


@dataclass(frozen=True)
class Ready:
    """The project is open; close it after use."""

    project: Project


@dataclass(frozen=True)
class Locked:
    """Another program is changing the project."""

    folder: Path

    def error(self) -> ProjectError:
        """Return what to tell the user."""
        return ProjectError(
            f"The project “{self.folder.name}” is in use by another TTS Studio.",
            "Please wait until it has finished, or close it.",
        )


@dataclass(frozen=True)
class NotAProject:
    """The folder is missing, or holds no project."""

    folder: Path

    def error(self) -> ProjectError:
        """Return what to tell the user."""
        if not self.folder.exists():
            return ProjectError(f"There is no folder “{self.folder}”.", "Please check its name, or make a new project.")
        return ProjectError(f"“{self.folder}” is not a TTS Studio project.", "Please choose the folder of a project.")


@dataclass(frozen=True)
class NewerFormat:
    """A newer program made the project."""

    folder: Path
    format: int

    def error(self) -> ProjectError:
        """Return what to tell the user."""
        return ProjectError(
            f"The project “{self.folder.name}” was made by a newer TTS Studio (format {self.format}).",
            f"Please update this program, which reads formats up to {FORMAT}.",
        )


@dataclass(frozen=True)
class Damaged:
    """The project's own file cannot be understood; its clips are untouched."""

    folder: Path
    reason: str

    def error(self) -> ProjectError:
        """Return what to tell the user."""
        return ProjectError(
            f"“{PROJECT}” of the project “{self.folder.name}” is damaged: {self.reason}.",
            "Please restore that file from a backup; the recordings in “clips” are untouched.",
        )


@dataclass(frozen=True)
class Unwritable:
    """The project is there, but the system does not let it be changed."""

    folder: Path
    refusal: StudioError

    def error(self) -> ProjectError:
        """Return what to tell the user."""
        return ProjectError(self.refusal.title, self.refusal.hint)


Opened = Ready | Locked | NotAProject | NewerFormat | Damaged | Unwritable


class Project:
    """An open project. Reading always works; writing needs it to be opened for writing."""

    def __init__(self, folder: Path, info: Info, lease: lock.Lease | None, set_aside: tuple[str, ...] = ()) -> None:
        self.folder = folder
        self.info = info
        self.set_aside = set_aside
        """Sentences about what the opening found half-written and put into ``.trash``."""
        self._lease = lease

    @property
    def runs(self) -> Path:
        """Folder of the trainings."""
        return self.folder / "runs"

    @property
    def voices(self) -> Path:
        """Folder of the finished voices."""
        return self.folder / "voices"

    def clips(self) -> list[Clip]:
        """Return the clips in the order of their numbers; half-written ones are no clips."""
        found: list[Clip] = []
        for number in sorted(recovery.clip_files(self._clips), key=int):
            try:
                found.append(recovery.read_clip(self._clips / f"{number}.json"))
            except (ValueError, OSError):
                continue
        return found

    def dataset(self) -> Dataset:
        """Return the accepted clips, and the digest that tells whether they are still the same."""
        clips = tuple(clip for clip in self.clips() if clip.accepted)
        contents = sorted((clip.digest, clip.text) for clip in clips)
        return Dataset(clips, hashlib.sha256(json.dumps(contents).encode()).hexdigest())

    def add_clip(
        self, audio: Audio, text: str, source: str, digest: str, report: Mapping[str, Any], bits: int = 24
    ) -> Clip:
        """Keep a recording with its text as a new clip; ``bits`` (16 or 24) hold its samples.

        Raises StudioError when the disk refuses; the project is then as it was.
        """
        with self._changing(self._clips):
            number = f"{recovery.next_number(self.folder):04d}"
            path = self._clips / f"{number}.flac"
            clip = Clip(number, text, path, source, digest, audio.rate, audio.seconds, dict(report), True, now())
            try:
                flac.write(path, audio, bits)
                storage.write_json(path.with_suffix(".json"), clip_to_json(clip))  # from here on the clip exists
            except BaseException:
                if not path.with_suffix(".json").exists():
                    path.unlink(missing_ok=True)
                raise
            return clip

    def remove_clip(self, identifier: str) -> None:
        """Move a clip into ``.trash``; raises ProjectError if there is none of this id."""
        description = self._clips / f"{identifier}.json"
        if identifier not in recovery.clip_files(self._clips) or not description.is_file():
            raise ProjectError(f"There is no clip {identifier} in this project.")
        with self._changing(description):
            recovery.set_aside(self.folder, description)  # first: without it there is no clip
            recovery.set_aside(self.folder, description.with_suffix(".flac"))

    def refused(self) -> dict[str, dict[str, str]]:
        """Return what imports refused: source → row → reason."""
        try:
            report = json.loads((self.folder / REPORT).read_text(encoding="utf-8"))
            return {source: {row: str(reason) for row, reason in rows.items()} for source, rows in report.items()}
        except (OSError, ValueError, AttributeError, RecursionError):
            return {}  # a report of the past: its loss must not stop anyone

    def note_refused(self, source: str, rows: Mapping[str, str]) -> None:
        """Keep the rows that the import of ``source`` refused (row → reason), in place of what was kept for it."""
        with self._changing(self.folder / REPORT):
            report = {**self.refused(), source: dict(rows)}
            storage.write_json(self.folder / REPORT, {name: kept for name, kept in report.items() if kept})

    def close(self) -> None:
        """Let other programs have the project; a second call does nothing."""
        if self._lease is not None:
            self._lease.release()
            self._lease = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def _clips(self) -> Path:
        return self.folder / recovery.CLIPS

    @contextmanager
    def _changing(self, path: Path) -> Generator[None]:
        if self._lease is None:
            raise ProjectError(f"The project “{self.folder.name}” is not open for writing.")
        with self._lease.changes, _writing(path):
            yield


def create(folder: Path, speaker: str, language: str, base: str, consent: Consent) -> Project:
    """Make a new project in a folder that is missing or empty, and open it.

    Raises ProjectError if there is something in the folder, StudioError if it cannot be written to.
    """
    path = folder / PROJECT
    with _writing(path):
        _check_vacant(folder)
        folder.mkdir(parents=True, exist_ok=True)
        lease = lock.acquire(folder)
    if lease is None:
        raise Locked(folder).error()
    try:
        with _writing(path):
            _check_vacant(folder)  # once more: now nobody else can be at it
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
    if not (folder / PROJECT).is_file():
        return NotAProject(folder)
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
        document = _document(folder / PROJECT)
        found = migrate.format_of(document)
        if found > FORMAT:
            return NewerFormat(folder, found)
        info = info_from_json(migrate.upgrade(document))
    except ValueError as error:
        return Damaged(folder, str(error))
    except OSError as error:
        return Damaged(folder, error.strerror or str(error))
    try:
        return Ready(Project(folder, info, lease, _put_in_order(folder, info, found, lease)))
    except StudioError as error:
        return Unwritable(folder, error)


def _put_in_order(folder: Path, info: Info, found: int, lease: lock.Lease | None) -> tuple[str, ...]:
    if lease is None or not lease.first:
        return ()
    path = folder / PROJECT
    with _writing(path):
        _make_folders(folder)
        set_aside = tuple(recovery.tidy(folder))
        if found < FORMAT:
            storage.write_json(path, info_to_json(info))
    return set_aside


def _document(path: Path) -> dict[str, Any]:
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:
        raise ValueError("it is not JSON") from error
    if not isinstance(document, dict):
        raise ValueError("it is not a JSON object")
    return document


def _check_vacant(folder: Path) -> None:
    if (folder / PROJECT).exists():
        raise ProjectError(f"There is a project in “{folder}” already.", "Please open it, or choose another folder.")
    if folder.exists() and not folder.is_dir():
        raise ProjectError(f"“{folder}” is a file.", "Please choose a folder.")
    if folder.is_dir() and any(_is_content(path) for path in folder.iterdir()):
        raise ProjectError(f"The folder “{folder}” is not empty.", "Please choose a new or an empty folder.")


def _is_content(path: Path) -> bool:
    """Tell whether a file keeps a folder from becoming a project: not what an interrupted ``create`` leaves."""
    if path.name in FOLDERS and path.is_dir():
        return any(path.iterdir())
    return not path.name.startswith(".")


def _make_folders(folder: Path) -> None:
    for name in FOLDERS:
        (folder / name).mkdir(exist_ok=True)


@contextmanager
def _writing(path: Path) -> Generator[None]:
    try:
        yield
    except OSError as error:
        raise storage.storage_error(path, error) from error
