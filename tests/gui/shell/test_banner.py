"""The banner moves nothing, covers no key, and goes when what it says is over."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.made_up_clips import make_project
from tts_studio.gui.base.notice import Notice
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.shell import banner
from tts_studio.gui.shell.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen screen has no window manager

GOOD = Notice("good", "Saved as a.wav.")
UNDO = Notice("info", "Clip 2 moved to the trash", action="Undo", do=lambda: None)
WRONG = Notice("error", "The disk is full.", "Please free some space, and then do the same again. " * 4)


@pytest.fixture
def window(qtbot: QtBot, studio: Studio, tmp_path: Path) -> MainWindow:
    assert studio.open(make_project(tmp_path / "Anna", 2))
    made = MainWindow(studio)
    qtbot.addWidget(made)
    made.resize(900, 560)
    with qtbot.waitExposed(made):
        made.show()
    made.show_page("train")
    return made


def test_a_notice_moves_nothing_and_leaves_the_foot_of_the_page_free(qtbot: QtBot, window: MainWindow) -> None:
    for page in ("train", "clips"):
        window.show_page(page)
        before = window.page(page).geometry()
        for notice in (GOOD, WRONG, UNDO):
            window.studio.tell(notice)
            QApplication.processEvents()
            shown = window.banner.geometry()
            assert window.page(page).geometry() == before
            assert shown.bottom() <= before.height() - window.page(page).foot_height
            assert before.contains(shown)
            assert shown.height() >= window.banner.heightForWidth(shown.width())
        window.resize(700, 500)
        QApplication.processEvents()
        assert window.page(page).rect().contains(window.banner.geometry())
        window.resize(900, 560)


def test_a_notice_does_not_outlive_its_reason(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    studio = window.studio
    for notice in (GOOD, UNDO):
        studio.tell(notice)
        window.show_page("speak")
        assert window.banner.notice is None, notice
        window.show_page("train")

    studio.tell(WRONG)
    window.show_page("speak")
    assert window.banner.notice is WRONG
    assert window.banner.isVisible()
    studio.run("Something new", lambda: iter(()))
    assert window.banner.notice is None
    qtbot.waitUntil(lambda: not studio.busy)

    studio.tell(WRONG)
    assert studio.open(make_project(tmp_path / "Berta", 2))
    assert window.banner.notice is None

    for notice, kept in ((GOOD, False), (UNDO, False), (WRONG, True)):
        monkeypatch.setattr(banner, "_PASSING_MS", 1)
        monkeypatch.setattr(banner, "_WITH_ACTION_MS", 2)
        studio.tell(notice)
        assert window.banner._timer.isActive() is not kept
        if not kept:
            qtbot.waitUntil(lambda: window.banner.notice is None)
