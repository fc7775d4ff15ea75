"""The dialog of the blind comparison, by keys alone: nothing tells who is who before the end."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.accessible import nameless
from tests.helpers.still_player import StillPlayer
from tts_studio.audio.signal import Audio
from tts_studio.engine.judging.listening import Choices
from tts_studio.errors import AudioError
from tts_studio.formats import DEFAULT_BASE
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.base.voice_entry import VoiceEntry
from tts_studio.gui.speak import blind_test
from tts_studio.gui.speak.blind import ROUNDS, Contender, question
from tts_studio.gui.speak.blind_test import BlindTestDialog, contenders

pytestmark = pytest.mark.usefixtures("small_base")

ANNA, JOE, REAL = Contender("Anna", "anna"), Contender("Joe", "joe"), Contender("The recordings")
SOUNDS = Audio(np.full(800, 0.1, np.float32), 8_000), Audio(np.full(800, -0.1, np.float32), 8_000)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sounds that need not be spoken: those of the first contender are positive."""
    monkeypatch.setattr(blind_test, "make_pair", lambda *_: SOUNDS)


def opened(qtbot: QtBot, studio: Studio, *compared: Contender) -> BlindTestDialog:
    dialog = BlindTestDialog(studio, compared, "My own words.")
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog, timeout=30_000):
        dialog.show()
    return dialog


def begun(qtbot: QtBot, studio: Studio, *compared: Contender) -> BlindTestDialog:
    dialog = opened(qtbot, studio, *compared)
    dialog.choice.begin.click()
    qtbot.waitUntil(dialog.round.play_x.isEnabled)
    return dialog


def listen(qtbot: QtBot, dialog: BlindTestDialog, player: StillPlayer) -> bool:
    """Hear both; return whether X is the first contender."""
    qtbot.keyClick(dialog.round, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: bool(player.heard))
    first_is_x = player.heard[0].samples[0] > 0
    qtbot.keyClick(dialog.round, Qt.Key.Key_2)
    return bool(first_is_x)


def shown(dialog: BlindTestDialog) -> str:
    """Return everything that can be read or is read by a screen reader."""
    labels = [part.text() for part in dialog.findChildren(QLabel) if part.isVisible()]
    buttons = [part for part in dialog.findChildren(QAbstractButton) if part.isVisible()]
    spoken = [words for part in buttons for words in (part.text(), part.accessibleName(), part.toolTip())]
    return "\n".join([*labels, *spoken, dialog.windowTitle()])


def test_a_whole_comparison_by_keys_counts_the_one_that_was_preferred(
    qtbot: QtBot, studio: Studio, player: StillPlayer, quick: None
) -> None:
    dialog = begun(qtbot, studio, ANNA, JOE)
    for number in range(1, ROUNDS + 1):
        assert f"Sentence {number} of {ROUNDS}" in shown(dialog)
        assert "Anna" not in shown(dialog)
        assert "Joe" not in shown(dialog)
        first_is_x = listen(qtbot, dialog, player)
        qtbot.keyClick(dialog.round, Qt.Key.Key_X if first_is_x else Qt.Key.Key_Y)
        if number < ROUNDS:
            qtbot.waitUntil(dialog.round.play_x.isEnabled)
    assert dialog.tally == Choices(first=ROUNDS)
    assert dialog.result_view.heading.text() == "“Anna” is ahead"
    assert dialog.result_view.sentence.text() == "That is hardly chance."
    assert not player.playing
    dialog.result_view.more.click()
    qtbot.waitUntil(dialog.round.play_x.isEnabled)
    assert f"Sentence 1 of {ROUNDS}" in shown(dialog)


def test_only_who_has_heard_both_can_answer(qtbot: QtBot, studio: Studio, player: StillPlayer, quick: None) -> None:
    dialog = begun(qtbot, studio, ANNA, JOE)
    qtbot.keyClick(dialog.round, Qt.Key.Key_1)
    for key in (Qt.Key.Key_X, Qt.Key.Key_Y, Qt.Key.Key_N):
        qtbot.keyClick(dialog.round, key)
    assert not any(button.isEnabled() for button in dialog.round.answers)
    assert dialog.tally is None
    listen(qtbot, dialog, player)
    qtbot.keyClick(dialog.round, Qt.Key.Key_N)
    assert dialog.tally == Choices(same=1)


def test_the_recordings_are_asked_for_by_name_but_not_shown(
    qtbot: QtBot, studio: Studio, project: Path, player: StillPlayer, quick: None
) -> None:
    dialog = begun(qtbot, studio, ANNA, REAL)
    assert "Which one is the recording?" in shown(dialog)
    clips = [clip.text for clip in studio.clips()]
    assert any(text in shown(dialog) for text in clips)


def test_which_one_plays_is_marked_until_it_ends(
    qtbot: QtBot, studio: Studio, player: StillPlayer, quick: None
) -> None:
    dialog = begun(qtbot, studio, ANNA, JOE)
    qtbot.keyClick(dialog.round, Qt.Key.Key_1)
    assert (dialog.round.play_x.isChecked(), dialog.round.play_y.isChecked()) == (True, False)
    qtbot.keyClick(dialog.round, Qt.Key.Key_2)
    assert (dialog.round.play_x.isChecked(), dialog.round.play_y.isChecked()) == (False, True)
    with qtbot.waitSignal(studio.playback.finished):
        player.end()
    assert not dialog.round.play_y.isChecked()


def test_a_sound_that_cannot_be_made_is_told_and_tried_again(
    qtbot: QtBot, studio: Studio, player: StillPlayer, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = [True]

    def make(*_: object) -> tuple[Audio, Audio]:
        if broken:
            raise AudioError("“0001.flac” is cut off.", "Please record it again.")
        return SOUNDS

    monkeypatch.setattr(blind_test, "make_pair", make)
    dialog = opened(qtbot, studio, ANNA, JOE)
    dialog.choice.begin.click()
    qtbot.waitUntil(dialog.round.again.isVisible)
    assert "“0001.flac” is cut off. Please record it again." in shown(dialog)
    broken.clear()
    dialog.round.again.click()
    qtbot.waitUntil(dialog.round.play_x.isEnabled)
    assert not dialog.round.again.isVisible()


def test_no_loudspeaker_is_told_in_the_dialog(qtbot: QtBot, studio: Studio, player: StillPlayer, quick: None) -> None:
    dialog = begun(qtbot, studio, ANNA, JOE)
    player.refusal = AudioError("There is no loudspeaker.", "Please plug one in.")
    qtbot.keyClick(dialog.round, Qt.Key.Key_1)
    assert "There is no loudspeaker." in shown(dialog)


def test_while_sounds_are_made_the_sentence_has_the_focus_in_every_round(
    qtbot: QtBot, qapp: QApplication, studio: Studio, player: StillPlayer, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_end = threading.Semaphore(0)

    def make(*_: object) -> tuple[Audio, Audio]:
        assert may_end.acquire(timeout=20)
        return SOUNDS

    monkeypatch.setattr(blind_test, "make_pair", make)
    dialog = opened(qtbot, studio, ANNA, JOE)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.choice.begin.setFocus()
    visited: list[tuple[QWidget, bool]] = []  # whether it was in sight when it got the focus
    watching = qapp.focusChanged.connect(lambda _before, now: visited.append((now, now.isVisible())))
    qtbot.keyClick(dialog.choice.begin, Qt.Key.Key_Space)
    for number in (1, 2):
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused.isVisible()
        for words in (f"Sentence {number} of {ROUNDS}", dialog._test.item.text, question(dialog._test)):
            assert words in focused.accessibleName()
        qtbot.keyClick(focused, Qt.Key.Key_Space)  # too early
        assert dialog.isVisible()
        may_end.release()
        qtbot.waitUntil(dialog.round.play_x.isEnabled)
        if number == 1:
            listen(qtbot, dialog, player)
            qtbot.keyClick(dialog.round, Qt.Key.Key_N)
    qapp.disconnect(watching)
    assert all(visible and widget is not dialog._close for widget, visible in visited)


def test_closing_while_sounds_are_made_waits_for_them(
    qtbot: QtBot, studio: Studio, player: StillPlayer, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun_making, may_end, ended = threading.Event(), threading.Event(), threading.Event()

    def make(*_: object) -> tuple[Audio, Audio]:
        begun_making.set()
        may_end.wait(20)
        ended.set()
        return SOUNDS

    monkeypatch.setattr(blind_test, "make_pair", make)
    dialog = opened(qtbot, studio, ANNA, JOE)
    dialog.choice.begin.click()
    assert begun_making.wait(20)
    may_end.set()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert ended.is_set()
    assert not dialog.isVisible()


def test_two_different_ones_are_needed(qtbot: QtBot, studio: Studio, player: StillPlayer) -> None:
    dialog = opened(qtbot, studio, ANNA, JOE)
    assert dialog.choice.begin.isEnabled()
    dialog.choice.second.setCurrentIndex(0)
    assert not dialog.choice.begin.isEnabled()
    assert "two different voices" in shown(dialog)


def test_one_voice_alone_cannot_be_compared(qtbot: QtBot, studio: Studio, player: StillPlayer) -> None:
    dialog = opened(qtbot, studio, ANNA)
    assert not dialog.choice.begin.isEnabled()
    assert "nothing to compare with" in shown(dialog)


def test_the_recordings_can_be_compared_only_if_there_are_any(studio: Studio, project: Path) -> None:
    entries = [
        VoiceEntry("anna", "Anna", Path("a.onnx")),
        VoiceEntry("old", "Old", Path("old"), problem="It is damaged."),
        VoiceEntry(DEFAULT_BASE, "The base voice", Path("b.onnx"), is_base=True),
    ]
    titles = [contender.title for contender in contenders(studio, entries)]
    assert titles == ["Anna", "The base voice", "The recordings"]
    studio.close_project()
    assert [contender.title for contender in contenders(studio, entries)] == ["Anna", "The base voice"]


def test_every_control_has_a_name(qtbot: QtBot, studio: Studio, player: StillPlayer) -> None:
    assert nameless(opened(qtbot, studio, ANNA, JOE)) == []
