"""The page that speaks: text in, sound out, by keys alone; nothing of it lost, nothing else heard or saved."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.accessible import nameless
from tests.helpers.still_player import StillPlayer
from tts_studio import jobs
from tts_studio.audio import files
from tts_studio.engine import bases
from tts_studio.engine.speaking.voice import Voice
from tts_studio.errors import DeviceError
from tts_studio.gui.base.notice import Notice
from tts_studio.gui.base.speech_memory import recall
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.base.voice_entry import file_entry
from tts_studio.gui.kit.files import AskOpenFile, AskSaveFile
from tts_studio.gui.speak import speech_saving
from tts_studio.gui.speak.blind_test import BlindTestDialog
from tts_studio.gui.speak.speak_page import SpeakPage

pytestmark = pytest.mark.usefixtures("small_base")

TEXT = "Good morning. The kettle is on."


def entered(qtbot: QtBot, studio: Studio) -> SpeakPage:
    page = SpeakPage(studio)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    page.enter()
    qtbot.waitUntil(lambda: page.voices.entry is not None)
    return page


@pytest.fixture
def page(qtbot: QtBot, studio: Studio, player: StillPlayer) -> Iterator[SpeakPage]:
    made = entered(qtbot, studio)
    made.text.setPlainText(TEXT)
    yield made
    made.leave()


def ctrl_enter(qtbot: QtBot, page: SpeakPage) -> None:
    page.text.setFocus()
    qtbot.keyClick(page.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def speak_to_the_end(qtbot: QtBot, page: SpeakPage, player: StillPlayer) -> None:
    with qtbot.waitSignal(page.speaking.ended, timeout=30_000):
        page.speak()
        player.end()


def test_the_voice_is_loaded_when_the_page_opens(
    qtbot: QtBot, studio: Studio, player: StillPlayer, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded, get_ready = threading.Event(), jobs.get_ready
    asked: list[Any] = []

    def noted(*what: Any) -> None:
        get_ready(*what)
        asked.append(what)
        loaded.set()

    monkeypatch.setattr(jobs, "get_ready", noted)
    page = entered(qtbot, studio)
    qtbot.waitUntil(loaded.is_set)
    page.text.setPlainText(TEXT)
    with monkeypatch.context() as patch:
        patch.setattr(Voice, "load", lambda *_what, **_how: pytest.fail("it is loaded again"))
        speak_to_the_end(qtbot, page, player)
    request = page.history.model.utterances[0].request
    assert asked == [(request.voice, request.config, request.folder)]
    page.leave()


def test_ctrl_enter_speaks_and_the_sentence_that_is_heard_is_marked(
    qtbot: QtBot, page: SpeakPage, player: StillPlayer, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked, speak = threading.Event(), jobs.speak

    def slow(*what: Any, **how: Any) -> Iterator[Any]:
        assert looked.wait(30)
        yield from speak(*what, **how)

    monkeypatch.setattr(jobs, "speak", slow)
    ctrl_enter(qtbot, page)
    assert page.text.toPlainText() == TEXT
    assert page.sound.status.text() == "Making the first sentence …"
    looked.set()
    qtbot.waitUntil(lambda: len(player.heard) == 2, timeout=30_000)
    qtbot.waitUntil(lambda: page.text.marked == "Good morning.")
    assert page.sound.status.text() == "Speaking …"
    player.position = player.heard[0].seconds + 0.3
    qtbot.waitUntil(lambda: page.text.marked == "The kettle is on.")
    assert page.sound.waveform.position == pytest.approx(player.position)
    with qtbot.waitSignal(page.speaking.ended):
        player.end()
    assert page.text.marked == ""
    assert page.sound.status.text() == ""
    (utterance,) = page.history.model.utterances
    assert utterance.complete


def test_escape_is_silence_at_once(qtbot: QtBot, page: SpeakPage, player: StillPlayer) -> None:
    ctrl_enter(qtbot, page)
    assert page.stopping.isEnabled()
    qtbot.keyClick(page.text, Qt.Key.Key_Escape)
    assert not player.playing
    assert page.speaking.utterance is None
    assert not page.stopping.isEnabled()


def test_what_was_stopped_before_its_first_sentence_leaves_nothing_behind(
    qtbot: QtBot, page: SpeakPage, player: StillPlayer, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped, speak = threading.Event(), jobs.speak

    def held(*what: Any, **how: Any) -> Iterator[Any]:
        assert stopped.wait(30)
        yield from speak(*what, **how)

    monkeypatch.setattr(jobs, "speak", held)
    page.speak()
    page.stop()
    assert not player.heard
    assert page.history.model.rowCount() == 0
    assert not page.saving.isEnabled()
    stopped.set()


def test_the_same_again_is_the_kept_sound(qtbot: QtBot, page: SpeakPage, player: StillPlayer) -> None:
    speak_to_the_end(qtbot, page, player)
    whole = np.concatenate([piece.samples for piece in player.heard])
    speak_to_the_end(qtbot, page, player)
    (piece,) = player.heard  # in one piece: it was not made again
    np.testing.assert_array_equal(piece.samples, whole)
    assert page.history.model.rowCount() == 1


def test_say_it_differently_is_another_sound_with_another_number(
    qtbot: QtBot, page: SpeakPage, player: StillPlayer
) -> None:
    speak_to_the_end(qtbot, page, player)
    number = page.manner.seed
    with qtbot.waitSignal(page.speaking.ended, timeout=30_000):
        qtbot.mouseClick(page.varies, Qt.MouseButton.LeftButton)
        player.end()
    newer, older = page.history.model.utterances
    assert page.manner.seed == newer.request.seed != older.request.seed == number
    assert newer.audio is not None
    assert older.audio is not None
    assert len(newer.audio.samples) != len(older.audio.samples) or (newer.audio.samples != older.audio.samples).any()


def test_a_word_changed_while_it_speaks_takes_the_mark_away(qtbot: QtBot, page: SpeakPage, player: StillPlayer) -> None:
    page.speak()
    qtbot.waitUntil(lambda: page.text.marked == "Good morning.", timeout=30_000)
    qtbot.keyClicks(page.text, "x")
    with qtbot.waitSignal(page.speaking.moved):
        pass
    assert page.text.marked == ""


@pytest.mark.parametrize("text", ["", "  \n "])
def test_no_text_is_told_and_the_text_gets_the_focus(
    qtbot: QtBot, page: SpeakPage, player: StillPlayer, notices: list[Notice], text: str
) -> None:
    page.text.setPlainText(text)
    page.speaks.setFocus()
    qtbot.keyClick(page.speaks, Qt.Key.Key_Space)
    assert [notice.title for notice in notices] == ["There is no text yet."]
    assert page.text.hasFocus()
    assert not player.played


def test_what_cannot_be_spoken_is_told_and_not_kept(
    qtbot: QtBot, page: SpeakPage, player: StillPlayer, notices: list[Notice]
) -> None:
    page.text.setPlainText("…")
    with qtbot.waitSignal(page.speaking.ended, timeout=30_000):
        page.speak()
    assert [notice.kind for notice in notices] == ["error"]
    assert "nothing to say" in notices[0].title
    assert page.history.model.rowCount() == 0


def test_what_was_left_out_and_wrong_markup_are_told_once(
    qtbot: QtBot, page: SpeakPage, player: StillPlayer, notices: list[Notice]
) -> None:
    page.text.setPlainText("Hello 你好.\nOne [pause soon] two.")
    speak_to_the_end(qtbot, page, player)
    speak_to_the_end(qtbot, page, player)
    (notice,) = notices
    assert notice.kind == "warning"
    assert "left out: 你 好." in notice.title
    assert notice.hint.startswith("Line 2, character 5: “soon” is no pause")
    assert page.text.what_is_wrong(page.text.toPlainText().index("[pause")).startswith("“soon” is no pause")


def test_without_a_loudspeaker_a_text_is_made_and_can_be_saved(
    qtbot: QtBot, page: SpeakPage, player: StillPlayer, notices: list[Notice], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    player.refusal = DeviceError("No loudspeaker was found.", "Please plug one in.")
    with qtbot.waitSignal(page.speaking.ended, timeout=30_000):
        ctrl_enter(qtbot, page)
        assert page.sound.status.text() == "Making the first sentence …"
        assert page.stopping.isEnabled()
    assert [(notice.kind, str(notice.title)) for notice in notices] == [("warning", "No loudspeaker was found.")]
    assert "save it" in notices[0].hint
    (utterance,) = page.history.model.utterances
    assert utterance.complete
    assert page.sound._seconds == pytest.approx(utterance.seconds)
    assert page.sound.status.text() == ""
    monkeypatch.setattr(AskSaveFile, "ask", lambda *_, **__: tmp_path / "out.wav")
    with qtbot.waitSignal(page.studio.told):
        page.saving.click()
    saved = files.read(tmp_path / "out.wav")
    assert saved.seconds == pytest.approx(utterance.seconds)
    assert utterance.audio is not None
    assert np.abs(saved.samples - utterance.audio.samples).max() > 1e-3  # it has the mark of synthetic speech


def test_what_is_made_without_a_loudspeaker_can_be_stopped(
    qtbot: QtBot, page: SpeakPage, player: StillPlayer, notices: list[Notice]
) -> None:
    player.refusal = DeviceError("No loudspeaker was found.", "Please plug one in.")
    page.text.setPlainText("The kettle is on. " * 200)
    with qtbot.waitSignal(page.speaking.grown, timeout=30_000):
        ctrl_enter(qtbot, page)
    qtbot.keyClick(page.text, Qt.Key.Key_Escape)
    assert page.speaking.utterance is None
    assert not page.stopping.isEnabled()
    assert page.saving.isEnabled()
    (utterance,) = page.history.model.utterances
    assert not utterance.complete
    page.text.setPlainText(TEXT)
    player.refusal = DeviceError("No loudspeaker was found.", "Please plug one in.")
    with qtbot.waitSignal(page.speaking.ended, timeout=30_000):
        ctrl_enter(qtbot, page)
    assert page.history.model.utterances[0].complete
    assert utterance.pieces < 200


def test_a_voice_that_fails_without_a_loudspeaker_is_reported(
    qtbot: QtBot, page: SpeakPage, player: StillPlayer, notices: list[Notice]
) -> None:
    player.refusal = DeviceError("No loudspeaker was found.", "Please plug one in.")
    page.text.setPlainText("…")
    with qtbot.waitSignal(page.speaking.ended, timeout=30_000):
        ctrl_enter(qtbot, page)
    assert [notice.kind for notice in notices] == ["warning", "error"]
    assert page.history.model.rowCount() == 0
    assert not page.saving.isEnabled()


def test_a_kept_sound_without_a_loudspeaker_stays_as_it_is(
    qtbot: QtBot, page: SpeakPage, player: StillPlayer, notices: list[Notice]
) -> None:
    speak_to_the_end(qtbot, page, player)
    player.refusal = DeviceError("No loudspeaker was found.", "Please plug one in.")
    page.speak()
    assert [str(notice.title) for notice in notices] == ["No loudspeaker was found."]
    assert page.history.model.utterances[0].complete
    assert page.saving.isEnabled()


def test_without_any_voice_one_is_asked_for(
    qtbot: QtBot, page: SpeakPage, player: StillPlayer, notices: list[Notice]
) -> None:
    page.voices.show_entries([])
    page.speak()
    assert [notice.title for notice in notices] == ["There is no voice to speak with."]
    assert page.voices.other.hasFocus()


@pytest.mark.parametrize("suffix", [".wav", ".flac", ".ogg", ".mp3"])
def test_what_was_heard_is_what_is_saved(
    qtbot: QtBot,
    page: SpeakPage,
    player: StillPlayer,
    notices: list[Notice],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    suffix: str,
) -> None:
    path = tmp_path / f"spoken{suffix}"
    page.studio.change_settings(watermark=False)
    monkeypatch.setattr(AskSaveFile, "ask", lambda *_: path)
    speak_to_the_end(qtbot, page, player)
    heard = np.concatenate([piece.samples for piece in player.heard])
    page.manner.vary()  # what is set now has nothing to do with what was heard
    with qtbot.waitSignal(page.studio.told):
        qtbot.mouseClick(page.saving, Qt.MouseButton.LeftButton)
    saved = files.read(path)
    assert saved.seconds == pytest.approx(len(heard) / 22_050, abs=0.1)
    if suffix in (".wav", ".flac"):
        np.testing.assert_allclose(saved.samples, heard, atol=1 / 32_000)
    assert notices[-1].kind == "good"
    shown: list[Path] = []
    monkeypatch.setattr(speech_saving, "show_folder", shown.append)
    assert notices[-1].action
    with qtbot.waitSignal(page.studio.told):
        page.save()
    assert notices[-1].do is not None
    notices[-1].do()
    assert shown == [tmp_path]


def test_a_take_that_was_stopped_early_is_saved_to_its_end(
    qtbot: QtBot, page: SpeakPage, player: StillPlayer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.studio.change_settings(watermark=False)
    speak_to_the_end(qtbot, page, player)
    heard = np.concatenate([piece.samples for piece in player.heard])
    utterance = page.history.model.utterances[0]
    utterance.complete = False
    del utterance._sentences[1:]
    monkeypatch.setattr(AskSaveFile, "ask", lambda *_: tmp_path / "whole.wav")
    with qtbot.waitSignal(page.studio.told, timeout=30_000):
        page.save()
    np.testing.assert_allclose(files.read(tmp_path / "whole.wav").samples, heard, atol=1 / 32_000)
    assert not page.studio.busy


def test_a_file_that_cannot_be_written_is_told(
    qtbot: QtBot,
    page: SpeakPage,
    player: StillPlayer,
    notices: list[Notice],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(AskSaveFile, "ask", lambda *_: tmp_path / "spoken.xyz")
    speak_to_the_end(qtbot, page, player)
    with qtbot.waitSignal(page.studio.told):
        page.save()
    assert notices[-1].kind == "error"
    assert ".xyz" in notices[-1].title


def test_the_history_plays_stops_and_gives_back_what_was_set(
    qtbot: QtBot, page: SpeakPage, player: StillPlayer
) -> None:
    page.manner.show_values(1.25, 0.667, 0.5, 77)
    speak_to_the_end(qtbot, page, player)
    page.text.setPlainText("Something else.")
    page.manner.show_values(1.0, 0.0, 0.2, 5)
    speak_to_the_end(qtbot, page, player)
    view = page.history.view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert player.playing
    assert player.heard[0].seconds > 2
    assert page.text.marked == ""  # it is not the text in the box
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert not player.playing
    qtbot.mouseClick(page.history.use, Qt.MouseButton.LeftButton)
    assert page.text.toPlainText() == TEXT
    assert (page.manner.speed.value, page.manner.noise, page.manner.pause.value, page.manner.seed) == (
        1.25,
        0.667,
        0.5,
        77,
    )


def test_a_click_into_the_waveform_plays_from_there(qtbot: QtBot, page: SpeakPage, player: StillPlayer) -> None:
    speak_to_the_end(qtbot, page, player)
    waveform = page.sound.waveform
    qtbot.mouseClick(waveform, Qt.MouseButton.LeftButton, pos=QPoint(waveform.width() // 2, waveform.height() // 3))
    assert player.playing
    assert player.played[-1][1] == pytest.approx(page.history.model.utterances[0].seconds / 2, rel=0.1)


def test_leaving_is_silence_and_all_is_remembered(
    qtbot: QtBot, studio: Studio, page: SpeakPage, player: StillPlayer
) -> None:
    page.manner.show_values(1.5, 0.0, 1.0, 42)
    page.speak()
    page.leave()
    assert not player.playing
    other = entered(qtbot, studio)
    assert other.text.toPlainText() == TEXT
    assert (other.manner.speed.value, other.manner.noise, other.manner.pause.value, other.manner.seed) == (
        1.5,
        0.0,
        1.0,
        42,
    )


def test_coming_back_does_not_undo_what_was_typed(qtbot: QtBot, page: SpeakPage) -> None:
    page.leave()
    page.text.setPlainText("Typed since.")
    page.enter()
    assert page.text.toPlainText() == "Typed since."


def test_another_file_can_be_chosen_and_is_remembered(
    qtbot: QtBot, studio: Studio, page: SpeakPage, player: StillPlayer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = tmp_path / "other.onnx"
    model.symlink_to(bases.find().path)
    Path(f"{model}.json").write_bytes(bases.find().config_path.read_bytes())
    monkeypatch.setattr(AskOpenFile, "ask", lambda *_: model)
    qtbot.mouseClick(page.voices.other, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.voices.voice == str(model))
    speak_to_the_end(qtbot, page, player)
    assert player.heard
    page.leave()
    assert entered(qtbot, studio).voices.title == "other"


def test_the_speaker_of_a_file_is_remembered(qtbot: QtBot, studio: Studio, page: SpeakPage, tmp_path: Path) -> None:
    model = tmp_path / "two.onnx"
    model.symlink_to(bases.find().path)
    config = bases.find().document | {"num_speakers": 2, "speaker_id_map": {"mary": 0, "tom": 1}}
    Path(f"{model}.json").write_text(json.dumps(config))
    page.voices.add(file_entry(model))
    assert page.voices.choose(f"{model}#tom")
    page.leave()
    page.enter()
    qtbot.waitUntil(lambda: not page._errands.busy)
    assert page.voices.title == "two, tom"
    other = entered(qtbot, studio)
    assert other.voices.title == "two, tom"
    other.leave()


def test_files_of_voices_are_read_off_the_windows_thread(
    qtbot: QtBot, studio: Studio, page: SpeakPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Chosen or remembered: the file may be on a network drive that does not answer."""
    read_on: list[threading.Thread] = []
    speakers = jobs.speakers

    def read(voice: str) -> list[str]:
        read_on.append(threading.current_thread())
        return speakers(voice)

    monkeypatch.setattr(jobs, "speakers", read)
    model = tmp_path / "other.onnx"
    model.symlink_to(bases.find().path)
    Path(f"{model}.json").write_bytes(bases.find().config_path.read_bytes())
    monkeypatch.setattr(AskOpenFile, "ask", lambda *_: model)
    page.voices.other.click()
    qtbot.waitUntil(lambda: page.voices.voice == str(model))
    page.leave()
    again = entered(qtbot, studio)
    qtbot.waitUntil(lambda: again.voices.voice == str(model))
    again.leave()
    assert len(read_on) >= 2
    assert threading.main_thread() not in read_on


def test_a_file_that_is_not_a_voice_is_refused_and_the_choice_stays(
    qtbot: QtBot, page: SpeakPage, notices: list[Notice], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = tmp_path / "letter.onnx"
    letter.write_text("Dear aunt")
    monkeypatch.setattr(AskOpenFile, "ask", lambda *_: letter)
    before = page.voices.voice
    page.voices.other.click()
    qtbot.waitUntil(lambda: bool(notices))
    assert [notice.kind for notice in notices] == ["error"]
    assert page.voices.voice == before


def test_the_voices_of_an_open_project_are_offered_and_a_damaged_one_is_not(
    qtbot: QtBot, studio: Studio, project: Path, player: StillPlayer
) -> None:
    (project / "voices" / "broken").mkdir()
    page = entered(qtbot, studio)
    assert [entry.name for entry in page.voices.entries] == ["base"]
    page.leave()


def test_comparing_blind_is_silent_first_and_offers_what_can_be_chosen(
    qtbot: QtBot, page: SpeakPage, player: StillPlayer, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[list[str], str]] = []
    monkeypatch.setattr(
        BlindTestDialog, "ask", lambda _s, entries, text, _p: asked.append(([e.name for e in entries], text))
    )
    page.speak()
    page.compares.click()
    assert not player.playing
    assert asked == [(["base"], TEXT)]


def test_every_control_has_a_name(page: SpeakPage) -> None:
    assert nameless(page) == []


def test_a_tab_goes_from_the_text_through_the_buttons(qtbot: QtBot, page: SpeakPage) -> None:
    page.text.setFocus()
    reached = set()
    for _ in range(20):
        widget = QApplication.focusWidget()
        assert widget is not None
        reached.add(widget)
        qtbot.keyClick(widget, Qt.Key.Key_Tab)
    assert {page.speaks, page.varies, page.manner.speed.slider, page.manner.number, page.voices.voices} <= reached


def test_looking_at_the_page_loads_no_engine(tmp_path: Path) -> None:
    code = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtWidgets import QApplication
from tts_studio.gui.kit import theme
from tts_studio.gui.speak.blind_test import BlindTestDialog
from tts_studio.gui.speak.speak_page import SpeakPage
from tts_studio.gui.base.studio import Studio
from tts_studio.settings import Settings
application = QApplication([])
studio = Studio(Settings())
page = SpeakPage(studio)
page.enter()
page._errands.wait()
application.processEvents()
assert page.voices.entry is not None
print(*({"torch", "onnxruntime", "piper", "onnx", "scipy", "sounddevice"} & set(sys.modules)))
"""
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.split() == []


def test_what_was_spoken_is_there_after_a_restart_unless_that_is_switched_off(
    qtbot: QtBot, studio: Studio, player: StillPlayer
) -> None:
    first = entered(qtbot, studio)
    for text in (TEXT, "Two."):
        first.text.setPlainText(text)
        speak_to_the_end(qtbot, first, player)
    first.leave()
    again = entered(qtbot, studio)
    model = again.history.model
    assert [one.request.text for one in model.utterances] == ["Two.", TEXT]
    assert "stopped" not in str(model.data(model.index(0)))
    assert model.utterances[1].request == first.history.model.utterances[1].request
    again.text.setPlainText(TEXT)
    speak_to_the_end(qtbot, again, player)
    assert [one.request.text for one in model.utterances] == [TEXT, "Two."], "no text stands there twice"
    with qtbot.waitSignal(again.speaking.ended):
        again.history.play_wanted.emit(model.utterances[1])
        player.end()
    assert model.utterances[1].complete
    studio.change_settings(keep_history=False)
    again.leave()
    assert entered(qtbot, studio).history.model.rowCount() == 0


def test_a_damaged_history_is_none(studio: Studio) -> None:
    good = {
        "text": "a",
        "voice": "base",
        "title": "",
        "stamp": "",
        "folder": "",
        "speed": 1,
        "variation": 1,
        "pause": 0,
    }
    kept = [good | {"seed": 2}, good, good | {"seed": 1, "speed": 99}, good | {"seed": 1, "text": " "}, 7, None]
    studio.change_settings(other={"speech": {"history": kept}})
    assert [(one.text, one.seed) for one in recall(studio.settings).history] == [("a", 2)]
    studio.change_settings(other={"speech": {"history": {"a": 1}}})
    assert recall(studio.settings).history == ()


@pytest.mark.qt_log_ignore("propagateSizeHints", "does not support raise")  # the offscreen screen has no window manager
def test_what_was_spoken_becomes_a_phrase(
    qtbot: QtBot, page: SpeakPage, player: StillPlayer, notices: list[Notice]
) -> None:
    page.show_phrases()
    window = page.phrase_window
    assert window is not None
    qtbot.waitUntil(lambda: window.board.count > 0)
    before = window.board.count
    speak_to_the_end(qtbot, page, player)
    page.history.star.click()
    qtbot.waitUntil(lambda: window.board.count == before + 1)
    assert window.board.categories[-1].phrases[-1].said == TEXT
    assert [notice.kind for notice in notices] == ["good"]
    page.show_phrases()
    assert page.phrase_window is window, "there is one window"
    window.close()
    assert page.phrase_window is None
