from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from tts_studio.gui.base.studio import Studio
from tts_studio.gui.shell import welcome
from tts_studio.gui.shell.welcome import WelcomePage


def test_only_projects_that_can_be_reached_are_offered(studio: Studio, tmp_path: Path, qtbot: QtBot) -> None:
    """A name that is too long is refused as a network drive is that has gone: not with “there is none”."""
    (tmp_path / "Anna").mkdir()
    (tmp_path / "Anna" / "project.json").touch()
    (tmp_path / "empty").mkdir()
    places = [str(tmp_path / name) for name in ("x" * 300, "none", "empty", "Anna")]
    studio.change_settings(recent_projects=tuple(places))
    page = WelcomePage(studio)
    qtbot.addWidget(page)

    page.enter()

    offered = page.findChild(QListWidget, "recent")
    qtbot.waitUntil(lambda: offered.count() == 1)
    assert [offered.item(row).text() for row in range(offered.count())] == ["Anna"]
    assert studio.settings.recent_projects == tuple(places)  # it may be there again the next time


def test_a_drive_that_does_not_answer_does_not_stop_the_window(
    studio: Studio, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The list is there at once; what turns out to be missing leaves it, and the keyboard goes to the first verb."""
    gone = threading.Event()

    def silent(folder: Path) -> bool:
        assert gone.wait(20)
        return False

    monkeypatch.setattr(welcome, "is_project", silent)
    studio.change_settings(recent_projects=(str(tmp_path / "Anna"),))
    page = WelcomePage(studio)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    page.enter()
    offered = page.findChild(QListWidget, "recent")
    assert offered.count() == 1
    assert page.first_focus() is offered
    offered.setFocus()

    gone.set()

    qtbot.waitUntil(lambda: offered.count() == 0)
    assert offered.isHidden()
    assert page.focusWidget() is page.first_focus()
