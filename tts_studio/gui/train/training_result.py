"""How a training ended, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from tts_studio.gui.base.job import Failure
from tts_studio.gui.kit.wording import duration, spoken
from tts_studio.gui.train.progress import TrainingProgress
from tts_studio.gui.train.training_run import Ending


@dataclass(frozen=True)
class Result:
    """What to show of an ended training."""

    ending: Ending
    heading: str
    advice: str
    facts: Sequence[str] = ()
    """Figures, a sentence each."""

    @property
    def speaks(self) -> bool:
        """Whether there is a voice to listen to."""
        return self.ending in ("done", "kept")


def result(ending: Ending, voice: str, progress: TrainingProgress, failure: Failure | None = None) -> Result:
    """Return what to say of the training of ``voice``; ``failure`` is why it failed, if it did."""
    if ending == "done":
        heading, advice = _tr("“{0}” can speak now"), _tr("Type any text and listen. The voice is listed under Voices.")
    elif ending == "kept":
        heading = _tr("Stopped: the best voice of “{0}” so far is kept")
        advice = _tr("Listen to it. If it should become better, the training can go on from where it stopped.")
    elif ending == "failed" and failure is not None:
        heading = _tr("The training of “{0}” came to a halt")
        advice = " ".join(part for part in (spoken(failure.title), spoken(failure.hint)) if part)
    else:
        heading = _tr("The training of “{0}” was stopped before there was a voice")
        advice = _tr("The first voice is saved after a minute or two of learning.")
    return Result(ending, heading.format(voice), advice, _facts(progress) if progress.points else ())


def _facts(progress: TrainingProgress) -> list[str]:
    last = progress.points[-1]
    facts = [_tr("Steps: {0}, in {1} of training.").format(last.step, duration(progress.elapsed))]
    curve = progress.curve("validation_envelope_l1")
    if len(curve) > 1 and curve[0] > 0:
        closer = round(100 * (1 - min(curve) / curve[0]))
        facts.append(_tr("Since the first measurement it has come {0} % closer to the recordings.").format(closer))
    if progress.chosen:
        words = _tr("The voice that is kept is that of step {0}, which you have chosen.")
        facts.append(words.format(progress.best_step))
    elif progress.best_step is not None and progress.best_step != last.step:
        facts.append(_tr("The voice that is kept is that of step {0}, the best by measure.").format(progress.best_step))
    return facts


def _tr(text: str) -> str:
    return QCoreApplication.translate("TrainingResult", text)
