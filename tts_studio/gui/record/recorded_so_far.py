"""How much is recorded, how good a voice of it can become, and what the next step is. Honest rather than kind."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from tts_studio import jobs
from tts_studio.gui.kit import theme
from tts_studio.gui.kit.controls import muted, name_control, space
from tts_studio.project.model import Clip

_FINE = 1000  # steps of the bar
TARGETS = (1, 5, 15, 30)
"""Minutes at which the answer of ``jobs.estimate_quality`` gets better."""


class RecordedSoFar(QWidget):
    """Two lines: figures and bar, and the estimate."""

    def __init__(self) -> None:
        super().__init__()
        self._figures = QLabel()
        self._figures.setFont(theme.larger(1.0, bold=True))
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, _FINE)
        self._target = muted()
        self._target.setWordWrap(False)
        self._estimate = muted()
        line = QHBoxLayout()
        space(line, spacing=1.5)
        line.addWidget(self._figures)
        line.addWidget(self._bar, 1)
        line.addWidget(self._target)
        layout = QVBoxLayout(self)
        space(layout, spacing=0.6)
        layout.addLayout(line)
        layout.addWidget(self._estimate)

    @property
    def words(self) -> str:
        """The whole text."""
        return f"{self._figures.text()}. {self._estimate.text()}"

    def show_clips(self, clips: Sequence[Clip]) -> None:
        """Count the clips that a training would use."""
        used = [clip for clip in clips if clip.accepted]
        minutes = sum((clip.speech_seconds for clip in used), 0.0) / 60
        self._figures.setText(self.tr("Clips: {0} · Minutes: {1}").format(len(used), f"{minutes:.1f}"))
        target = next((target for target in TARGETS if minutes < target), TARGETS[-1])
        self._bar.setValue(round(_FINE * min(1.0, minutes / target)))
        self._target.setText(self.tr("{0} min").format(target))
        self._estimate.setText(estimate_sentence(jobs.estimate_quality(minutes)))
        name_control(self._bar, self.tr("Minutes until the next stage, at {0}").format(target))
        self.setAccessibleName(self.words)


def estimate_sentence(code: str) -> str:
    """Return the sentence of a code of ``jobs.estimate_quality``."""
    translate = QCoreApplication.translate
    return {
        "too_little": translate("RecordedSoFar", "Too little for a voice yet. With 5 minutes people can recognise it."),
        "with_luck": translate("RecordedSoFar", "People may recognise this voice. With 5 minutes they probably will."),
        "recognisable": translate("RecordedSoFar", "People will recognise this voice. 15 minutes make it good."),
        "good": translate("RecordedSoFar", "Enough for a good voice. Beyond 30 minutes little changes."),
        "best": translate("RecordedSoFar", "More than enough. Further recordings change little."),
    }[code]
