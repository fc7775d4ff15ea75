from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from tts_studio.gui.base.studio import Studio
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
    assert [offered.item(row).text() for row in range(offered.count())] == ["Anna"]
    assert studio.settings.recent_projects == tuple(places)  # it may be there again the next time
