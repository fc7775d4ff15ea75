"""What Enter means in the text, and texts of the clipboard and of files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.helpers.still_player import StillPlayer
from tts_studio import settings
from tts_studio.errors import StudioError
from tts_studio.gui.base.notice import Notice
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.kit.files import AskOpenFile
from tts_studio.gui.speak.speak_page import SpeakPage
from tts_studio.gui.speak.text_menu import text_of

pytestmark = pytest.mark.usefixtures("small_base")


@pytest.fixture
def page(qtbot: QtBot, studio: Studio) -> Iterator[SpeakPage]:
    made = SpeakPage(studio)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    made.enter()
    qtbot.waitUntil(lambda: made.voices.entry is not None)
    made.text.setPlainText("Good morning.")
    made.text.setFocus()
    yield made
    made.leave()


def test_enter_speaks_only_if_that_was_chosen_and_the_text_is_selected_afterwards(
    qtbot: QtBot, page: SpeakPage, player: StillPlayer
) -> None:
    qtbot.keyClick(page.text, Qt.Key.Key_Return)
    assert page.text.toPlainText() == "\nGood morning."
    assert not player.played
    page.text.setPlainText("Good morning.")

    page.text_menu.enter.trigger()
    assert settings.load().enter_speaks
    qtbot.keyClick(page.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    page.text.undo()
    assert not player.played
    qtbot.keyClick(page.text, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(player.heard))
    with qtbot.waitSignal(page.speaking.ended):
        player.end()

    assert page.text.textCursor().selectedText() == "Good morning."
    qtbot.keyClicks(page.text, "Next")
    assert page.text.toPlainText() == "Next"


def test_the_clipboard_is_spoken_and_undo_brings_the_text_back(
    qtbot: QtBot, page: SpeakPage, player: StillPlayer, notices: list[Notice]
) -> None:
    QGuiApplication.clipboard().setText("  ")
    page.text_menu.button.menu().actions()[0].trigger()
    assert notices[-1].title == "There is no text on the clipboard."

    QGuiApplication.clipboard().setText("From elsewhere.")
    page.text_menu.button.menu().actions()[0].trigger()
    qtbot.waitUntil(lambda: bool(player.heard))
    page.stop()
    assert page.text.toPlainText() == "From elsewhere."
    page.text.undo()
    assert page.text.toPlainText() == "Good morning."


def test_a_text_file_is_read_by_the_menu_or_a_drop(
    qtbot: QtBot, page: SpeakPage, tmp_path: Path, notices: list[Notice], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Grüße aus Köln.", encoding="latin-1")
    monkeypatch.setattr(AskOpenFile, "ask", lambda *_: path)
    page.text_menu.button.menu().actions()[1].trigger()
    qtbot.waitUntil(lambda: page.text.toPlainText() == "Grüße aus Köln.")

    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(tmp_path / "gone.txt"))])
    assert page.text.canInsertFromMimeData(dropped)
    page.text.insertFromMimeData(dropped)
    qtbot.waitUntil(lambda: bool(notices))
    assert notices[-1].kind == "error"
    assert page.text.toPlainText() == "Grüße aus Köln."

    dropped.setUrls([QUrl.fromLocalFile(str(tmp_path / "take.wav"))])
    assert not page.text.canInsertFromMimeData(dropped), "recordings are imported by the window"


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    path = tmp_path / "picture.txt"
    path.write_bytes(bytes(range(256)) * 4 + b"\0" * 64)
    with pytest.raises(StudioError, match=r"picture\.txt"):
        text_of(path)
