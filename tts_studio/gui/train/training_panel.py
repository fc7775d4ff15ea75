"""A training under way: its quality in words, its progress, the time left, and the ways to end it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QProgressBar, QVBoxLayout, QWidget

from tts_studio.events import StageKind
from tts_studio.gui.kit.controls import button, column, muted, name_control, row, space, title
from tts_studio.gui.kit.flow import Flow, Sides
from tts_studio.gui.kit.icons import icon
from tts_studio.gui.kit.times import duration
from tts_studio.gui.kit.wording import spoken
from tts_studio.gui.train.progress import TrainingProgress, stages_shown
from tts_studio.gui.train.stage_list import StageList
from tts_studio.gui.train.training_words import counted, headline, planned, remarks

_FINE = 1000  # steps of the bar


class TrainingPanel(QFrame):
    """Shows a ``TrainingProgress``; the page acts on the buttons."""

    pause_wanted = Signal(bool)
    """True: pause; False: continue."""
    stop_wanted = Signal()
    """Stop, and keep the best voice so far."""
    discard_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._paused = False
        self._ending: tuple[str, str] | None = None
        self._heading, self._advice = title("", 1.5), muted()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        name_control(self._bar, self.tr("Progress of the training"))
        self._counted, self._times, self._facts = muted(), muted(), muted()
        self._times.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._stages = StageList()
        self._pause = button(self.tr("Pause"), self._on_pause, sign="pause")
        self._stop = button(self.tr("Stop and keep"), self._on_stop, sign="stop")
        self._stop.setToolTip(self.tr("The best voice so far is kept, and the training can go on later."))
        self._discard = button(self.tr("Discard …"), self._on_discard, kind="danger", sign="trash")
        self._discard.setToolTip(self.tr("The training goes to the project's trash."))
        for control in (self._stop, self._discard):
            control.setAccessibleDescription(control.toolTip())
        self._lay_out()
        self.begin()

    def begin(self) -> None:
        """Get ready for a training."""
        self._ending = None
        self._offer_ends(possible=True)
        self.show_paused(False)

    def show_progress(self, progress: TrainingProgress) -> None:
        """Show the training's progress."""
        heading, advice = self._ending or self._pausing() or headline(progress)
        self._heading.setText(heading)
        self._advice.setText(advice)
        self._stages.show_stages(stages_shown(progress), progress.passed, progress.stage)
        self._counted.setText(counted(progress))
        self._show_bar(progress.done, progress.total)
        self._offer_ends(possible=self._ending is None and progress.stage is not StageKind.SAVING_VOICE)
        plan = self._plan_or_detail(progress)
        self._facts.setText("\n".join(line for line in (plan, *remarks(progress)) if line))
        self.show_times(progress)

    def show_times(self, progress: TrainingProgress) -> None:
        """Show the time passed and the time left."""
        times = [self.tr("{0} so far").format(duration(progress.elapsed))]
        left = progress.seconds_left
        if left is not None:
            times.append(self.tr("about {0} left").format(duration(left)))
        self._times.setText(" · ".join(times))

    def show_paused(self, paused: bool) -> None:
        """Show whether the training waits."""
        self._paused = paused
        words = self.tr("Go on") if paused else self.tr("Pause")
        self._pause.setText(words)
        self._pause.setIcon(icon("play" if paused else "pause"))
        name_control(self._pause, words)

    def show_ending(self, heading: str, advice: str) -> None:
        """Show how the training is being ended; all buttons are disabled."""
        self._ending = (heading, advice)
        self._heading.setText(heading)
        self._advice.setText(advice)
        self._offer_ends(possible=False)

    def _offer_ends(self, *, possible: bool) -> None:
        for control in (self._pause, self._stop, self._discard):
            control.setEnabled(possible)

    @property
    def heading(self) -> str:
        """What goes on, in a few words."""
        return self._heading.text()

    def first_focus(self) -> QWidget:
        """Return the most harmless button."""
        return self._pause

    def _pausing(self) -> tuple[str, str] | None:
        if not self._paused:
            return None
        return self.tr("Paused"), self.tr("The training waits where it is. Nothing is lost.")

    def _plan_or_detail(self, progress: TrainingProgress) -> str:
        if progress.plan is not None:
            return planned(progress.plan)
        return spoken(progress.detail) if progress.detail is not None else ""

    def _show_bar(self, done: float, total: float) -> None:
        if total <= 0:
            self._bar.setRange(0, 0)
            return
        self._bar.setRange(0, _FINE)
        self._bar.setValue(round(_FINE * min(1.0, done / total)))

    @Slot()
    def _on_pause(self) -> None:
        self.pause_wanted.emit(not self._paused)

    @Slot()
    def _on_stop(self) -> None:
        self.stop_wanted.emit()

    @Slot()
    def _on_discard(self) -> None:
        self.discard_wanted.emit()

    def _lay_out(self) -> None:
        buttons = Flow(self._pause, self._stop)
        buttons.add_spring()
        buttons.addWidget(self._discard)
        under = row()
        for label in (self._counted, self._times):
            under.addWidget(label, 1)  # Qt wraps such a label too early unless it gets its share of the width
        words, left = column()
        for part in (self._heading, self._advice):
            left.addWidget(part)
        left.addStretch(1)
        left.addWidget(self._bar)
        left.addLayout(under)
        left.addWidget(self._facts)
        left.addStretch(1)
        left.addLayout(buttons)
        whole = QVBoxLayout(self)
        space(whole, margins=2.0)
        whole.addWidget(Sides((words, 1), (self._stages, 0), spacing=3.0))
