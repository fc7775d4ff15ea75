"""What came of an import, added up from the events of the job, and its report."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.scenes.clips import an_import, decided
from tts_studio.audio import quality
from tts_studio.events import (
    Event,
    Finished,
    ListRead,
    Note,
    NoteKind,
    Progress,
    Refusal,
    SpeakersFound,
    Stage,
    StageKind,
    Taken,
)
from tts_studio.gui.clips.import_progress import ImportProgress
from tts_studio.gui.clips.import_report import ImportReport, heading
from tts_studio.gui.clips.importing import ImportOutcome
from tts_studio.gui.kit import wording
from tts_studio.messages import Message

USED_BY_TRAINING = {Refusal.TOO_LITTLE_SPEECH, Refusal.TOO_MANY_SOUNDS, Refusal.UNUSABLE}


def outcome_of(events: Sequence[Event]) -> ImportOutcome:
    outcome = ImportOutcome("it")
    outcome.fold(events)
    return outcome


# --- the report ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", [*Refusal, *quality.REFUSALS])
def test_every_kind_of_refusal_has_a_heading_of_its_own(code: str, application: QApplication):
    assert (heading(code) == "Other reasons") == (code in USED_BY_TRAINING)


def test_refusals_are_grouped_the_most_frequent_first():
    groups = an_import().groups

    assert [len(group) for group in groups.values()] == [3, 1, 1, 1]
    assert next(iter(groups)) == "too_short"


@pytest.fixture
def report(qtbot: QtBot, application: QApplication) -> ImportReport:
    made = ImportReport(an_import())
    qtbot.addWidget(made)
    return made


def test_the_report_names_each_recording_and_its_reason(report: ImportReport):
    tree = report.tree
    groups = [tree.topLevelItem(row) for row in range(tree.topLevelItemCount())]

    assert [group.text(0) for group in groups if group] == [
        "Too short (3)",
        "Sound file missing (1)",
        "In the project already (1)",
        "Too short for the text (1)",
    ]
    first = groups[0]
    assert first is not None
    assert first.isExpanded()
    child = first.child(0)
    assert child is not None
    assert (child.text(0), child.text(1)) == (
        "metadata.csv, line 41: wavs/041.wav",
        "It is too short: 0.11 s, at least 0.5 s are needed.",
    )


def test_the_report_says_that_an_import_was_stopped(qtbot: QtBot, application: QApplication):
    stopped = ImportReport(an_import(complete=False))
    qtbot.addWidget(stopped)

    assert "was stopped" in stopped.summary()
    assert "was stopped" in stopped.as_text()


def test_nothing_refused_is_said_in_one_line(qtbot: QtBot, application: QApplication):
    outcome = outcome_of([Taken("a.wav", "0001"), Finished({})])

    report = ImportReport(outcome)
    qtbot.addWidget(report)

    assert report.headline() == "All recordings imported: 1"
    assert report.as_text().splitlines()[:2] == ["it", "All recordings imported: 1"]


def test_while_a_recogniser_listens_nothing_is_counted(qtbot: QtBot, application: QApplication):
    progress = ImportProgress()
    qtbot.addWidget(progress)

    progress.show_outcome(outcome_of([Stage(StageKind.HEARING_WORDS), Progress(840.0, 3600.0, 512.0)]))
    assert progress.words() == "Listening to the recording"
    progress.show_outcome(outcome_of([Stage(StageKind.IMPORTING), Progress(1, 4, 3.0), Taken("a.wav", "0001")]))
    assert progress.words() == "Imported: 1 · not imported: 0"


# --- what was decided ------------------------------------------------------------------------------------------------


@pytest.fixture
def decided_report(qtbot: QtBot, application: QApplication) -> ImportReport:
    made = ImportReport(decided())
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_report_shows_the_column_and_the_person_that_were_taken(decided_report: ImportReport):
    choices = decided_report.choices
    assert choices.columns is not None
    assert choices.speakers is not None
    assert choices.isVisible()
    assert [choices.columns.itemText(row) for row in range(choices.columns.count())] == [
        "1: wavs/001.wav",
        "2: Karen",
        "3: Please close the gate.",
        "4: said in the garden, take 1",
    ]
    assert choices.columns.currentText() == "3: Please close the gate."
    assert [choices.speakers.itemText(row) for row in range(choices.speakers.count())] == [
        "Karen (40)",
        "Bob (6)",
        "All of them: they are one person",
    ]
    assert choices.speakers.currentText() == "Karen (40)"
    assert "Column with the texts: 3: Please close the gate." in decided_report.as_text()
    assert "3 recordings have the same text" in decided_report.as_text()


@pytest.mark.parametrize(
    ("column", "speaker", "asked"),
    [(3, 0, ("4", "Karen")), (2, 1, ("", "Bob")), (2, 2, ("", "*")), (3, 1, ("4", "Bob"))],
)
def test_another_choice_is_asked_for(
    column: int, speaker: int, asked: tuple[str, str], decided_report: ImportReport, qtbot: QtBot
):
    choices = decided_report.choices
    assert choices.columns is not None
    assert choices.speakers is not None
    assert not choices.again.isEnabled()
    choices.columns.setCurrentIndex(column)
    choices.speakers.setCurrentIndex(speaker)
    assert choices.again.isEnabled()

    with qtbot.waitSignal(choices.chosen) as emitted:
        choices.again.click()

    assert tuple(emitted.args or ()) == asked


def test_a_column_that_was_chosen_stays_chosen_with_another_person(application: QApplication, qtbot: QtBot):
    outcome = decided()
    outcome.text_column = "3"
    report = ImportReport(outcome)
    qtbot.addWidget(report)
    assert report.choices.speakers is not None
    report.choices.speakers.setCurrentIndex(1)

    with qtbot.waitSignal(report.choices.chosen) as emitted:
        report.choices.again.click()

    assert emitted.args == ["3", "Bob"]


def test_where_nothing_was_decided_nothing_is_to_be_chosen(report: ImportReport):
    report.show()

    assert not report.choices.isVisible()
    assert report.choices.as_lines() == []


@pytest.mark.parametrize(
    ("event", "looked_at"),
    [
        (ListRead("a.csv", 3, {"1": "a", "2": "b"}, "2", Message("it is called so")), False),
        (ListRead("a.csv", 3, {"1": "a", "2": "b", "3": "c"}, "2", Message("it is called so"), doubtful=True), True),
        (SpeakersFound({"Karen": 2, "Bob": 1}, "Karen"), True),
        (Note(Message("Odd."), NoteKind.DOUBTFUL_TEXTS), True),
        (Note(Message("Left."), NoteKind.LEFT_OUT), False),
    ],
)
def test_what_is_doubtful_is_to_be_looked_at(event: Event, looked_at: bool):
    assert outcome_of([event, Taken("a.wav", "0001"), Finished({})]).has_decided == looked_at


# --- as it is shown --------------------------------------------------------------------------------------------------


def test_the_list_of_the_report_scrolls_by_itself_and_not_within_something_that_scrolls(report: ImportReport):
    parent = report.tree.parentWidget()
    assert parent is report
    report.resize(700, 420)
    report.show()
    assert report.tree.isVisible()
    assert report.tree.height() >= report._about.height()


def test_a_place_in_a_list_is_named_in_the_language_of_the_window(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(wording, "_tr", lambda text: {"{0}, line {1}": "{0} 第 {1} 行"}.get(text, text))

    assert wording.place_in_words("metadata.csv, line 41: wavs/a.wav") == "metadata.csv 第 41 行: wavs/a.wav"
    assert wording.place_in_words("my, line 2.csv, line 3") == "my, line 2.csv 第 3 行"
    assert wording.place_in_words("wavs/one, line.wav") == "wavs/one, line.wav"
