"""Fine-tuning the base voice to one speaker within a given time: load, train, choose by ear, hand on."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict, replace
from pathlib import Path

from tts_studio.engine.bases import BaseVoice
from tts_studio.engine.judging import judges, selection
from tts_studio.engine.training import checkpoints, plan, training_state
from tts_studio.engine.training.config import TrainingConfig
from tts_studio.engine.training.dataset import Example, PreparedClip, choose, hold_out, prepare, seconds_of
from tts_studio.engine.training.device import choose_device, describe, prepare_device
from tts_studio.engine.training.networks import Networks, build_networks
from tts_studio.engine.training.setup import Setup
from tts_studio.engine.training.threads import Threads
from tts_studio.engine.training.trainer import Trainer
from tts_studio.engine.training.training_state import State
from tts_studio.engine.training.warm_start import WarmStart, check_fit
from tts_studio.engine.training.work_clock import Clock
from tts_studio.errors import TrainingError
from tts_studio.events import Event, Finished, Kept, Note, NoteKind, Stage, StageKind, TooFewSteps
from tts_studio.formats import BEST, LEAST_SECONDS, STATE
from tts_studio.messages import Message

LISTENING_SECONDS = 120.0
"""Time to load the judges and to hear five voices; taken in trainings of at least ``LISTENING_FROM`` minutes."""
LISTENING_FROM = 8.0


def fine_tune(
    examples: Sequence[Example], base: BaseVoice, config: TrainingConfig, run: Path, *, resume: bool = False
) -> Generator[Event]:
    """Train in the folder ``run``; the last event is ``Finished`` with ``best`` (a path) and figures.

    Closing the generator saves the state; waiting between two events costs none of the minutes. ``resume`` goes on
    exactly where the state was saved, with the configuration that the training was begun with; only its ``minutes`` may
    have become more. A training that had too few steps to make a voice (``TooFewSteps``) takes these in any case.
    Raises TrainingError for too little speech, a base voice that cannot be trained, or a damaged state.
    """
    clock = Clock()
    with closing(_fine_tune(examples, base, config, run, clock, resume=resume)) as events:
        yield from clock.watch(events)


def _fine_tune(
    examples: Sequence[Example], base: BaseVoice, config: TrainingConfig, run: Path, clock: Clock, *, resume: bool
) -> Generator[Event]:
    device = choose_device()
    prepare_device(device)
    networks, start = _load(base)
    yield Stage(StageKind.PREPARING_RECORDINGS, Message("Computing on {device}.", device=describe(device)))
    state = training_state.read(run / STATE) if resume and (run / STATE).exists() else None
    listens = config.minutes >= LISTENING_FROM and judges.installed()
    minutes = plan.minutes_needed(config.minutes, on_gpu=device.type == "cuda")
    if state is None:
        config = replace(config, espeak_voice=config.espeak_voice or base.espeak_voice)
        chosen = choose(examples, max(config.least_speech, config.speech_per_minute * minutes))
    else:
        config, minutes = _of_state(state, config.minutes, minutes)
        chosen = [example for example in examples if example.name in {*state.clips, *state.held_out}]
    if len(chosen) < len(examples):
        yield _part_of(chosen, examples, minutes)
    prepared = yield from prepare(chosen, base, config.espeak_voice)
    clips, held_out = hold_out(prepared, config.held_out)
    _check_enough(clips, held_out)
    yield Stage(StageKind.PREPARING_NETWORKS)
    networks.to(device)
    threads = Threads(watched=device.type == "cpu")
    reserved = LISTENING_SECONDS if listens else 0.0
    setup = Setup(run, config, base, networks, clips, held_out, clock, threads, minutes, reserved)
    _remove_what_was_half_written(run)
    with threads:
        trainer = yield from Trainer.resume(setup, state) if state else Trainer.begin(setup, start)
        yield from trainer.train()
        yield from _choose_by_ear(setup, listens=listens)
    if trainer.step < config.useful_steps:
        missing = config.useful_steps - trainer.step
        yield TooFewSteps(trainer.step, config.useful_steps, trainer.schedule.minutes_for(missing, trainer.step))
    yield Finished(
        {
            "best": str(run / BEST),
            "step": checkpoints.read_best(run).step,
            "plan": asdict(trainer.schedule.plan),
            "seconds": round(clock.elapsed, 1),
            **({"extended": True} if trainer.extended else {}),  # no training from the beginning gives this voice
        }
    )


def _of_state(state: State, asked: float, needed: float) -> tuple[TrainingConfig, float]:
    """Return the configuration of a training that goes on, and its minutes: more, if more are ``asked`` for now.

    ``needed`` are those of the minutes asked for that this machine needs.
    """
    if asked > state.config.minutes:
        return replace(state.config, minutes=asked), max(needed, state.minutes)
    return state.config, state.minutes


def _choose_by_ear(setup: Setup, *, listens: bool) -> Iterator[Event]:
    """Make the checkpoint the best that the judges find nearest to the speaker, if they listen or have listened."""
    found = selection.judged(setup.run)
    if listens and not found:
        found = yield from selection.judge_checkpoints(
            setup.run, setup.base, setup.config.espeak_voice, setup.clips, setup.held_out, setup.threads
        )
    if found:  # also after a measurement has made the last one the best
        yield from _take_nearest(setup.run, found)


def _take_nearest(run: Path, found: Mapping[int, selection.Judgement]) -> Iterator[Event]:
    best = selection.nearest_checkpoint(run, found)
    checkpoints.write_best(run, best)
    yield Kept(best.step)
    message = Message(
        "Of {count} voices along the way, the one of step {step} came nearest to the speaker.",
        count=len(found),
        step=best.step,
    )
    yield Note(message, NoteKind.NEAREST_CHOSEN)


def _remove_what_was_half_written(run: Path) -> None:
    """Remove what a process that was killed has left in its run."""
    for left in run.glob(".*.tmp"):
        left.unlink()


def _part_of(chosen: Sequence[Example], examples: Sequence[Example], minutes: float) -> Note:
    message = Message(
        "In {minutes:g} minutes of training, {used:.0f} of the {speech:.0f} minutes of speech can be learned from;"
        " a longer training takes more of them.",
        minutes=minutes,
        used=seconds_of(chosen) / 60,
        speech=seconds_of(examples) / 60,
    )
    return Note(message, NoteKind.PART_OF_RECORDINGS)


def _load(base: BaseVoice) -> tuple[Networks, WarmStart]:
    """Return the networks of a base voice and what they start with; raises TrainingError if it cannot be trained."""
    base.check_trainable()
    assert base.start_weights is not None
    networks, start = build_networks(base), WarmStart.load(base.start_weights.path)
    check_fit(networks, start)
    return networks, start


def _check_enough(clips: Sequence[PreparedClip], held_out: Sequence[PreparedClip]) -> None:
    seconds = seconds_of(clips) + seconds_of(held_out)
    if len(clips) < 2 or len(held_out) < 1 or seconds < LEAST_SECONDS:
        raise TrainingError(
            "There are only {seconds:.0f} seconds of usable speech.",
            "Please record or import at least one minute; five minutes give a voice that people recognise.",
            seconds=seconds,
        )
