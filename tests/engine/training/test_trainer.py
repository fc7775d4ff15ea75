from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Event as Signal
from threading import Thread

import numpy as np
import pytest
import torch
from safetensors.torch import load_file

from tests.conftest import SpokenClip
from tests.helpers.hurry import HURRIED, hurry
from tests.helpers.stand_in_judges import JUDGES
from tests.helpers.tiny_base import make_tiny_base
from tts_studio import formats
from tts_studio.engine import fine_tuning
from tts_studio.engine.bases import BaseVoice, find
from tts_studio.engine.fine_tuning import LISTENING_FROM, LISTENING_SECONDS, fine_tune
from tts_studio.engine.judging import judges, selection
from tts_studio.engine.judging.selection import CheckpointJudge, Judges
from tts_studio.engine.training import (
    checkpoints,
    global_variance,
    more_time,
    plan,
    tensors_file,
    threads,
    trainer,
    training_state,
)
from tts_studio.engine.training.checkpoints import read_best
from tts_studio.engine.training.config import TrainingConfig
from tts_studio.engine.training.dataset import Example, hold_out, prepare_one
from tts_studio.engine.training.networks import Networks
from tts_studio.engine.training.plan import StepPlan
from tts_studio.engine.training.segments import Segments
from tts_studio.engine.training.setup import Setup
from tts_studio.engine.training.step import Learner
from tts_studio.engine.training.trainer import Trainer
from tts_studio.engine.training.validation import Validation
from tts_studio.engine.vits.graph import write_weights
from tts_studio.errors import StudioError, TrainingError
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
    TooFewSteps,
)
from tts_studio.formats import BEST, HEARD, METRICS, SAMPLES, STATE

pytestmark = pytest.mark.long
CONFIG = TrainingConfig(minutes=5.0, plan=StepPlan(4), seed=3, **HURRIED)  # too short for judges
OFTEN = replace(CONFIG, measure_every=0.0)


@pytest.fixture(scope="module")
def examples(spoken_clips: Sequence[SpokenClip]) -> tuple[Example, ...]:
    return tuple(Example(clip.audio.stem, clip.audio, clip.text) for clip in spoken_clips[:5])


@pytest.fixture(scope="module", autouse=True)
def in_a_hurry() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        hurry(patch)
        yield


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> BaseVoice:
    return make_tiny_base(tmp_path_factory.mktemp("bases"))


@pytest.fixture(scope="module")
def whole_run(base, examples, tmp_path_factory) -> tuple[Path, list[Event]]:
    """A training that has measured after each step, as minutes of training do now and then."""
    run = tmp_path_factory.mktemp("run")
    return run, list(fine_tune(examples, base, OFTEN, run))


def events_until(events: Iterator[Event], wanted: Callable[[Event], bool]) -> None:
    """Pull events until one is as wanted, then close, as a person who cancels does."""
    with closing(events):
        for event in events:
            if wanted(event):
                return
    pytest.fail("the training ended before it could be cancelled")


def notes_in(events: list[Event]) -> list[str]:
    return [str(event.message) for event in events if isinstance(event, Note)]


def test_a_run_ends_with_a_voice_and_tells_its_losses(whole_run, examples):
    run, events = whole_run
    assert isinstance(events[-1], Finished)
    measured = [event for event in events if isinstance(event, Measured)]
    assert {"train_envelope_l1", "train_kl", "validation_envelope_l1", "validation_kl"} <= set(measured[-1].values)
    assert [e.done for e in events if isinstance(e, Progress) and e.total == 4] == [1, 2, 3, 4]
    samples = [event.path for event in events if isinstance(event, SampleReady)]
    assert samples
    assert all(path.parent == run / SAMPLES and path.stat().st_size > 1000 for path in samples)
    rows = [json.loads(line) for line in (run / METRICS).read_text().splitlines()]
    assert [(event.step, event.seconds) for event in measured] == [(row["step"], row["seconds"]) for row in rows]
    best = read_best(run)
    assert best.step == events[-1].result["step"] == [event.step for event in events if isinstance(event, Kept)][-1]
    assert 0.7 <= best.length_scale <= 1.5
    assert len(best.held_out) + best.clips == len(examples)


def test_only_flow_and_decoder_leave_the_run_and_both_have_moved(base, whole_run, tmp_path):
    run, _ = whole_run
    weights = read_best(run).weights
    assert {name.split(".")[0] for name in weights} == {"flow", "decoder"}
    write_weights(base.path, weights, tmp_path / "tuned.onnx", base.sampling_rate)
    assert (tmp_path / "tuned.onnx").read_bytes() != base.path.read_bytes()


def test_another_seed_gives_other_weights_and_no_training_takes_numbers_that_others_would_have_drawn(
    base, whole_run, examples, tmp_path
):
    before = random.getstate(), torch.get_rng_state()
    list(fine_tune(examples, base, replace(CONFIG, seed=4), tmp_path))
    assert random.getstate() == before[0]
    assert torch.equal(torch.get_rng_state(), before[1])
    one, other = load_file(whole_run[0] / STATE), load_file(tmp_path / STATE)
    assert not all(torch.equal(one[name], other[name]) for name in one if name.startswith("decoder."))


@pytest.fixture
def others_draw() -> Iterator[list[int]]:
    """Draw from the generators that all share, from another thread all the time, as “Say it differently” does."""
    draws, ended = [0], Signal()

    def draw() -> None:
        while not ended.wait(0.0005):
            random.random()
            np.random.random()
            torch.rand(1)
            draws[0] += 1

    thread = Thread(target=draw)
    thread.start()
    yield draws
    ended.set()
    thread.join()


def test_what_others_draw_changes_no_voice(base, others_draw, whole_run, examples, tmp_path):
    list(fine_tune(examples, base, OFTEN, tmp_path))
    assert others_draw[0] > 100
    for name in (STATE, BEST):
        alone, beside = load_file(whole_run[0] / name), load_file(tmp_path / name)
        assert all(torch.equal(alone[tensor], beside[tensor]) for tensor in alone)
    assert read_best(tmp_path).length_scale == read_best(whole_run[0]).length_scale
    samples = [path.name for path in (tmp_path / SAMPLES).iterdir()]
    assert all((tmp_path / SAMPLES / n).read_bytes() == (whole_run[0] / SAMPLES / n).read_bytes() for n in samples)


def test_cancelled_and_resumed_twice_is_the_same_as_unbroken_and_measured_after_each_step(
    base, whole_run, examples, tmp_path
):
    whole, _ = whole_run
    for steps in (1, 3):
        events_until(
            fine_tune(examples, base, CONFIG, tmp_path, resume=steps > 1),
            lambda e: isinstance(e, Progress) and e.done == steps and e.total == 4,  # noqa: B023 -- asked at once
        )
    list(fine_tune(examples, base, CONFIG, tmp_path, resume=True))
    unbroken, resumed = load_file(whole / STATE), load_file(tmp_path / STATE)
    assert set(unbroken) == set(resumed)
    assert all(torch.equal(unbroken[name], resumed[name]) for name in unbroken)


def test_a_finished_run_can_be_resumed_and_only_ends_again(base, whole_run, examples):
    run, _ = whole_run
    before = load_file(run / STATE)
    events = list(fine_tune(examples, base, CONFIG, run, resume=True))
    assert isinstance(events[-1], Finished)
    after = load_file(run / STATE)
    assert all(torch.equal(before[name], after[name]) for name in before)


def test_a_training_of_an_older_version_is_told_and_cannot_go_on(base, examples, tmp_path):
    older = {"step": 5, "phase": 0, "plan": {"sound": 9, "joint": 9}, "elapsed": 60.0, "best": None}
    tensors_file.save(tmp_path / STATE, {"decoder.conv_pre.bias": torch.zeros(3)}, older)
    with pytest.raises(TrainingError, match="older version"):
        list(fine_tune(examples, base, CONFIG, tmp_path, resume=True))


@pytest.mark.parametrize(
    "older",
    [
        {"config": ...},  # as in version 0.1, whose settings were constants
        {"config": {"batch": 16}},
        {"plan": {"sound": 9, "joint": 9}},
        {"clips": ...},
        {"momentum": 0.9},
    ],
)
def test_a_state_whose_facts_are_those_of_another_version_is_refused_in_words(
    base, older, whole_run, examples, tmp_path
):
    tensors, facts = tensors_file.load(whole_run[0] / STATE)
    changed = {name: value for name, value in {**facts, **older}.items() if value is not ...}
    tensors_file.save(tmp_path / STATE, tensors, changed)
    with pytest.raises(TrainingError, match="older version"):
        list(fine_tune(examples, base, CONFIG, tmp_path, resume=True))


@pytest.mark.parametrize("older", ["ema.", "l2sp.", "alignment.", "decoder.pitch.", "flow."])
def test_a_state_whose_tensors_are_those_of_another_version_is_refused_in_words(
    base, older, whole_run, examples, tmp_path
):
    tensors, facts = tensors_file.load(whole_run[0] / STATE)
    renamed = {name.replace(older, "averages.") if name.startswith(older) else name: tensors[name] for name in tensors}
    tensors_file.save(tmp_path / STATE, renamed, facts)
    with pytest.raises(TrainingError, match="older version"):
        list(fine_tune(examples, base, CONFIG, tmp_path, resume=True))


def test_a_training_that_has_learned_from_other_clips_cannot_go_on(base, examples, whole_run, tmp_path):
    shutil.copytree(whole_run[0], tmp_path / "run")
    with pytest.raises(TrainingError, match="other clips"):
        list(fine_tune(examples[::-1], base, CONFIG, tmp_path / "run", resume=True))


def test_a_short_training_takes_a_part_of_much_speech_and_says_so(base, examples, tmp_path, monkeypatch):
    events: list[Event] = []
    training = fine_tune(examples, base, replace(CONFIG, minutes=0.05, plan=None, least_speech=6.0), tmp_path)
    with closing(training):
        for event in training:
            events.append(event)
            if isinstance(event, Progress):
                break
    assert events
    assert any(isinstance(e, Note) and e.kind is NoteKind.PART_OF_RECORDINGS for e in events)
    assert isinstance(events[-1], Progress)
    assert events[-1].total < len(examples)


def test_a_machine_that_needs_less_time_takes_less_and_says_so(base, examples, tmp_path, monkeypatch):
    monkeypatch.setattr(plan, "minutes_needed", lambda minutes, on_gpu: minutes / 10)
    events = list(fine_tune(examples, base, replace(CONFIG, minutes=1.0), tmp_path))
    assert "On this GPU, 0.1 of the 1 minutes are enough." in notes_in(events)
    assert all(e.seconds_left <= 6.0 for e in events if isinstance(e, Progress) and e.seconds_left is not None)


def test_where_no_time_is_left_the_least_is_learned_without_rehearsal(base, examples, tmp_path, monkeypatch):
    monkeypatch.setattr(plan, "time_steps", lambda *_: pytest.fail("it rehearses"))
    list(fine_tune(examples, base, replace(CONFIG, minutes=0.1, plan=None), tmp_path))
    assert training_state.read(tmp_path / STATE).plan == StepPlan(1)


def too_few(events: list[Event]) -> list[TooFewSteps]:
    return [event for event in events if isinstance(event, TooFewSteps)]


def test_time_for_too_few_steps_is_told_and_going_on_takes_as_many_as_are_useful(base, examples, tmp_path, monkeypatch):
    monkeypatch.setattr(fine_tuning, "LEAST_SECONDS", 1.0)
    hasty = replace(CONFIG, minutes=0.1, plan=None, useful_steps=3, least_speech=1.0, speech_per_minute=80.0)
    *events, finished = fine_tune(examples, base, hasty, tmp_path)
    assert [(event.steps, event.useful) for event in too_few(events)] == [(1, 3)]
    assert too_few(events)[0].minutes == 0.0, "one step tells nothing of others"
    assert isinstance(finished, Finished)
    assert "extended" not in finished.result

    *events, finished = fine_tune(examples, base, hasty, tmp_path, resume=True)
    assert [e.done for e in events if isinstance(e, Progress) and e.total == 3] == [2, 3]
    assert not too_few(events)
    (planned,) = (event for event in events if isinstance(event, Planned))
    assert (planned.steps, planned.timed) == (3, True)
    assert planned.minutes > hasty.minutes
    assert isinstance(finished, Finished)
    assert finished.result["extended"]
    kept = training_state.read(tmp_path / STATE)
    assert kept.step == 3
    assert len({*kept.clips, *kept.held_out}) == len(kept.clips) + len(kept.held_out) < len(examples)

    *events, finished = fine_tune(examples, base, hasty, tmp_path, resume=True)
    assert not [e for e in events if isinstance(e, Progress) and e.seconds_left is not None], "all is done"
    assert isinstance(finished, Finished)
    assert finished.result["extended"], "it is still none that a training from the beginning would give"


def test_as_many_steps_as_are_useful_are_no_matter_of_remark(whole_run):
    assert not too_few(whole_run[1])


def test_a_training_that_goes_on_may_have_more_minutes(base, examples, tmp_path, monkeypatch):
    monkeypatch.setattr(plan, "time_steps", lambda *_: 1.0)
    list(fine_tune(examples, base, replace(CONFIG, minutes=0.1, plan=None), tmp_path))
    assert training_state.read(tmp_path / STATE).step == 1
    monkeypatch.setattr(more_time, "plan_steps", lambda *_: StepPlan(2))
    events = list(fine_tune(examples, base, replace(CONFIG, minutes=3.0, plan=None), tmp_path, resume=True))
    kept = training_state.read(tmp_path / STATE)
    assert (kept.step, kept.minutes, kept.config.minutes) == (3, 3.0, 3.0)
    assert any(isinstance(event, Stage) and event.kind is StageKind.TIMING for event in events)


@pytest.mark.parametrize(("clips", "least"), [(2, 0.0), (5, formats.LEAST_SECONDS)])
def test_too_few_clips_or_too_little_speech_is_told(base, clips, least, examples, tmp_path, monkeypatch):
    monkeypatch.setattr(fine_tuning, "LEAST_SECONDS", least)
    with pytest.raises(TrainingError, match="seconds of usable speech"):
        list(fine_tune(examples[:clips], base, CONFIG, tmp_path))


def test_a_language_that_nobody_knows_leaves_no_clip_and_is_told(base, examples, tmp_path):
    with pytest.raises(TrainingError, match="0 seconds of usable speech"):
        list(fine_tune(examples[:2], base, replace(CONFIG, espeak_voice="none"), tmp_path))


def test_another_base_voice_is_refused_in_words(base, examples, whole_run, tmp_path):
    run, _ = whole_run
    write_weights(base.path, read_best(run).weights, tmp_path / "other.onnx", base.sampling_rate)
    (tmp_path / "other.onnx.json").write_bytes(base.config_path.read_bytes())
    with pytest.raises(TrainingError, match="no start weights"):
        list(fine_tune(examples, find(tmp_path / "other.onnx"), CONFIG, tmp_path))


def test_a_text_longer_than_its_recording_is_refused(base, examples):
    too_much = Example("x", examples[0].audio, " ".join(example.text for example in examples) * 3)
    with pytest.raises(StudioError, match="more sounds"):
        prepare_one(too_much, base, base.espeak_voice)


def test_the_same_clips_are_held_out_whatever_their_order(base, examples):
    clips = [prepare_one(example, base, base.espeak_voice) for example in examples]
    training, held_out = hold_out(clips, CONFIG.held_out)
    training_again, held_out_again = hold_out(clips[::-1], CONFIG.held_out)
    assert {c.name for c in held_out} == {c.name for c in held_out_again}
    assert {c.name for c in training} == {c.name for c in training_again}
    assert len(held_out) == 2
    assert not {c.name for c in training} & {c.name for c in held_out}


def test_pauses_cost_no_minutes_whether_it_goes_on_or_is_stopped(base, examples, tmp_path, hands):
    with closing(fine_tune(examples, base, CONFIG, tmp_path)) as events:
        for event in events:
            hands.now += 3600.0  # while the recordings are prepared as well as later
            if isinstance(event, Progress) and event.done == 2 and event.total == 4:
                break
    kept = training_state.read(tmp_path / STATE)
    assert (kept.step, kept.elapsed) == (2, 0.0)


@pytest.fixture
def steps_that_take(monkeypatch, hands) -> Callable[[float], list[float]]:
    """A function that lets steps take seconds, and returns the list of shares of the training at which they are."""

    def take(seconds: float) -> list[float]:
        real, fractions = Learner.step, []

        def step(self: Learner, number: int, fraction: float) -> dict[str, float]:
            fractions.append(fraction)
            hands.now += seconds
            return real(self, number, fraction)

        monkeypatch.setattr(Learner, "step", step)
        return fractions

    return take


def test_a_machine_that_becomes_slower_takes_fewer_steps_and_ends_its_schedule(
    base, examples, tmp_path, steps_that_take
):
    fractions = steps_that_take(60.0)
    events = list(fine_tune(examples, base, replace(CONFIG, plan=StepPlan(8)), tmp_path))
    assert [e.total for e in events if isinstance(e, Progress)][-1] == 4
    assert fractions == [0.0, 0.25, 0.5, 0.75]
    assert training_state.read(tmp_path / STATE).plan == StepPlan(8)


@pytest.mark.parametrize(("given", "expected"), [(None, 7), (StepPlan(4), 4)])
def test_a_machine_that_becomes_much_quicker_takes_more_steps_unless_they_are_given(
    base, given, expected, examples, tmp_path, steps_that_take, monkeypatch
):
    monkeypatch.setattr(trainer, "plan_steps", lambda *_: StepPlan(4))
    monkeypatch.setattr(plan, "time_steps", lambda *_: 1.0)
    steps_that_take(40.0)
    list(fine_tune(examples, base, replace(CONFIG, plan=given), tmp_path))
    kept = training_state.read(tmp_path / STATE)
    assert (kept.step, kept.plan) == (expected, StepPlan(expected))


def test_on_a_busy_machine_fewer_threads_learn_the_same_from_the_same_seed_and_it_is_told(
    base, whole_run, examples, tmp_path, monkeypatch
):
    monkeypatch.setenv("OMP_NUM_THREADS", "2")
    monkeypatch.setattr(threads, "_barriers", lambda _count: [0.01] * 5)
    try:
        events = list(fine_tune(examples, base, CONFIG, tmp_path))
        assert torch.get_num_threads() == 2
    finally:
        torch.set_num_threads(1)
    assert "Other programs keep the processor busy: learning goes on with 1 of 2 threads." in notes_in(events)
    alone, beside = load_file(whole_run[0] / STATE), load_file(tmp_path / STATE)
    assert all(torch.equal(alone[name], beside[name]) for name in alone)


def test_without_judges_a_later_voice_is_kept_unless_its_loss_is_far_above_the_best(
    base, examples, tmp_path, monkeypatch
):
    real, left = Validation.measure, iter((60, 50, 57, 58, 58))
    monkeypatch.setattr(Validation, "measure", lambda self: {**real(self), "validation_loss": float(next(left))})
    list(fine_tune(examples, base, OFTEN, tmp_path))
    assert read_best(tmp_path).step == 3


def test_what_was_begun_on_another_machine_keeps_its_minutes(base, whole_run, examples, tmp_path, monkeypatch):
    shutil.copytree(whole_run[0], tmp_path / "run")
    monkeypatch.setattr(plan, "minutes_needed", lambda minutes, on_gpu: minutes / 10)
    *_, finished = fine_tune(examples, base, CONFIG, tmp_path / "run", resume=True)
    assert isinstance(finished, Finished)
    assert training_state.read(tmp_path / "run" / STATE).minutes == CONFIG.minutes


def test_a_training_that_diverges_keeps_the_state_before(base, examples, tmp_path, monkeypatch):
    events_until(
        fine_tune(examples, base, CONFIG, tmp_path), lambda e: isinstance(e, Progress) and e.done == 1 and e.total == 4
    )
    before = (tmp_path / STATE).read_bytes()
    monkeypatch.setattr(Learner, "step", lambda _self, _number, _fraction: {"train_envelope_l1": float("nan")})
    with pytest.raises(TrainingError, match="unstable"):
        list(fine_tune(examples, base, CONFIG, tmp_path, resume=True))
    assert (tmp_path / STATE).read_bytes() == before


def test_variance_is_restored_by_clips_that_it_learns_from(base, examples, tmp_path, monkeypatch):
    used: set[str] = set()

    @contextmanager
    def restored(networks: Networks, segments: Segments, clips: Sequence[int], limit: float) -> Iterator[None]:
        used.update(segments.clips[index].name for index in clips)
        with global_variance.restored(networks, segments, clips, limit):
            yield

    monkeypatch.setattr(trainer, "restored", restored)
    list(fine_tune(examples, base, replace(CONFIG, plan=StepPlan(1)), tmp_path))
    held_out = set(read_best(tmp_path).held_out)
    assert used == {example.name for example in examples} - held_out
    assert held_out


# --- choosing by ear -------------------------------------------------------------------------------------------------


@pytest.fixture
def hearing_run(whole_run, monkeypatch, tmp_path) -> tuple[Path, TrainingConfig]:
    """A run with time for judges, which ends once more; and its configuration."""
    monkeypatch.setattr(judges, "installed", lambda: True)
    run = tmp_path / "run"
    shutil.copytree(whole_run[0], run)
    return run, replace(CONFIG, minutes=LISTENING_FROM)


def test_its_voice_is_kept_at_each_measurement(whole_run):
    run, events = whole_run
    measured = [event.step for event in events if isinstance(event, Measured)]
    assert checkpoints.steps(run) == sorted(set(measured))
    finished = events[-1]
    assert isinstance(finished, Finished)
    assert finished.result["step"] == read_best(run).step


def test_judges_choose_the_voice_that_comes_nearest(base, hearing_run, examples, monkeypatch):
    run, config = hearing_run
    steps = checkpoints.steps(run)
    first, last = steps[0], steps[-1]
    assert first < last
    alike = dict.fromkeys(steps, 0.5) | {first: 0.9}
    order = iter(steps)
    monkeypatch.setattr(Judges, "load", lambda _language: JUDGES)

    def judge(_self: CheckpointJudge, _network: object, _length_scale: float) -> Iterator[Event]:
        yield Progress(1, 1)
        return {"similarity_normalised": alike[next(order)], "wer": 0.0, "mos": 3.0}

    monkeypatch.setattr(CheckpointJudge, "judge", judge)
    *events, finished = list(fine_tune(examples, base, config, run, resume=True))
    assert isinstance(finished, Finished)
    assert finished.result["step"] == read_best(run).step == first
    assert read_best(run).scores["mos"] == 3.0
    assert any(isinstance(event, Note) and f"step {first}" in str(event.message) for event in events)
    assert json.loads((run / HEARD).read_text())[str(last)]["similarity_normalised"] == 0.5

    list(fine_tune(examples, base, config, run, resume=True))
    assert read_best(run).step == first, "measuring once more must not undo their choice"
    assert read_best(run).scores["mos"] == 3.0


@pytest.mark.parametrize(("spoken", "language"), [("en-gb-x-rp", "en"), ("fr", None)])
def test_words_count_only_in_the_language_of_the_base_voice(base, spoken, language, tmp_path, monkeypatch) -> None:
    asked: list[str | None] = []

    def load(language: str | None) -> Judges:
        asked.append(language)
        raise judges.JudgeMissingError("There is none.")

    monkeypatch.setattr(Judges, "load", load)
    list(selection.judge_checkpoints(tmp_path, base, spoken, [], [], threads.Threads()))
    assert asked == [language]


def test_the_real_networks_are_heard(base, hearing_run, examples, monkeypatch):
    run, config = hearing_run
    checkpoints.forget_after(run, 1)  # the last is kept once more when it ends
    monkeypatch.setattr(Judges, "load", lambda _language: JUDGES)
    list(fine_tune(examples, base, config, run, resume=True))
    heard = json.loads((run / HEARD).read_text())
    assert set(heard) == {str(step) for step in checkpoints.steps(run)} == {"1", "4"}
    assert all(1.0 < figures["mos"] <= 5.0 for figures in heard.values())
    once = (run / HEARD).stat().st_mtime_ns
    list(fine_tune(examples, base, config, run, resume=True))
    assert (run / HEARD).stat().st_mtime_ns == once, "it listens again to what it has heard"


def test_without_judges_the_loss_has_chosen_and_the_reason_is_told(base, hearing_run, examples, monkeypatch):
    run, config = hearing_run
    before = read_best(run).step

    def missing(_language: str) -> Judges:
        raise judges.JudgeMissingError("The package resemblyzer is not installed.")

    monkeypatch.setattr(Judges, "load", missing)
    events = list(fine_tune(examples, base, config, run, resume=True))
    assert read_best(run).step == before
    assert "The package resemblyzer is not installed." in notes_in(events)
    assert not (run / HEARD).exists()


def test_judges_that_fail_half_way_do_not_cost_the_voice(base, hearing_run, examples, monkeypatch):
    run, config = hearing_run
    before = read_best(run).step
    monkeypatch.setattr(Judges, "load", lambda _language: JUDGES)

    def fail(*_: object) -> Iterator[Event]:
        yield Progress(1, 1)
        raise RuntimeError("out of ears")

    monkeypatch.setattr(CheckpointJudge, "judge", fail)
    *events, finished = list(fine_tune(examples, base, config, run, resume=True))
    assert isinstance(finished, Finished)
    assert any(isinstance(event, Note) and "out of ears" in str(event.message) for event in events)
    assert read_best(run).step == before


@pytest.mark.parametrize(
    ("minutes", "installed", "reserved"),
    [(LISTENING_FROM, True, LISTENING_SECONDS), (LISTENING_FROM, False, 0.0), (LISTENING_FROM - 0.1, True, 0.0)],
)
def test_time_to_listen_is_taken_off_the_training(base, minutes, installed, reserved, examples, tmp_path, monkeypatch):
    monkeypatch.setattr(judges, "installed", lambda: installed)
    setups: list[Setup] = []

    def begin(setup: Setup, _start: object) -> Iterator[Event]:
        setups.append(setup)
        raise InterruptedError
        yield

    monkeypatch.setattr(Trainer, "begin", begin)
    with pytest.raises(InterruptedError):
        list(fine_tune(examples, base, replace(CONFIG, minutes=minutes), tmp_path))
    assert setups[0].ends == plan.end_of_steps(minutes) - reserved > 300
