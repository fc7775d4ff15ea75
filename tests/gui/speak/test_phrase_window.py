"""The window of phrases: by keys, by one switch, at once, and kept."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.accessible import nameless
from tests.helpers.still_player import StillPlayer
from tts_studio import jobs
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.base.utterance import SpeechRequest
from tts_studio.gui.kit.files import AskOpenFile, AskSaveFile
from tts_studio.gui.speak.board_editor import BoardEditor
from tts_studio.gui.speak.phrase_memory import PhraseUse, recall_use, remembering_use
from tts_studio.gui.speak.phrase_window import PhraseWindow
from tts_studio.synthesis import SynthesisConfig
from tts_studio.text.phrase_board import Board, BoardPhrase, Category, of_text

pytestmark = [pytest.mark.usefixtures("small_base"), pytest.mark.qt_log_ignore("propagateSizeHints")]

BOARD = of_text("# One\nYes.\nNo.\n# Two\nWater | Water, please.\n")


def request_of(text: str) -> SpeechRequest:
    return SpeechRequest(text, "base", "Base")


def opened(qtbot: QtBot, studio: Studio) -> PhraseWindow:
    made = PhraseWindow(studio, request_of, lambda: "en-us")
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: made.isActiveWindow() and made.board.count > 0)
    return made


@pytest.fixture
def window(qtbot: QtBot, studio: Studio) -> Iterator[PhraseWindow]:
    jobs.keep_phrases(lambda _: BOARD)
    made = opened(qtbot, studio)
    qtbot.waitUntil(lambda: made.speech.ready)
    yield made
    made.close()


@pytest.fixture
def said(window: PhraseWindow, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is said, in order."""
    texts: list[str] = []
    play = window.speech._play

    def noted(request: SpeechRequest) -> None:
        texts.append(request.text)
        play(request)

    monkeypatch.setattr(window.speech, "_play", noted)
    return texts


def shown(window: PhraseWindow) -> list[str]:
    return [one.words for one in window.grid.buttons]


def test_a_phrase_is_played_from_kept_sound(
    qtbot: QtBot, window: PhraseWindow, player: StillPlayer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "speak", lambda *_what, **_how: pytest.fail("it is made again"))
    window.grid.buttons[1].click()
    player.end()
    kept = jobs.phrase_sound("No.", "base", request_of("No.").config)
    np.testing.assert_allclose(np.concatenate([one.samples for one in player.heard]), kept.samples, atol=1e-4)
    assert window.repeat.isEnabled()


def test_the_sound_of_a_phrase_is_kept_until_something_of_it_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    config = SynthesisConfig(seed=1)
    first = jobs.phrase_sound("Hello.", "base", config)
    made: list[Any] = []
    speak = jobs.speak
    monkeypatch.setattr("tts_studio.jobs.speaking.speak", lambda *what, **how: made.append(what) or speak(*what, **how))
    again = jobs.phrase_sound("Hello.", "base", config)
    np.testing.assert_allclose(again.samples, first.samples, atol=1e-4)
    assert made == []
    jobs.phrase_sound("Hello.", "base", SynthesisConfig(seed=1, speed=1.5))
    list(jobs.add_word("hello", "goodbye"))
    jobs.phrase_sound("Hello.", "base", config)
    assert len(made) == 2


def test_keys_say_phrases_and_what_is_typed(qtbot: QtBot, window: PhraseWindow, said: list[str]) -> None:
    qtbot.keyClicks(window.typed, "1 more")
    qtbot.keyClick(window.typed, Qt.Key.Key_Return)
    assert window.typed.text() == ""
    qtbot.keyClick(window.typed, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(window.typed, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert shown(window) == ["Water"]
    window.repeat.setFocus()
    qtbot.keyClick(window.repeat, Qt.Key.Key_1)
    qtbot.keyClick(window.repeat, Qt.Key.Key_9)
    qtbot.keyClick(window.repeat, Qt.Key.Key_Return)
    assert said == ["1 more", "No.", "Water, please.", "Water, please."]
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.speech.speaking
    assert window.isVisible(), "Esc stops first"
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_sentences_are_said_one_after_the_other_as_they_are_typed(
    qtbot: QtBot, window: PhraseWindow, player: StillPlayer, said: list[str]
) -> None:
    window.as_typed.trigger()
    qtbot.keyClicks(window.typed, "I met Mr. Smith. He is well! And")
    assert window.typed.text() == "And"
    assert said == ["I met Mr. Smith."]
    player.end()
    qtbot.waitUntil(lambda: said[1:] == ["He is well!"])
    window.grid.buttons[0].click()
    assert said[2:] == ["Yes."]


def test_louder_is_louder_and_never_too_loud(qtbot: QtBot, window: PhraseWindow, player: StillPlayer) -> None:
    window.grid.buttons[0].click()
    player.end()
    usual = np.concatenate([one.samples for one in player.heard])
    player.heard.clear()
    qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    player.end()
    loud = np.concatenate([one.samples for one in player.heard])
    assert 1.05 < np.std(loud) / np.std(usual) <= 2.0
    assert np.abs(loud).max() <= 1.0


def test_one_switch_says_everything(qtbot: QtBot, window: PhraseWindow, said: list[str]) -> None:
    window.scans.trigger()
    window._beat.stop()  # the test moves the mark on
    for _ in range(2):
        window.step()
    assert [one.words for row in window.scanned for one in row if one.marked] == ["Yes.", "No."]
    focused = window.focusWidget() or window
    qtbot.keyClick(focused, Qt.Key.Key_Space)
    window._beat.stop()
    window.step()
    assert [one.words for row in window.scanned for one in row if one.marked] == ["No."]
    qtbot.keyClick(focused, Qt.Key.Key_Return)
    assert said == ["No."]
    window._beat.stop()
    window.step()
    qtbot.mouseClick(window.grid.buttons[0], Qt.MouseButton.LeftButton)
    assert said == ["No."], "a click is the switch, wherever it is: it has entered the row of categories"
    window._beat.stop()
    window.step()
    qtbot.keyClick(focused, Qt.Key.Key_Space)
    assert shown(window) == ["Water"]
    window.typed.setFocus()
    qtbot.keyClick(window.typed, Qt.Key.Key_Space)
    assert window.typed.text() == " ", "who types is not scanning"
    window.scans.trigger()
    assert not any(one.marked for row in window.scanned for one in row)
    qtbot.mouseClick(window.grid.buttons[0], Qt.MouseButton.LeftButton)
    assert said == ["No.", "Water, please."]


def test_phrases_are_kept_edited_and_exchanged(
    qtbot: QtBot, studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened(qtbot, studio)
    assert window.board == jobs.starting_board("en")
    window.typed.setText("I am glad.")
    window._on_typed()
    window.keep.click()
    qtbot.waitUntil(lambda: "I am glad." in shown(window))
    assert jobs.phrase_board() == window.board, "what was there from the beginning is kept with it"
    monkeypatch.setattr(BoardEditor, "ask", lambda board, _parent: Board((Category("A", (BoardPhrase("x"),)),)))
    window.edit()
    qtbot.waitUntil(lambda: shown(window) == ["x"])
    (tmp_path / "in.csv").write_text("B,Bye.\n")
    monkeypatch.setattr(AskOpenFile, "ask", lambda *_: tmp_path / "in.csv")
    window.take_in()
    qtbot.waitUntil(lambda: window.board.count == 2)
    monkeypatch.setattr(AskSaveFile, "ask", lambda *_: tmp_path / "out.obf")
    window.write_out()
    window._errands.wait()
    assert "Bye." in (tmp_path / "out.obf").read_text()
    (tmp_path / "in.csv").write_text("")
    window.take_in()
    qtbot.waitUntil(window.problem.isVisible)
    assert window.board.count == 2
    window.close()
    again = opened(qtbot, studio)
    assert again.board == window.board
    again.close()


def test_how_it_is_used_is_remembered(qtbot: QtBot, window: PhraseWindow, studio: Studio) -> None:
    assert window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    window.on_top.trigger()
    assert not window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert window.isVisible()
    window.by_rows.trigger()
    window.loud.click()
    assert recall_use(studio.settings) == PhraseUse(on_top=False, by_rows=False, louder=True)
    studio.change_settings(other={"phrases": {"interval": 99.0, "scanning": "yes", "by_rows": False}})
    assert recall_use(studio.settings) == PhraseUse(by_rows=False)
    studio.change_settings(**remembering_use(studio.settings, PhraseUse()))
    assert nameless(window) == []


def test_making_sounds_waits_for_what_is_said(
    qtbot: QtBot, window: PhraseWindow, player: StillPlayer, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = threading.Event()
    monkeypatch.setattr(jobs, "phrase_sound", lambda *_what: made.set() or pytest.fail("it was not asked for"))
    window.speech.say(request_of("Yes."))
    window.speech.prepare([request_of("Something new.")])
    QApplication.processEvents()
    assert not made.is_set()
    monkeypatch.undo()
    player.end()
    qtbot.waitUntil(lambda: window.speech.kept(request_of("Something new.")) is not None)
