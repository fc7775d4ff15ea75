"""How the text is said: marks that a menu writes, words that are said differently, and what will be read."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.helpers.still_player import StillPlayer
from tests.helpers.tables import each_row
from tts_studio import jobs
from tts_studio.engine import bases
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.base.voice_entry import VoiceEntry
from tts_studio.gui.kit.files import AskOpenFile, AskSaveFile
from tts_studio.gui.speak import markup_edits
from tts_studio.gui.speak.say_differently import SayDifferently, WordHome
from tts_studio.gui.speak.speak_page import SpeakPage
from tts_studio.gui.speak.word_list_dialog import WordListDialog
from tts_studio.text.word_list import Pronunciation

pytestmark = pytest.mark.usefixtures("small_base")


def marked(widget: QPlainTextEdit, text: str) -> None:
    """Show a text in which “|” is the cursor, and two of them the ends of a selection."""
    first, _, rest = text.partition("|")
    inside, has_end, last = rest.partition("|")
    widget.setPlainText(first + inside + last)
    cursor = widget.textCursor()
    cursor.setPosition(len(first))
    if has_end:
        cursor.setPosition(len(first) + len(inside), QTextCursor.MoveMode.KeepAnchor)
    widget.setTextCursor(cursor)


@each_row(
    ("mark", "text", "expected"),
    [
        (markup_edits.SLOWER, "one |two| three", "one [rate 80%]two[/rate] three"),
        (markup_edits.EMPHASIS, "one t|wo three", "one [emphasis]two[/emphasis] three"),
        (markup_edits.EMPHASIS, "one| two |three", "one [emphasis]two[/emphasis] three"),
        (markup_edits.SPELLED, "an |NHS|.", "an [spell]NHS[/spell]."),
        (markup_edits.SPELLED, "a|n\nNH|S.", "an\nNHS."),
        (markup_edits.SLOWER, "one\n|two\nthree|", "one\n[rate 80%]two\nthree[/rate]"),
        (markup_edits.SLOWER, "|", ""),
    ],
)
def test_a_mark_goes_around_the_selection_or_the_word_at_the_cursor(
    mark: markup_edits.SpanMark, text: str, expected: str, application: QApplication
) -> None:
    widget = QPlainTextEdit()
    marked(widget, text)
    before, words = widget.toPlainText(), markup_edits.selected_words(widget)
    markup_edits.put_around(widget, mark)
    assert widget.toPlainText() == expected
    if expected != before:
        assert widget.textCursor().selectedText() == words
        widget.undo()
        assert widget.toPlainText() == before


@each_row(
    ("text", "expected"),
    [
        ("One|two", "One [pause 0.5s] two"),
        ("|One| two", "One [pause 0.5s] two"),
        ("One |two", "One [pause 0.5s] two"),
        ("|", "[pause 0.5s]"),
    ],
)
def test_a_pause_goes_behind_the_selection_with_spaces(text: str, expected: str, application: QApplication) -> None:
    widget = QPlainTextEdit()
    marked(widget, text)
    markup_edits.put_pause(widget)
    assert widget.toPlainText() == expected


@pytest.fixture
def page(qtbot: QtBot, studio: Studio, player: StillPlayer) -> Iterator[SpeakPage]:
    made = SpeakPage(studio)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.enter()
    qtbot.waitUntil(lambda: made.voices.entry is not None)
    yield made
    made.leave()


def saying(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, said: str) -> list[str]:
    """Let the dialog be answered: type, hear, save. Returns the words that it asks about."""
    asked: list[str] = []

    def answer(dialog: SayDifferently) -> int:
        asked.append(dialog.word.text())
        dialog.said.setText(said)
        dialog.hear()
        with qtbot.waitSignal(dialog.accepted):
            dialog.save()
        return dialog.result()

    monkeypatch.setattr(SayDifferently, "exec", answer)
    return asked


def test_the_selected_word_is_said_differently_from_then_on(
    qtbot: QtBot, page: SpeakPage, player: StillPlayer, monkeypatch: pytest.MonkeyPatch
) -> None:
    marked(page.text, "A |GIF| costs $5.")
    page.reading.disclosure.heading.click()
    qtbot.waitUntil(lambda: page.reading.words.toPlainText() == "A GIF costs five dollars.")
    before = page._request()
    asked = saying(monkeypatch, qtbot, "jif")
    page.pronouncing.differently.trigger()
    assert asked == ["GIF"]
    assert len(player.played) == 1
    assert jobs.listed_words() == (Pronunciation("GIF", "jif", "en"),)
    assert page._request() != before  # the sound that is kept is not played again
    qtbot.waitUntil(lambda: page.reading.words.toPlainText() == "A jif costs five dollars.")


def test_what_is_wrong_is_told_and_nothing_is_kept(qtbot: QtBot, studio: Studio, page: SpeakPage) -> None:
    dialog = SayDifferently(studio, WordHome(), page._sample, Pronunciation("x", "[[ MM ]]"))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.save()
    qtbot.waitUntil(dialog.problem.isVisible)
    assert "is not written in phonemes" in dialog.problem.text()
    assert jobs.listed_words() == ()
    dialog.said.clear()
    assert not dialog.keep.isEnabled()
    dialog.reject()


def test_the_menu_of_a_right_click_holds_what_the_button_holds(page: SpeakPage) -> None:
    marked(page.text, "A |GIF| costs $5.")
    menu = page.pronouncing.context_menu(page.text.rect().center())
    own = [action for action in page.pronouncing.menu.actions() if action.text()]
    assert [action.text() for action in menu.actions() if action.text()][: len(own)] == [one.text() for one in own]
    assert len(menu.actions()) > len(page.pronouncing.menu.actions())
    assert page.text.textCursor().selectedText() == "GIF"
    page.text.clear()
    page.pronouncing.menu.aboutToShow.emit()
    assert not page.pronouncing.differently.isEnabled()


def test_a_closed_view_reads_nothing_and_an_open_one_tells_what_is_wrong(qtbot: QtBot, page: SpeakPage) -> None:
    page.text.setPlainText("It is 5 [pause xx] now.\n\nNow 你.")
    assert not page.reading._timer.isActive()
    page.reading.disclosure.heading.click()
    qtbot.waitUntil(lambda: page.reading.words.toPlainText() == "It is five now.\n\nNow.")
    assert "“xx” is no pause" in page.reading.remarks.text()
    assert "“xx” is no pause" in page.text.what_is_wrong(8)
    assert "你" in page.reading.remarks.text()
    page.text.setPlainText("")
    qtbot.waitUntil(lambda: page.reading.words.toPlainText() == "")
    assert not page.reading.remarks.isVisible()


def test_the_list_of_words_by_keys(
    qtbot: QtBot,
    studio: Studio,
    page: SpeakPage,
    player: StillPlayer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    list(jobs.add_word("GIF", "jif"))
    list(jobs.add_word("SQL", "sequel", "en"))
    dialog = WordListDialog(studio, WordHome(language="en"), page._sample, page)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: len(dialog.table.entries) == 2)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.view.setFocus()
    assert dialog.whose.count() == 1  # a base voice has no list of its own
    qtbot.keyClick(dialog.view, Qt.Key.Key_Space)
    assert len(player.played) == 1
    asked = saying(monkeypatch, qtbot, "giff")
    qtbot.keyClick(dialog.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.current == Pronunciation("GIF", "giff"))
    assert asked == ["GIF"]
    qtbot.keyClick(dialog.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: list(dialog.table.entries) == [Pronunciation("SQL", "sequel", "en")])
    monkeypatch.setattr(AskSaveFile, "ask", lambda *_: tmp_path / "out.csv")
    dialog.export.click()
    qtbot.waitUntil((tmp_path / "out.csv").exists)
    (tmp_path / "in.csv").write_text("Nguyen;win\n", encoding="utf-8")
    monkeypatch.setattr(AskOpenFile, "ask", lambda *_: tmp_path / "in.csv")
    dialog.imports.click()
    qtbot.waitUntil(lambda: len(dialog.table.entries) == 2)
    assert dialog.changed
    dialog.reject()


def test_a_voice_of_a_project_has_a_list_of_its_own(
    qtbot: QtBot, studio: Studio, page: SpeakPage, tmp_path: Path
) -> None:
    base = bases.find()
    model = tmp_path / "voice" / "en_US-anna-medium.onnx"
    model.parent.mkdir()
    for source, target in ((base.path, model), (base.config_path, Path(f"{model}.json"))):
        shutil.copy(source, target)
    page.voices.add(VoiceEntry(str(model), "Anna", model, language="en-us"))
    page.voices.choose(str(model))
    assert page.pronouncing.home == WordHome(str(model), "Anna", None, "en")
    dialog = SayDifferently(studio, page.pronouncing.home, page._sample, Pronunciation("GIF", ""))
    qtbot.addWidget(dialog)
    dialog.said.setText("jif")
    dialog.voice_only.click()
    with qtbot.waitSignal(dialog.accepted):
        dialog.save()
    assert jobs.listed_words() == ()
    assert jobs.listed_words(str(model)) == (Pronunciation("GIF", "jif", "en"),)
    words = WordListDialog(studio, page.pronouncing.home, page._sample)
    qtbot.addWidget(words)
    words.whose.setCurrentIndex(1)
    qtbot.waitUntil(lambda: [entry.said for entry in words.table.entries] == ["jif"])
    words.reject()


def test_a_word_that_is_renamed_takes_the_place_of_the_old_one(qtbot: QtBot, studio: Studio, page: SpeakPage) -> None:
    list(jobs.add_word("GIF", "jif"))
    dialog = SayDifferently(studio, WordHome(language="en"), page._sample, Pronunciation("GIF", "jif"))
    qtbot.addWidget(dialog)
    dialog.word.setText("gif")
    with qtbot.waitSignal(dialog.accepted):
        dialog.save()
    assert jobs.listed_words() == (Pronunciation("gif", "jif"),)
