"""Running an import for the window: one job, whose events are added up as they come."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from tts_studio import jobs
from tts_studio.events import Event
from tts_studio.gui.base.job import Job
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.clips.import_outcome import ImportOutcome


class Importing(QObject):
    """Imports into the open project, one thing after the other."""

    started = Signal(object, object)
    """The ``Job`` and the ``ImportOutcome`` that grows."""
    changed = Signal(object)
    """The ``ImportOutcome``."""
    ended = Signal(object, object)
    """The ``ImportOutcome``, and the ``job.Outcome``: done, cancelled or failed."""

    def __init__(self, studio: Studio, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._job: Job | None = None
        self._outcome = ImportOutcome("")
        studio.job_ended.connect(self._on_ended)

    def start(self, paths: Sequence[Path]) -> bool:
        """Start to import files and folders; return False if another job runs, which is then shown."""
        project = self._studio.project
        if project is None:
            return False
        what = jobs.offered(paths).name
        job = self._studio.run(
            self.tr("Import of “{0}”").format(what), partial(jobs.import_clips, project.folder, *paths)
        )
        if job is None:
            return False
        self._job, self._outcome = job, ImportOutcome(what)
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
            self.ended.emit(self._outcome, job.outcome)
