"""What to say of a training: how the voice does, how far it has come, what was planned."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from tts_studio.events import Planned, StageKind
from tts_studio.gui.kit.wording import duration, spoken
from tts_studio.gui.train.progress import TrainingProgress
from tts_studio.gui.train.trend import Trend


def headline(progress: TrainingProgress) -> tuple[str, str]:
    """Return how the training does, in one sentence, and what that means."""
    if not progress.learning:
        if progress.stage is StageKind.SAVING_VOICE:
            return _tr("The voice has learned; it is being saved"), _tr(
                "It is tried out once before it counts as saved."
            )
        if progress.stage is StageKind.LISTENING:
            return _tr("The voice has learned; now it is listened to"), _tr(
                "The one that comes nearest to the recordings is taken. You can choose another one afterwards."
            )
        return _tr("Getting ready to learn"), _tr("You can go on working meanwhile; only recording has to wait.")
    return trend_words(progress.trend)


def trend_words(heading: Trend) -> tuple[str, str]:
    """Return where the voice is heading, and what to do about it."""
    return {
        "early": (
            _tr("The voice is taking its first steps"),
            _tr("After a few measurements you will read here whether it improves."),
        ),
        "improving": (
            _tr("The voice is still improving"),
            _tr("On sentences it has never heard it comes closer to the recordings. Let it go on."),
        ),
        "level": (
            _tr("The voice has levelled off"),
            _tr("The figures hardly change any more. If you like how it sounds, you can stop and keep it."),
        ),
        "worse": (
            _tr("It begins to learn the sentences by heart (over-training)"),
            _tr("It may still come nearer to the speaker. Earlier voices are kept, so you can go on, or stop now."),
        ),
    }[heading]  # fmt: skip


def counted(progress: TrainingProgress) -> str:
    """Return how far the stage has come: steps, or recordings while they are prepared."""
    if progress.total <= 0:
        return ""
    if progress.stage is StageKind.LISTENING:
        words = _tr("Sentence {0} of {1}")
    else:
        words = _tr("Step {0} of {1}") if progress.learning else _tr("Recording {0} of {1}")
    return words.format(round(progress.done), round(progress.total))


def planned(plan: Planned) -> str:
    """Return what was planned, on two lines, and whether this machine was timed for it."""
    length = duration(plan.minutes * 60)
    if plan.timed:
        steps = _tr("Measured on this machine: {0} steps fit into {1}.").format(plan.steps, length)
    else:
        steps = _tr("Planned: {0} steps in {1}.").format(plan.steps, length)
    clips = _tr("Recordings to learn from: {0}; kept apart to judge by: {1}.").format(plan.clips, plan.held_out)
    return f"{steps}\n{clips}"


def remarks(progress: TrainingProgress) -> list[str]:
    """Return what else is worth knowing, a sentence each: recordings that could not be used, notes of the job."""
    left_out = progress.refused
    told = [spoken(note.message) for note in progress.notes]
    if left_out:
        reasons = " ".join(dict.fromkeys(spoken(one.reason) for one in left_out))
        told.append(_tr("Recordings that could not be used: {0}. {1}").format(len(left_out), reasons))
    return told


def _tr(text: str) -> str:
    return QCoreApplication.translate("Training", text)
