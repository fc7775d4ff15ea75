"""Closing the window: a job saves first, and what cannot be saved keeps the window open."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tts_studio.errors import ProjectError
from tts_studio.events import Event, Note
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.clips.clips_page import ClipsPage
from tts_studio.gui.kit.ask import Confirm
from tts_studio.gui.shell.main_window import MainWindow


class Asked:
    """The questions that were asked, and the answer to all of them."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.questions: list[str] = []
        self.answer = True

        def ask(question: str, *_: object, **__: object) -> bool:
            self.questions.append(question)
            return self.answer

        monkeypatch.setattr(Confirm, "ask", ask)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    return Asked(monkeypatch)


@pytest.fixture
def window(qtbot: QtBot, studio: Studio) -> MainWindow:
    made = MainWindow(studio)
    qtbot.addWidget(made)
    made.show()
    return made


class Work:
    """A job that goes on until it is closed, and then saves."""

    def __init__(self, failure: BaseException | None = None) -> None:
        self._failure = failure
        self.saved = False
        self.begun = threading.Event()

    def __call__(self) -> Iterator[Event]:
        try:
            while True:
                yield Note("It goes on.")
                self.begun.set()
        finally:
            if self._failure is not None:
                raise self._failure
            self.saved = True


def test_a_job_saves_before_the_window_closes(qtbot: QtBot, studio: Studio, window: MainWindow, asked: Asked) -> None:
    work = Work()
    studio.run("Training", work)
    qtbot.waitUntil(work.begun.is_set)
    asked.answer = False
    assert not window.close()
    assert window.isEnabled()
    asked.answer = True
    assert not window.close(), "it saves first"
    assert not window.isEnabled()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert work.saved
    assert len(asked.questions) == 2


@pytest.mark.parametrize("failure", [ProjectError("The disk is full.", "Please free some space."), ZeroDivisionError()])
def test_a_job_that_cannot_save_keeps_the_window_open_and_says_why(
    failure: Exception, qtbot: QtBot, studio: Studio, window: MainWindow, asked: Asked
) -> None:
    work = Work(failure)
    studio.run("Training", work)
    qtbot.waitUntil(work.begun.is_set)
    with qtbot.waitSignal(studio.job_ended):
        window.close()
    qtbot.wait(0)
    assert window.isVisible()
    assert window.isEnabled()
    assert window.banner.notice is not None
    assert window.banner.notice.kind == "error"
    assert window.close()


def test_a_text_that_cannot_be_written_keeps_the_window_open(
    qtbot: QtBot, studio: Studio, project: Path, asked: Asked
) -> None:
    window = MainWindow(studio)
    qtbot.addWidget(window)
    window.show()
    window.show_page("clips")
    page = window.page("clips")
    assert isinstance(page, ClipsPage)
    page.table.edit_text()
    editor = page.table.indexWidget(page.table.currentIndex())
    editor.setText("Quite another text.")
    clip = page.table.current_clip
    assert clip is not None
    description = clip.audio.with_suffix(".json")
    kept = description.read_bytes()
    description.unlink()
    description.mkdir()  # nothing can be written there
    asked.answer = False
    assert not window.close()
    assert asked.questions == ["Not everything could be saved. Close all the same?"]
    assert window.isVisible()
    assert window.banner.notice is not None
    assert window.banner.notice.kind == "error"
    asked.answer = True
    description.rmdir()
    description.write_bytes(kept)
    assert window.close()
    assert len(asked.questions) == 1, "nothing is left to be written"
