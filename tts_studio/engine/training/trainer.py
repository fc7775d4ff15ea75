"""One training, from its first step to its last: a generator of events, to be closed at any moment.

A run is a folder: ``settings.json``, ``metrics.jsonl``, ``samples/``, ``state.safetensors`` (everything needed to go on
exactly), ``best.safetensors`` (the voice so far, and what is known about it) and ``candidates/`` (the voice at several
steps).
"""

from __future__ import annotations

import json
import math
from collections.abc import Generator, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Self

import torch

from tts_studio.audio import files
from tts_studio.audio.signal import Audio
from tts_studio.engine import bases
from tts_studio.engine.training import checkpoints, training_state
from tts_studio.engine.training.checkpoints import Checkpoint
from tts_studio.engine.training.dataset import ordinary, seconds_of
from tts_studio.engine.training.global_variance import restored
from tts_studio.engine.training.length_scale import length_scale
from tts_studio.engine.training.more_time import needs_more_time, with_more_time
from tts_studio.engine.training.plan import Schedule, StepPlan, plan_steps
from tts_studio.engine.training.setup import Setup
from tts_studio.engine.training.step import Learner
from tts_studio.engine.training.training_state import State
from tts_studio.engine.training.validation import Validation
from tts_studio.engine.training.warm_start import WarmStart, load_nearest, load_speaker
from tts_studio.engine.training.work_clock import Interval
from tts_studio.engine.vits.synthesis import synthesise
from tts_studio.errors import TrainingError
from tts_studio.events import (
    Event,
    Kept,
    Measured,
    Note,
    NoteKind,
    Planned,
    Progress,
    SampleReady,
    Stage,
    StageKind,
)
from tts_studio.formats import METRICS, RUN_SETTINGS, SAMPLES, STATE
from tts_studio.messages import Message
from tts_studio.provenance import TAGS
from tts_studio.storage import write_json


class DivergedError(TrainingError):
    """Losses that are no numbers any more."""


class Trainer:
    """A training that is ready for its next step; ``begin`` and ``resume`` make one."""

    def __init__(
        self,
        setup: Setup,
        learner: Learner,
        schedule: Schedule,
        length_scale: float,
        *,
        step: int = 0,
        best: float | None = None,
        timed: bool = False,
        extended: bool = False,
    ) -> None:
        """``step`` steps are taken; ``best`` is the lowest loss on held-out clips so far.

        ``timed``: whether the schedule was planned by timing steps now. ``extended``: as in ``State``.
        """
        self.setup = setup
        self.config = setup.config
        self.networks = setup.networks
        self.learner = learner
        self.schedule = schedule
        self.length_scale = length_scale
        self.step = step
        self.best = best
        self.timed = timed
        self.extended = extended
        self.validation = Validation(setup.networks, setup.held_out, setup.config)
        chosen = {clip.name for clip in ordinary(setup.clips, setup.config.variance_clips)}
        self.variance_clips = [index for index, name in enumerate(setup.clip_names) if name in chosen]
        self.sample_text = bases.texts(self.config.espeak_voice, [clip.text for clip in setup.held_out]).sample
        self.saving = Interval(setup.clock, setup.config.save_every)
        self.measuring = Interval(setup.clock, setup.config.measure_every)
        (setup.run / SAMPLES).mkdir(parents=True, exist_ok=True)

    @classmethod
    def begin(cls, setup: Setup, start: WarmStart) -> Generator[Event, None, Self]:
        """Begin with the speaker of ``start`` who is nearest, and plan the steps."""
        config, networks = setup.config, setup.networks
        load_nearest(networks, start, setup.clips, config)
        rounds = config.length_scale_clips[: None if setup.is_long else 1]
        scale = length_scale(networks.generator, setup.clips, networks.rate, rounds, config.seed)
        plan = config.plan
        if plan is None:
            yield Stage(StageKind.TIMING)
            late = setup.clock.elapsed >= setup.ends
            plan = StepPlan(1) if late else plan_steps(setup.ends - setup.clock.elapsed, setup.rehearse())
        if setup.minutes < config.minutes:
            yield _fewer_minutes(setup.minutes, config.minutes)
        schedule = setup.schedule(plan, steps=plan.steps, done=0)
        return cls(setup, setup.learner(plan), schedule, scale, timed=config.plan is None)

    @classmethod
    def resume(cls, setup: Setup, state: State) -> Generator[Event, None, Self]:
        """Go on where a training was, exactly, unless it has more time now or ended before a voice could resemble.

        Raises TrainingError if its networks were others, or its clips.
        """
        if state.clips != setup.clip_names:  # the alignment goes by their order
            raise TrainingError(
                "This training has learned from other clips than this version of the program would take.",
                "Please start a new training; your recordings are as they were.",
            )
        setup.clock.go_on_from(state.elapsed)  # preparing again is not taken off the steps
        with training_state.read_as_of_this_version():
            load_speaker(setup.networks, state.tensors)
        plan, steps = state.plan, state.steps
        more = needs_more_time(setup, state)
        if more:
            yield Stage(StageKind.TIMING)
            setup, plan = with_more_time(setup, state)
            steps = plan.steps
        learner = setup.learner(plan)
        with training_state.read_as_of_this_version():
            learner.load(state.tensors)
        checkpoints.forget_after(setup.run, state.step)
        schedule = setup.schedule(plan, steps=steps, done=state.step)
        return cls(
            setup,
            learner,
            schedule,
            state.length_scale,
            step=state.step,
            best=state.best,
            timed=more,
            extended=more or state.extended,
        )

    def train(self) -> Generator[Event]:
        """Take the steps that are left; the state is saved at the end, and when this is closed or fails."""
        self._write_settings()
        clips, held_out = len(self.setup.clips), len(self.setup.held_out)
        yield Planned(clips, held_out, self.schedule.plan.steps, self.setup.minutes, self.timed)
        yield from self._tell_if_busy()
        yield Stage(StageKind.LEARNING)
        try:
            yield from self._take_steps()
        except DivergedError:  # the state before it is the better one
            raise
        except BaseException:
            self.save()
            raise
        self.save()

    def _take_steps(self) -> Iterator[Event]:
        losses: dict[str, float] = {}
        while not self.schedule.is_over(self.step):
            with self.setup.threads.watch_step():
                losses = self.learner.step(self.step, self.step / self.schedule.steps)
            if not all(map(math.isfinite, losses.values())):
                raise DivergedError(
                    "The training became unstable.",
                    "The voice saved before is kept. Please start it again with another random seed.",
                )
            self.step += 1
            self.learner.ema.update(self.step)
            yield from self._tell_if_busy()
            if self.measuring.is_over:
                yield from self.measure(losses)
            if self.saving.is_over:
                self.schedule.shrink(self.step)
                self.save()
            else:
                self.schedule.grow(self.step, self.config.replan_after)
            yield Progress(self.step, self.schedule.steps, max(0.0, self.setup.minutes * 60 - self.setup.clock.elapsed))
        yield from self.measure(losses)

    def _tell_if_busy(self) -> Iterator[Event]:
        threads = self.setup.threads
        if threads.have_become_fewer():
            yield _fewer_threads(threads.count, threads.most)

    def measure(self, losses: dict[str, float]) -> Iterator[Event]:
        """Validate the averaged weights, let them speak, and keep them; ``losses`` are those of the last step."""
        with self.learner.ema.in_place():
            figures = {**losses, **self.validation.measure()}
            better = self._is_better(figures["validation_loss"])
            with restored(self.networks, self.learner.segments, self.variance_clips, self.config.variance_limit):
                sample = self._speak_sample()
                checkpoint = self._checkpoint(figures)
                checkpoints.keep(self.setup.run, checkpoint)
                if better:
                    checkpoints.write_best(self.setup.run, checkpoint)
        seconds = round(self.setup.clock.elapsed, 1)
        self._note_metrics(seconds, figures)
        self.measuring.begin_again()
        yield Measured(self.step, seconds, figures)
        yield SampleReady(self.step, seconds, sample, self.sample_text)
        if better:
            yield Kept(self.step)

    def _is_better(self, loss: float) -> bool:
        """Tell whether a voice of this loss replaces the one before, and remember the lowest loss."""
        if self.best is not None and loss > self.best * self.config.tolerated_rise:
            return False
        self.best = loss if self.best is None else min(loss, self.best)
        return True

    def _speak_sample(self) -> Path:
        ids = torch.tensor(self.setup.base.clip_ids(self.sample_text, self.config.espeak_voice))
        noise = torch.Generator().manual_seed(self.config.seed)
        wave = synthesise(self.networks.generator, ids, self.length_scale, noise).numpy()
        path = self.setup.run / SAMPLES / f"{self.step:06d}.flac"
        files.write(path, Audio(wave, self.networks.rate), TAGS)
        return path

    def _checkpoint(self, figures: dict[str, float]) -> Checkpoint:
        """Return the voice as the networks have it now."""
        weights = self.networks.generator.state_dict()
        return Checkpoint(
            {name: value for name, value in weights.items() if name.startswith(("flow.", "decoder."))},
            self.step,
            self.length_scale,
            seconds_of(self.setup.clips),
            len(self.setup.clips),
            self.setup.held_out_names,
            figures,
        )

    def _note_metrics(self, seconds: float, figures: dict[str, float]) -> None:
        line = json.dumps({"step": self.step, "seconds": seconds, **figures})
        with (self.setup.run / METRICS).open("a", encoding="utf-8") as file:
            file.write(line + "\n")

    def save(self) -> None:
        """Save everything that is needed to go on exactly."""
        state = State(
            self.networks.tensors() | self.learner.tensors(),
            self.config,
            self.step,
            self.schedule.steps,
            self.schedule.plan,
            self.setup.minutes,
            self.setup.clock.elapsed,
            self.best,
            self.length_scale,
            self.setup.clip_names,
            self.setup.held_out_names,
            self.extended,
        )
        training_state.write(self.setup.run / STATE, state)
        self.saving.begin_again()

    def _write_settings(self) -> None:
        write_json(
            self.setup.run / RUN_SETTINGS,
            {
                **asdict(self.config),
                "plan": asdict(self.schedule.plan),
                "base": self.setup.base.name,
                "training_clips": self.setup.clip_names,
                "held_out_clips": self.setup.held_out_names,
            },
        )


def _fewer_minutes(minutes: float, given: float) -> Note:
    message = Message("On this GPU, {minutes:g} of the {given:g} minutes are enough.", minutes=minutes, given=given)
    return Note(message, NoteKind.FEWER_MINUTES)


def _fewer_threads(count: int, most: int) -> Note:
    message = Message(
        "Other programs keep the processor busy: learning goes on with {count} of {most} threads.",
        count=count,
        most=most,
    )
    return Note(message, NoteKind.FEWER_THREADS)
