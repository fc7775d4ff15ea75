from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from tests.gui.scenes.train import LACKING, READY
from tests.helpers.accessible import button, names, readable
from tests.helpers.projects import copy_project
from tests.helpers.scripted import (
    BEST,
    PLAN,
    SENTENCE,
    STEPS,
    ScriptedTraining,
    figures,
    learning,
    measurement,
    preparation,
    request_for,
)
from tests.helpers.still_player import StillPlayer
from tts_studio import jobs
from tts_studio.errors import DeviceError, TrainingError
from tts_studio.events import Event, Finished, Progress, Stage, StageKind, TooFewSteps
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.kit.ask import Confirm
from tts_studio.gui.train.train_page import TrainPage
from tts_studio.gui.train.training_situation import discard
from tts_studio.project import runs
from tts_studio.storage import write_json, write_text

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen screen has no window manager

PATIENCE = 30_000
"""Milliseconds for what writes to the disk on the way. With an fsync of 3 s, as beside trainings that save their state,
the 5 s that are the default were too few for a training that works."""


@pytest.fixture
def script(monkeypatch) -> ScriptedTraining:
    made = ScriptedTraining()
    monkeypatch.setattr(jobs, "train", made)
    return made


@pytest.fixture
def needs(monkeypatch) -> list[object]:
    """What the project is said to have; change it in place."""
    made = list(READY)
    monkeypatch.setattr(jobs, "readiness", lambda _project: list(made))
    return made


@pytest.fixture
def show(
    qtbot, studio: Studio, player: StillPlayer, script: ScriptedTraining, needs
) -> Iterator[Callable[[], TrainPage]]:
    made: list[TrainPage] = []

    def show() -> TrainPage:
        page = TrainPage(studio)
        made.append(page)
        qtbot.addWidget(page)
        page.resize(1000, 780)
        page.show()
        page.enter()
        return page

    yield show
    for page in made:
        page.leave()


@pytest.fixture
def page(qtbot, project: Path, show) -> TrainPage:
    made = show()
    qtbot.waitUntil(made.setup.learn.isEnabled)
    return made


def press(qtbot, control: QWidget, key: Qt.Key = Qt.Key.Key_Space) -> None:
    control.setFocus()
    qtbot.keyClick(control, key)


def start(qtbot, page: TrainPage, script: ScriptedTraining, *events: Event | Exception) -> None:
    script.say(*events)
    press(qtbot, page.setup.learn)
    qtbot.waitUntil(lambda: bool(script.calls))


def answer(monkeypatch, *, discard: bool) -> list[bool]:
    asked: list[bool] = []

    def ask(question: str, *_: object, destructive: bool) -> bool:
        assert destructive
        asked.append("interrupted" not in question)
        return discard

    monkeypatch.setattr(Confirm, "ask", ask)
    return asked


def in_trash(project: Path, kind: str) -> list[str]:
    return sorted(path.name for path in (project / ".trash" / kind).glob("*"))


def interrupt(project: Path, step: int = 140) -> Path:
    """Leave a training as a crash leaves it."""
    with jobs.opened(project, reading=True) as opened:
        run = runs.start(opened.runs, request_for(opened, "Anna", 30.0, 7))
    rows = [{"step": s, "seconds": s * 1.0, **figures(s)} for s in range(70, step + 1, 70)]
    write_text(run.folder / "metrics.jsonl", "".join(f"{json.dumps(row)}\n" for row in rows))
    (run.folder / "state.safetensors").touch()
    (run.folder / BEST).touch()
    return run.folder


# --- before -----------------------------------------------------------------------------------------------------------


def test_without_a_project_it_says_what_is_missing_and_where_to_get_it(qtbot, studio, show):
    page = show()
    assert page.views.currentWidget() is page.empty
    wanted: list[str] = []
    studio.page_wanted.connect(wanted.append)
    assert page.first_focus() is button(page, "Record")
    press(qtbot, button(page, "Record"))
    press(qtbot, button(page, "Import recordings"))
    assert wanted == ["record", "clips"]


def test_too_few_clips_are_nothing_to_learn_from(studio, project, show):
    for clip in list(studio.clips())[3:]:
        studio.project.remove_clip(clip.id)
    studio.note_clips_changed()
    page = show()
    assert page.views.currentWidget() is page.empty


def test_clips_that_come_later_are_noticed(qtbot, studio, project, show):
    removed = [clip.id for clip in studio.clips()][3:]
    for clip in removed:
        studio.project.remove_clip(clip)
    studio.note_clips_changed()
    page = show()
    for clip in removed:
        studio.project.restore_clip(clip)
    studio.note_clips_changed()
    qtbot.waitUntil(page.setup.learn.isEnabled)


def test_when_all_is_there_the_one_button_is_ready(page):
    assert page.first_focus() is page.setup.learn
    assert "Ready: everything is there" in readable(page)
    assert "30 min" in page.setup.learn.accessibleDescription()


def test_on_arrival_the_focus_goes_to_the_button_once_it_can_be_pressed(qtbot, project, show):
    page = show()  # the window need not be the active one: people look elsewhere while they wait
    page.first_focus().setFocus()
    assert not page.setup.learn.isEnabled()
    qtbot.waitUntil(lambda: page.focusWidget() is page.setup.learn)


def test_what_is_missing_is_told_with_the_reason_and_the_way(qtbot, studio, project, show, needs):
    needs[:] = LACKING
    page = show()
    qtbot.waitUntil(lambda: "Only 12 s of speech" in readable(page))
    assert "Almost ready: 2 things are missing" in readable(page)
    assert not page.setup.learn.isEnabled()
    assert "Disk: missing." in page.setup.readiness.accessibleDescription()
    wanted: list[str] = []
    studio.page_wanted.connect(wanted.append)
    press(qtbot, button(page, "Record more"))
    press(qtbot, button(page, "Look at them"))
    assert wanted == ["record", "clips"]


def test_advice_alone_prevents_no_training(qtbot, project, show, needs):
    needs[:] = [need for need in LACKING if need.ok or not need.required]
    page = show()
    qtbot.waitUntil(page.setup.learn.isEnabled)


def test_a_look_that_fails_is_told(qtbot, studio, project, show, monkeypatch):
    def refuse(_project: object) -> list[object]:
        raise TrainingError("The disk does not answer.", "Please wait.")

    monkeypatch.setattr(jobs, "readiness", refuse)
    with qtbot.waitSignal(studio.told) as notice:
        page = show()
    assert notice.args[0].title == "The disk does not answer."
    assert not page.setup.learn.isEnabled()


def test_arrow_keys_choose_how_long_and_the_choice_is_remembered(qtbot, studio, page, script):
    card = page.setup.cards.focus_card()
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Right)
    assert page.setup.cards.preset.key == "thorough"
    assert studio.settings.preset == "thorough"
    start(qtbot, page, script)
    assert script.calls[0].minutes == 120


def test_the_remembered_length_is_chosen(studio, project, show):
    studio.change_settings(preset="quick")
    assert show().setup.minutes == 10


def test_exact_minutes_name_and_seed(qtbot, page, script):
    assert not page.setup.options.isVisible()
    press(qtbot, page.setup.advanced.heading)
    assert page.setup.options.isVisible()
    name, minutes, seed = (page.setup.options.findChild(QWidget, field) for field in ("name", "minutes", "seed"))
    qtbot.keyClicks(name, "  Aunt  Anna ")
    minutes.selectAll()
    qtbot.keyClicks(minutes, "45")
    seed.selectAll()
    qtbot.keyClicks(seed, "3")
    assert page.setup.cards.preset is None
    start(qtbot, page, script)
    call = script.calls[0]
    assert (call.minutes, call.name, call.seed, call.resume) == (45.0, "Aunt Anna", 3, False)


def test_while_another_job_runs_the_button_says_so(qtbot, studio, page):
    going: list[bool] = [True]

    def wait() -> Iterator[Event]:
        while going:
            yield Progress(1, 2)

    studio.run("Importing", wait)
    assert not page.setup.learn.isEnabled()
    assert "“Importing” is under way." in page.setup.learn.accessibleDescription()
    going.clear()
    qtbot.waitUntil(page.setup.learn.isEnabled)


# --- during -----------------------------------------------------------------------------------------------------------


def test_one_key_starts_the_training(qtbot, studio, project, page, script):
    start(qtbot, page, script, *preparation()[:1])
    call = script.calls[0]
    assert (call.folder, call.minutes, call.name, call.seed, call.resume) == (project, 30.0, "Anna", 0, False)
    assert studio.learning
    assert page.views.currentWidget() is page.training
    assert page.first_focus() is button(page, "Pause")
    qtbot.waitUntil(lambda: "Preparing the training" in readable(page))


def test_it_shows_how_the_voice_learns(qtbot, page, script):
    start(qtbot, page, script, *preparation(), *learning(1, 700))
    qtbot.waitUntil(lambda: f"Step 700 of {STEPS}" in readable(page))
    shown = readable(page)
    assert "Still improving" in shown
    assert f"This computer manages {STEPS} steps in 30 min." in shown
    assert SENTENCE in shown
    model = page.training.samples.model
    rows = [model.index(row).data() for row in range(model.rowCount())]
    assert rows[0].startswith("The real voice")
    assert [row.split("\n")[0] for row in rows[1:4]] == ["After 14 min", "After 13 min", "After 11 min"]
    assert rows[1].endswith("Step 700 · newest · best so far")
    assert "newest · best so far" in rows[1]
    assert "tested on: 14 % closer to the speaker" in page.training.chart.accessibleDescription()


def test_a_training_without_a_measured_plan_does_not_claim_one(qtbot, page, script):
    start(
        qtbot,
        page,
        script,
        Stage(StageKind.PREPARING_NETWORKS),
        replace(PLAN, timed=False),
        Stage(StageKind.LEARNING),
        Progress(1, STEPS, 100.0),
    )
    qtbot.waitUntil(lambda: f"Planned: {STEPS} steps" in readable(page))
    assert "Measured" not in readable(page)


def test_paused_it_waits_and_then_goes_on(qtbot, studio, page, script):
    start(qtbot, page, script, *preparation(), *learning(1, 30))
    qtbot.waitUntil(lambda: "Step 30" in readable(page))
    press(qtbot, button(page, "Pause"))
    assert "Paused" in readable(page)
    assert studio.job.paused
    assert page.run.paused
    script.say(Progress(31, STEPS, 100.0))
    press(qtbot, button(page, "Go on"))
    assert "Paused" not in readable(page)
    qtbot.waitUntil(lambda: "Step 31" in readable(page))


def test_the_voice_can_be_heard_by_keyboard_beside_the_real_one(qtbot, project, page, script, player):
    start(qtbot, page, script, *preparation(), *learning(1, 140))
    view, model = page.training.samples.view, page.training.samples.model
    qtbot.waitUntil(lambda: model.rowCount() == 3)
    press(qtbot, view)
    assert len(player.played) == 1
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole).endswith("playing")
    player.end()
    (heard,) = player.heard
    assert heard.seconds > 1
    qtbot.waitUntil(lambda: not model.playing(0))
    press(qtbot, view)
    assert model.playing(0)
    press(qtbot, view, Qt.Key.Key_Return)
    assert not model.playing(0)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.currentIndex().row() == 1
    assert not model.playing(1)


def test_a_sample_that_is_gone_is_told_once(qtbot, studio, page, script, player):
    start(qtbot, page, script, *preparation(), *learning(1, 140))
    view, model = page.training.samples.view, page.training.samples.model
    qtbot.waitUntil(lambda: model.rowCount() == 3)
    view.setCurrentIndex(model.index(1))
    with qtbot.waitSignal(studio.told) as notice:
        press(qtbot, view)
    assert "000140.flac" in notice.args[0].title
    qtbot.waitUntil(lambda: not model.playing(1))


def test_no_loudspeaker_is_told(qtbot, studio, page, script, player):
    start(qtbot, page, script, *preparation())
    player.refusal = DeviceError("There is no loudspeaker.", "Please connect one.")
    with qtbot.waitSignal(studio.told) as notice:
        press(qtbot, page.training.samples.view)
    assert notice.args[0].title == "There is no loudspeaker."
    assert not page.training.samples.model.playing(0)


def test_what_another_page_cannot_play_is_not_told_here(qtbot, studio, page, script, player):
    start(qtbot, page, script, *preparation())
    player.refusal = DeviceError("There is no loudspeaker.", "Please connect one.")
    with qtbot.assertNotEmitted(studio.told):
        studio.playback.play(lambda: iter(()))


def test_leaving_the_page_ends_the_sound_not_the_training(qtbot, studio, page, script, player):
    start(qtbot, page, script, *preparation(), *learning(1, 5))
    press(qtbot, page.training.samples.view)
    assert player.playing
    page.leave()
    assert not player.playing
    page.hide()
    page.enter()
    page.show()
    assert page.views.currentWidget() is page.training
    assert studio.learning


def test_a_second_training_is_refused_while_one_runs(qtbot, studio, page, script):
    start(qtbot, page, script, *learning(1, 5))
    with qtbot.waitSignal(studio.told):
        page.learn()
    assert len(script.calls) == 1


# --- after ------------------------------------------------------------------------------------------------------------


def test_at_the_end_there_is_a_voice_to_listen_to(qtbot, studio, page, script):
    start(
        qtbot,
        page,
        script,
        *preparation(),
        *learning(1, STEPS),
        Stage(StageKind.SAVING_VOICE),
        Finished({"voice": "en_US-anna-medium"}),
    )
    qtbot.waitUntil(lambda: "“Anna” is trained and ready" in readable(page), timeout=10_000)
    assert f"Steps: {STEPS}" in readable(page)
    assert page.first_focus() is button(page, "Listen")
    assert not studio.learning
    wanted: list[str] = []
    studio.page_wanted.connect(wanted.append)
    press(qtbot, button(page, "Listen"))
    assert wanted == ["speak"]
    press(qtbot, button(page, "Train again"))
    assert page.views.currentWidget() is page.setup


def test_after_too_few_steps_the_voice_needs_more_training_and_gets_it(qtbot, page, script):
    ended = (TooFewSteps(20, 100, 3.0), Stage(StageKind.SAVING_VOICE), Finished({"voice": "en_US-anna-medium"}))
    start(qtbot, page, script, *preparation(), *learning(1, 20, every=10), *ended)
    qtbot.waitUntil(lambda: "“Anna” needs more training" in readable(page), timeout=10_000)
    assert "There was time for 20 of the 100 steps" in readable(page)
    assert "is trained and ready" not in readable(page)
    qtbot.waitUntil(lambda: "Continue the training" in names(page), timeout=PATIENCE)
    press(qtbot, button(page, "Continue the training"))
    qtbot.waitUntil(lambda: len(script.calls) == 2)
    assert script.calls[1].resume


def finish_with_candidates(qtbot, project: Path, page: TrainPage, script: ScriptedTraining, *steps: int) -> Path:
    """Let a training end whose voice was kept at these steps; return the run's folder."""
    start(qtbot, page, script, *preparation(), *learning(1, 210))
    qtbot.waitUntil(lambda: page.training.samples.model.rowCount() == 4)
    (run,) = (project / "runs").iterdir()
    (run / "candidates").mkdir()
    for step in steps:
        (run / "candidates" / f"{step:06d}.safetensors").touch()
    (project / "voices" / "en_US-anna-medium").mkdir(parents=True)
    write_json(project / "voices" / "en_US-anna-medium" / "voice.json", {"name": "Anna", "run": run.name})
    script.say(Finished({"voice": "en_US-anna-medium", "step": 210}))
    qtbot.waitUntil(page.training.samples.use.isVisible, timeout=PATIENCE)
    return run


@pytest.fixture
def remade(monkeypatch) -> list[tuple[int, Path]]:
    """The steps whose voice was made again, each with its run."""
    asked: list[tuple[int, Path]] = []

    def use(_folder: Path, step: int, run: Path) -> Iterator[Event]:
        asked.append((step, run))
        yield Finished({"voice": "en_US-anna-medium", "step": step})

    monkeypatch.setattr(jobs, "use_checkpoint", use)
    return asked


def test_another_voice_along_the_way_can_be_heard_and_used(qtbot, project, page, script, remade):
    run = finish_with_candidates(qtbot, project, page, script, 70, 210)
    samples = page.training.samples
    rows = {samples.model.sample(row).step: row for row in range(1, 4)}  # the first is the real voice
    for step, usable in (
        (210, False),
        (140, False),
        (70, True),
    ):
        samples.view.setCurrentIndex(samples.model.index(rows[step]))
        assert samples.use.isEnabled() is usable
    assert "this is the voice" in samples.model.index(rows[210]).data()
    press(qtbot, button(page, "Use the voice of step 70"))
    qtbot.waitUntil(lambda: "this is the voice" in samples.model.index(rows[70]).data())
    assert remade == [(70, run)]
    assert not samples.use.isEnabled()


def test_the_voice_that_a_person_has_chosen_is_named_and_told(qtbot, notices, project, page, script, remade):
    finish_with_candidates(qtbot, project, page, script, 70, 210)
    notices.clear()
    samples, card = page.training.samples, page.training.result
    before = readable(card)
    page.run.progress.clock = lambda: time.monotonic() + 7200  # the training has ended long ago
    samples.view.setCurrentIndex(samples.model.index(3))
    press(qtbot, button(page, "Use the voice of step 70"))
    fact = "The voice of step 70 is kept, as you have chosen."
    qtbot.waitUntil(lambda: fact in readable(card))
    assert readable(card).replace(f"\n{fact}", "") == before
    assert [(notice.kind, notice.title) for notice in notices] == [("good", "The voice is now that of step 70.")]


def test_while_it_learns_no_other_voice_is_offered(qtbot, page, script):
    start(qtbot, page, script, *preparation(), *learning(1, 140))
    qtbot.waitUntil(lambda: page.training.samples.model.rowCount() == 3)
    assert not page.training.samples.use.isVisible()


def test_stopped_it_keeps_the_best_voice_and_can_go_on(qtbot, project, page, script):
    start(qtbot, page, script, *preparation(), *learning(1, 69), *measurement(70))
    qtbot.waitUntil(lambda: page.run.progress.best_step == 70, timeout=PATIENCE)
    press(qtbot, button(page, "Stop and keep"))
    assert not button(page, "Stop and keep").isEnabled()
    qtbot.waitUntil(lambda: "so far is kept" in readable(page), timeout=PATIENCE)
    assert script.closed
    assert (project / "voices" / "en_US-anna-medium").is_dir()
    assert jobs.unfinished_run(project) is None
    press(qtbot, button(page, "Continue the training"))
    qtbot.waitUntil(lambda: len(script.calls) == 2)
    assert script.calls[1].resume


def test_stopped_before_there_was_a_voice_it_says_so(qtbot, page, script):
    start(qtbot, page, script, *preparation(), *learning(1, 5))
    qtbot.waitUntil(lambda: "Step 5" in readable(page), timeout=PATIENCE)
    press(qtbot, button(page, "Stop and keep"))
    qtbot.waitUntil(lambda: "was stopped before there was a voice" in readable(page), timeout=PATIENCE)
    assert page.first_focus() is button(page, "Continue the training")


def test_discarded_run_and_voice_go_to_the_trash(qtbot, studio, project, page, script, monkeypatch):
    asked = answer(monkeypatch, discard=True)
    start(qtbot, page, script, *preparation(), *learning(1, 69), *measurement(70))
    qtbot.waitUntil(lambda: page.run.progress.best_step == 70, timeout=PATIENCE)
    with qtbot.waitSignal(studio.told, timeout=PATIENCE) as notice:
        press(qtbot, button(page, "Discard …"))
    assert asked == [True]
    assert notice.args[0].title == "The training was discarded."
    assert page.views.currentWidget() is page.setup
    assert in_trash(project, "voices") == ["en_US-anna-medium"]
    assert len(in_trash(project, "runs")) == 1
    assert not list((project / "runs").iterdir())


def test_discard_is_asked_and_no_means_no(qtbot, studio, page, script, monkeypatch):
    asked = answer(monkeypatch, discard=False)
    start(qtbot, page, script, *preparation(), *learning(1, 5))
    press(qtbot, button(page, "Discard …"))
    assert asked == [True]
    assert studio.learning
    assert button(page, "Pause").isEnabled()


def test_discarding_while_it_ends_discards_what_came_of_it(qtbot, project, page, script, monkeypatch):
    start(qtbot, page, script, *preparation(), *learning(1, 5))

    def ask_slowly(*_: object, **__: object) -> bool:
        script.say(Finished({"voice": "en_US-anna-medium"}))
        qtbot.waitUntil(lambda: not page.run.under_way)
        return True

    monkeypatch.setattr(Confirm, "ask", ask_slowly)
    press(qtbot, button(page, "Discard …"))
    qtbot.waitUntil(lambda: page.views.currentWidget() is page.setup)
    assert len(in_trash(project, "runs")) == 1


def test_a_training_that_has_left_nothing_can_be_discarded(project):
    with jobs.opened(project) as opened:
        discard(opened, opened.runs / "2026-11-24T08-05-05")
    assert in_trash(project, "runs") == []


def test_a_failure_is_told_and_what_there_is_can_go_on(qtbot, project, page, script):
    error = TrainingError("The training has diverged.", "Please try another seed.")
    start(qtbot, page, script, *preparation(), *learning(1, 5), error)
    qtbot.waitUntil(lambda: "stopped because of an error" in readable(page), timeout=PATIENCE)
    assert "The training has diverged. Please try another seed." in readable(page)
    assert not page.training.result.listen.isVisible()
    qtbot.waitUntil(page.training.result.go_on.isVisible)


def test_cancelled_from_elsewhere_it_waits_to_go_on(qtbot, studio, project, page, script):
    start(qtbot, page, script, *preparation(), *learning(1, 69), *measurement(70))
    qtbot.waitUntil(lambda: page.run.progress.best_step == 70, timeout=PATIENCE)
    studio.job.cancel()
    qtbot.waitUntil(lambda: "so far is kept" in readable(page), timeout=PATIENCE)
    assert jobs.unfinished_run(project) is not None


def test_closed_in_the_middle_the_training_is_saved(qtbot, studio, page, script):
    start(qtbot, page, script, *preparation(), *learning(1, 5))
    page.leave()
    page.close()
    studio.job.cancel()
    qtbot.waitUntil(lambda: studio.job is None)
    assert script.closed


def test_another_project_starts_from_the_beginning(qtbot, studio, page, script, ready_project, tmp_path):
    start(qtbot, page, script, *preparation(), Finished({}))
    qtbot.waitUntil(lambda: "is trained and ready" in readable(page), timeout=PATIENCE)
    other = tmp_path / "Bert"
    copy_project(ready_project, other)
    assert studio.open(other)
    assert page.views.currentWidget() is page.setup
    qtbot.waitUntil(page.setup.learn.isEnabled)


# --- interrupted ------------------------------------------------------------------------------------------------------


def test_an_interrupted_training_is_offered_and_goes_on(qtbot, project, show, script):
    interrupt(project, 280)
    page = show()
    qtbot.waitUntil(lambda: "The training of “Anna” was interrupted" in readable(page), timeout=PATIENCE)
    assert "5 min of 30 min are done" in readable(page)
    press(qtbot, button(page, "Continue the interrupted training"))
    qtbot.waitUntil(lambda: bool(script.calls))
    assert (script.calls[0].resume, script.calls[0].minutes) == (True, 30.0)
    assert [point.step for point in page.run.progress.points] == [70, 140, 210, 280]
    assert page.run.progress.elapsed >= 280
    script.say(*preparation()[:2], replace(PLAN, timed=False), Stage(StageKind.LEARNING), *learning(281, 350))
    qtbot.waitUntil(lambda: "Step 350" in readable(page), timeout=PATIENCE)
    assert "Training has just begun" not in readable(page)


def test_a_training_that_had_too_little_time_is_offered_for_as_long_as_it_takes(project, qtbot, show):
    runs.end_too_short(interrupt(project, 70))
    page = show()
    qtbot.waitUntil(lambda: "“Anna” needs more training" in readable(page), timeout=PATIENCE)
    assert "It continues for as long as that takes." in readable(page)
    assert button(page, "Continue the interrupted training").isEnabled()


def test_stopped_before_it_became_better_it_still_knows_which_voice_is_kept(qtbot, project, show, script):
    run = interrupt(project, 210)
    for folder, ending in (("samples", "flac"), ("candidates", "safetensors")):
        (run / folder).mkdir()
        for step in (70, 140, 210):
            (run / folder / f"{step:06d}.{ending}").touch()
    script.best_step = 140
    page = show()
    qtbot.waitUntil(page.setup.unfinished.isVisible, timeout=PATIENCE)
    press(qtbot, button(page, "Continue the interrupted training"))
    qtbot.waitUntil(lambda: bool(script.calls))
    press(qtbot, button(page, "Stop and keep"))
    qtbot.waitUntil(page.training.samples.use.isVisible, timeout=PATIENCE)
    model = page.training.samples.model
    rows = {model.sample(row).step: model.index(row).data() for row in range(1, 4)}  # the first is the real voice
    assert "this is the voice" in rows[140]
    assert "can be used instead" not in rows[140]
    assert "can be used instead" in rows[70]
    assert "The voice of step 140 is kept: it measured best" in readable(page.training.result)


def test_an_interrupted_training_can_be_discarded(qtbot, project, show, monkeypatch):
    asked = answer(monkeypatch, discard=True)
    run = interrupt(project)
    page = show()
    qtbot.waitUntil(page.setup.unfinished.isVisible)
    press(qtbot, button(page, "Discard it …"))
    qtbot.waitUntil(lambda: not page.setup.unfinished.isVisible())
    assert asked == [False]
    assert in_trash(project, "runs") == [run.name]


def test_one_whose_clips_are_gone_can_only_be_discarded(qtbot, studio, project, show):
    interrupt(project)
    studio.project.remove_clip(studio.clips()[0].id)
    studio.note_clips_changed()
    page = show()
    qtbot.waitUntil(page.setup.unfinished.isVisible)
    assert "no longer in the project" in readable(page.setup.unfinished)
    assert [b.accessibleName() for b in page.setup.unfinished.findChildren(QPushButton) if b.isVisible()] == [
        "Discard it …"
    ]


def test_cancelled_at_once_a_discarded_training_leaves_an_older_one_alone(qtbot, project, page, script, monkeypatch):
    older = interrupt(project)
    answer(monkeypatch, discard=True)

    def never(*_arguments: object, **_named: object) -> Iterator[Event]:
        while True:
            yield Progress(0, 0)  # its run has no folder yet

    monkeypatch.setattr(jobs, "train", never)
    page.learn()
    press(qtbot, button(page, "Discard …"))
    qtbot.waitUntil(lambda: page.views.currentWidget() is page.setup)
    assert older.is_dir()
