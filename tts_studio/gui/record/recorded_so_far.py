"""How much speech is recorded, how good a voice of it can become, and how far the next stage is. Honest, not kind."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from tts_studio import jobs
from tts_studio.formats import LEAST_SECONDS
from tts_studio.gui.kit import theme
from tts_studio.gui.kit.controls import muted, name_control, space
from tts_studio.gui.kit.times import duration, exact_duration
from tts_studio.gui.record.stage_bar import Mark, StageBar
from tts_studio.project.model import Clip, speech_of

TARGETS = (5, 15, 30)
"""Minutes of speech at which the answer of ``jobs.estimate_quality`` is better than that of a try."""
_USUAL_SECONDS = 2.2  # of speech in a sentence of the English list
_SENTENCES_TO_TRUST = 5  # from so many on, what this speaker needs for a sentence counts
_BESIDES_READING = 4.5  # seconds from the end of a sentence to the beginning of the next one


class RecordedSoFar(QWidget):
    """Two lines: amount and bar, and the estimate."""

    def __init__(self) -> None:
        super().__init__()
        self._figures = QLabel()
        self._figures.setFont(theme.larger(1.0, bold=True))
        self.bar = StageBar()
        self._estimate = muted()
        line = QHBoxLayout()
        space(line, spacing=1.5)
        line.addWidget(self._figures)
        line.addWidget(self.bar, 1)
        layout = QVBoxLayout(self)
        space(layout, spacing=0.6)
        layout.addLayout(line)
        layout.addWidget(self._estimate)

    @property
    def words(self) -> str:
        """The whole text."""
        return f"{self._figures.text()}. {self._estimate.text()}"

    def show_clips(self, clips: Sequence[Clip]) -> None:
        """Count the speech that a training would use."""
        seconds = speech_of(clips)
        used = sum(clip.accepted for clip in clips)
        self._figures.setText(_tr("{0} of speech").format(exact_duration(seconds)))
        marks = _marks(seconds / 60)
        self.bar.show_value(seconds, marks)
        words = [estimate_sentence(jobs.estimate_quality(seconds / 60)), to_go(seconds, used, marks[-1].seconds)]
        self._estimate.setText(" ".join(part for part in words if part))
        name_control(self.bar, _tr("Speech recorded"))
        self.bar.setAccessibleDescription(f"{self._figures.text()}; {', '.join(mark.words for mark in marks)}")
        self.setAccessibleName(self.words)


def to_go(seconds: float, sentences: int, target: float) -> str:
    """Return how many sentences, and minutes of work, it still takes to come from some speech to ``target`` seconds."""
    missing = target - seconds
    if missing <= 0:
        return ""
    each = seconds / sentences if sentences >= _SENTENCES_TO_TRUST and seconds > 0 else _USUAL_SECONDS
    more = math.ceil(missing / each)
    sentence = _tr("About 1 more sentence until then.") if more == 1 else _tr("About {0} more sentences, {1}.")
    return sentence.format(more, duration(more * (each + _BESIDES_READING)))


def estimate_sentence(code: str) -> str:
    """Return the sentence of a code of ``jobs.estimate_quality``."""
    return {
        "too_little": _tr("Too little for a voice yet. With 5 minutes people can recognise it."),
        "with_luck": _tr("People may recognise this voice. With 5 minutes they probably will."),
        "recognisable": _tr("People will recognise this voice. 15 minutes make it good."),
        "good": _tr("Enough for a good voice. Beyond 30 minutes little changes."),
        "best": _tr("More than enough. Further recordings change little."),
    }[code]


def _marks(minutes: float) -> tuple[Mark, ...]:
    """Return the stages of the bar: those up to the target that the estimate speaks of."""
    try_it = (Mark(LEAST_SECONDS, _tr("can start")), Mark(60.0, _tr("for a try")))
    stages = {5: _tr("recognisable"), 15: _tr("good"), 30: _tr("best")}
    target = next((target for target in TARGETS if minutes < target), TARGETS[-1])
    reached = [Mark(60.0 * stage, words) for stage, words in stages.items() if stage <= target]
    return (*try_it, *reached) if target == TARGETS[0] else tuple(reached[-2:])


def _tr(text: str) -> str:
    return QCoreApplication.translate("RecordedSoFar", text)
