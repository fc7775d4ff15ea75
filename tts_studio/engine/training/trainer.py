"""Fine-tuning the base voice to one speaker within a given time: a generator of events, to be closed at any moment.

A run is a folder: ``settings.json``, ``metrics.jsonl``, ``samples/``, ``state.safetensors`` (everything needed to go on
exactly), ``best.safetensors`` (the voice so far, and what is known about it), ``candidates/`` (the voice at several
steps) and ``heard.json`` (how the judges found them: ``judging/selection.py``).
"""

from __future__ import annotations

import json
import math
import random
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

import numpy as np
import torch

from tts_studio.audio import files
from tts_studio.audio.signal import Audio
from tts_studio.engine.bases import BaseVoice
from tts_studio.engine.judging import judges, selection
from tts_studio.engine.training import checkpoints, plan, tensors_file, training_state
from tts_studio.engine.training.checkpoints import Checkpoint, read_best
from tts_studio.engine.training.dataset import Example, PreparedClip, choose, hold_out, prepare, seconds_of
from tts_studio.engine.training.device import batch_factor, choose_device, describe, multiplies_bfloat16, prepare_device
from tts_studio.engine.training.global_variance import restored
from tts_studio.engine.training.length_scale import ROUNDS, length_scale
from tts_studio.engine.training.networks import Networks, build_networks
from tts_studio.engine.training.plan import StepPlan
from tts_studio.engine.training.step import Learner, LearningRates
from tts_studio.engine.training.threads import Threads
from tts_studio.engine.training.training_state import State
from tts_studio.engine.training.validation import Validation
from tts_studio.engine.training.warm_start import WarmStart, load_nearest, load_speaker
from tts_studio.engine.training.work_clock import Clock
from tts_studio.engine.vits.synthesis import synthesise
from tts_studio.errors import TrainingError
from tts_studio.events import (
    Event,
    Finished,
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
from tts_studio.formats import BEST, LEAST_SECONDS, METRICS, RUN_SETTINGS, SAMPLES, STATE
from tts_studio.messages import Message
from tts_studio.storage import write_json
from tts_studio.text.phonemes import clip_ids

SAMPLE_TEXT = "This is how I sound after a little practice, and I am still learning."
_SAVE_EVERY = 45.0  # seconds; the promise is that at most 60 s of work are lost
_MEASURE_EVERY = 75.0  # seconds
_PLAN_AFTER = 10.0  # seconds of steps that tell how long they take
_ALIKE = 0.2  # of its length may a gradient in bfloat16 differ (0.03 … 0.1); two batches differ by 0.3 … 0.8
_TRUSTED = 1.15
"""A later voice replaces the one before unless its loss is more than so many times the best one's. In two hours the
loss rises by 8 to 15 %, and later voices come nearer to the speaker, as clear in words and sound (MEASUREMENTS.md)."""


class DivergedError(TrainingError):
    """Losses that are no numbers any more."""


@dataclass(frozen=True)
class TrainConfig:
    """What decides a training, besides the recordings."""

    minutes: float = 30.0
    """Wall-clock time for everything, preparation and saving included."""
    seed: int = 0
    espeak_voice: str = ""
    """espeak-ng's name of the speaker's language; empty = the base voice's."""
    plan: StepPlan | None = None
    """None = as many steps as fit into the time, by timing some."""
    batch: int = 16
    """Segments a step, on a CPU."""
    rates: LearningRates = field(default_factory=LearningRates)


def train(
    examples: Sequence[Example], base: BaseVoice, config: TrainConfig, run: Path, *, resume: bool = False
) -> Generator[Event]:
    """Train in the folder ``run``; the last event is ``Finished`` with ``best`` (a path) and figures.

    Closing the generator saves the state; waiting between two events costs none of the minutes. ``resume`` goes on
    exactly where the state was saved.
    Raises TrainingError for too little speech, a base voice that cannot be trained, or a damaged state.
    """
    clock = Clock()
    with closing(_training(examples, base, config, run, clock, resume=resume)) as events:
        yield from clock.watch(events)


def _training(
    examples: Sequence[Example], base: BaseVoice, config: TrainConfig, run: Path, clock: Clock, *, resume: bool
) -> Generator[Event]:
    device = choose_device()
    prepare_device(device)
    yield Stage(StageKind.PREPARING_RECORDINGS, Message("Computing on {device}.", device=describe(device)))
    config = replace(config, espeak_voice=config.espeak_voice or base.espeak_voice)
    kept = training_state.read(run / STATE) if resume and (run / STATE).exists() else None
    minutes = kept.minutes if kept else plan.minutes_needed(config.minutes, on_gpu=device.type == "cuda")
    chosen = choose(examples, plan.seconds_of_speech(minutes))
    if len(chosen) < len(examples):
        yield _part_of(chosen, examples, minutes)
    clips = yield from prepare(chosen, base, config.espeak_voice)
    training, held_out = hold_out(clips)
    _check_enough(training, held_out)
    yield Stage(StageKind.PREPARING_NETWORKS)
    start = WarmStart.load()
    _check_known(base, start)
    networks = build_networks(base)
    networks.to(device)
    trainer = Trainer(networks, training, held_out, base, config, minutes, run, clock)
    with trainer.threads:
        if kept is None:
            yield from trainer.begin(start)
        else:
            trainer.restore(kept)
        yield from trainer.learn()


class Trainer:
    """One training from its first step to its last; ``config`` says which language is spoken.

    It works to ``minutes``, by ``clock``.
    """

    def __init__(
        self,
        networks: Networks,
        clips: Sequence[PreparedClip],
        held_out: Sequence[PreparedClip],
        base: BaseVoice,
        config: TrainConfig,
        minutes: float,
        run: Path,
        clock: Clock,
    ) -> None:
        self.networks = networks
        self.clips = clips
        self.held_out = held_out
        self.base = base
        self.config = config
        self.minutes = minutes
        self.run = run
        self.clock = clock
        self.device = networks.device
        self.threads = Threads(watched=self.device.type == "cpu")
        self.listening = config.minutes >= plan.LISTENING_FROM and judges.installed()
        self.validation = Validation(networks, held_out)
        self.steps_done = 0
        self.best: float | None = None
        self._timed = False
        (run / SAMPLES).mkdir(parents=True, exist_ok=True)
        for left in run.glob(".*.tmp"):  # of a process that was killed while it wrote
            left.unlink()

    def begin(self, start: WarmStart) -> Iterator[Event]:
        """Take the speaker of ``start`` who is nearest, and plan."""
        load_nearest(self.networks, start, self.clips)
        self.length_scale = self._find_pace()
        if self.config.plan is None:
            yield Stage(StageKind.TIMING)
        self.plan = self.config.plan or self._make_plan()
        self._timed = self.config.plan is None
        if self.minutes < self.config.minutes:
            yield _fewer_minutes(self.minutes, self.config.minutes)
        self.steps = self.plan.steps
        self.learner = self._make_learner()

    def restore(self, kept: State) -> None:
        """Go on where a training was; raises TrainingError if its networks were others, or its clips."""
        if kept.clips != self._clip_names():  # the alignment goes by their order
            raise TrainingError(
                "This training has learned from other clips than this version of the program would take.",
                "Please start a new training; your recordings are as they were.",
            )
        self.plan, self.steps = kept.plan, kept.steps
        try:
            load_speaker(self.networks, kept.tensors)
            self.learner = self._make_learner()
            self.learner.load(kept.tensors)
        except (RuntimeError, KeyError, ValueError) as error:  # weights are missing or have another shape
            raise training_state.older_version(error) from error
        self.steps_done = kept.step
        self.best = kept.best
        self.length_scale = kept.length_scale
        self.clock.go_on_from(kept.elapsed)  # preparing again is not taken off the steps
        checkpoints.forget_after(self.run, self.steps_done)

    def learn(self) -> Generator[Event]:
        """Yield the events of all steps, and of choosing among the voices along the way."""
        self._write_settings()
        yield Planned(len(self.clips), len(self.held_out), self.plan.steps, self.minutes, self._timed)
        yield from self._tell_if_busy()
        yield Stage(StageKind.LEARNING)
        self.last_saved = self.last_measured = self.clock.elapsed
        try:
            yield from self._take_steps()
            yield from self._measure()
        except DivergedError:  # the state before it is the better one
            raise
        except BaseException:
            self._save_state()
            raise
        self._save_state()
        yield from self._finish()

    def _take_steps(self) -> Iterator[Event]:
        first, began = self.steps_done, self.clock.elapsed
        while self.steps_done < self.steps and not self._out_of_time():
            seed_step(self.config.seed, self.steps_done)
            self.losses = self._step(self.learner, self.steps_done / self.steps)
            if not np.isfinite(self.losses["train_envelope_l1"]):
                raise DivergedError(
                    "The training has diverged.", "The voice saved before it is kept. Please try another seed."
                )
            self.steps_done += 1
            self.learner.ema.update(self.steps_done)
            now = self.clock.elapsed
            yield from self._tell_if_busy()
            if now - self.last_measured > _MEASURE_EVERY:
                yield from self._measure()
            if now - self.last_saved > _SAVE_EVERY:
                self.steps = plan.within_reach(self.plan.steps, self._reach(first, began))
                self._save_state()
            elif now - began > _PLAN_AFTER and self.config.plan is None:  # one that is given gives the same voice again
                self._plan_more(self._reach(first, began))
            yield Progress(self.steps_done, self.steps, self._seconds_left())

    def _step(self, learner: Learner, fraction: float) -> dict[str, float]:
        before = self.clock.elapsed
        found = learner.step(fraction)
        self.threads.after_step(self.clock.elapsed - before)
        return found

    def _reach(self, first: int, began: float) -> int:
        """Return how many steps there will be in all, by what those since ``first`` have taken."""
        each = (self.clock.elapsed - began) / (self.steps_done - first)
        return plan.reach(self.steps_done, each, self._seconds_for_steps())

    def _plan_more(self, reached: int) -> None:
        if (more := plan.grown(self.plan.steps, reached)) > self.plan.steps:
            self.plan, self.steps = replace(self.plan, steps=more), more

    def _tell_if_busy(self) -> Iterator[Event]:
        if self.threads.have_become_fewer():
            yield _fewer_threads(self.threads.count, self.threads.most)

    def _out_of_time(self) -> bool:
        return self.steps_done > 0 and self._seconds_for_steps() < 0

    def _seconds_for_steps(self) -> float:
        return plan.seconds_for_steps(self.minutes, listening=self.listening) - self.clock.elapsed

    def _seconds_left(self) -> float:
        return max(0.0, self.minutes * 60 - self.clock.elapsed)

    def _make_learner(self) -> Learner:
        """Return what takes the planned steps; the plan may be another machine's."""
        return self._new_learner(bfloat16=self.plan.bfloat16 and multiplies_bfloat16(self.device))

    def _new_learner(self, *, bfloat16: bool) -> Learner:
        batch = self.config.batch * batch_factor(self.device)
        return Learner(self.networks, self.clips, self.config.rates, batch, bfloat16=bfloat16)

    @property
    def _is_long(self) -> bool:
        """Whether there is time to prepare with care."""
        return self.minutes >= 5

    def _find_pace(self) -> float:
        seed_step(self.config.seed, 0)
        rounds = ROUNDS if self._is_long else ROUNDS[:1]
        return length_scale(self.networks.generator, self.clips, self.networks.rate, rounds)

    def _make_plan(self) -> StepPlan:
        """Rehearse some steps, put everything back, and plan; where no time is left, the least without rehearsal."""
        if self._seconds_for_steps() <= 0.0:
            return StepPlan(1)
        before = {n: v.clone() for n, v in self._network_tensors().items()}
        seed_step(self.config.seed, 0)
        learner = self._new_learner(bfloat16=False)
        alike = multiplies_bfloat16(self.device) and learner.bfloat16_error() < _ALIKE
        seconds, in_bfloat16 = self._time_steps(learner), math.inf
        if alike:
            learner.bfloat16 = True
            in_bfloat16 = self._time_steps(learner)
        load_speaker(self.networks, before)
        return plan.plan_steps(self._seconds_for_steps(), seconds, in_bfloat16)

    def _time_steps(self, learner: Learner) -> float:
        self.threads.settle()
        return plan.time_steps(lambda: self._step(learner, 0.0), 4 if self._is_long else 1)

    # --- measuring ---------------------------------------------------------------------------------------------

    def _measure(self) -> Iterator[Event]:
        values = dict(getattr(self, "losses", {}))
        with self.learner.ema.in_place():
            values |= self.validation.measure()
            loss = values["validation_loss"]
            better = self.best is None or loss <= self.best * _TRUSTED
            with restored(self.networks, self.validation.segments):
                path = self._speak_sample()
                voice = self._voice(values)
                checkpoints.keep(self.run, voice)
                if better:
                    self.best = min(loss, self.best or np.inf)
                    checkpoints.write_best(self.run, voice)
        seconds = round(self.clock.elapsed, 1)
        self._note_metrics(seconds, values)
        self.last_measured = self.clock.elapsed
        yield Measured(self.steps_done, seconds, values)
        yield SampleReady(self.steps_done, seconds, path, SAMPLE_TEXT)
        if better:
            yield Kept(self.steps_done)

    @torch.no_grad()
    def _speak_sample(self) -> Path:
        torch.manual_seed(self.config.seed)
        ids = torch.tensor(clip_ids(SAMPLE_TEXT, self.config.espeak_voice, self.base.phoneme_id_map))
        wave = synthesise(self.networks.generator, ids, self.length_scale).numpy()
        path = self.run / SAMPLES / f"{self.steps_done:06d}.flac"
        peak = float(np.abs(wave).max(initial=1e-4))
        files.write(path, Audio((0.9 / peak * wave).astype(np.float32), self.networks.rate))
        return path

    def _note_metrics(self, seconds: float, values: dict[str, float]) -> None:
        line = json.dumps({"step": self.steps_done, "seconds": seconds, **values})
        with (self.run / METRICS).open("a", encoding="utf-8") as file:
            file.write(line + "\n")

    # --- saving ------------------------------------------------------------------------------------------------

    def _network_tensors(self) -> tensors_file.Tensors:
        return {
            **tensors_file.module_tensors("decoder", self.networks.decoder),
            **tensors_file.module_tensors("flow", self.networks.generator.flow),
            **tensors_file.module_tensors("posterior", self.networks.posterior),
        }

    def _save_state(self) -> None:
        kept = State(
            self._network_tensors() | self.learner.tensors(),
            self.steps_done,
            self.steps,
            self.plan,
            self.minutes,
            self.clock.elapsed,
            self.best,
            self.length_scale,
            self._clip_names(),
        )
        training_state.write(self.run / STATE, kept)
        self.last_saved = self.clock.elapsed

    def _clip_names(self) -> tuple[str, ...]:
        return tuple(clip.name for clip in self.clips)

    def _voice(self, values: dict[str, float]) -> Checkpoint:
        """Return the voice as the networks have it now."""
        weights = self.networks.generator.state_dict()
        return Checkpoint(
            {name: value for name, value in weights.items() if name.startswith(("flow.", "decoder."))},
            self.steps_done,
            self.length_scale,
            seconds_of(self.clips),
            len(self.clips),
            tuple(clip.name for clip in self.held_out),
            values,
        )

    def _write_settings(self) -> None:
        write_json(
            self.run / RUN_SETTINGS,
            {
                **asdict(self.config),
                "plan": asdict(self.plan),
                "base": self.base.name,
                "training_clips": self._clip_names(),
                "held_out_clips": [clip.name for clip in self.held_out],
            },
        )

    # --- choosing ----------------------------------------------------------------------------------------------

    def _finish(self) -> Iterator[Event]:
        found = selection.judged(self.run)
        if self.listening and not found:
            found = yield from selection.judge_checkpoints(
                self.run, self.base, self.config.espeak_voice, self.clips, self.held_out, self.threads
            )
        if found:
            yield from self._take_nearest(found)
        yield Finished(
            {
                "best": str(self.run / BEST),
                "step": read_best(self.run).step,
                "plan": asdict(self.plan),
                "seconds": round(self.clock.elapsed, 1),
            }
        )

    def _take_nearest(self, found: Mapping[int, selection.Figures]) -> Iterator[Event]:
        """Keep the voice that the judges found nearest; also after a measurement took the last one."""
        best = selection.nearest_checkpoint(self.run, found)
        checkpoints.write_best(self.run, best)
        yield Kept(best.step)
        yield _nearest_chosen(len(found), best.step)


def seed_step(seed: int, step: int) -> None:
    """Give each step its own random numbers, so that a resumed run draws what an unbroken one would have drawn."""
    number = seed * 10_000_019 + step
    torch.manual_seed(number)
    random.seed(number)


def _part_of(chosen: Sequence[Example], examples: Sequence[Example], minutes: float) -> Note:
    message = Message(
        "In {minutes:g} minutes of training, {used:.0f} of the {speech:.0f} minutes of speech can be learned from;"
        " a longer training takes more of them.",
        minutes=minutes,
        used=seconds_of(chosen) / 60,
        speech=seconds_of(examples) / 60,
    )
    return Note(message, NoteKind.PART_OF_RECORDINGS)


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


def _nearest_chosen(count: int, step: int) -> Note:
    message = Message(
        "Of {count} voices along the way, the one of step {step} came nearest to the speaker.", count=count, step=step
    )
    return Note(message, NoteKind.NEAREST_CHOSEN)


def _check_known(base: BaseVoice, start: WarmStart) -> None:
    if base.verify() != start.base_sha256:
        raise TrainingError(
            f"The base voice “{base.name}” cannot be trained yet.",
            "Please use the base voice that comes with the program.",
        )


def _check_enough(training: Sequence[PreparedClip], held_out: Sequence[PreparedClip]) -> None:
    seconds = seconds_of(training) + seconds_of(held_out)
    if len(training) < 2 or len(held_out) < 1 or seconds < LEAST_SECONDS:
        raise TrainingError(
            f"There are only {seconds:.0f} seconds of usable speech.",
            "Please record or import at least one minute; five minutes give a voice that people recognise.",
        )
