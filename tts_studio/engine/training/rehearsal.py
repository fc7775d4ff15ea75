"""Timing some steps on this machine, to plan how many fit into the time."""

from __future__ import annotations

from collections.abc import Sequence

from tts_studio.engine.training import plan
from tts_studio.engine.training.config import TrainingConfig
from tts_studio.engine.training.dataset import PreparedClip
from tts_studio.engine.training.device import multiplies_bfloat16
from tts_studio.engine.training.networks import Networks
from tts_studio.engine.training.plan import Timing
from tts_studio.engine.training.step import Learner
from tts_studio.engine.training.threads import Threads
from tts_studio.engine.training.warm_start import load_speaker


def rehearse(
    networks: Networks, clips: Sequence[PreparedClip], config: TrainingConfig, threads: Threads, count: int
) -> Timing:
    """Take ``count`` steps, put everything back, and return how long they take."""
    before = {name: value.clone() for name, value in networks.tensors().items()}
    learner = Learner(networks, clips, config)
    alike = multiplies_bfloat16(networks.device) and learner.bfloat16_error() < config.bfloat16_error
    timing = Timing(_time_steps(learner, threads, count))
    if alike:
        learner.bfloat16 = True
        timing = Timing(timing.float32, _time_steps(learner, threads, count))
    load_speaker(networks, before)
    return timing


def _time_steps(learner: Learner, threads: Threads, count: int) -> float:
    threads.settle()

    def step() -> None:
        with threads.watch_step():
            learner.step(0, 0.0)

    return plan.time_steps(step, count)
