"""What may be imported among files that a person drops, the job that imports them, and what came of it."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.scenes.clips import an_import
from tts_studio import jobs
from tts_studio.errors import TextError
from tts_studio.events import Event, Finished, Refused, Taken
from tts_studio.gui.clips.import_outcome import ImportOutcome, kind_of
from tts_studio.gui.clips.import_report import ImportReport
from tts_studio.gui.clips.imports import import_offered, offered


@pytest.fixture
def empty_project(tmp_path: Path) -> Path:
    folder = tmp_path / "Anna"
    for _ in jobs.new_project(folder, "Anna", "own", "en-us"):
        pass
    return folder


def outcome_of(events: Sequence[Event]) -> ImportOutcome:
    outcome = ImportOutcome("it")
    outcome.fold(events)
    return outcome


def test_files_are_told_apart(tmp_path: Path):
    folder = tmp_path / "folder.wav"  # a folder all the same
    folder.mkdir()
    paths = [folder, *(tmp_path / name for name in ("a.WAV", "a.txt", "b.txt", "list.csv", "rows.jsonl", "c.png"))]

    what = offered(paths)

    assert [path.name for path in what.sources] == ["folder.wav", "b.txt", "list.csv", "rows.jsonl"]
    assert [path.name for path in what.recordings] == ["a.WAV"]
    assert [path.name for path in what.strangers] == ["c.png"]
    assert not what.nothing
    assert what.name == "folder.wav … (5)"
    assert offered([tmp_path / "c.png"]).nothing


def test_several_sources_are_one_import(empty_project: Path, recordings: Path, tmp_path: Path):
    other = tmp_path / "other"
    other.mkdir()
    for name in ("1.wav", "1.txt"):
        shutil.copy(recordings / name, other)
    (tmp_path / "bad.csv").touch()
    paths = [other, tmp_path / "bad.csv", recordings / "2.wav", recordings / "3.wav", tmp_path / "c.png"]

    events = list(import_offered(empty_project, offered(paths)))

    outcome = outcome_of(events)
    assert [taken.source for taken in outcome.taken] == ["1.wav", "2.wav", "3.wav"]
    assert [refused.source for refused in outcome.refused] == ["c.png", "bad.csv"]
    assert outcome.complete
    assert sum(isinstance(event, Finished) for event in events) == 1
    assert events[-1] == Finished({"taken": 3, "refused": 0, "already": 0, "minutes": pytest.approx(0.12, abs=0.06)})


def test_recordings_of_the_same_name_do_not_hide_one_another(empty_project: Path, recordings: Path, tmp_path: Path):
    paths: list[Path] = []
    for number in (1, 2):
        folder = tmp_path / str(number)
        folder.mkdir()
        for extension in ("wav", "txt"):
            shutil.copy(recordings / f"{number}.{extension}", folder / f"same.{extension}")
        paths.append(folder / "same.wav")

    outcome = outcome_of(list(import_offered(empty_project, offered(paths))))

    assert len(outcome.taken) == 2


def test_a_recording_without_a_text_is_refused_beside_others(empty_project: Path, recordings: Path, tmp_path: Path):
    shutil.copy(recordings / "1.wav", tmp_path / "alone.wav")

    outcome = outcome_of(list(import_offered(empty_project, offered([tmp_path / "alone.wav", recordings / "2.wav"]))))

    assert [taken.source for taken in outcome.taken] == ["2.wav"]
    assert outcome.refused == [Refused("alone.wav", "There is no text “alone.txt” beside it.")]
    checked = next(event for event in jobs.check(empty_project) if isinstance(event, Finished)).result
    assert checked["refused"] == [], "where they lay together for the import is no place that a person knows"


def test_recordings_without_any_text_are_told(empty_project: Path, recordings: Path, tmp_path: Path):
    shutil.copy(recordings / "1.wav", tmp_path / "alone.wav")

    with pytest.raises(TextError, match="no texts"):
        list(import_offered(empty_project, offered([tmp_path / "alone.wav"])))


def test_a_single_list_that_cannot_be_read_is_an_error(empty_project: Path, tmp_path: Path):
    (tmp_path / "bad.csv").touch()

    with pytest.raises(TextError, match=r"bad\.csv"):
        list(import_offered(empty_project, offered([tmp_path / "bad.csv"])))


def test_closing_it_keeps_what_was_taken_and_leaves_no_folder(
    empty_project: Path, recordings: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))

    job = import_offered(empty_project, offered([recordings / "1.wav", recordings / "2.wav"]))
    taken = next(event for event in job if isinstance(event, Taken))
    job.close()

    with jobs.opened(empty_project) as project:
        assert [clip.id for clip in project.clips()] == [taken.clip]
    assert list(temporary.iterdir()) == []


# --- the report ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reason", "kind"),
    [
        ("It is too short: 0.31 s, at least 0.5 s are needed.", "It is too short"),
        ("There is no recording “a b.wav”.", "There is no recording …"),
        ("“x.wav” is cut off or damaged. Please copy or record it again.", "… is cut off or damaged"),
        ("It is in the project already, as clip 0012.", "It is in the project already, as clip …"),
        ("太短：0.31 秒。", "太短"),
        ("Its text is empty.", "Its text is empty"),
    ],
)
def test_reasons_that_differ_in_figures_and_names_are_of_one_kind(reason: str, kind: str):
    assert kind_of(reason) == kind


def test_refusals_are_grouped_the_most_frequent_first():
    groups = an_import().groups

    assert [len(group) for group in groups.values()] == [3, 1, 1, 1]
    assert next(iter(groups)) == "It is too short"


@pytest.fixture
def report(qtbot: QtBot, application: QApplication) -> ImportReport:
    made = ImportReport(an_import())
    qtbot.addWidget(made)
    return made


def test_the_report_names_each_recording_and_its_reason(report: ImportReport):
    tree = report.tree
    groups = [tree.topLevelItem(row) for row in range(tree.topLevelItemCount())]

    assert [group.text(0) for group in groups if group] == [
        "It is too short (3)",
        "There is no recording … (1)",
        "It is in the project already, as clip … (1)",
        "The text does not fit the duration (1)",
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

    assert report.headline() == "All recordings were taken: 1"
    assert report.as_text().splitlines()[:2] == ["it", "All recordings were taken: 1"]
