"""The project's state for a training: whether it can begin, what was interrupted; and removing files after an end.

All of it reads or moves files, so it is an errand, never done on the window's thread.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tts_studio import jobs
from tts_studio.messages import Message
from tts_studio.project import runs, voices
from tts_studio.project.readiness import Need
from tts_studio.project.runs import RunInfo
from tts_studio.project.store import Project


@dataclass(frozen=True)
class Interrupted:
    """An interrupted training."""

    info: RunInfo
    problem: Message | None = None
    """Why it cannot be continued; None if it can."""

    @property
    def seconds(self) -> float:
        """Work done."""
        return self.info.metrics[-1].get("seconds", 0.0) if self.info.metrics else 0.0


@dataclass(frozen=True)
class Situation:
    """What there is to know before a training begins."""

    folder: Path
    """Of the project."""
    needs: tuple[Need, ...]
    interrupted: Interrupted | None


def look(project: Project) -> Situation:
    """Return the situation of a project."""
    return Situation(project.folder, tuple(jobs.readiness(project)), interrupted(project))


def interrupted(project: Project) -> Interrupted | None:
    """Return the interrupted training that can be continued; None if there is none."""
    info = jobs.unfinished_run(project.folder)
    return None if info is None else Interrupted(info, jobs.why_not_resumed(project, info))


@dataclass(frozen=True)
class Stopped:
    """What a training that the user stopped has left."""

    info: RunInfo | None
    """The training, which can still be continued."""
    voice: str
    """Name of the folder of its voice; empty if it has made none."""


def stop(project: Project, run: Path) -> Stopped:
    """Note that the user has stopped a training, so that it is not offered again at the next start."""
    jobs.stop_run(project.folder, run)
    return Stopped(_info(project, run), voice_of(project, run))


def voice_of(project: Project, run: Path) -> str:
    """Return the name of the folder of the voice that a training has made; empty if there is none."""
    return next((card.folder.name for card in voices.list_of_run(project.voices, run)), "")


def discard(project: Project, run: Path) -> None:
    """Move a training, if it has left anything, and every voice that it has made to the project's trash."""
    for card in voices.list_of_run(project.voices, run):
        voices.trash_voice(card.folder)
    if run.is_dir():  # one that fails before it has learned anything leaves nothing
        jobs.discard_run(project.folder, run)


@dataclass(frozen=True)
class KeptSteps:
    """The steps of a training at which its voice was saved."""

    steps: tuple[int, ...]
    used: int | None
    """The step of the voice that is used now; None if that is not known."""


def kept_steps(project: Project, run: Path) -> KeptSteps:
    """Return the steps of a training at which its voice was saved, and which of them is used."""
    info = _info(project, run)
    made = voices.list_of_run(project.voices, run)
    used = next((card.step for card in made), None)
    return KeptSteps(info.candidates if info is not None else (), used)


def _info(project: Project, run: Path) -> RunInfo | None:
    return next((info for info in runs.list_runs(project.runs) if info.folder == run), None)
