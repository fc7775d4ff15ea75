"""The text box marks the sentence that is spoken, whatever letters stand before it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tts_studio.gui.speak.speech_text import SpeechText, _first_units
from tts_studio.messages import Message
from tts_studio.text.readings import Trouble


def box(qtbot: QtBot, text: str) -> SpeechText:
    made = SpeechText()
    qtbot.addWidget(made)
    made.setPlainText(text)
    return made


def selected(made: SpeechText) -> list[str]:
    return [selection.cursor.selectedText() for selection in made.extraSelections()]


def test_marks_the_words_behind_letters_that_qt_counts_twice(application: QApplication, qtbot: QtBot) -> None:
    text = "Hello 😀 there. Second line.\nThird."
    made = box(qtbot, text)
    made.mark((text.index("Second"), text.index("\n")))
    assert selected(made) == ["Second line."]
    assert made.marked == "Second line."
    (selection,) = made.extraSelections()
    assert selection.format.fontUnderline()  # not by colour alone


def test_the_mark_goes_with_none_and_with_every_change(application: QApplication, qtbot: QtBot) -> None:
    made = box(qtbot, "One. Two.")
    made.mark((0, 4))
    made.mark(None)
    assert (selected(made), made.marked) == ([], "")
    made.mark((0, 4))
    qtbot.keyClicks(made, "x")
    assert (selected(made), made.marked) == ([], "")


def test_wrong_markup_has_a_wave_and_says_why_until_the_text_changes(application: QApplication, qtbot: QtBot) -> None:
    made = box(qtbot, "Wait 😀 [pause x] and go.")
    made.show_wrong([Trouble((7, 16), Message("“x” is no pause."))])
    made.mark((0, 4))
    assert selected(made) == ["Wait", "[pause x]"]
    made.mark(None)
    (selection,) = made.extraSelections()
    assert selection.format.underlineStyle() == QTextCharFormat.UnderlineStyle.WaveUnderline
    assert [made.what_is_wrong(place) for place in (6, 7, 16, 17)] == ["", "“x” is no pause.", "“x” is no pause.", ""]
    assert len(_first_units(made.toPlainText(), 8)) == 7  # of Qt's eight
    qtbot.keyClicks(made, "x")
    assert (selected(made), made.what_is_wrong(9)) == ([], "")


def test_words_out_of_sight_are_scrolled_to_and_the_cursor_stays(application: QApplication, qtbot: QtBot) -> None:
    text = "\n".join(f"Line {number}." for number in range(200))
    made = box(qtbot, text)
    made.resize(400, 200)
    with qtbot.waitExposed(made, timeout=30_000):
        made.show()
    for word in ("Line 150.", "Line 3."):
        start = text.index(word)
        made.mark((start, start + len(word)))
        cursor = made.textCursor()
        cursor.setPosition(start)
        assert made.viewport().rect().contains(made.cursorRect(cursor)), word
    assert made.textCursor().position() == 0


def test_tab_leaves_the_box(application: QApplication, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    made, after = SpeechText(), QPushButton("After")
    layout.addWidget(made)
    layout.addWidget(after)
    with qtbot.waitExposed(window, timeout=30_000):
        window.show()
    made.setFocus()
    qtbot.keyClick(made, Qt.Key.Key_Tab)
    assert window.focusWidget() is after
    assert made.toPlainText() == ""
