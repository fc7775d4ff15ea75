"""A project is taken up where it was left, renamed, deleted without a loss, and made to try; commands are in menus."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QFile, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.helpers.made_up_clips import make_project
from tts_studio import jobs, settings
from tts_studio.gui.base.notice import Notice
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.clips.clips_page import ClipsPage
from tts_studio.gui.kit.ask import AskName, Confirm
from tts_studio.gui.shell import app
from tts_studio.gui.shell.main_window import MainWindow
from tts_studio.gui.shell.new_project import NewProject

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen screen has no window manager


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_project(tmp_path / "Anna")


@pytest.fixture
def window(qtbot: QtBot, studio: Studio, folder: Path) -> Iterator[MainWindow]:
    assert studio.open(folder)
    made = MainWindow(studio)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.show_page("welcome")


def command(window: MainWindow, words: str) -> QAction:
    """Return the command of a menu, as a person finds it: the menu is opened first."""
    for opener in window.menuBar().actions():
        menu = opener.menu()
        assert isinstance(menu, QMenu)
        menu.aboutToShow.emit()
        for action in menu.actions():
            if action.text().replace("&", "") == words:
                return action
    raise AssertionError(f"no menu has {words}")


# --- where it was left ---------------------------------------------------------------------------------------------


def test_the_project_and_page_of_the_last_time_come_back(window: MainWindow, folder: Path) -> None:
    window.show_page("clips")
    window.close()

    kept = settings.load()
    assert (app.last_project(kept), kept.page) == (folder.resolve(), "clips")


def test_a_project_that_was_closed_or_has_gone_does_not_come_back(
    window: MainWindow, folder: Path, tmp_path: Path
) -> None:
    moved = folder.rename(tmp_path / "elsewhere")
    assert app.last_project(settings.load()) is None

    moved.rename(folder)
    command(window, "Close the project").trigger()
    assert app.last_project(settings.load()) is None


# --- renaming and deleting -----------------------------------------------------------------------------------------


def test_a_project_gets_another_name_and_keeps_what_was_agreed(
    window: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(AskName, "ask", lambda *_: "  Anne   Marie ")
    command(window, "Rename the project …").trigger()

    project = window.studio.project
    assert project is not None
    assert (project.info.speaker, project.info.consent.who, project.folder) == ("Anne Marie", "Anna", folder)
    assert "Anne Marie" in window.windowTitle()


@pytest.mark.parametrize("bin_works", [True, False])
def test_a_deleted_project_can_be_brought_back(
    bin_works: bool,
    window: MainWindow,
    folder: Path,
    tmp_path: Path,
    notices: list[Notice],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (folder / "letter.txt").write_text("Dear Anna", encoding="utf-8")
    asked: list[str] = []
    monkeypatch.setattr(Confirm, "ask", lambda *words, **_: not asked.append(" ".join(map(str, words[:2]))))
    moved = tmp_path / "bin"

    def to_bin(path: str) -> bool:
        return bin_works and bool(Path(path).rename(moved))

    monkeypatch.setattr(QFile, "moveToTrash", to_bin)
    command(window, "Delete the project …").trigger()

    assert "12 recordings, 0 voices and 0 trainings" in asked[0]
    assert "letter.txt" in asked[0], "what is no part of the project goes, too"
    assert not folder.exists()
    kept = moved if bin_works else tmp_path / "Deleted projects" / "Anna"
    assert len(list((kept / "clips").glob("*.flac"))) == 12
    assert ("is in the system" in notices[-1].title) == bin_works
    assert (window.studio.project, window.studio.settings.recent_projects, window.page_name) == (None, (), "welcome")


def test_a_project_is_not_deleted_without_a_yes(
    window: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Confirm, "ask", lambda *_, **__: False)
    command(window, "Delete the project …").trigger()

    assert window.studio.project is not None
    assert folder.exists()


# --- menus, drops, and a project to try ----------------------------------------------------------------------------


def test_all_that_a_page_offers_is_in_the_menu(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page("clips")
    page = window.page("clips")
    assert isinstance(page, ClipsPage)
    page.table.selectRow(0)

    assert command(window, "Import").menu() is not None
    assert not command(window, "Undo").isEnabled()
    before = len(window.studio.clips())
    command(window, "Move to the trash (Delete)").trigger()
    assert len(window.studio.clips()) == before - 1


@pytest.mark.parametrize("page", ["welcome", "record", "train", "speak", "voices"])
def test_recordings_can_be_dropped_on_every_page(
    page: str, window: MainWindow, recordings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.show_page(page)
    clips = window.page("clips")
    assert isinstance(clips, ClipsPage)
    imported: list[Sequence[Path]] = []
    monkeypatch.setattr(clips.exchange, "import_paths", imported.append)

    drop(window, recordings)

    assert (imported, window.page_name) == ([[recordings]], "clips")


def test_without_a_project_a_drop_makes_one_first_and_a_project_is_opened(
    window: MainWindow, folder: Path, recordings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command(window, "Close the project").trigger()
    asked: list[bool] = []
    monkeypatch.setattr(NewProject, "ask", lambda *_: bool(asked.append(True)))
    drop(window, recordings)
    assert (asked, window.page_name) == ([True], "welcome")

    drop(window, folder)
    assert window.studio.project is not None
    assert window.page_name == "clips"


def drop(window: MainWindow, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    what = (QPoint(5, 5), Qt.DropAction.CopyAction, data, buttons, keys)
    page = window.page(window.page_name)
    for event in (QDragEnterEvent(*what), QDropEvent(*what)):
        QApplication.sendEvent(page, event)


def test_a_project_to_try_is_spoken_by_the_base_voice_and_opened(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = jobs.sample_project
    monkeypatch.setattr(jobs, "sample_project", lambda folder: whole(folder, sentences=1))
    with qtbot.waitSignal(window.studio.job_ended):
        command(window, "Sample project …").trigger()

    project = window.studio.project
    assert project is not None
    assert project.info.speaker == "Sample"
    assert len(window.studio.clips()) == 1
    assert [clip.report["verdict"] for clip in window.studio.clips()] == ["good"]
    assert window.page_name == "clips"
