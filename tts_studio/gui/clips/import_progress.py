"""The progress of an import: what was accepted and refused, the time left, and a button to stop it."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout

from tts_studio.events import StageKind
from tts_studio.gui.base.job import Job
from tts_studio.gui.clips.importing import ImportOutcome
from tts_studio.gui.kit import theme
from tts_studio.gui.kit.announce import announce
from tts_studio.gui.kit.controls import button, muted, name_control, space
from tts_studio.gui.kit.times import time_left
from tts_studio.gui.kit.wording import spoken

_FINE = 1000  # steps of the bar


class ImportProgress(QFrame):
    """Follows one job; hidden while there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._job: Job | None = None
        self._heading = QLabel()
        self._heading.setFont(theme.larger(1.1, bold=True))
        self._counts = muted()
        self._left = muted()
        self._left.setWordWrap(False)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        name_control(self._bar, self.tr("Progress of the import"))
        self.stop = button(self.tr("Stop the i&mport"), self._cancel, sign="stop")
        words = QVBoxLayout()
        space(words, spacing=0.5)
        words.addWidget(self._heading)
        words.addWidget(self._bar)
        below = QHBoxLayout()
        space(below, spacing=1.0)
        below.addWidget(self._counts, 1)
        below.addWidget(self._left)
        words.addLayout(below)
        layout = QHBoxLayout(self)
        space(layout, margins=1.5, spacing=2.0)
        layout.addLayout(words, 1)
        layout.addWidget(self.stop)
        self.hide()

    def follow(self, job: Job, outcome: ImportOutcome) -> None:
        """Show a job from its beginning."""
        self._job = job
        self._heading.setText(self.tr("Importing “{0}”").format(outcome.source))
        self._bar.setRange(0, 0)
        self.stop.setEnabled(True)
        self.show_outcome(outcome)
        self.show()
        announce(self, self._heading.text())

    def show_outcome(self, outcome: ImportOutcome) -> None:
        """Show the import's progress."""
        if outcome.total > 0:
            self._bar.setRange(0, _FINE)
            self._bar.setValue(round(_FINE * min(1.0, outcome.done / outcome.total)))
        counts = self.tr("Imported: {0} · not imported: {1}").format(len(outcome.taken), len(outcome.refused))
        stage = spoken(outcome.stage.phrase) if outcome.stage is not None else ""
        taking = outcome.total > 0 and outcome.stage is StageKind.IMPORTING
        self._counts.setText(counts if taking else stage)
        self._left.setText(time_left(outcome.seconds_left))

    def words(self) -> str:
        """Return what is said about how far it is."""
        return self._counts.text()

    def forget(self) -> None:
        """Hide: the job has ended."""
        self._job = None
        self.hide()

    @Slot()
    def _cancel(self) -> None:
        if self._job is not None:
            self.stop.setEnabled(False)
            self._counts.setText(self.tr("Stopping; what was imported stays …"))
            self._job.cancel()
