"""The parts of the training page, each by itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QRadioButton, QWidget

from tests.gui.scenes.train import CLIP, LACKING, READY, progress_of
from tests.helpers.accessible import readable
from tests.helpers.scripted import PLAN, STEPS, figures, learning, preparation
from tts_studio.events import Note, Progress, Refusal, Refused, Stage, StageKind
from tts_studio.gui.base.job import Failure
from tts_studio.gui.kit.disclosure import Disclosure
from tts_studio.gui.train.loss_chart import LossChart
from tts_studio.gui.train.preset_cards import PresetCards
from tts_studio.gui.train.progress import STAGES, Point, Sample, stages_shown
from tts_studio.gui.train.readiness import Readiness, can_begin, words
from tts_studio.gui.train.result_card import ResultCard
from tts_studio.gui.train.sample_model import SampleModel, typical_clip
from tts_studio.gui.train.stage_list import StageList
from tts_studio.gui.train.training_words import counted, headline, planned, remarks, result, trend_words
from tts_studio.messages import Message
from tts_studio.project.readiness import Need

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen screen has no window manager

DISK_FULL = Failure(Message("The disk is full."), Message("Please free some space."))


def show(qtbot, widget: QWidget) -> QWidget:
    qtbot.addWidget(widget)
    widget.resize(700, 400)
    widget.show()
    return widget


def labels(widget: QWidget) -> list[str]:
    QApplication.sendPostedEvents()  # what was just added is shown then
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget) and label.text()]


# --- presets -------------------------------------------------------------------------------------------------------


@pytest.fixture
def cards(qtbot, application) -> PresetCards:
    made = PresetCards()
    made.choose("balanced")
    show(qtbot, made)
    return made


def test_each_card_says_how_long_and_what_to_expect(cards):
    found = cards.findChildren(QRadioButton)
    assert [card.accessibleName().split(",")[0] for card in found] == ["Quick", "Balanced", "Thorough"]
    assert all(card.accessibleDescription() for card in found)
    assert "10 min" in labels(cards)


def test_one_card_is_chosen_and_tab_stops_at_that_one(cards):
    found = cards.findChildren(QRadioButton)
    assert [card.isChecked() for card in found] == [False, True, False]
    assert [bool(card.focusPolicy() & Qt.FocusPolicy.TabFocus) for card in found] == [False, True, False]


@pytest.mark.parametrize(("key", "chosen"), [(Qt.Key.Key_Left, "quick"), (Qt.Key.Key_Right, "thorough")])
def test_arrow_keys_choose(qtbot, cards, key, chosen):
    cards.focus_card().setFocus()
    with qtbot.waitSignal(cards.chosen) as chosen_signal:
        qtbot.keyClick(cards.focus_card(), key)
    assert chosen_signal.args[0].key == chosen == cards.preset.key


def test_the_whole_card_can_be_clicked(qtbot, cards):
    card = cards.findChildren(QRadioButton)[2]
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(8, card.height() - 8))
    assert cards.preset.key == "thorough"


def test_another_length_is_none_of_the_cards(qtbot, cards):
    with qtbot.assertNotEmitted(cards.chosen):
        cards.show_minutes(45)
        assert cards.preset is None
        assert cards.focus_card() is cards.findChildren(QRadioButton)[0]
        cards.show_minutes(120)
    assert cards.preset.key == "thorough"


def test_an_unknown_preset_changes_nothing(cards):
    cards.choose("endless")
    assert cards.preset.key == "balanced"


# --- ready? --------------------------------------------------------------------------------------------------------


@pytest.fixture
def readiness(qtbot, application) -> Readiness:
    made = Readiness()
    show(qtbot, made)
    return made


@pytest.mark.parametrize("need", [*READY, *LACKING], ids=lambda need: f"{need.code}-{need.ok}")
def test_every_need_is_put_into_words_with_its_figures(application, need):
    topic, sentence = words(need)
    assert topic
    assert topic != need.code
    assert sentence.endswith(".")
    assert "{" not in sentence


def test_what_is_missing_says_what_there_is_and_what_there_should_be(application):
    assert words(Need("speech", False, 12.0, 15.0))[1].startswith("Only 12 s of speech; at least 15 s")
    assert "0.4 GB free; the training needs 1.0 GB" in words(Need("disk", False, 0.4e9, 1e9))[1]


def test_memory_that_is_not_known_is_no_obstacle(application):
    assert words(Need("memory", True, None, 3e9))[1] == "Enough, as far as this system tells."


def test_a_need_that_is_not_known_is_shown_all_the_same(readiness):
    readiness.show_needs([Need("stars", False, 1, 2)])
    assert labels(readiness) == ["stars"]


def test_speech_is_told_once_and_as_what_helps_most(readiness):
    few = [Need("speech", False, 5.0, 15.0), Need("advised_speech", False, 5.0, 300.0, required=False)]
    some = [Need("speech", True, 298.9, 15.0), Need("advised_speech", False, 298.9, 300.0, required=False)]
    many = [Need("speech", True, 400.0, 15.0), Need("advised_speech", True, 400.0, 300.0, required=False)]
    shown = []
    for needs in (few, some, many):
        readiness.show_needs(needs)
        shown.append(readiness.accessibleDescription())
    assert shown == [
        "Speech: missing. Only 5 s of speech; at least 15 s are needed, and five minutes are better.",
        "Speech: could be better. 4 min 58 s are enough for a try. With 5 min, people will recognise the voice.",
        "Speech: ready. 6 min 40 s of speech.",
    ]


def test_only_what_is_required_has_to_be_there(application):
    assert can_begin(READY)
    assert not can_begin(LACKING)
    assert can_begin([need for need in LACKING if need.ok or not need.required])


# --- stages --------------------------------------------------------------------------------------------------------


def test_stages_are_told_with_their_state(qtbot, application):
    stages = StageList()
    show(qtbot, stages)
    stages.show_stages(STAGES, STAGES[:3], STAGES[3])
    assert labels(stages) == [str(stage.phrase) for stage in STAGES]
    shown = stages.accessibleDescription()
    assert f"{STAGES[2].phrase}: done, {STAGES[3].phrase}: under way, {STAGES[4].phrase}: to come" in shown


def test_a_stage_that_was_not_needed_is_left_out(qtbot, application):
    stages = StageList()
    show(qtbot, stages)
    stages.show_stages(STAGES, STAGES[:2], STAGES[3])
    assert str(STAGES[2].phrase) not in labels(stages)
    stages.show_stages(STAGES, (), STAGES[0])
    assert labels(stages) == [str(stage.phrase) for stage in STAGES]


# --- words ---------------------------------------------------------------------------------------------------------


def test_before_and_after_learning_the_words_are_of_that(application):
    assert headline(progress_of(preparation()))[0] == "Preparing the training"
    assert "saving" in headline(progress_of([Stage(STAGES[-1])]))[0]
    stages = [Stage(name) for name in (*STAGES[:-1], StageKind.LISTENING)]
    listening = progress_of([*stages, Progress(3, 6)])
    assert "listening" in headline(listening)[0]
    assert counted(listening) == "Sentence 3 of 6"
    assert stages_shown(listening)[-2:] == (StageKind.LISTENING, STAGES[-1])


@pytest.mark.parametrize(
    ("trend", "words"), [("improving", "Still improving"), ("level", "No longer improving"), ("worse", "overfitting")]
)
def test_where_the_voice_is_heading_is_said_in_words(application, trend, words):
    assert words in trend_words(trend)[0]


def test_steps_and_recordings_are_counted(application):
    events = [*preparation(), *learning(1, 20)]
    assert counted(progress_of(events)) == f"Step 20 of {STEPS}"
    assert counted(progress_of(preparation())) == ""


def test_a_measured_plan_is_told_as_measured(application):
    timed, repeated = progress_of(preparation()).plan, progress_of([replace(PLAN, timed=False)]).plan
    assert planned(timed).startswith("This computer manages 1400 steps in 30 min.")
    assert planned(repeated).startswith("Planned: 1400 steps in 30 min.")


def test_recordings_that_could_not_be_used_are_counted_with_the_reasons(application):
    reason = Message("The speech in it is too short to learn from.")
    note = Note(Message("A half-written clip was set aside."))
    refused = [Refused(clip, Refusal.TOO_LITTLE_SPEECH, reason) for clip in ("0004", "0009")]
    progress = progress_of([*refused, note])
    assert remarks(progress) == [
        str(note.message),
        f"Recordings that could not be used: 2. {reason}",
    ]


# --- samples -------------------------------------------------------------------------------------------------------


@pytest.fixture
def model(qtbot, application) -> SampleModel:
    made = SampleModel()
    made.tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Warning)
    return made


def samples(*steps: int) -> list[Sample]:
    return [Sample(step, step * 1.2, Path(f"{step}.flac"), "Hello.") for step in steps]


def titles(model: SampleModel) -> list[str]:
    return [model.index(row).data().split("\n")[0] for row in range(model.rowCount())]


def test_the_newest_sample_is_the_first_below_the_real_voice(model):
    model.show_real(CLIP)
    model.show_samples(samples(50), None)
    model.show_samples(samples(50, 120, 190), 120)
    assert titles(model) == ["The real voice", "After 3 min 48 s", "After 2 min 24 s", "After 1 min"]
    assert model.index(3).data().endswith("Step 50")
    assert model.index(1).data().endswith("newest")
    assert model.index(2).data().endswith("best so far")
    assert model.path(0) == CLIP.audio
    assert model.path(3) == Path("50.flac")


def test_new_samples_are_inserted_and_do_not_move_the_choice(model):
    model.show_samples(samples(50, 120), None)
    inserted: list[tuple[int, int]] = []
    model.rowsInserted.connect(lambda _parent, first, last: inserted.append((first, last)))
    model.show_samples(samples(50, 120, 190, 260), None)
    assert inserted == [(0, 1)]


def test_samples_that_are_taken_back_vanish(model):
    model.show_samples(samples(50, 120, 190), None)
    model.show_samples(samples(50, 110), None)
    assert titles(model) == ["After 2 min 12 s", "After 1 min"]


def test_without_anything_it_is_empty(model):
    assert model.rowCount() == 0
    assert model.data(QModelIndex()) is None
    model.show_real(CLIP)
    model.show_real(None)
    assert model.rowCount() == 0


def test_the_row_that_plays_says_so(model):
    model.show_samples(samples(50, 120), None)
    model.mark_playing(Path("50.flac"))
    assert [model.playing(row) for row in (0, 1)] == [False, True]
    assert model.index(1).data(Qt.ItemDataRole.AccessibleTextRole).endswith("playing")
    assert not model.index(0).data(Qt.ItemDataRole.AccessibleTextRole).endswith("playing")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # a theme, which nothing here changes
@given(st.lists(st.lists(st.integers(1, 40), max_size=8, unique=True).map(sorted), max_size=6))
def test_whatever_is_shown_the_rows_are_those(application, shown):
    model = SampleModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    for steps in shown:
        model.show_samples(samples(*steps), steps[0] if steps else None)
        assert [model.sample(row).step for row in range(model.rowCount())] == steps[::-1]
    assert tester.model() is model


def test_the_real_voice_is_a_good_clip_of_an_easy_length():
    def clip(number: int, seconds: float, verdict: str, *, accepted: bool = True):
        return replace(CLIP, id=str(number), seconds=seconds, report={"verdict": verdict}, accepted=accepted)

    clips = [clip(1, 4.0, "fair"), clip(2, 9.0, "good"), clip(3, 5.0, "good"), clip(4, 4.0, "good", accepted=False)]
    assert typical_clip(clips).id == "3"
    assert typical_clip(clips[:1]).id == "1"
    assert typical_clip(clips[3:]) is None


# --- curves --------------------------------------------------------------------------------------------------------


def points(*steps: int) -> list[Point]:
    return [Point(step, step * 1.0, figures(step)) for step in steps]


def colours(widget: QWidget) -> int:
    image = widget.grab().toImage()
    return len({image.pixel(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)})


def test_the_curves_are_told_in_figures(qtbot, application):
    chart = LossChart()
    show(qtbot, chart)
    assert chart.accessibleDescription() == "Nothing has been measured yet."
    before = colours(chart)
    chart.show_points(points(70, 140, 210), STEPS)
    told = "Sentences it is tested on: 5 % closer to the speaker than at the first measurement."
    assert told in chart.accessibleDescription()
    assert colours(chart) > before


@pytest.mark.parametrize(
    "known", [points(70), points(70, 70 * 2), [Point(5, 1.0, {"train_envelope_l1": float("nan")})], []]
)
@pytest.mark.parametrize("size", [(60, 40), (900, 500)])
def test_few_points_and_small_windows_are_painted_too(qtbot, application, known, size):
    chart = LossChart()
    show(qtbot, chart)
    chart.setMinimumSize(1, 1)
    chart.resize(*size)
    chart.show_points(known)
    assert not chart.grab().isNull()


# --- the end -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", ["done", "kept", "stopped", "failed"])
def test_each_ending_has_words_and_a_next_step(qtbot, application, ending):
    progress = progress_of([*preparation(), *learning(1, 280)])
    card = ResultCard()
    show(qtbot, card)
    card.show_result(result(ending, "Anna", progress, DISK_FULL))
    assert card.listen.isVisible() == (ending in ("done", "kept"))
    assert card.first_focus().isVisible()
    assert "Anna" in readable(card)
    assert "{" not in readable(card)


def test_a_failure_says_what_happened_and_what_to_do(application):
    shown = result("failed", "Anna", progress_of([]), DISK_FULL)
    assert shown.advice == "The disk is full. Please free some space."
    assert shown.facts == ()


def test_the_voice_that_is_kept_is_named_if_it_is_not_the_last(application):
    progress = progress_of([*preparation(), *learning(1, 280)])
    progress.best_step = 210
    assert any("step 210" in fact for fact in result("done", "Anna", progress).facts)


def test_a_disclosure_is_closed_until_it_is_opened_by_key(qtbot, application):
    content = QLabel("The details")
    disclosure = Disclosure("Details", content)
    show(qtbot, disclosure)
    assert not disclosure.open
    assert not content.isVisible()
    qtbot.keyClick(disclosure.heading, Qt.Key.Key_Space)
    assert disclosure.open
    assert content.isVisible()
