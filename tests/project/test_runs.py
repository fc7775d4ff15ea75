from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime, timedelta

import pytest

from tests.helpers.held import hold
from tts_studio.errors import ProjectError, StudioError
from tts_studio.project import runs, store
from tts_studio.project.model import Clip

Add = Callable[..., Clip]


def request(project: store.Project, name: str = "Anna") -> runs.Request:
    dataset = project.dataset()
    return runs.Request(name, 30.0, 0, dataset.digest, tuple(clip.id for clip in dataset.clips))


def make(project: store.Project, stamp: str, name: str = "Anna") -> runs.Run:
    folder = project.runs / stamp
    folder.mkdir()
    wanted = request(project, name)
    (folder / "request.json").write_text(json.dumps(asdict(wanted)), encoding="utf-8")
    return runs.Run(folder, wanted)


def test_trainings_are_listed_latest_first_with_what_became_of_them(project: store.Project, add: Add) -> None:
    add(1)
    first, second, third = (make(project, f"2026-11-2{day}T10-00-00") for day in (1, 2, 3))
    first.finish({"voice": "anna"})
    (second.folder / "state.safetensors").touch()
    runs.stop(third.folder)

    found = runs.list_runs(project.runs)

    assert [info.folder for info in found] == [third.folder, second.folder, first.folder]
    assert [info.request for info in found] == [request(project)] * 3
    assert [(info.finished, info.resumable, info.stopped, info.started_learning) for info in found] == [
        (False, True, True, False),
        (False, True, False, True),
        (True, False, False, False),
    ]
    assert runs.latest_unfinished(project.runs).folder == third.folder  # still there for those who want it


def test_what_is_no_training_is_left_out(project: store.Project) -> None:
    (project.runs / "notes.txt").touch()
    (project.runs / "empty").mkdir()
    (project.runs / "damaged").mkdir()
    (project.runs / "damaged" / "request.json").write_text("{")

    assert runs.list_runs(project.runs) == []
    assert runs.list_runs(project.runs / "none") == []


def test_figures_of_an_older_version_are_read_by_the_names_of_now(project: store.Project) -> None:
    run = make(project, "2026-11-21T10-00-00")
    row = {"step": 9, "seconds": 7.5, "train_mel": 0.5, "validation_mel": 0.6, "train_pitch": 0.1, "train_kl": 9.0}
    (run.folder / "metrics.jsonl").write_text(json.dumps(row), encoding="utf-8")
    (info,) = runs.list_runs(project.runs)
    assert dict(info.metrics[0]) == {
        "step": 9.0,
        "seconds": 7.5,
        "train_envelope_l1": 0.5,
        "validation_envelope_l1": 0.6,
        "train_f0_l1": 0.1,
        "train_kl": 9.0,
    }


def test_figures_and_samples_come_in_the_order_of_their_steps(project: store.Project) -> None:
    run = make(project, "2026-11-21T10-00-00")
    rows = [
        {"step": 100, "seconds": 75.2, "validation_loss": 0.5},
        {"step": 250, "seconds": 151.0, "train_envelope_l1": 0.4},
    ]
    lines = [json.dumps(row) for row in rows]
    (run.folder / "metrics.jsonl").write_text("\n".join([*lines, "[1]", '{"step": 3']), encoding="utf-8")
    samples = run.folder / "samples"
    samples.mkdir()
    for name in ("000250.flac", "000100.flac", ".000300.flac.7.tmp", "notes.flac"):
        (samples / name).touch()

    (info,) = runs.list_runs(project.runs)

    assert [dict(row) for row in info.metrics] == rows
    assert info.samples == ((100, samples / "000100.flac"), (250, samples / "000250.flac"))


def test_a_training_is_forgotten_unless_it_has_learned_something(project: store.Project, add: Add) -> None:
    add(1)
    begun, not_begun = make(project, "2026-11-21T10-00-00"), make(project, "2026-11-22T10-00-00")
    (begun.folder / "state.safetensors").touch()

    for run in (begun, not_begun):
        runs.forget_unless_begun(run.folder)

    assert [info.folder for info in runs.list_runs(project.runs)] == [begun.folder]


def test_a_discarded_training_is_whole_in_the_trash_and_does_not_touch_the_numbers_of_clips(
    project: store.Project, add: Add
) -> None:
    run = make(project, "2026-11-21T10-00-00")
    (run.folder / "state.safetensors").write_text("state")

    place = runs.discard(run.folder)

    assert place == project.folder / ".trash" / "runs" / "2026-11-21T10-00-00"
    assert (place / "state.safetensors").read_text() == "state"
    assert runs.list_runs(project.runs) == []
    with pytest.raises(ProjectError, match="no interrupted training"):
        runs.latest_unfinished(project.runs)
    assert add(1).id == "0001"


def test_two_trainings_of_the_same_name_both_stay_in_the_trash(project: store.Project) -> None:
    places = {runs.discard(make(project, "2026-11-21T10-00-00").folder) for _ in range(3)}

    assert len(places) == 3
    assert all(place.is_dir() for place in places)


def test_a_training_goes_on_with_the_clips_that_it_began_with(project: store.Project, add: Add) -> None:
    clips = [add(1, "One."), add(2, "Two.")]
    run = make(project, "2026-11-21T10-00-00")
    clips_later = [*clips, add(3, "Three.")]

    assert run.select(clips_later) == clips
    assert run.select([project.update_clip("0001", accepted=False), clips[1]])[0].id == "0001"
    with pytest.raises(ProjectError, match="1 clips of this training are no longer"):
        run.select(clips_later[1:])


@pytest.mark.parametrize("change", [{"text": "Other words."}, {"trim": (0.02, 0.08)}])
def test_a_training_does_not_go_on_with_clips_that_were_changed(change: dict, project: store.Project, add: Add) -> None:
    add(1, "One.")
    run = make(project, "2026-11-21T10-00-00")

    project.update_clip("0001", **change)
    with pytest.raises(ProjectError, match="have been changed"):
        run.select(project.clips())
    project.update_clip("0001", text="One.", trim=None)
    assert run.select(project.clips()) == project.clips()


def test_the_last_training_is_the_one_that_was_started_last_whatever_the_clock_said(
    project: store.Project, add: Add
) -> None:
    add(1)
    for name in ("notes", "2999", "2026-11-21T10-00-00", "2999-12-31T23-59-59-1"):
        (project.runs / name).mkdir()

    started = [runs.start(project.runs, request(project)).folder for _ in range(12)]

    assert [info.folder for info in runs.list_runs(project.runs)] == started[::-1]
    assert runs.latest_unfinished(project.runs).folder == started[-1]
    assert started[0].name == "3000-01-01T00-00-00"


def test_a_training_is_named_after_the_time_of_its_start(project: store.Project) -> None:
    before = datetime.now(UTC).replace(microsecond=0, tzinfo=None)

    name = runs.start(project.runs, request(project)).folder.name

    assert before <= datetime.strptime(name, "%Y-%m-%dT%H-%M-%S") < before + timedelta(minutes=1)


def test_a_stopped_training_that_goes_on_is_waited_for_again(project: store.Project, add: Add) -> None:
    add(1)
    run = make(project, "2026-11-21T10-00-00")
    runs.stop(run.folder)

    runs.go_on(run.folder)
    runs.go_on(run.folder)

    assert not runs.list_runs(project.runs)[0].stopped


# --- files that were edited, or cannot be read ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    ['{"step": true}', '{"step": "7"}', '{"step": null}', '{"step": 1e999}', '{"step": NaN}', '{"step": 1.5}',
     pytest.param("[" * 100_000, id="deep"), '{"step": ' + "9" * 400 + "}", "\x00"],
)  # fmt: skip
def test_a_line_of_figures_that_makes_no_sense_costs_only_itself(line: str, project: store.Project) -> None:
    run = make(project, "2026-11-21T10-00-00")
    good = '{"step": 3, "seconds": 70, "train_mel": "high", "validation_loss": null, "train_f0": true}'
    (run.folder / "metrics.jsonl").write_text(f"{line}\n{good}\n", encoding="utf-8")

    assert [dict(row) for row in runs.list_runs(project.runs)[0].metrics] == [{"step": 3.0, "seconds": 70.0}]


@pytest.mark.parametrize(
    "change",
    [{"minutes": "30"}, {"minutes": None}, {"seed": "x"}, {"seed": 1.5}, {"name": 5}, {"clips": "0001"},
     {"clips": [1]}, {"dataset": None}, {"minutes": float("nan")}],
)  # fmt: skip
def test_a_request_that_was_edited_by_hand_is_no_training(change: dict, project: store.Project) -> None:
    run = make(project, "2026-11-21T10-00-00")
    (run.folder / "request.json").write_text(json.dumps({**asdict(run.request), **change}), encoding="utf-8")

    assert runs.list_runs(project.runs) == []


@pytest.mark.parametrize("heard", ["[]", "{", '{"x": {}}', '{"7": 5}', '{"7": {"similarity": "good"}}', "[" * 100_000])
def test_figures_of_the_judges_that_make_no_sense_are_none(heard: str, project: store.Project) -> None:
    run = make(project, "2026-11-21T10-00-00")
    (run.folder / "heard.json").write_text(heard, encoding="utf-8")

    assert not any(runs.list_runs(project.runs)[0].heard.values())


@pytest.mark.parametrize("name", ["request.json", "metrics.jsonl"])
def test_a_training_that_cannot_be_read_just_now_is_not_left_out(
    name: str, project: store.Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = make(project, "2026-11-21T10-00-00")
    (run.folder / "metrics.jsonl").touch()
    with monkeypatch.context() as patch:
        hold(patch, run.folder / name)
        with pytest.raises(StudioError, match=name):
            runs.list_runs(project.runs)

    assert [info.folder for info in runs.list_runs(project.runs)] == [run.folder]


def test_a_plan_that_cannot_be_read_just_now_is_not_made_anew(
    project: store.Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same seed would give another voice."""
    run = make(project, "2026-11-21T10-00-00")
    run.finish({"plan": {"steps": 7}})
    with monkeypatch.context() as patch:
        hold(patch, run.folder / "result.json")
        with pytest.raises(StudioError, match="result"):
            runs.finished_like(project.runs, run.request)

    assert runs.finished_like(project.runs, run.request) == {"plan": {"steps": 7}}
    (run.folder / "result.json").write_text("[" * 100_000)
    assert runs.finished_like(project.runs, run.request) is None
