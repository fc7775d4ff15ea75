"""Help: the key of every system opens the manual where one is, and where nothing opens it, its place is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.accessible import button
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.clips.import_report import ImportReport
from tts_studio.gui.clips.importing import ImportOutcome
from tts_studio.gui.kit import help as helping
from tts_studio.gui.kit.help import offer_manual
from tts_studio.gui.shell.app import install_translation
from tts_studio.gui.shell.main_window import MainWindow
from tts_studio.gui.shell.new_project import NewProject


class Browser:
    """Stands in for the system: it notes what it is to open, and opens it or not."""

    def __init__(self) -> None:
        self.works = True
        self.opened: list[str] = []

    def openUrl(self, url: QUrl) -> bool:  # noqa: N802 -- Qt's name
        path = Path(url.toLocalFile())
        assert path.is_file()
        self.opened.append(f"{path.parent.name}/{path.name}")
        return self.works


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> Browser:
    made = Browser()
    monkeypatch.setattr(helping, "QDesktopServices", made)
    return made


def press_help(shown: QWidget, qtbot: QtBot) -> None:
    qtbot.addWidget(shown)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    QTest.keySequence(shown, QKeySequence(QKeySequence.StandardKey.HelpContents))


def test_help_opens_the_chapter_of_the_page(studio: Studio, qtbot: QtBot, browser: Browser) -> None:
    """That every page has a chapter is held by ``tests/packaging/test_manual.py``."""
    window = MainWindow(studio)
    for page in ("welcome", "voices"):
        window.show_page(page)
        press_help(window, qtbot)
    window.show_page("welcome")
    button(window, "Manual").click()

    assert browser.opened == ["en/start.html", "en/voices.html", "en/start.html"]


def test_help_is_in_the_menu_and_in_the_language_of_the_window(
    studio: Studio, application, qtbot: QtBot, browser: Browser
) -> None:
    install_translation(application, "zh")
    try:
        window = MainWindow(studio)
        qtbot.addWidget(window)
        (menu,) = [action.menu() for action in window.menuBar().actions() if action.text() == "帮助(&H)"]
        (manual,) = [action for action in menu.actions() if action.text() == "使用手册(&M)"]
        manual.trigger()
    finally:
        install_translation(application, "en")

    assert browser.opened == ["zh/start.html"]


def test_help_opens_the_chapter_of_a_dialog(studio: Studio, qtbot: QtBot, browser: Browser) -> None:
    for dialog in (NewProject(studio), ImportReport(ImportOutcome("My recordings"))):
        press_help(dialog, qtbot)
        dialog.hide()

    assert browser.opened == ["en/start.html", "en/import.html"]


def test_without_a_browser_the_place_of_the_manual_is_said(
    application, qtbot: QtBot, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser.works = False
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: said.extend([box.text(), box.informativeText()]))
    dialog = QDialog()
    qtbot.addWidget(dialog)
    offer_manual(dialog, "keys")
    (action,) = dialog.findChildren(QAction)
    action.trigger()

    assert said[0] == "No program on this computer opens the manual."
    assert str(Path("manual", "en", "keys.html")) in said[1]
    assert "tts-studio manual" in said[1]
