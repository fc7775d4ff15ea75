"""A training as it is shown: what its events, or the folder of an interrupted run, add up to. Knows nothing of Qt."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tts_studio.events import (
    Event,
    Finished,
    Kept,
    Measured,
    Note,
    Planned,
    Progress,
    Refused,
    RunStarted,
    SampleReady,
    Stage,
    StageKind,
    TooFewSteps,
)
from tts_studio.gui.train.trend import Trend, trend
from tts_studio.messages import Message
from tts_studio.project.runs import RunInfo

STAGES = (
    StageKind.PREPARING_RECORDINGS,
    StageKind.PREPARING_NETWORKS,
    StageKind.TIMING,
    StageKind.LEARNING,
    StageKind.SAVING_VOICE,
)
"""The stages of a training in their order; one that is not needed, such as timing when it goes on, is passed over.

Where the judges are installed, ``StageKind.LISTENING`` comes before the last one.
"""

_STEPS_BEFORE_ESTIMATE = 5
_SECONDS_BEFORE_ESTIMATE = 2.0
_SMOOTHING_SECONDS = 10.0


@dataclass(frozen=True)
class Point:
    """Figures of one measurement."""

    step: int
    seconds: float
    """Time of training until then."""
    values: Mapping[str, float]


@dataclass(frozen=True)
class Sample:
    """The sentence as the voice spoke it at a step."""

    step: int
    seconds: float
    """Time of training until then."""
    path: Path
    text: str = ""
    """Empty where only the file is known."""


@dataclass
class TrainingProgress:
    """Folds the events of one training, in their order, into what there is to show."""

    clock: Callable[[], float] = time.monotonic
    """Seconds that only ever increase; they fill the time between two events that carry their own."""
    points: list[Point] = field(default_factory=list[Point])
    samples: list[Sample] = field(default_factory=list[Sample])
    notes: list[Note] = field(default_factory=list[Note])
    refused: list[Refused] = field(default_factory=list[Refused])
    folder: Path | None = None
    """Of the run; None before it has one."""
    passed: list[StageKind] = field(default_factory=list[StageKind])
    """Stages that are over."""
    stage: StageKind | None = None
    detail: Message | None = None
    done: float = 0.0
    total: float = 0.0
    """Units of the stage's progress; 0 while it cannot be told."""
    plan: Planned | None = None
    best_step: int | None = None
    """Step of the voice that is kept at present; None while that is not known."""
    chosen: bool = False
    """Whether a person has chosen that voice."""
    too_few: TooFewSteps | None = None
    """That its time has passed before the voice could resemble the speaker."""
    result: dict[str, Any] | None = None
    """What ``Finished`` said."""

    def __post_init__(self) -> None:
        self._known = self.points[-1].seconds if self.points else 0.0
        self._known_at = 0.0  # of ``_running``
        self._began = self.clock()
        self._paused_at: float | None = None
        self._steps_seen = 0
        self._first_step = 0.0
        self._ends: float | None = None  # smoothed, on the scale of ``_running``
        self._estimated = 0.0

    @classmethod
    def of_run(cls, run: RunInfo, clock: Callable[[], float] = time.monotonic) -> TrainingProgress:
        """Return the past of a training that goes on."""
        points: list[Point] = []
        for row in run.metrics:
            values = {name: value for name, value in row.items() if name not in ("step", "seconds")}
            point = Point(int(row["step"]), row.get("seconds", 0.0), values)
            _forget_from(points, point.step)
            points.append(point)
        times = {point.step: point.seconds for point in points}
        samples = [Sample(step, times[step], path) for step, path in run.samples if step in times]
        return cls(clock, points, samples, folder=run.folder)

    # --- events ----------------------------------------------------------------------------------------------------

    def fold(self, event: Event) -> None:
        """Take one event into account; kinds that do not concern a training are ignored."""
        match event:
            case RunStarted(folder):
                self.folder = folder
            case Stage(kind, detail):
                self._enter(kind, detail)
            case Progress(done, total, seconds_left):
                self.done, self.total = done, total
                self._estimate(seconds_left)
            case Planned():
                self.plan = event
            case Measured(step, seconds, values):
                self._known, self._known_at = seconds, self._running
                _forget_from(self.points, step)
                self.points.append(Point(step, seconds, dict(values)))
            case SampleReady(step, seconds, path, text):
                _forget_from(self.samples, step)
                self.samples.append(Sample(step, seconds, path, text))
            case Kept(step):
                self.best_step = step
            case TooFewSteps():
                self.too_few = event
            case Note():
                self.notes.append(event)
            case Refused():
                self.refused.append(event)
            case Finished(result):
                self._enter(None, None)
                self.result = dict(result)
                self.best_step = result.get("step", self.best_step)
            case _:
                pass

    def pause(self) -> None:
        """Stop the clock."""
        if self._paused_at is None:
            self._paused_at = self.clock()

    def go_on(self) -> None:
        """Let the clock run on."""
        if self._paused_at is not None:
            self._began += self.clock() - self._paused_at
            self._paused_at = None

    # --- what there is to show ---------------------------------------------------------------------------------------

    @property
    def elapsed(self) -> float:
        """Seconds of training, those before an interruption included, pauses not."""
        return self._known + self._running - self._known_at

    @property
    def _running(self) -> float:
        """Seconds since this object was made, pauses not counted."""
        now = self.clock() if self._paused_at is None else self._paused_at
        return now - self._began

    @property
    def seconds_left(self) -> float | None:
        """Seconds until the end, smoothed; None until a few steps have shown the pace."""
        return None if self._ends is None else max(0.0, self._ends - self._running)

    @property
    def learning(self) -> bool:
        """Whether steps are being taken."""
        return self.stage is StageKind.LEARNING

    @property
    def trend(self) -> Trend:
        """Where the loss on held-out clips is heading, by which the best voice is chosen too."""
        return trend(self.curve("validation_loss"))

    def curve(self, name: str) -> list[float]:
        """Return the values of one figure, oldest first."""
        return [point.values[name] for point in self.points if name in point.values]

    @property
    def sentence(self) -> str:
        """The sentence that is spoken again and again; empty while it is not known."""
        return next((sample.text for sample in reversed(self.samples) if sample.text), "")

    # --- folding -----------------------------------------------------------------------------------------------------

    def _enter(self, stage: StageKind | None, detail: Message | None) -> None:
        if self.stage is not None:
            self.passed.append(self.stage)
        self.stage, self.detail = stage, detail
        self._ends = None
        self.done = self.total = 0.0

    def _estimate(self, seconds_left: float | None) -> None:
        if not self.learning or seconds_left is None:
            return
        now = self._running
        self._steps_seen += 1
        if self._steps_seen == 1:
            self._first_step = now
        if self._steps_seen < _STEPS_BEFORE_ESTIMATE or now - self._first_step < _SECONDS_BEFORE_ESTIMATE:
            return
        told = now + seconds_left
        if self._ends is None:
            self._ends = told
        else:
            self._ends += (told - self._ends) * -math.expm1(-(now - self._estimated) / _SMOOTHING_SECONDS)
        self._estimated = now


def stages_shown(progress: TrainingProgress) -> Sequence[StageKind]:
    """Return the stages to list: the usual ones, and where it stands one that is not among them."""
    if progress.stage is None or progress.stage in STAGES:
        return STAGES
    place = max((STAGES.index(stage) + 1 for stage in progress.passed if stage in STAGES), default=0)
    return (*STAGES[:place], progress.stage, *STAGES[place:])


def _forget_from(entries: list[Point] | list[Sample], step: int) -> None:
    """Drop what a training that was killed had done beyond its last saved state, where it now goes on from."""
    while entries and entries[-1].step >= step:
        entries.pop()
