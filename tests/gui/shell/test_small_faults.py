"""Single faults of the window that a person met, each with what it has to do instead."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QPushButton, QTableWidget
from pytestqt.qtbot import QtBot

from tests.helpers.made_up_clips import make_project
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.clips.clips_page import ClipsPage
from tts_studio.gui.kit import theme
from tts_studio.gui.kit.files import documents
from tts_studio.gui.record.phases import Desk, actions
from tts_studio.gui.record.recording import Phase
from tts_studio.gui.shell.keys import Keys
from tts_studio.gui.shell.main_window import MainWindow
from tts_studio.gui.shell.new_project import NewProject
from tts_studio.gui.shell.welcome import WelcomePage
from tts_studio.gui.train.readiness import words
from tts_studio.gui.train.train_page import TrainPage
from tts_studio.project.readiness import Need

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen screen has no window manager


@pytest.fixture
def locale() -> Iterator[None]:
    yield
    QLocale.setDefault(QLocale.system())


def test_a_project_is_looked_for_where_the_last_one_was(
    studio: Studio, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *given: asked.append(given[2]) or "")
    page = WelcomePage(studio)
    qtbot.addWidget(page)
    page.ask_open()
    (documents() / "TTS Studio").mkdir(parents=True)
    page.ask_open()
    studio.change_settings(recent_projects=(str(make_project(tmp_path / "Anna", 2)),))
    page.ask_open()
    studio.change_settings(recent_projects=(str(tmp_path / "a drive that has gone" / "Anna"),))
    page.ask_open()

    assert asked == [*map(str, (documents(), documents() / "TTS Studio", tmp_path, documents()))]


def test_a_new_project_speaks_the_language_of_the_system_and_tells_what_there_is_for_it(
    studio: Studio, qtbot: QtBot, locale: None
) -> None:
    table = [  # locale, language, what is told
        ("en_GB", "en-gb-x-rp", "sentences to read aloud are ready"),
        ("en_US", "en-us", "sentences to read aloud are ready"),
        ("de_AT", "de", "sentences to read aloud are ready"),
        ("zh_CN", "cmn", "sentences to read aloud are ready"),
        ("pt_BR", "pt-br", "sentences to read aloud are ready"),
        ("fi_FI", "fi", "no list of sentences"),
        ("sw_KE", "sw", "no list of sentences"),
        ("C", "en-us", "sentences to read aloud are ready"),
    ]
    wrong = []
    for name, language, told in table:
        QLocale.setDefault(QLocale(name))
        dialog = NewProject(studio)
        qtbot.addWidget(dialog)
        if dialog._language_code() != language or told not in dialog._concern.text():
            wrong.append((name, dialog._language_code(), dialog._concern.text()))
    QApplication.processEvents()

    assert wrong == []


def test_consent_is_told_as_it_was_given() -> None:
    assert words(Need("consent", True, "own", None)) == ("Consent", "It is your own voice.")
    assert words(Need("consent", True, "permission", None)) == ("Consent", "The speaker has agreed.")


def test_escape_empties_the_search_and_then_leaves_it(studio: Studio, qtbot: QtBot, tmp_path: Path) -> None:
    assert studio.open(make_project(tmp_path / "Anna"))
    page = ClipsPage(studio)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
    page.bar.filter.setFocus()
    qtbot.keyClicks(page.bar.filter, "kettle")
    assert page.shown.rowCount() == 1

    qtbot.keyClick(page.bar.filter, Qt.Key.Key_Escape)
    assert page.bar.filter.text() == ""
    assert page.shown.rowCount() == 12
    assert page.bar.filter.hasFocus()
    qtbot.keyClick(page.bar.filter, Qt.Key.Key_Escape)
    assert page.table.hasFocus()
    page.leave()


def test_tab_goes_down_the_train_page(studio: Studio, qtbot: QtBot, tmp_path: Path) -> None:
    assert studio.open(make_project(tmp_path / "Anna"))
    page = TrainPage(studio)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
    page.enter()
    qtbot.waitUntil(lambda: len(page.setup.readiness.remedies) == 2 and not page._errands.busy)
    page.setup.cards.focus_card().setFocus()

    reached = []
    for _ in range(4):
        focused = QApplication.focusWidget()
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())

    assert reached == [*page.setup.readiness.remedies, page.setup.advanced.heading, page.setup.learn]


def test_no_dialog_has_icons_on_some_of_its_buttons_only(studio: Studio, qtbot: QtBot) -> None:
    dialog = NewProject(studio)
    qtbot.addWidget(dialog)
    dialog.ensurePolished()
    box = dialog.findChild(QDialogButtonBox)
    assert box is not None
    box.ensurePolished()

    assert [button.text() for button in box.findChildren(QPushButton) if not button.icon().isNull()] == []


def test_keys_are_called_the_same_in_the_list_and_on_the_buttons(application: QApplication, qtbot: QtBot) -> None:
    dialog = Keys()
    qtbot.addWidget(dialog)
    table = dialog.findChild(QTableWidget)
    assert table is not None
    items = [table.item(row, 1) for row in range(table.rowCount())]
    listed = {name for item in items if item is not None for name in item.text().split(", ")}
    desks = [Desk(ready=True, usable=True, advisable=True, reads=True, **{now: True}) for now in ("coming", "keeping")]
    on_buttons = {cap for phase in Phase for desk in desks for action in actions(phase, desk) for cap in action.caps}

    assert on_buttons <= listed
    assert not {"Return", "Right", "Left", "Ctrl+Return"} & listed


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_window_opens_within_the_screen_also_after_a_larger_one(
    studio: Studio, qtbot: QtBot, application: QApplication, scale: float
) -> None:
    theme.apply("light", scale)
    screen = application.primaryScreen().availableGeometry()
    large = MainWindow(studio)
    qtbot.addWidget(large)
    large.setGeometry(-200, -100, 3000, 2000)
    kept = large.saveGeometry().toBase64().toStdString()
    for geometry in ("", kept, "no geometry"):
        studio.change_settings(geometry=geometry)
        window = MainWindow(studio)
        qtbot.addWidget(window)
        assert screen.contains(window.geometry()), geometry[:20]
        assert screen.size().expandedTo(window.minimumSize()) == screen.size()
    theme.apply("light")
