"""A book is read into a file from the window: two questions, a job that can be stopped, and what is told afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.speak.test_speak_page import entered
from tests.helpers.still_player import StillPlayer
from tts_studio.audio import files
from tts_studio.events import Progress
from tts_studio.gui.base.job import Job, JobOutcome
from tts_studio.gui.base.notice import Notice
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.kit.files import AskOpenFile, AskSaveFile
from tts_studio.gui.speak.speak_page import SpeakPage

pytestmark = pytest.mark.usefixtures("small_base")


@pytest.fixture
def page(
    qtbot: QtBot, studio: Studio, player: StillPlayer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[SpeakPage]:
    book = tmp_path / "book.txt"
    book.write_text("Chapter 1\n\n" + "The kettle is on. " * 200, encoding="utf-8")
    monkeypatch.setattr(AskOpenFile, "ask", lambda *_: book)
    monkeypatch.setattr(AskSaveFile, "ask", lambda *_: tmp_path / "book.flac")
    made = entered(qtbot, studio)
    yield made
    made.leave()


def test_a_reading_that_was_stopped_goes_on(
    qtbot: QtBot, page: SpeakPage, notices: list[Notice], tmp_path: Path
) -> None:
    page.reads.click()
    job = page.studio.job
    assert isinstance(job, Job)
    job.happened.connect(lambda events: job.cancel() if any(isinstance(one, Progress) for one in events) else None)
    with qtbot.waitSignal(page.studio.job_ended, timeout=30_000):
        pass
    assert job.outcome is JobOutcome.CANCELLED
    assert [notice.title for notice in notices] == ["The reading was stopped."]
    assert not (tmp_path / "book.flac").exists()
    assert page.studio.job is None
    page.reads.click()
    with qtbot.waitSignal(page.studio.job_ended, timeout=60_000):
        pass
    assert notices[-1].title == "Saved as “book.flac”."
    assert notices[-1].kind == "warning"  # since there is something to tell:
    assert "The reading goes on" in notices[-1].hint
    assert files.seconds(tmp_path / "book.flac") > 100
    assert not list(tmp_path.glob(".book*"))


def test_a_question_that_is_dismissed_reads_nothing(page: SpeakPage, monkeypatch: pytest.MonkeyPatch) -> None:
    for question in (AskSaveFile, AskOpenFile):
        monkeypatch.setattr(question, "ask", lambda *_: None)
        page.reads.click()
        assert page.studio.job is None
