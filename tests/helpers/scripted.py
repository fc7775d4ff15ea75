"""A training whose events a test says, and made-up events of one: no network is trained, no minute is waited for."""

from __future__ import annotations

import math
import queue
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tts_studio import jobs
from tts_studio.events import (
    Event,
    Finished,
    Kept,
    Measured,
    Planned,
    Progress,
    RunStarted,
    SampleReady,
    Stage,
    StageKind,
    TooFewSteps,
)
from tts_studio.messages import Message
from tts_studio.project import runs
from tts_studio.project.store import Project
from tts_studio.storage import write_json

SENTENCE = "This is how I sound after a little practice."
STEPS = 1400
PLAN = Planned(86, 6, STEPS, 30.0, timed=True)
BEST = "best.safetensors"
SECONDS_A_STEP = 1.25
_BEAT_SECONDS = 0.01


@dataclass(frozen=True)
class Call:
    """How a training was asked for."""

    folder: Path
    minutes: float
    name: str | None
    seed: int
    resume: bool


class ScriptedTraining:
    """Takes the place of ``jobs.train``: makes a run's folder, then yields what it was given, until ``Finished``.

    Told nothing, it repeats its progress as often as a training takes steps, so that it can be paused and cancelled.
    Closed after something was saved, it leaves a voice, as the real one does.
    """

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.closed = False
        """Whether it was closed before its end."""
        self.best_step: int | None = None
        """Step of the voice that it leaves when it is closed."""
        self.too_few = False
        """Whether it was told that its steps are too few."""
        self._script: queue.SimpleQueue[Event | Exception] = queue.SimpleQueue()

    def say(self, *events: Event | Exception) -> None:
        """Have these yielded; an exception is raised."""
        for event in events:
            self._script.put(event)

    def __call__(
        self,
        folder: Path,
        minutes: float,
        name: str | None = None,
        seed: int = 0,
        resume: bool = False,
        base: str | None = None,
    ) -> Iterator[Event]:
        self.calls.append(Call(folder, minutes, name, seed, resume))
        with jobs.opened(folder, reading=True) as project:
            request = request_for(project, name or "Anna", minutes, seed)
        run = runs.latest_unfinished(folder / "runs") if resume else runs.start(folder / "runs", request)
        try:
            yield from self._said(run.folder)
        except GeneratorExit:
            self.closed = True
            if (run.folder / BEST).exists():
                voice = folder / "voices" / "en_US-anna-medium"
                voice.mkdir()
                passport = {"name": "Anna", "run": run.folder.name, "training": {"step": self.best_step}}
                write_json(voice / "voice.json", passport)
            raise
        if self.too_few:
            runs.end_too_short(run.folder)
        else:
            run.finish({})

    def _said(self, run: Path) -> Iterator[Event]:
        yield RunStarted(run)
        beat: Event = Progress(0, 0)
        while not isinstance(beat, Finished):
            try:
                said = self._script.get(timeout=_BEAT_SECONDS)
            except queue.Empty:
                said = beat
            if isinstance(said, Exception):
                raise said
            self.too_few = self.too_few or isinstance(said, TooFewSteps)
            if isinstance(said, Kept):
                (run / BEST).touch()
            if isinstance(said, Progress | Finished):
                beat = said
            yield said


def request_for(project: Project, name: str, minutes: float, seed: int) -> runs.Request:
    """Return a request to learn from all clips of a project."""
    dataset = project.dataset()
    return runs.Request(name, minutes, seed, dataset.digest, tuple(clip.id for clip in dataset.clips))


def preparation() -> list[Event]:
    """Return the events before the first step."""
    device = Message("the CPU ({threads} threads)", threads=2)
    return [
        Stage(StageKind.PREPARING_RECORDINGS, Message("Computing on {device}.", device=device)),
        Stage(StageKind.PREPARING_NETWORKS),
        Stage(StageKind.TIMING),
        PLAN,
    ]


def learning(first: int, last: int, samples: Path = Path("samples"), every: int = 70) -> list[Event]:
    """Return the events of the steps ``first`` … ``last``, a measurement, a sample and a saved voice among them."""
    events: list[Event] = []
    for step in range(first, last + 1):
        if step == 1:
            events.append(Stage(StageKind.LEARNING))
        if step % every == 0:
            events += measurement(step, samples)
        events.append(Progress(step, STEPS, (STEPS - step) * SECONDS_A_STEP))
    return events


def measurement(step: int, samples: Path = Path("samples")) -> list[Event]:
    """Return the events of a measurement after which the voice is the best so far."""
    seconds = step * SECONDS_A_STEP
    sample = SampleReady(step, seconds, samples / f"{step:06d}.flac", SENTENCE)
    return [Measured(step, seconds, figures(step)), sample, Kept(step)]


def figures(step: int) -> dict[str, float]:
    """Return losses that fall as those of a real training do."""
    wobble = 0.006 * math.sin(step * 0.9)
    fallen = 0.48 + 0.13 * math.exp(-step / 420)
    speech = 9.0 + 5.0 * math.exp(-step / 200)
    return {
        "train_envelope_l1": fallen - 0.012 + wobble,
        "validation_envelope_l1": fallen,
        "validation_kl": speech,
        "validation_loss": 45 * fallen + speech,
    }
