"""A training in words: its quality, its progress, its plan, and its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from tts_studio.events import Planned, StageKind
from tts_studio.gui.base.job import Failure
from tts_studio.gui.kit.times import duration
from tts_studio.gui.kit.wording import spoken
from tts_studio.gui.train.progress import TrainingProgress
from tts_studio.gui.train.training_run import Ending
from tts_studio.gui.train.trend import Trend


def headline(progress: TrainingProgress) -> tuple[str, str]:
    """Return the state of a training in one sentence, and what that means."""
    if not progress.learning:
        if progress.stage is StageKind.SAVING_VOICE:
            return _tr("Training finished, saving …"), _tr("Testing the voice once.")
        if progress.stage is StageKind.LISTENING:
            return _tr("Training finished, listening …"), _tr(
                "The voice closest to the recordings is kept. You can choose another one afterwards."
            )
        return _tr("Preparing the training"), _tr("You can go on working meanwhile; only recording has to wait.")
    return trend_words(progress.trend)


def trend_words(heading: Trend) -> tuple[str, str]:
    """Return where the voice is heading, and what to do about it."""
    return {
        "early": (
            _tr("Training has just begun"),
            _tr("After a few measurements you will read here whether it improves."),
        ),
        "improving": (
            _tr("Still improving"),
            _tr("On sentences it was not trained on, it still comes closer to the recordings. Let it go on."),
        ),
        "level": (
            _tr("No longer improving"),
            _tr("The figures hardly change any more. If you like how it sounds, you can stop and keep it."),
        ),
        "worse": (
            _tr("It starts to memorise (overfitting): a good moment to stop"),
            _tr("It may still come closer to the speaker. Earlier voices are kept, so you can also go on."),
        ),
    }[heading]  # fmt: skip


def counted(progress: TrainingProgress) -> str:
    """Return the progress of the stage: steps, or recordings while they are prepared."""
    if progress.total <= 0:
        return ""
    if progress.stage is StageKind.LISTENING:
        words = _tr("Sentence {0} of {1}")
    else:
        words = _tr("Step {0} of {1}") if progress.learning else _tr("Recording {0} of {1}")
    return words.format(round(progress.done), round(progress.total))


def planned(plan: Planned) -> str:
    """Return the plan on two lines, and whether this machine was timed for it."""
    length = duration(plan.minutes * 60)
    if plan.timed:
        steps = _tr("This computer manages {0} steps in {1}.").format(plan.steps, length)
    else:
        steps = _tr("Planned: {0} steps in {1}.").format(plan.steps, length)
    clips = _tr("Training on {0} recordings, testing on {1}.").format(plan.clips, plan.held_out)
    return f"{steps}\n{clips}"


def remarks(progress: TrainingProgress) -> list[str]:
    """Return what else is worth knowing, a sentence each: recordings that could not be used, notes of the job."""
    left_out = progress.refused
    told = [spoken(note.message) for note in progress.notes]
    if left_out:
        reasons = " ".join(dict.fromkeys(spoken(one.reason) for one in left_out))
        told.append(_tr("Recordings that could not be used: {0}. {1}").format(len(left_out), reasons))
    return told


@dataclass(frozen=True)
class Result:
    """What to show about an ended training."""

    ending: Ending
    heading: str
    advice: str
    facts: Sequence[str] = ()
    """Figures, a sentence each."""
    unfinished: bool = False
    """Whether its time has passed before the voice could resemble the speaker."""

    @property
    def speaks(self) -> bool:
        """Whether there is a voice to hear."""
        return self.ending in ("done", "kept")


def result(ending: Ending, voice: str, progress: TrainingProgress, failure: Failure | None = None) -> Result:
    """Return what to say about the training of ``voice``; ``failure`` is why it failed, if it did."""
    too_few = progress.too_few if ending == "done" else None
    if too_few is not None:
        heading = _tr("“{0}” needs more training")
        advice = f"{spoken(too_few.message)} {_tr('Continue the training to give it the time it needs.')}"
    elif ending == "done":
        heading, advice = (
            _tr("“{0}” is trained and ready"),
            _tr("Type any text and listen. The voice is listed under Voices."),
        )
    elif ending == "kept":
        heading = _tr("Stopped: the best voice of “{0}” so far is kept")
        advice = _tr("Listen to it. To make it better, continue the training from where it stopped.")
    elif ending == "failed" and failure is not None:
        heading = _tr("The training of “{0}” stopped because of an error")
        advice = spoken(failure.message)
    else:
        heading = _tr("The training of “{0}” was stopped before there was a voice")
        advice = _tr("The first voice is saved after a minute or two of training.")
    return Result(
        ending, heading.format(voice), advice, _facts(progress) if progress.points else (), too_few is not None
    )


def _facts(progress: TrainingProgress) -> list[str]:
    last = progress.points[-1]
    facts = [_tr("Steps: {0}, in {1} of training.").format(last.step, duration(progress.elapsed))]
    curve = progress.curve("validation_envelope_l1")
    if len(curve) > 1 and curve[0] > 0:
        closer = round(100 * (1 - min(curve) / curve[0]))
        facts.append(_tr("It is {0} % closer to the recordings than at the first measurement.").format(closer))
    if progress.chosen:
        words = _tr("The voice of step {0} is kept, as you have chosen.")
        facts.append(words.format(progress.best_step))
    elif progress.best_step is not None and progress.best_step != last.step:
        facts.append(_tr("The voice of step {0} is kept: it measured best.").format(progress.best_step))
    return facts


def _tr(text: str) -> str:
    return QCoreApplication.translate("Training", text)
