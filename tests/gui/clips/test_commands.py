"""Changes of clips: each is on disk at once, is undone and done again, and what cannot be done leaves no trace."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QUndoStack
from pytestqt.qtbot import QtBot

from tts_studio.gui.base.notice import Notice
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.clips.clip_edits import ClipEdits, numbers
from tts_studio.project import recovery
from tts_studio.project.model import Clip
from tts_studio.project.store import Project

LONG = "This text is far longer than anything that could have been said in so short a recording. " * 3


@pytest.fixture
def edits(studio: Studio, project: Path) -> Iterator[ClipEdits]:
    made = ClipEdits(studio)
    yield made
    made.settle()
    made.deleteLater()


@pytest.fixture
def stack(edits: ClipEdits) -> QUndoStack:
    return edits.stack


def on_disk(studio: Studio) -> dict[str, Clip]:
    assert studio.project is not None
    return {clip.id: clip for clip in studio.project.clips()}


def first(studio: Studio) -> Clip:
    return studio.clips()[0]


def test_a_text_is_changed_undone_and_done_again(studio: Studio, edits: ClipEdits, stack: QUndoStack):
    clip = first(studio)

    edits.edit_text(clip, "  The kettle \n sings. ")
    assert on_disk(studio)[clip.id].text == first(studio).text == "The kettle sings."
    stack.undo()
    assert on_disk(studio)[clip.id] == clip
    stack.redo()
    assert on_disk(studio)[clip.id].text == "The kettle sings."


def test_the_same_text_is_no_change(studio: Studio, edits: ClipEdits, stack: QUndoStack):
    edits.edit_text(first(studio), f" {first(studio).text} ")

    assert stack.count() == 0


def test_an_empty_text_is_told_and_leaves_no_step(
    studio: Studio, edits: ClipEdits, stack: QUndoStack, notices: list[Notice]
):
    before = first(studio)

    edits.edit_text(before, "…")

    assert on_disk(studio)[before.id] == before
    assert stack.count() == 0
    assert "text" in notices[-1].title


def test_a_trim_is_changed_undone_and_done_again(studio: Studio, edits: ClipEdits, stack: QUndoStack):
    clip = first(studio)

    edits.trim(clip, (0.1, 1.5))
    edits.trim(first(studio), (0.2, 1.4))
    assert on_disk(studio)[clip.id].trim == (0.2, 1.4)
    stack.undo()
    assert on_disk(studio)[clip.id].trim == (0.1, 1.5)
    stack.undo()
    assert on_disk(studio)[clip.id].trim is None
    stack.redo()
    stack.redo()
    assert on_disk(studio)[clip.id].trim == (0.2, 1.4)
    assert on_disk(studio)[clip.id].seconds == clip.seconds


def test_clips_are_left_out_together_and_each_is_undone_to_what_it_was(
    studio: Studio, edits: ClipEdits, stack: QUndoStack
):
    edits.accept(studio.clips()[1:2], False)
    edits.accept(studio.clips()[:3], False)
    assert [clip.accepted for clip in on_disk(studio).values()][:4] == [False, False, False, True]

    stack.undo()

    assert [clip.accepted for clip in on_disk(studio).values()][:4] == [True, False, True, True]


def test_clips_go_to_the_trash_and_come_back_as_they_were(studio: Studio, edits: ClipEdits, stack: QUndoStack):
    before = on_disk(studio)
    samples = first(studio).audio.read_bytes()
    came_back: list[tuple[str, ...]] = []
    edits.restored.connect(came_back.append)

    assert edits.remove_clips(studio.clips()[:2])
    assert list(on_disk(studio)) == list(before)[2:]
    assert len(studio.clips()) == len(before) - 2
    stack.undo()
    assert on_disk(studio) == before
    assert first(studio).audio.read_bytes() == samples
    assert came_back == [tuple(before)[:2]]
    stack.redo()
    assert list(on_disk(studio)) == list(before)[2:]


def test_all_clips_are_removed_or_none(
    studio: Studio,
    edits: ClipEdits,
    stack: QUndoStack,
    notices: list[Notice],
    monkeypatch: pytest.MonkeyPatch,
):
    before = on_disk(studio)
    set_aside, second = recovery.set_aside, studio.clips()[1].audio

    def refuse_the_second(folder: Path, path: Path) -> Path:
        if path == second:
            raise PermissionError(13, "The file is in use")
        return set_aside(folder, path)

    monkeypatch.setattr(recovery, "set_aside", refuse_the_second)

    assert not edits.remove_clips(studio.clips()[:3])
    assert on_disk(studio) == before
    assert stack.count() == 0
    assert "cannot be written to" in str(notices[-1].title)
    assert list(studio.clips()) == studio.project.clips()


def test_a_change_of_some_clips_does_not_read_all_of_them(
    studio: Studio, edits: ClipEdits, stack: QUndoStack, monkeypatch: pytest.MonkeyPatch
):
    def read(_: Project) -> list[Clip]:
        raise AssertionError("a large project would take seconds on the window's thread")

    clips = list(studio.clips())
    with monkeypatch.context() as patched:
        patched.setattr(Project, "clips", read)
        edits.edit_text(clips[0], "Something else.")
        edits.accept(clips[1:3], False)
        edits.remove_clips(clips[2:4])
        stack.undo()
        edits.remove_clips(clips[3:5])
    assert list(studio.clips()) == studio.project.clips()


def test_a_change_that_cannot_be_undone_is_told_and_dropped(
    studio: Studio, edits: ClipEdits, stack: QUndoStack, notices: list[Notice]
):
    clip = first(studio)
    edits.edit_text(clip, "Something else.")
    assert studio.project is not None
    studio.project.remove_clip(clip.id)  # as another window of the program would

    stack.undo()

    assert "no clip" in notices[-1].title
    assert stack.count() == 0


def test_another_project_has_no_history(studio: Studio, edits: ClipEdits, stack: QUndoStack):
    edits.edit_text(first(studio), "Something else.")

    studio.close_project()

    assert not stack.canUndo()


def test_a_changed_text_is_judged_again_and_a_mismatch_told(
    studio: Studio, edits: ClipEdits, stack: QUndoStack, qtbot: QtBot
):
    clip = first(studio)
    assert clip.report["verdict"] == "good"

    with qtbot.waitSignal(edits.mismatched, timeout=20_000) as emitted:
        edits.edit_text(clip, LONG)

    assert emitted.args is not None
    assert emitted.args[0].id == clip.id
    assert on_disk(studio)[clip.id].report["codes"] == ["too_short_for_text"]
    stack.undo()
    assert on_disk(studio)[clip.id] == clip, "the old report has to come back with the old text"


def test_judging_is_about_the_last_of_many_changes(studio: Studio, edits: ClipEdits, qtbot: QtBot):
    clip = first(studio)
    mismatches: list[object] = []
    edits.mismatched.connect(mismatches.append)

    edits.edit_text(first(studio), LONG)
    edits.edit_text(first(studio), clip.text)
    qtbot.waitUntil(lambda: not edits.judging, timeout=20_000)

    assert mismatches == []
    assert on_disk(studio)[clip.id].report["verdict"] == "good"


def test_an_outdated_report_is_not_what_undo_goes_back_to(
    studio: Studio, edits: ClipEdits, stack: QUndoStack, qtbot: QtBot
):
    edits.edit_text(first(studio), LONG)
    edits.trim(first(studio), (0.1, 1.5))  # before the long text has been judged
    stack.undo()
    qtbot.waitUntil(lambda: not edits.judging, timeout=20_000)

    assert on_disk(studio)[first(studio).id].report["codes"] == ["too_short_for_text"]


def test_a_report_that_comes_too_late_changes_nothing(studio: Studio, edits: ClipEdits, qtbot: QtBot):
    clip = first(studio)
    edits.edit_text(clip, LONG)
    edits.settle()

    studio.close_project()
    qtbot.waitUntil(lambda: not edits.judging, timeout=20_000)

    assert '"verdict": "good"' in clip.audio.with_suffix(".json").read_text(encoding="utf-8")


def test_a_clip_that_was_removed_meanwhile_is_not_judged(studio: Studio, edits: ClipEdits, qtbot: QtBot):
    clip = first(studio)
    edits.edit_text(clip, LONG)
    edits.remove_clips([first(studio)])
    qtbot.waitUntil(lambda: not edits.judging, timeout=20_000)

    assert clip.id not in on_disk(studio)


@pytest.mark.parametrize(
    ("identifiers", "words"),
    [
        (["0007"], "7"),
        (["0001", "0020"], "1, 20"),
        ([f"{n:04d}" for n in range(1, 9)], "1, 2, 3, 4, 5 … (+3)"),
    ],
)
def test_clips_are_named_by_their_numbers(identifiers: list[str], words: str):
    assert numbers(identifiers) == words


def test_a_trim_changes_what_is_measured(studio: Studio, edits: ClipEdits, qtbot: QtBot):
    clip = first(studio)
    before: Mapping[str, Any] = clip.report

    edits.trim(clip, (0.0, clip.seconds / 2))
    qtbot.waitUntil(lambda: not edits.judging, timeout=20_000)

    assert on_disk(studio)[clip.id].report["speech_seconds"] < before["speech_seconds"]
