"""What a training works with, from its beginning to its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tts_studio.engine.bases import BaseVoice
from tts_studio.engine.training.config import TrainingConfig
from tts_studio.engine.training.dataset import PreparedClip
from tts_studio.engine.training.device import multiplies_bfloat16
from tts_studio.engine.training.networks import Networks
from tts_studio.engine.training.plan import Schedule, StepPlan, Timing, end_of_steps
from tts_studio.engine.training.rehearsal import rehearse
from tts_studio.engine.training.step import Learner
from tts_studio.engine.training.threads import Threads
from tts_studio.engine.training.work_clock import Clock


@dataclass(frozen=True)
class Setup:
    """Recordings, networks, settings, and the time that there is."""

    run: Path
    """Its folder."""
    config: TrainingConfig
    base: BaseVoice
    networks: Networks
    clips: Sequence[PreparedClip]
    """What it learns from."""
    held_out: Sequence[PreparedClip]
    """What its losses are validated on."""
    clock: Clock
    threads: Threads
    minutes: float
    """Those that it works to; a GPU needs fewer than were asked for."""
    reserved: float = 0.0
    """Seconds of them that something else takes after the last step."""

    @property
    def ends(self) -> float:
        """The clock's second at which the last step has to end."""
        return end_of_steps(self.minutes) - self.reserved

    @property
    def is_long(self) -> bool:
        """Whether there is time to prepare with care."""
        return self.minutes >= 5

    def rehearse(self) -> Timing:
        """Return how long steps take, and leave the networks as they are."""
        return rehearse(self.networks, self.clips, self.config, self.threads, 4 if self.is_long else 1)

    @property
    def clip_names(self) -> tuple[str, ...]:
        """Of the clips that it learns from, in the order of the alignment."""
        return tuple(clip.name for clip in self.clips)

    @property
    def held_out_names(self) -> tuple[str, ...]:
        """Of the clips that its losses are validated on."""
        return tuple(clip.name for clip in self.held_out)

    def learner(self, plan: StepPlan) -> Learner:
        """Return what takes the planned steps; the plan may be another machine's."""
        bfloat16 = plan.bfloat16 and multiplies_bfloat16(self.networks.device)
        return Learner(self.networks, self.clips, self.config, bfloat16=bfloat16)

    def schedule(self, plan: StepPlan, *, steps: int, done: int) -> Schedule:
        """Return the schedule of a plan of which ``steps`` can be reached and ``done`` are behind."""
        return Schedule(plan, self.clock, self.ends, steps=steps, done=done, fixed=self.config.plan is not None)
