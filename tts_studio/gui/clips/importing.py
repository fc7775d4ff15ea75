"""Imports into the open project: the job, and what it has accepted and refused so far."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from tts_studio import jobs
from tts_studio.events import (
    Event,
    Finished,
    ListRead,
    Note,
    NoteKind,
    Progress,
    Refused,
    SpeakersFound,
    Stage,
    StageKind,
    Taken,
)
from tts_studio.gui.base.job import Job
from tts_studio.gui.base.studio import Studio
from tts_studio.messages import Message


@dataclass
class ImportOutcome:
    """Folds the events of one import."""

    source: str
    """What was imported, in words."""
    paths: Sequence[Path] = ()
    """What was imported."""
    text_column: str = ""
    """The column that the user had chosen for the texts; empty if it was found out."""
    taken: list[Taken] = field(default_factory=list[Taken])
    refused: list[Refused] = field(default_factory=list[Refused])
    notes: list[Message] = field(default_factory=list[Message])
    tables: list[ListRead] = field(default_factory=list[ListRead])
    """The lists with columns, of which one was taken for the text."""
    speakers: SpeakersFound | None = None
    """The people whom lists name, if they are several."""
    doubts: int = 0
    """How many of the notes are about texts that may be wrong."""
    stage: StageKind | None = None
    done: float = 0.0
    total: float = 0.0
    seconds_left: float | None = None
    complete: bool = False
    """Whether everything was read; else it was stopped."""

    def fold(self, events: Iterable[Event]) -> None:
        """Count these events."""
        for event in events:
            match event:
                case Taken():
                    self.taken.append(event)
                case Refused():
                    self.refused.append(event)
                case Note(message, kind):
                    self.notes.append(message)
                    self.doubts += kind is NoteKind.DOUBTFUL_TEXTS
                case ListRead(columns=columns) if columns:
                    self.tables.append(event)
                case SpeakersFound():
                    self.speakers = event
                case Stage(kind):
                    self.stage = kind
                case Progress(done, total, seconds_left):
                    self.done, self.total, self.seconds_left = done, total, seconds_left
                case Finished():
                    self.complete = True
                case _:
                    pass

    @property
    def has_decided(self) -> bool:
        """Whether something was decided, or is odd, that the user should look at."""
        return bool(self.speakers or self.doubts or any(table.doubtful for table in self.tables))

    @property
    def groups(self) -> dict[str, list[Refused]]:
        """What was refused, by the code of the reason, the most frequent first."""
        found: dict[str, list[Refused]] = {}
        for refused in self.refused:
            found.setdefault(refused.code, []).append(refused)
        return dict(sorted(found.items(), key=lambda group: -len(group[1])))


class Importing(QObject):
    """Imports into the open project, one after the other."""

    started = Signal(object, object)
    """The ``Job`` and the ``ImportOutcome`` that grows."""
    changed = Signal(object)
    """The ``ImportOutcome``."""
    ended = Signal(object, object)
    """The ``ImportOutcome``, and the ``JobOutcome``: done, cancelled or failed."""

    def __init__(self, studio: Studio, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self.under_way = False
        """Whether an import runs, or is about to begin."""
        self._job: Job | None = None
        self._outcome = ImportOutcome("")
        studio.job_ended.connect(self._on_ended)

    def start(self, paths: Sequence[Path], text_column: str = "", speaker: str = "") -> bool:
        """Start to import files and folders; return False if another job runs, with a notice.

        ``text_column`` and ``speaker`` are choices of the user, as ``jobs.import_clips`` takes them.
        """
        project = self._studio.project
        if project is None:
            return False
        what = jobs.offered(paths).name
        self.under_way = not self._studio.busy
        job = self._studio.run(
            self.tr("Import of “{0}”").format(what),
            partial(jobs.import_clips, project.folder, *paths, text_column=text_column, speaker=speaker),
        )
        if job is None:
            return False
        self._job, self._outcome = job, ImportOutcome(what, paths, text_column)
        job.happened.connect(self._on_events)
        self.started.emit(job, self._outcome)
        return True

    @Slot(object)
    def _on_events(self, events: Sequence[Event]) -> None:
        self._outcome.fold(events)
        self.changed.emit(self._outcome)

    @Slot(object)
    def _on_ended(self, job: Job) -> None:
        if job is self._job:
            self._job = None
            self.under_way = False
            self.ended.emit(self._outcome, job.outcome)
