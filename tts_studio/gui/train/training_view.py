"""A training while it runs and after its end: words first, then samples to hear, then curves."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tts_studio.gui.base.playback import Playback
from tts_studio.gui.kit.announce import announce
from tts_studio.gui.kit.controls import card, muted, space, title
from tts_studio.gui.kit.flow import Sides
from tts_studio.gui.kit.stack import Stack
from tts_studio.gui.train.loss_chart import LossChart
from tts_studio.gui.train.progress import TrainingProgress
from tts_studio.gui.train.result_card import ResultCard
from tts_studio.gui.train.sample_list import SampleList
from tts_studio.gui.train.training_panel import TrainingPanel
from tts_studio.gui.train.training_words import Result
from tts_studio.project.model import Clip

_TICK_MS = 1000


class TrainingView(QWidget):
    """Shows one ``TrainingProgress``."""

    def __init__(self, playback: Playback) -> None:
        super().__init__()
        self._progress = TrainingProgress()
        self.panel = TrainingPanel()
        self.result = ResultCard()
        self.samples = SampleList(playback)
        self.chart = LossChart()
        self._clock = QTimer(self)
        self._clock.setInterval(_TICK_MS)
        self._clock.timeout.connect(self._tick)
        self._head = Stack(self.panel, self.result)
        self._lay_out()

    def begin(self, progress: TrainingProgress, real_voice: Clip | None) -> None:
        """Follow a training that has just begun, or continues."""
        self._progress = progress
        self.samples.show_real(real_voice)
        self.samples.show_kept(())
        self.panel.begin()
        self._head.setCurrentWidget(self.panel)
        if self.isVisible():
            self._clock.start()
        self.show_progress()

    def show_progress(self) -> None:
        """Show the progress since the last call."""
        progress = self._progress
        if self._head.currentWidget() is self.panel:
            before = self.panel.heading
            self.panel.show_progress(progress)
            if self.panel.heading != before and progress.stage is not None:
                announce(self, self.panel.heading)
        self.samples.show_samples(progress.samples, progress.best_step, progress.sentence)
        self.chart.show_points(progress.points, float(progress.plan.steps) if progress.plan else 0.0)

    def show_paused(self, paused: bool) -> None:
        """Show whether the training waits."""
        self.panel.show_paused(paused)
        self.show_progress()

    def end(self, result: Result) -> None:
        """Show how it ended."""
        self._clock.stop()
        self.show_progress()
        self.result.show_result(result)
        self._head.setCurrentWidget(self.result)
        announce(self, " ".join((f"{result.heading}.", result.advice, *result.facts)))

    @property
    def ended(self) -> bool:
        """Whether a result is shown."""
        return self._head.currentWidget() is self.result

    def first_focus(self) -> QWidget:
        """Return the most likely next control."""
        return self.result.first_focus() if self.ended else self.panel.first_focus()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 -- Qt's name
        """Update the times only while they are visible."""
        if not self.ended:
            self._clock.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 -- Qt's name
        """See ``showEvent``."""
        self._clock.stop()
        super().hideEvent(event)

    @Slot()
    def _tick(self) -> None:
        self.panel.show_times(self._progress)

    def _lay_out(self) -> None:
        heard, left = card()
        left.addWidget(self.samples)
        seen, right = card()
        right.addWidget(title(self.tr("Closeness to the recordings"), 1.2))
        right.addWidget(
            muted(self.tr("Both rise while the voice improves. If only the dashed one rises, it memorises."))
        )
        right.addWidget(self.chart, 1)
        layout = QVBoxLayout(self)
        space(layout, spacing=2.0)
        layout.addWidget(self._head)
        layout.addWidget(Sides((heard, 1), (seen, 1)), 1)
