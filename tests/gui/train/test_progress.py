from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.scripted import PLAN, SENTENCE, figures, learning, preparation
from tts_studio.events import (
    Event,
    Finished,
    Kept,
    Measured,
    Note,
    Progress,
    Refusal,
    Refused,
    RunStarted,
    SampleReady,
    Saved,
    Stage,
    StageKind,
    Taken,
)
from tts_studio.gui.train.progress import STAGES, Sample, TrainingProgress, stages_shown
from tts_studio.messages import Message
from tts_studio.project import runs

LEARNING = Stage(StageKind.LEARNING)


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def progress(clock: Clock) -> TrainingProgress:
    return TrainingProgress(clock)


def fold(progress: TrainingProgress, *events: Event) -> TrainingProgress:
    for event in events:
        progress.fold(event)
    return progress


def test_stages_pass_one_after_the_other(progress):
    computing = Message("Computing on {device}.", device="the CPU")
    fold(progress, Stage(STAGES[0], computing), Progress(3, 92))
    assert (progress.stage, progress.detail, progress.passed) == (STAGES[0], computing, [])
    assert (progress.done, progress.total) == (3, 92)
    fold(progress, Stage(STAGES[1]))
    assert (progress.stage, progress.detail, progress.passed) == (STAGES[1], None, [STAGES[0]])
    assert progress.total == 0


def test_it_learns_in_one_of_the_stages(progress):
    assert [fold(progress, Stage(stage)).learning for stage in STAGES] == [False, False, False, True, False]


def test_the_plan_and_the_runs_folder_are_known(progress):
    fold(progress, RunStarted(Path("runs/a")), *preparation())
    assert (progress.plan, progress.folder, progress.notes) == (PLAN, Path("runs/a"), [])


def test_notes_and_refused_recordings_are_kept(progress):
    refused = Refused("0004", Refusal.TOO_LITTLE_SPEECH, Message("The speech in it is too short to learn from."))
    note = Note(Message("Something was put aside."))
    fold(progress, note, refused, Taken("a", "b"))
    assert (progress.notes, progress.refused, progress.plan) == ([note], [refused], None)


def measured(step: int, seconds: float = 0.0) -> Measured:
    return Measured(step, seconds, figures(step))


def sample(step: int, seconds: float = 0.0) -> SampleReady:
    return SampleReady(step, seconds, Path(f"samples/{step:06d}.flac"), SENTENCE)


def test_measurements_and_samples_have_the_time_of_the_training(progress, clock):
    clock.now += 80  # the window's own clock has counted the seconds that loading took
    fold(progress, measured(50, 75.0), sample(50, 75.5))
    assert progress.points[0].seconds == 75
    assert progress.samples == [Sample(50, 75.5, Path("samples/000050.flac"), SENTENCE)]
    assert progress.sentence == SENTENCE
    assert progress.elapsed == 75
    clock.now += 5
    assert progress.elapsed == 80


def test_the_best_step_is_the_one_last_kept(progress):
    fold(progress, measured(50), Kept(50), measured(90), Saved(Path("voices/best.safetensors")))
    assert progress.best_step == 50
    assert fold(progress, measured(120), Kept(120)).best_step == 120


def test_the_end(progress):
    fold(progress, *preparation(), Stage(STAGES[-1]), Finished({"voice": "en_US-anna-medium"}))
    assert progress.result == {"voice": "en_US-anna-medium"}
    assert progress.passed[-1] == STAGES[-1]
    assert not progress.stage


def test_time_stands_still_during_a_pause(progress, clock):
    clock.now += 10
    progress.pause()
    progress.pause()
    clock.now += 1000
    assert progress.elapsed == 10
    progress.go_on()
    progress.go_on()
    clock.now += 5
    assert progress.elapsed == 15


def step_by_step(
    progress: TrainingProgress, clock: Clock, lefts: list[float], seconds: float = 1.0
) -> list[float | None]:
    shown: list[float | None] = []
    for number, left in enumerate(lefts, 1):
        clock.now += seconds
        fold(progress, Progress(number, 100, left))
        shown.append(progress.seconds_left)
    return shown


def test_the_time_left_is_not_told_before_a_few_steps_and_seconds(progress, clock):
    fold(progress, LEARNING)
    assert step_by_step(progress, clock, [99, 98, 97, 96], 1.0) == [None] * 4
    assert step_by_step(progress, clock, [95], 1.0) == [95]


def test_many_fast_steps_are_not_enough(progress, clock):
    fold(progress, LEARNING)
    assert step_by_step(progress, clock, [50.0] * 20, 0.05) == [None] * 20


def test_the_time_left_of_a_steady_training_falls_steadily(progress, clock):
    fold(progress, LEARNING)
    shown = step_by_step(progress, clock, [100.0 - number for number in range(50)])
    assert shown[10:] == pytest.approx([100.0 - number for number in range(10, 50)])


def test_a_jump_of_the_estimate_is_smoothed(progress, clock):
    fold(progress, LEARNING)
    before = step_by_step(progress, clock, [100.0 - number for number in range(10)])[-1]
    (after,) = step_by_step(progress, clock, [200.0])
    assert before is not None
    assert after is not None
    assert before < after < before + 20
    assert step_by_step(progress, clock, [200.0 - number for number in range(60)])[-1] == pytest.approx(141, abs=2)


def test_between_two_steps_the_time_left_goes_on_falling(progress, clock):
    fold(progress, LEARNING)
    step_by_step(progress, clock, [30.0 - number for number in range(10)])
    clock.now += 4
    assert progress.seconds_left == pytest.approx(17)
    clock.now += 400
    assert progress.seconds_left == 0


def test_while_it_saves_no_time_is_told(progress, clock):
    fold(progress, LEARNING)
    step_by_step(progress, clock, [30.0] * 10)
    fold(progress, Stage(STAGES[-1]))
    assert progress.seconds_left is None


def test_progress_of_the_preparation_gives_no_estimate(progress, clock):
    fold(progress, Stage(STAGES[0]))
    assert step_by_step(progress, clock, [30.0] * 10) == [None] * 10


def test_a_training_that_improves_says_so(progress):
    fold(progress, *preparation(), *learning(1, 200, every=70))
    assert progress.trend == "early"
    fold(progress, *learning(201, 500, every=70))
    assert progress.trend == "improving"


def test_a_stage_that_is_not_among_the_usual_is_listed_where_it_came(progress):
    fold(progress, Stage(STAGES[0]), Stage(STAGES[1]), Stage(StageKind.LISTENING))
    assert stages_shown(progress) == (*STAGES[:2], StageKind.LISTENING, *STAGES[2:])
    assert stages_shown(fold(progress, Stage(STAGES[2]))) == STAGES


# --- the past of a training that goes on ------------------------------------------------------------------------------


def write_run(folder: Path, lines: list[str], samples: tuple[int, ...] = ()) -> runs.RunInfo:
    run = runs.start(folder, runs.Request("Anna", 30.0, 0, "digest", ("0001",)))
    (run.folder / "metrics.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (run.folder / "samples").mkdir()
    for step in samples:
        (run.folder / "samples" / f"{step:06d}.flac").touch()
    return runs.list_runs(folder)[0]


def line(step: int, seconds: float) -> str:
    return json.dumps({"step": step, "seconds": seconds, **figures(step)})


def test_the_past_is_read_from_the_runs_folder(tmp_path, clock):
    info = write_run(tmp_path, [line(50, 83.4), line(120, 163.2)], (50, 120))
    progress = TrainingProgress.of_run(info, clock)
    assert [(point.step, point.seconds) for point in progress.points] == [(50, 83.4), (120, 163.2)]
    assert progress.points[1].values == figures(120)
    assert [sample.path.name for sample in progress.samples] == ["000050.flac", "000120.flac"]
    assert progress.samples[1].seconds == 163.2
    assert progress.elapsed == pytest.approx(163.2)
    assert progress.sentence == ""


def test_a_line_that_was_cut_off_and_a_sample_without_figures_are_left_out(tmp_path, clock):
    info = write_run(tmp_path, [line(50, 83.4), line(120, 163.2)[:40]], (50, 120))
    progress = TrainingProgress.of_run(info, clock)
    assert [point.step for point in progress.points] == [50]
    assert [sample.step for sample in progress.samples] == [50]


def test_a_run_without_figures_has_no_past(tmp_path, clock):
    run = runs.start(tmp_path, runs.Request("Anna", 30.0, 0, "digest", ()))
    assert TrainingProgress.of_run(runs.list_runs(run.folder.parent)[0], clock).points == []


def test_work_done_beyond_the_saved_state_is_forgotten_once_it_is_done_again(tmp_path, clock):
    info = write_run(tmp_path, [line(50, 80.0), line(120, 160.0), line(190, 240.0), line(120, 165.0)], (50, 120, 190))
    progress = TrainingProgress.of_run(info, clock)
    assert [(point.step, point.seconds) for point in progress.points] == [(50, 80.0), (120, 165.0)]
    assert [sample.step for sample in progress.samples] == [50, 120]
    fold(progress, measured(110), sample(110))
    assert [point.step for point in progress.points] == [50, 110]
    assert [sample.step for sample in progress.samples] == [50, 110]
    assert progress.sentence == SENTENCE


steps = st.lists(st.integers(1, 500), max_size=30)


@given(steps)
def test_whatever_is_measured_the_steps_ascend(taken):
    progress = TrainingProgress(Clock())
    for step in taken:
        fold(progress, measured(step), sample(step))
    known = [point.step for point in progress.points]
    assert known == sorted(set(known))
    assert [sample.step for sample in progress.samples] == known
    assert known[-1:] == taken[-1:]
