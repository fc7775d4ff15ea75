"""One training in the window, from the click to its end: its job, its progress, and how it is ended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Signal, Slot

from tts_studio import jobs
from tts_studio.events import Event
from tts_studio.gui.base.errand import Errands
from tts_studio.gui.base.job import Failure, Job, JobOutcome
from tts_studio.gui.base.notice import Notice
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.train.progress import TrainingProgress
from tts_studio.gui.train.training_situation import Stopped, discard, stop, voice_of
from tts_studio.project.runs import RunInfo
from tts_studio.project.store import Project

Ending = Literal["done", "kept", "stopped", "failed", "discarded"]
"""``kept``: ended early, its best voice was saved; ``stopped``: ended before there was a voice."""


@dataclass(frozen=True)
class Order:
    """What to train."""

    voice: str
    """Name of the voice."""
    minutes: float
    seed: int = 0
    resumed: RunInfo | None = None
    """The interrupted training to continue; the rest is as it was then."""
    base: str = ""
    """The base voice to start from; empty for the project's."""


class TrainingRun(QObject):
    """Runs one training at a time."""

    changed = Signal()
    """``progress`` has more to show."""
    ended = Signal(str)
    """An ``Ending``; by then its files are kept or removed."""
    remade = Signal()
    """The voice is now the one of another step."""

    def __init__(self, studio: Studio, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.progress = TrainingProgress()
        self.order = Order("", 0.0)
        self.failure: Failure | None = None
        """Why it failed, if it did."""
        self.ending: Ending | None = None
        """How the last one ended; None before that."""
        self.stopped: RunInfo | None = None
        """The training that the user has just stopped and that can be continued."""
        self.voice = ""
        """Name of the voice that the training has made; empty if there is none."""
        self._studio = studio
        self._errands = Errands(self)
        self._job: Job | None = None
        self._project: Project | None = None
        self._wish: Literal["", "keep", "discard"] = ""
        self._under_way = False
        studio.job_ended.connect(self._on_job_ended)

    @property
    def under_way(self) -> bool:
        """Whether a training has begun and not yet ended."""
        return self._under_way

    @property
    def paused(self) -> bool:
        """Whether the training waits."""
        return self._job is not None and self._job.paused

    def begin(self, project: Project, order: Order) -> bool:
        """Start a training; return False, with a notice, if another job runs."""
        resumed = order.resumed
        what = {"resume": resumed is not None, **({"base": order.base} if order.base else {})}
        start = partial(jobs.train, project.folder, order.minutes, order.voice, order.seed, **what)
        self._under_way = True  # before the job starts, since a receiver of that signal may ask
        job = self._studio.run(self.tr("Training the voice of “{0}”").format(order.voice), start, heavy=True)
        if job is None:
            self._under_way = False
            return False
        self._job, self._project, self.order = job, project, order
        self.progress = TrainingProgress.of_run(resumed) if resumed else TrainingProgress()
        self.failure, self.ending, self.stopped, self.voice, self._wish = None, None, None, "", ""
        job.happened.connect(self._on_events)
        job.failed.connect(self._on_failed)
        return True

    def pause(self, paused: bool) -> None:
        """Pause the training after its present step, or continue."""
        if self._job is None:
            return
        if paused:
            self._job.pause()
            self.progress.pause()
        else:
            self.progress.go_on()
            self._job.resume()

    def stop(self) -> None:
        """End the training and keep the best voice so far."""
        self._end_early("keep")

    def use(self, step: int) -> None:
        """Make the voice again from its state at a step of the training that has ended."""
        if self._project is None or self.folder is None:
            return
        start = partial(jobs.use_checkpoint, self._project.folder, step, self.folder)
        self._studio.run(self.tr("Making the voice of step {0}").format(step), start, then=self._on_remade)

    def discard(self) -> None:
        """End the training and discard what it has learned; also right after it has ended."""
        if self._job is None and self._project is not None and not self._under_way:
            self._under_way = True
            self._wish = "discard"
            self._clear_away(self._project)
        else:
            self._end_early("discard")

    def _end_early(self, wish: Literal["keep", "discard"]) -> None:
        if self._job is not None:
            self._wish = wish
            self._job.cancel()

    @property
    def folder(self) -> Path | None:
        """Folder of the run; None if the training ended before it had one."""
        return self.progress.folder

    @Slot(object)
    def _on_events(self, events: Sequence[Event]) -> None:
        for event in events:
            self.progress.fold(event)
        self.changed.emit()

    @Slot(object)
    def _on_failed(self, failure: Failure) -> None:
        self.failure = failure

    @Slot(object)
    def _on_job_ended(self, job: Job) -> None:
        if job is not self._job:
            return
        self._job = None
        assert self._project is not None
        if self._wish == "discard":
            self._clear_away(self._project)
        elif job.outcome is JobOutcome.DONE:
            self.voice = str(job.result.get("voice", ""))
            self._end("done")
        elif self.folder is None:
            self._end(self._early_ending())
        elif job.outcome is JobOutcome.CANCELLED and self._wish == "keep":
            self._errands.run(partial(stop, self._project, self.folder), self._on_stopped, self._on_refused)
        else:
            self._look_for_voice()

    def _on_remade(self, result: Mapping[str, object]) -> None:
        step = int(str(result["step"]))
        self.progress.best_step, self.progress.chosen = step, True
        self.voice = str(result["voice"])
        self.remade.emit()
        self._studio.tell(Notice("good", self.tr("The voice is now that of step {0}.").format(step)))

    def _clear_away(self, project: Project) -> None:
        folder = self.folder
        if folder is None:
            self._end("discarded")
        else:
            self._errands.run(partial(discard, project, folder), self._on_discarded, self._on_refused)

    def _look_for_voice(self) -> None:
        """End once it is known whether the training, which was ended early, has left a voice."""
        assert self._project is not None
        assert self.folder is not None
        self._errands.run(partial(voice_of, self._project, self.folder), self._on_voice_known, self._on_voice_unknown)

    def _early_ending(self) -> Ending:
        if self.failure is not None:
            return "failed"
        return "kept" if self.voice else "stopped"

    @Slot(object)
    def _on_voice_known(self, voice: str) -> None:
        self.voice = voice
        self._end(self._early_ending())

    @Slot(object)
    def _on_voice_unknown(self, failure: Failure) -> None:
        self._studio.tell_failure(failure)
        self._end(self._early_ending())

    @Slot(object)
    def _on_stopped(self, stopped: Stopped) -> None:
        self.stopped, self.voice = stopped.info, stopped.voice
        self._end(self._early_ending())

    @Slot(object)
    def _on_discarded(self, _answer: object) -> None:
        self._studio.voices_changed.emit()
        self._end("discarded")

    @Slot(object)
    def _on_refused(self, failure: Failure) -> None:
        self._studio.tell_failure(failure)
        self._look_for_voice()

    def _end(self, ending: Ending) -> None:
        self._under_way = False
        self.ending = ending
        self.progress.pause()  # the time that it took must not grow any more
        self.ended.emit(ending)
