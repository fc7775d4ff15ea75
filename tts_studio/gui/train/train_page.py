"""Training: choose a length, click once, read and hear how the voice learns, keep it or discard it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from tts_studio import jobs
from tts_studio.formats import LEAST_CLIPS
from tts_studio.gui.base.errand import Errands
from tts_studio.gui.base.job import Failure
from tts_studio.gui.base.notice import Notice
from tts_studio.gui.base.page import Page
from tts_studio.gui.base.speech_memory import with_voice
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.kit.ask import Confirm
from tts_studio.gui.kit.controls import button
from tts_studio.gui.kit.empty_state import EmptyState
from tts_studio.gui.kit.stack import Stack
from tts_studio.gui.train.sample_model import typical_clip
from tts_studio.gui.train.training_run import Ending, Order, TrainingRun
from tts_studio.gui.train.training_setup import TrainingSetup
from tts_studio.gui.train.training_situation import Interrupted, KeptSteps, Situation, kept_steps, look
from tts_studio.gui.train.training_view import TrainingView
from tts_studio.gui.train.training_words import Result, result


class TrainPage(Page):
    """Shows one of: why there is nothing to learn from, the choices before a training, the training and its result."""

    def __init__(self, studio: Studio) -> None:
        super().__init__(
            studio,
            self.tr("Train"),
            self.tr("The program trains a voice that speaks like your recordings, all on this computer."),
        )
        self.run = TrainingRun(studio, self)
        self._errands = Errands(self)
        self._interrupted: Interrupted | None = None
        self._arriving = False  # it is not known yet which buttons apply
        self._record = button(self.tr("Record"), self._want_record, kind="primary", sign="record")
        self._import = button(self.tr("Import recordings"), self._want_clips, sign="import")
        self.empty = EmptyState(
            "train",
            self.tr("No recordings to train on yet"),
            self.tr(
                "The program needs recordings of one speaker: at least {0}, better five minutes. Read some sentences"
                " aloud, or import recordings that you have."
            ).format(LEAST_CLIPS),
            self._record,
            self._import,
        )
        self.setup = TrainingSetup()
        self.training = TrainingView(studio.playback)
        self.views = Stack(self.empty, self.setup, self.training)
        self.body.addWidget(self.views, 1)
        self.add_foot(self.setup.start)
        self.views.currentChanged.connect(self._show_foot)
        self._show_foot()
        self.setup.choose(studio.settings.preset)
        self._connect()
        self._on_project()

    def enter(self) -> None:
        """Read the project's state again, unless a training or its result is shown."""
        self._arriving = True
        if self.views.currentWidget() is not self.training:
            self._show_before()

    def leave(self) -> None:
        """Stop the sound."""
        self.studio.playback.stop()

    def first_focus(self) -> QWidget | None:
        """Return the most likely next control."""
        view = self.views.currentWidget()
        if view is self.setup:
            return self.setup.first_focus()
        return self.training.first_focus() if view is self.training else self._record

    @Slot()
    def _show_foot(self) -> None:
        self.setup.start.setVisible(self.views.currentWidget() is self.setup)

    # --- before ------------------------------------------------------------------------------------------------------

    @Slot()
    def _show_before(self) -> None:
        """Show the choices, or that there is nothing to learn from."""
        project = self.studio.project
        if project is None or sum(clip.accepted for clip in self.studio.clips()) < LEAST_CLIPS:
            self.views.setCurrentWidget(self.empty)
            return
        self.views.setCurrentWidget(self.setup)
        self._look()

    def _look(self) -> None:
        if self.studio.project is not None:
            self._errands.run(partial(look, self.studio.project), self._on_situation, self._on_look_failed)

    @Slot(object)
    def _on_situation(self, situation: Situation) -> None:
        if self.studio.project is None or self.studio.project.folder != situation.folder or self.run.under_way:
            return
        self._interrupted = situation.interrupted
        self.setup.show_situation(situation.needs, situation.interrupted)
        if self._arriving and self.setup.cards.has_focus():
            self.setup.first_focus().setFocus()
        self._arriving = False
        self.training.result.show_can_go_on(self._can_go_on)

    @property
    def _can_go_on(self) -> bool:
        return self._interrupted is not None and not self._interrupted.problem

    @Slot(object)
    def _on_look_failed(self, failure: Failure) -> None:
        self.studio.tell_failure(failure)

    @Slot()
    def _on_project(self) -> None:
        project = self.studio.project
        self._interrupted = None
        self.setup.show_situation(None, None)
        info = project.info if project else None
        self.setup.options.show_project(info.speaker if info else "", info.base if info else "")
        self._show_before()

    @Slot()
    def _on_clips(self) -> None:
        if self.isVisible():
            self.enter()

    @Slot()
    def _on_jobs(self) -> None:
        job = self.studio.job
        self.setup.show_other_job(job.name if job is not None else "")

    @Slot(str)
    def _on_preset(self, preset: str) -> None:
        if preset != self.studio.settings.preset:
            self.studio.change_settings(preset=preset)

    @Slot()
    def _discard_interrupted(self) -> None:
        project, waiting = self.studio.project, self._interrupted
        if project is None or waiting is None or self.studio.refuse_while_busy():
            return
        if self._agrees_to_discard(running=False):
            throw = partial(jobs.discard_run, project.folder, waiting.info.folder)
            self._errands.run(throw, self._on_interrupted_discarded, self._on_look_failed)

    @Slot(object)
    def _on_interrupted_discarded(self, _answer: object) -> None:
        self._look()

    # --- during ------------------------------------------------------------------------------------------------------

    @Slot()
    def learn(self) -> None:
        """Start a training with these choices."""
        if self.studio.project is not None:
            options = self.setup.options
            voice = options.name or self.studio.project.info.speaker
            self._begin(Order(voice, options.minutes, options.seed, base=options.base))

    @Slot()
    def go_on(self) -> None:
        """Continue the interrupted training."""
        if self._interrupted is not None:
            info = self._interrupted.info
            self._begin(Order(info.request.name, info.request.minutes, info.request.seed, info))

    def _begin(self, order: Order) -> None:
        project = self.studio.project
        if project is None or not self.run.begin(project, order):
            return
        self._interrupted = None
        self.training.begin(self.run.progress, typical_clip(self.studio.clips()))
        self.views.setCurrentWidget(self.training)
        self.training.first_focus().setFocus()

    @Slot(bool)
    def _on_pause_wanted(self, paused: bool) -> None:
        self.run.pause(paused)
        self.training.show_paused(paused)

    @Slot()
    def _on_stop_wanted(self) -> None:
        words = self.tr("Stopping"), self.tr("The best voice so far is being saved. This takes a few seconds.")
        self.training.panel.show_ending(*words)
        self.run.stop()

    @Slot()
    def _on_discard_wanted(self) -> None:
        if self._agrees_to_discard(running=True):
            self.training.panel.show_ending(self.tr("Discarding"), self.tr("The training ends after its present step."))
            self.run.discard()

    def _agrees_to_discard(self, *, running: bool) -> bool:
        """Ask whether to discard the training that runs, or the interrupted one."""
        if running:
            question = self.tr("Stop and discard this training?")
            consequence = self.tr(
                "The training and the voice made by it go to the project's trash. The recordings stay."
            )
            keep = self.tr("Go on training")
        else:
            question = self.tr("Discard the interrupted training?")
            consequence = self.tr("What it has reached so far goes to the project's trash. Recordings and voices stay.")
            keep = self.tr("Keep it")
        return Confirm.ask(question, consequence, self.tr("Discard"), keep, self, destructive=True)

    # --- after -------------------------------------------------------------------------------------------------------

    @Slot(str)
    def _on_ended(self, ending: Ending) -> None:
        if ending == "discarded":
            self.studio.tell(
                Notice("info", self.tr("The training was discarded."), self.tr("It is in the project's trash."))
            )
            self._show_before()
            return
        if self.run.voice:
            self._look_for_kept()
        self.training.end(self._result(ending))
        if self.run.stopped is not None:
            self._interrupted = Interrupted(self.run.stopped)
            self.training.result.show_can_go_on(True)
        elif ending != "done" or self.run.progress.too_few is not None:
            self._look()
        if self.isVisible():
            self.training.first_focus().setFocus()

    def _result(self, ending: Ending) -> Result:
        return result(ending, self.run.order.voice, self.run.progress, self.run.failure)

    def _look_for_kept(self) -> None:
        project, folder = self.studio.project, self.run.folder
        if project is not None and folder is not None:
            self._errands.run(partial(kept_steps, project, folder), self._on_kept_steps, self._on_look_failed)

    @Slot(object)
    def _on_kept_steps(self, kept: KeptSteps) -> None:
        if not self.run.under_way:
            if kept.used is not None:  # a continued training may not have reported it
                self.run.progress.best_step = kept.used
            self.training.samples.show_kept(kept.steps)
            self._show_voice()

    @Slot()
    def _show_voice(self) -> None:
        """Show which voice is used, in the list and among the facts."""
        self.training.show_progress()
        if self.run.ending is not None:
            self.training.result.show_facts(self._result(self.run.ending))

    @Slot()
    def _want_record(self) -> None:
        self.studio.page_wanted.emit("record")

    @Slot()
    def _want_clips(self) -> None:
        self.studio.page_wanted.emit("clips")

    @Slot()
    def _want_speak(self) -> None:
        if voice := self.run.voice:
            self.studio.change_settings(**with_voice(self.studio.settings, voice))
        self.studio.page_wanted.emit("speak")

    def shows_job(self) -> bool:
        """Return whether the job under way is the training that is shown here."""
        return self.run.under_way

    def _connect(self) -> None:
        studio, setup, panel, ended = self.studio, self.setup, self.training.panel, self.training.result
        studio.project_changed.connect(self._on_project)
        studio.clips_changed.connect(self._on_clips)
        studio.job_started.connect(self._on_jobs)
        studio.job_ended.connect(self._on_jobs)
        setup.learn_wanted.connect(self.learn)
        setup.preset_chosen.connect(self._on_preset)
        setup.unfinished.continue_wanted.connect(self.go_on)
        setup.unfinished.discard_wanted.connect(self._discard_interrupted)
        setup.readiness.page_wanted.connect(studio.page_wanted)
        panel.pause_wanted.connect(self._on_pause_wanted)
        panel.stop_wanted.connect(self._on_stop_wanted)
        panel.discard_wanted.connect(self._on_discard_wanted)
        ended.listen_wanted.connect(self._want_speak)
        ended.continue_wanted.connect(self.go_on)
        ended.again_wanted.connect(self._show_before)
        self.training.samples.use_wanted.connect(self.run.use)
        self.training.samples.failed.connect(studio.tell_failure)
        self.run.changed.connect(self.training.show_progress)
        self.run.ended.connect(self._on_ended)
        self.run.remade.connect(self._show_voice)
