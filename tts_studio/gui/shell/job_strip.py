"""The line at the foot of every page about the job under way: its name, progress and time left, and a stop."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import monotonic

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QSizePolicy

from tts_studio.events import Event, Progress, Stage
from tts_studio.gui.base.job import Job
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.kit.announce import announce
from tts_studio.gui.kit.controls import button, muted, name_control, space
from tts_studio.gui.kit.times import time_left
from tts_studio.gui.kit.wording import spoken
from tts_studio.gui.shell.quarters import Quarters

_FINE = 1000  # steps of the bar


class JobStrip(QFrame):
    """Hidden while no job runs."""

    def __init__(
        self, studio: Studio, is_shown_elsewhere: Callable[[], bool], *, clock: Callable[[], float] = monotonic
    ) -> None:
        """``is_shown_elsewhere`` returns whether the visible page shows the job itself."""
        super().__init__()
        self._quarters = Quarters(clock)
        self.setObjectName("jobs")
        self._is_shown_elsewhere = is_shown_elsewhere
        self._job: Job | None = None
        self._name = QLabel()
        self._stage = muted()
        self._stage.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._left = muted()
        self._left.setWordWrap(False)
        self._stop = button(self.tr("Stop"), self._cancel, sign="stop")
        layout = QHBoxLayout(self)
        space(layout, margins=1.0, spacing=1.5)
        layout.addWidget(self._name)
        layout.addWidget(self._stage, 1)
        layout.addWidget(self._bar, 1)
        layout.addWidget(self._left)
        layout.addWidget(self._stop)
        studio.job_started.connect(self._follow)
        studio.job_ended.connect(self._forget)
        self.hide()

    @Slot(object)
    def _follow(self, job: Job) -> None:
        self._job = job
        self._name.setText(job.name)
        name_control(self, job.name)
        name_control(self._bar, self.tr("Progress of “{0}”").format(job.name))
        self._stage.clear()
        self._left.clear()
        self._bar.setRange(0, 0)
        self._quarters.begin()
        self._stop.setEnabled(True)
        job.happened.connect(self._show)
        self.look()

    def look(self) -> None:
        """Show the job under way, unless the visible page does."""
        self.setVisible(self._job is not None and not self._is_shown_elsewhere())

    @Slot(object)
    def _show(self, events: Sequence[Event]) -> None:
        for event in events:
            if isinstance(event, Stage):
                self._stage.setText(spoken(event.kind.phrase))
                self._bar.setRange(0, 0)
                self._left.clear()
                self._quarters.begin()
            elif isinstance(event, Progress) and event.total > 0:
                self._bar.setRange(0, _FINE)
                self._bar.setValue(round(_FINE * min(1.0, event.done / event.total)))
                self._left.setText(time_left(event.seconds_left))
                self._tell(event.done / event.total)

    def _tell(self, share: float) -> None:
        """Have a quarter spoken, also while a page shows the job itself: a bar is not heard."""
        if percent := self._quarters.to_tell(share):
            what = self._stage.text() or self._name.text()
            announce(self, ", ".join(filter(None, (f"{what}: {percent} %", self._left.text()))))

    @Slot()
    def _cancel(self) -> None:
        if self._job is not None:
            self._stop.setEnabled(False)
            self._stage.setText(self.tr("Stopping …"))
            self._job.cancel()

    @Slot(object)
    def _forget(self, job: Job) -> None:
        self._job = None
        self.hide()
