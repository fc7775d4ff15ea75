"""The record page by keyboard alone, with the real recorder: nothing said is lost, nothing listens elsewhere."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.fakes import RATE, UNAVAILABLE, FakeSound, PortAudioError
from tests.helpers.made_up_clips import make_project
from tests.helpers.reading_room import NAME, Room, a_microphone, reading_room, room, spoken
from tests.helpers.still_player import StillPlayer
from tts_studio.audio import files
from tts_studio.audio.signal import Audio
from tts_studio.devices import portaudio, refusals
from tts_studio.devices.recorder import Reading
from tts_studio.errors import StudioError
from tts_studio.formats import PART_NOTES
from tts_studio.gui.base import microphone
from tts_studio.gui.base.job import Job
from tts_studio.gui.base.microphone import MicrophoneState
from tts_studio.gui.base.notice import Notice
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.record import record_page, recording
from tts_studio.gui.record.microphone_check import MicrophoneCheck, Step
from tts_studio.gui.record.own_list import OwnList
from tts_studio.gui.record.record_page import RecordPage
from tts_studio.gui.record.recording import Phase
from tts_studio.gui.shell.main_window import MainWindow
from tts_studio.gui.shell.preferences import Preferences
from tts_studio.project import part_notes
from tts_studio.project.model import speech_of
from tts_studio.project.part_notes import PartNote
from tts_studio.project.store import Project
from tts_studio.text import prompts

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen screen has no window manager

Key = Qt.Key
FIRST, SECOND, THIRD = prompts.load("en-us")[:3]


@pytest.fixture(scope="session")
def first_spoken(speak_base: Callable[[str, Path], None], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("prompts") / "first.wav"
    speak_base(FIRST.text, path)
    return path


@pytest.fixture
def here(
    qtbot: QtBot,
    studio: Studio,
    project: Path,
    player: StillPlayer,
    notices: list[Notice],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Room]:
    """Give the room, with a project that has clips but none of a prompt."""
    with reading_room(qtbot, studio, player, notices, monkeypatch) as made:
        yield made


@pytest.fixture
def page(here: Room) -> Iterator[RecordPage]:
    made = here.enter_and_listen()
    yield made
    made.leave()


def opened(studio: Studio) -> Project:
    assert studio.project is not None
    return studio.project


def takes(studio: Studio) -> list[tuple[str, str]]:
    return [(clip.prompt, clip.text) for clip in opened(studio).clips() if clip.device]


def shown_keys(page: RecordPage) -> list[str]:
    """Return what the visible buttons are called, the keys in brackets."""
    buttons = [page.desk.keys.button(name) for name in record_page.phases.NAMES]
    return [button.accessibleName() for button in buttons if button.isVisibleTo(page)]


# --- the way of a take -------------------------------------------------------------------------------------------


def test_a_sentence_is_recorded_judged_and_kept_by_the_keyboard_alone(
    here: Room, page: RecordPage, first_spoken: Path
) -> None:
    assert page.desk.prompt.sentence == FIRST.text
    assert SECOND.text in page.desk.prompt.following

    here.record(page, spoken(first_spoken))
    assert page.desk.take.words == "Good. That is a good recording."
    assert not takes(here.studio)

    with here.qtbot.waitSignal(here.studio.clips_changed):
        here.press(page, Key.Key_Return)
    assert takes(here.studio) == [(FIRST.id, FIRST.text)]
    clip = opened(here.studio).clips()[-1]
    assert clip.device == NAME
    assert clip.report["verdict"] == "good"
    assert files.read(clip.audio).seconds > files.read(first_spoken).seconds
    assert not opened(here.studio).parts()

    assert page.desk.prompt.sentence == SECOND.text
    assert page.recording.phase is Phase.KEPT
    assert "Kept" in page.desk.sign.text


def test_nothing_that_is_heard_during_a_take_is_lost(here: Room, page: RecordPage, first_spoken: Path) -> None:
    said = spoken(first_spoken)
    here.record(page, said)
    checked = page.recording.checked
    assert checked is not None
    heard = checked.audio.samples
    begin = int(abs(heard).argmax()) - int(abs(said).argmax())
    assert begin > 0
    assert abs(heard[begin : begin + len(said)] - said).max() < 1e-6


def test_the_keys_are_always_shown_and_change_with_the_phase(here: Room, page: RecordPage) -> None:
    assert shown_keys(page) == ["Back (←)", "Skip (S, →)", "Hear it (H)", "Record (Space)"]
    here.press(page, Key.Key_Space)
    assert page.recording.phase is Phase.GET_READY
    assert "Get ready" in page.desk.sign.text
    assert shown_keys(page) == ["Discard (Esc)", "Start again (R)", "Stop (Space)"]
    here.wait_for(page, Phase.RECORDING)
    assert "Recording" in page.desk.sign.text
    here.press(page, Key.Key_Space)
    assert page.recording.phase is Phase.CHECKING
    assert "Checking" in page.desk.sign.text
    assert not page.desk.keys.button("redo").isEnabled()
    assert page.desk.keys.button("keep").text() == "Keep if good"
    here.wait_for(page, Phase.CHECKED)
    assert shown_keys(page) == ["Discard (Esc)", "Record again (R)", "Play (P)", "Keep and next (Enter, →)"]


def test_a_forgotten_take_ends_by_itself(here: Room, page: RecordPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recording, "LONGEST", 2.0)
    here.press(page, Qt.Key.Key_Space)
    here.wait_for(page, Phase.CHECKED)
    assert 2.0 <= page.recording.seconds < 20.0


def test_a_take_without_speech_cannot_be_kept(here: Room, page: RecordPage) -> None:
    here.record(page, room(1.0, 0.02))
    assert page.desk.take.words.startswith("Not usable. No speech was heard")
    here.press(page, Key.Key_Return)
    assert page.recording.phase is Phase.CHECKED
    assert not page.desk.keys.button("keep").isEnabled()


def test_escape_during_a_take_leaves_nothing(here: Room, page: RecordPage) -> None:
    here.press(page, Key.Key_Space)
    here.wait_for(page, Phase.RECORDING)
    here.press(page, Key.Key_Escape)
    assert page.recording.phase is Phase.IDLE
    assert not opened(here.studio).parts()
    assert page.desk.prompt.sentence == FIRST.text


def test_escape_after_a_take_puts_it_into_the_trash(here: Room, page: RecordPage, first_spoken: Path) -> None:
    here.record(page, spoken(first_spoken))
    here.press(page, Key.Key_Escape)
    assert page.recording.phase is Phase.IDLE
    assert not opened(here.studio).parts()
    assert list((opened(here.studio).folder / ".trash").glob("*.part.flac"))


def test_r_records_the_same_sentence_again(here: Room, page: RecordPage, first_spoken: Path) -> None:
    here.record(page, room(1.0))
    here.press(page, Key.Key_R)
    assert page.recording.phase is Phase.GET_READY
    assert page.desk.prompt.sentence == FIRST.text
    here.wait_for(page, Phase.RECORDING)
    here.press(page, Key.Key_R)
    assert page.recording.phase is Phase.GET_READY
    here.press(page, Key.Key_Escape)
    assert not opened(here.studio).parts()


def test_p_plays_the_take_and_stops_it(here: Room, page: RecordPage, first_spoken: Path) -> None:
    here.record(page, spoken(first_spoken))
    checked = page.recording.checked
    assert checked is not None
    here.press(page, Key.Key_P)
    here.qtbot.waitUntil(lambda: len(here.player.heard) == 1)
    assert here.player.heard[0] is checked.audio
    assert "Stop playing (P)" in shown_keys(page)
    here.qtbot.waitUntil(lambda: page.desk.take.waveform.position is not None)
    here.press(page, Key.Key_P)
    assert not here.player.playing
    assert page.desk.take.waveform.position is None
    assert "Play (P)" in shown_keys(page)
    page.desk.take.waveform.seek_wanted.emit(0.5)
    assert here.player.played[-1][1] == 0.5
    here.press(page, Key.Key_Return)
    assert not here.player.playing


def test_a_key_that_is_held_down_does_not_start_and_stop(here: Room, page: RecordPage) -> None:
    here.press(page, Key.Key_Space)
    for _ in range(3):
        event = QKeyEvent(QKeyEvent.Type.KeyPress, Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ", autorep=True)
        QApplication.sendEvent(page.desk.prompt, event)
    assert page.recording.phase in (Phase.GET_READY, Phase.RECORDING)
    page.recording.discard()


def test_buttons_do_what_their_keys_do_and_leave_the_focus(here: Room, page: RecordPage) -> None:
    here.qtbot.mouseClick(page.desk.keys.button("skip"), Qt.MouseButton.LeftButton)
    assert page.desk.prompt.sentence == SECOND.text
    assert page.focusWidget() is page.desk.prompt
    here.qtbot.mouseClick(page.desk.keys.button("record"), Qt.MouseButton.LeftButton)
    assert page.recording.phase is Phase.GET_READY
    page.recording.discard()


def test_buttons_used_by_keyboard_keep_the_keys(here: Room) -> None:
    window = MainWindow(here.studio)
    here.qtbot.addWidget(window)
    with here.qtbot.waitActive(window):
        window.show()
    window.show_page("record")
    page = window.page("record")
    assert isinstance(page, RecordPage)
    here.wait_for_microphone(page)
    record = page.desk.keys.button("record")
    record.setFocus(Qt.FocusReason.TabFocusReason)

    here.qtbot.keyClick(record, Key.Key_Space)
    here.wait_for(page, Phase.RECORDING)
    assert QApplication.focusWidget() is record
    here.qtbot.keyClick(record, Key.Key_Space)

    assert page.recording.phase is Phase.CHECKING
    assert QApplication.focusWidget() is page.desk.prompt
    here.wait_for(page, Phase.CHECKED)
    here.qtbot.keyClick(QApplication.focusWidget(), Key.Key_Escape)
    assert page.recording.phase is Phase.IDLE
    page.leave()


# --- what is read ------------------------------------------------------------------------------------------------


def test_skip_back_and_go_to(here: Room, page: RecordPage) -> None:
    here.press(page, Key.Key_S)
    here.press(page, Key.Key_Right)
    assert page.desk.prompt.sentence == THIRD.text
    here.press(page, Key.Key_Left)
    assert page.desk.prompt.sentence == SECOND.text
    number = page.desk.place.number
    number.setFocus()
    number.selectAll()
    here.qtbot.keyClicks(number, "3")
    here.qtbot.keyClick(number, Key.Key_Return)
    assert page.desk.prompt.sentence == THIRD.text
    assert page.focusWidget() is page.desk.prompt


def test_an_earlier_clip_that_is_in_use_leaves_the_take_to_be_kept_again(here: Room, first_spoken: Path) -> None:
    project = opened(here.studio)
    old = project.add_take(files.read(first_spoken), FIRST.text, FIRST.id, NAME, {})
    here.studio.note_clips_changed()
    page = here.enter_and_listen()
    here.press(page, Key.Key_Left)
    here.record(page, spoken(first_spoken))
    trash = project.folder / ".trash"
    trash.touch()  # a file where the folder should be: nothing can be moved there
    here.press(page, Key.Key_Return)
    here.qtbot.waitUntil(lambda: len(here.notices) == 1)
    assert page.recording.phase is Phase.CHECKED
    assert [clip.id for clip in project.clips() if clip.prompt] == [old.id]
    trash.unlink()
    with here.qtbot.waitSignal(here.studio.clips_changed):
        here.press(page, Key.Key_Return)
    assert takes(here.studio) == [(FIRST.id, FIRST.text)]
    assert [clip.id for clip in project.trash()] == [old.id]
    page.leave()


def test_prompts_of_before_are_passed_over_and_a_new_take_replaces_the_old_one(here: Room, first_spoken: Path) -> None:
    audio = files.read(first_spoken)
    old = opened(here.studio).add_take(audio, FIRST.text, FIRST.id, NAME, {})
    here.studio.note_clips_changed()
    page = here.enter_and_listen()
    assert page.desk.prompt.sentence == SECOND.text
    here.press(page, Key.Key_Left)
    assert page.desk.prompt.sentence == FIRST.text
    assert "replaces" in page.desk.prompt.accessibleDescription()
    here.record(page, spoken(first_spoken))
    with here.qtbot.waitSignal(here.studio.clips_changed):
        here.press(page, Key.Key_Return)
    assert takes(here.studio) == [(FIRST.id, FIRST.text)]
    assert [clip.id for clip in opened(here.studio).trash()] == [old.id]
    assert page.desk.prompt.sentence == SECOND.text
    page.leave()


def test_a_sentence_of_ones_own_is_typed_then_read(here: Room, page: RecordPage, first_spoken: Path) -> None:
    page.desk.own.click()
    line = page.desk.own_text.line
    here.qtbot.waitUntil(lambda: page.focusWidget() is line)
    here.qtbot.keyClicks(line, "Good morning,  how did you sleep? s r p")
    assert page.recording.phase is Phase.IDLE
    assert line.text() == "Good morning,  how did you sleep? s r p"
    line.setText("Good morning,  how did you sleep?")
    here.qtbot.keyClick(line, Key.Key_Return)
    assert page.desk.prompt.sentence == "Good morning, how did you sleep?"
    assert page.focusWidget() is page.desk.prompt
    here.record(page, spoken(first_spoken))
    with here.qtbot.waitSignal(here.studio.clips_changed):
        here.press(page, Key.Key_Return)
    assert takes(here.studio) == [("", "Good morning, how did you sleep?")]
    assert page.desk.prompt.sentence == FIRST.text


def test_a_list_of_ones_own_comes_first_and_is_kept_with_the_project(
    here: Room, page: RecordPage, tmp_path: Path
) -> None:
    page.desk.options.list.click()
    dialog = page.findChild(OwnList)
    assert dialog is not None
    dialog.field.setPlainText(f"Mine.\n{'a' * 301}")
    dialog.save.click()
    assert "too long" in dialog.problem.text()
    assert dialog.isVisible()
    dialog.field.setPlainText("Mine.")
    (tmp_path / "more.txt").write_text("Mine, too.\n", encoding="utf-8")
    dialog.add_file(tmp_path / "more.txt")
    dialog.save.click()
    assert not dialog.isVisible()
    assert page.desk.prompt.sentence == "Mine."
    assert page.focusWidget() is page.desk.prompt
    here.press(page, Key.Key_S)
    here.press(page, Key.Key_S)
    assert page.desk.prompt.sentence == FIRST.text
    page.leave()
    later = here.enter()
    assert [prompt.text for prompt in later.reading.prompts[:3]] == ["Mine.", "Mine, too.", FIRST.text]
    later.leave()


def test_escape_leaves_the_line_without_a_sentence(here: Room, page: RecordPage) -> None:
    page.desk.own.click()
    here.qtbot.keyClick(page.desk.own_text.line, Key.Key_Escape)
    assert not page.desk.typing
    assert page.desk.prompt.sentence == FIRST.text


def test_a_language_without_a_list_asks_for_ones_own_sentences(here: Room, project: Path) -> None:
    about = project / "project.json"
    here.studio.close_project()
    about.write_text(about.read_text(encoding="utf-8").replace("en-us", "sw"), encoding="utf-8")
    assert here.studio.open(project)
    page = here.enter()
    assert page.desk.typing
    assert not page.desk.own_text.cancel.isVisibleTo(page)
    here.qtbot.keyClick(page.desk.own_text.line, Key.Key_Escape)
    assert page.desk.typing
    page.leave()


def test_the_sum_counts_what_is_kept(here: Room, page: RecordPage, first_spoken: Path) -> None:
    before = speech_of(here.studio.clips())
    assert page.desk.so_far.words.startswith(f"{int(before)} s of speech")
    here.record(page, spoken(first_spoken))
    with here.qtbot.waitSignal(here.studio.clips_changed):
        here.press(page, Key.Key_Return)
    after = speech_of(here.studio.clips())
    assert after > before + 1.0
    assert page.desk.so_far.words.startswith(f"{int(after)} s of speech")


def test_five_minutes_of_reading_call_for_a_break(
    here: Room, page: RecordPage, first_spoken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page._sitting, "note", lambda _at: True)
    here.record(page, spoken(first_spoken))
    with here.qtbot.waitSignal(here.studio.clips_changed):
        here.press(page, Key.Key_Return)
    assert page.desk.hint.isVisibleTo(page)
    assert "break" in page.desk.hint.text
    here.press(page, Key.Key_Space)
    assert not page.desk.hint.isVisibleTo(page)
    page.recording.discard()


# --- the microphone ----------------------------------------------------------------------------------------------


def test_the_level_is_shown_before_a_take(here: Room, page: RecordPage) -> None:
    here.microphone.say(room(2.0, 0.2))
    here.qtbot.waitUntil(lambda: page.desk.meter.level > -12.0)


def test_a_sitting_with_a_new_microphone_begins_with_its_check_and_no_later_one_does(
    here: Room, page: RecordPage, first_spoken: Path
) -> None:
    here.studio.change_settings(checked_microphones=())
    page.enter()
    assert "press Space to check it first" in page.desk.take.words
    assert page.desk.keys.button("record").text() == "Check microphone"
    here.press(page, Key.Key_Space)
    check = page.findChild(MicrophoneCheck)
    assert check is not None
    assert check.picker.count() == 2
    assert not check.hear.isVisible()
    here.qtbot.keyClick(check.next, Key.Key_Return)
    here.microphone.say(room(3.0))
    here.qtbot.waitUntil(lambda: check.step is Step.SENTENCE)
    here.microphone.say(spoken(first_spoken))
    here.qtbot.waitUntil(lambda: check.guide.word == "Good")
    here.qtbot.waitUntil(lambda: check.meter.level < -40.0)
    here.qtbot.keyClick(check.next, Key.Key_Return)
    here.qtbot.waitUntil(lambda: check.step is Step.RESULT)
    assert check.report is not None
    assert check.report.code == "good"
    assert here.studio.settings.checked_microphones == (NAME,)
    here.qtbot.mouseClick(check.hear, Qt.MouseButton.LeftButton)
    here.qtbot.waitUntil(lambda: len(here.player.heard) == 1)
    assert here.player.heard[0].seconds > 3.0
    assert check.hear.text() == "Stop playing"
    here.qtbot.keyClick(check.next, Key.Key_Return)
    assert not here.player.playing
    assert page.recording.phase is Phase.GET_READY
    here.press(page, Key.Key_Escape)
    here.press(page, Key.Key_Space)
    assert page.recording.phase is Phase.GET_READY
    here.press(page, Key.Key_Escape)


def test_the_check_of_a_new_microphone_can_be_left_or_skipped(here: Room, page: RecordPage) -> None:
    here.studio.change_settings(checked_microphones=())
    for button, begun in (("done_button", False), ("anyway", True)):
        here.press(page, Key.Key_Space)
        check = page.findChildren(MicrophoneCheck)[-1]
        getattr(check, button).click()
        assert (page.recording.phase is Phase.GET_READY) is begun
        assert page.is_new() is not begun
    page.recording.discard()


def test_another_microphone_is_chosen_in_its_check(here: Room, page: RecordPage) -> None:
    here.sound.plug(a_microphone("Third", default=False))
    page.check.click()
    check = page.findChild(MicrophoneCheck)
    assert check is not None
    check.picker.opened.emit()
    here.qtbot.waitUntil(lambda: check.picker.count() == 3)
    check.picker.setCurrentIndex(2)
    check.picker.activated.emit(2)
    here.qtbot.waitUntil(lambda: page.microphone.device is not None and page.microphone.device.name == "Third")
    assert check.step is Step.BEFORE
    assert here.studio.settings.microphone == "Third"
    assert page.picker.currentData() == "Third"
    check.reject()
    assert page.is_new()


def test_nothing_listens_while_another_page_is_shown(here: Room, page: RecordPage) -> None:
    assert portaudio.open_streams() == 1
    page.leave()
    assert portaudio.open_streams() == 0
    page.enter()
    here.wait_for_microphone(page)


def test_nothing_listens_after_leaving_while_the_microphone_is_being_opened(here: Room) -> None:
    page = here.enter()
    page.leave()
    page.microphone.wait()
    here.qtbot.waitUntil(lambda: portaudio.open_streams() == 0)
    assert page.microphone.state is MicrophoneState.CLOSED


def test_a_take_that_goes_on_when_the_page_is_left_waits_for_a_decision(
    here: Room, page: RecordPage, first_spoken: Path
) -> None:
    here.press(page, Key.Key_Space)
    here.wait_for(page, Phase.RECORDING)
    here.microphone.say(spoken(first_spoken))
    here.qtbot.waitUntil(lambda: page.recording.seconds > 1.0)
    page.leave()
    here.wait_for(page, Phase.CHECKED)
    page.enter()
    assert page.recording.checked is not None
    assert page.recording.checked.audio.seconds > 1.0
    assert not page.desk.interrupted.isVisibleTo(page)


def test_a_device_that_vanishes_in_a_take_keeps_what_was_said(here: Room, page: RecordPage, first_spoken: Path) -> None:
    here.press(page, Key.Key_Space)
    here.wait_for(page, Phase.RECORDING)
    here.microphone.say(spoken(first_spoken))
    here.qtbot.waitUntil(lambda: page.recording.seconds > 1.0)
    here.sound.unplug(here.microphone)
    here.wait_for(page, Phase.CHECKED)
    assert [notice.title for notice in here.notices] == [
        f"The microphone “{NAME}” is no longer there. What you had said until then is kept."
    ]
    assert page.recording.checked is not None
    assert page.recording.checked.audio.seconds > 1.0
    here.press(page, Key.Key_Escape)
    assert page.first_focus() is not None
    assert page.shown.obstacle is not None  # now that nothing is at stake


def test_what_is_plugged_in_later_is_found_by_itself(here: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(microphone, "_WATCH_MS", 10)
    page = here.enter_and_listen()
    assert [page.picker.itemText(row) for row in range(page.picker.count())] == [f"System default: {NAME}", NAME]
    here.sound.plug(a_microphone("New microphone", default=False))
    here.cards[0] = "two cards"
    here.qtbot.waitUntil(lambda: page.picker.count() == 3)
    here.wait_for_microphone(page)
    page.picker.setCurrentIndex(2)
    page.picker.activated.emit(2)
    here.qtbot.waitUntil(lambda: page.microphone.device is not None and page.microphone.device.name == "New microphone")
    assert here.studio.settings.microphone == "New microphone"
    page.leave()


def test_nothing_is_looked_for_during_a_take(here: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(microphone, "_WATCH_MS", 10)
    page = here.enter_and_listen()
    starts = here.sound.starts
    here.press(page, Key.Key_Space)
    here.cards[0] = "two cards"
    here.qtbot.waitUntil(lambda: page.recording.seconds > 1.5)
    assert here.sound.starts == starts
    assert page.recording.phase is Phase.RECORDING
    page.recording.discard()
    page.leave()


def test_a_microphone_that_is_not_there_gives_way_to_the_systems_choice(here: Room) -> None:
    here.studio.change_settings(microphone="Lent microphone")
    page = here.enter_and_listen()
    assert page.picker.currentText() == "Lent microphone (not connected)"
    assert page.microphone.device is not None
    assert page.microphone.device.name == NAME
    page.leave()


@pytest.fixture
def headset(here: Room) -> str:
    """Give a second microphone, which the page finds when it is entered."""
    here.sound.plug(a_microphone("Headset", default=False))
    return "Headset"


def choose_in_preferences(here: Room, name: str) -> None:
    dialog = Preferences(here.studio)
    here.qtbot.addWidget(dialog)
    here.qtbot.waitUntil(lambda: dialog.microphone.findData(name) >= 0)
    dialog.microphone.setCurrentIndex(dialog.microphone.findData(name))
    dialog.microphone.activated.emit(dialog.microphone.currentIndex())
    dialog.accept()


def device_name(page: RecordPage) -> str:
    return page.microphone.device.name if page.microphone.device is not None else ""


def test_a_microphone_that_is_chosen_in_the_preferences_is_used_at_once(
    here: Room, headset: str, page: RecordPage
) -> None:
    assert device_name(page) == NAME

    choose_in_preferences(here, headset)

    assert page.picker.currentData() == headset
    here.qtbot.waitUntil(lambda: device_name(page) == headset)


def test_a_microphone_that_is_chosen_during_a_take_waits_for_its_end(
    here: Room, headset: str, page: RecordPage
) -> None:
    here.press(page, Key.Key_Space)
    here.wait_for(page, Phase.RECORDING)

    choose_in_preferences(here, headset)

    assert (device_name(page), page.microphone.recording) == (NAME, True)
    here.press(page, Key.Key_Space)
    here.wait_for(page, Phase.CHECKED)
    here.press(page, Key.Key_Escape)
    here.qtbot.waitUntil(lambda: device_name(page) == headset)
    assert page.picker.currentData() == headset


def test_a_microphone_that_is_chosen_while_another_page_is_shown_is_used_next(
    here: Room, headset: str, page: RecordPage
) -> None:
    page.leave()

    choose_in_preferences(here, headset)

    assert portaudio.open_streams() == 0
    page.enter()
    here.wait_for_microphone(page)
    assert device_name(page) == headset


def refuse(sound: FakeSound, error: PortAudioError) -> None:
    for device in sound.plugged:
        device.refusal = error


@pytest.mark.parametrize(
    ("trouble", "sentence"),
    [
        (lambda sound: sound.plugged.clear() or sound._initialize(), "No microphone was found."),
        (lambda sound: refuse(sound, PortAudioError("", -9999, (8, -13, ""))), "may not use the microphone"),
        (lambda sound: refuse(sound, PortAudioError("", UNAVAILABLE)), "is in use by another program"),
    ],
)
def test_each_trouble_has_its_own_sentence_and_looking_again_helps(
    here: Room, trouble: Callable[[FakeSound], object], sentence: str
) -> None:
    trouble(here.sound)
    page = here.enter()
    here.qtbot.waitUntil(lambda: page.shown.obstacle is not None)
    assert page.shown.obstacle is not None
    assert sentence in page.shown.obstacle.heading
    assert page.shown.obstacle.sentence
    here.press(page, Key.Key_Space)  # the button that helps has the focus; it does not help yet
    assert page.recording.phase is Phase.IDLE
    if not here.sound.plugged:
        here.sound.plug(a_microphone())
    for device in here.sound.plugged:
        device.refusal = None
    remedy = page.first_focus()
    assert remedy is not None
    page.microphone.wait()
    here.qtbot.keyClick(remedy, Key.Key_Space)
    here.wait_for_microphone(page)
    assert page.shown.obstacle is None
    assert page.focusWidget() is page.desk.prompt
    page.leave()


def test_without_portaudio_the_page_says_what_to_install(here: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise refusals.no_portaudio(OSError("libportaudio.so.2"))

    monkeypatch.setattr(portaudio, "library", missing)
    page = here.enter()
    here.qtbot.waitUntil(lambda: page.shown.obstacle is not None)
    assert page.shown.obstacle is not None
    assert "PortAudio is missing" in page.shown.obstacle.heading
    page.leave()


# --- beside other things -----------------------------------------------------------------------------------------


def test_recording_and_learning_never_run_together(here: Room, page: RecordPage) -> None:
    here.studio.job = Job("Training", lambda: iter(()), here.studio, heavy=True)
    here.studio.job_started.emit(here.studio.job)
    assert portaudio.open_streams() == 0
    assert page.shown.obstacle is not None
    assert "Training" in page.shown.obstacle.heading
    here.press(page, Key.Key_Space)
    assert page.recording.phase is Phase.IDLE
    job, here.studio.job = here.studio.job, None
    here.studio.job_ended.emit(job)
    here.wait_for_microphone(page)
    assert page.shown.obstacle is None


def test_without_a_project_the_page_shows_the_way(here: Room) -> None:
    here.studio.close_project()
    page = here.enter()
    with here.qtbot.waitSignal(here.studio.page_wanted) as wanted:
        here.press(page, Key.Key_Space)
    assert wanted.args == ["welcome"]
    assert portaudio.open_streams() == 0
    page.leave()


def test_closing_the_project_leaves_the_take_to_be_offered_again(
    here: Room, page: RecordPage, project: Path, first_spoken: Path
) -> None:
    here.record(page, spoken(first_spoken))
    here.studio.close_project()
    assert page.recording.checked is None
    assert here.studio.open(project)
    wait_for_offer(here, page)
    assert page.desk.interrupted.part in opened(here.studio).parts()


def test_another_project_in_the_middle_of_a_take_leaves_it_to_be_offered_and_the_next_one_can_begin(
    here: Room, page: RecordPage, project: Path, tmp_path: Path
) -> None:
    here.press(page, Key.Key_Space)
    here.wait_for(page, Phase.RECORDING)
    (part,) = opened(here.studio).parts()

    assert here.studio.open(make_project(tmp_path / "Other", clips=0))

    assert not page.microphone.recording
    assert files.read(part).seconds > 0
    here.wait_for_microphone(page)
    here.press(page, Key.Key_Space)
    here.wait_for(page, Phase.RECORDING)
    here.press(page, Key.Key_Escape)
    assert here.studio.open(project)
    wait_for_offer(here, page)
    assert page.desk.interrupted.part == part


def test_a_disk_that_refuses_is_told_and_nothing_begins(
    here: Room, page: RecordPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> Path:
        raise StudioError("The disk is full.", "Please free some space.")

    monkeypatch.setattr(opened(here.studio), "part_path", full)
    here.press(page, Key.Key_Space)
    assert page.recording.phase is Phase.IDLE
    assert [notice.title for notice in here.notices] == ["The disk is full."]


def test_a_take_that_cannot_be_kept_stays(
    here: Room, page: RecordPage, first_spoken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> Path:
        raise StudioError("The disk is full.", "Please free some space.")

    here.record(page, spoken(first_spoken))
    with monkeypatch.context() as patch:
        patch.setattr(opened(here.studio), "add_take", full)
        with here.qtbot.waitSignal(here.studio.told):
            here.press(page, Key.Key_Return)
    assert page.recording.phase is Phase.CHECKED
    with here.qtbot.waitSignal(here.studio.clips_changed):
        here.press(page, Key.Key_Return)
    assert takes(here.studio) == [(FIRST.id, FIRST.text)]


def test_sound_that_the_computer_lost_is_told(here: Room, page: RecordPage, first_spoken: Path) -> None:
    here.press(page, Key.Key_Space)
    here.wait_for(page, Phase.RECORDING)
    here.microphone.say(spoken(first_spoken))
    here.microphone.deliver(room(0.1), overflow=True)
    here.qtbot.waitUntil(lambda: page.recording.seconds > 3.0)
    here.press(page, Key.Key_Space)
    here.wait_for(page, Phase.CHECKED)
    assert "lost some sound" in page.desk.take.words


# --- interrupted takes -------------------------------------------------------------------------------------------


@pytest.fixture
def interrupted(studio: Studio, project: Path, first_spoken: Path) -> Path:
    """Give a take as a crash leaves it."""
    part = opened(studio).part_path()
    audio = files.read(first_spoken)
    files.write(part, Audio(np.pad(audio.samples, round(0.4 * audio.rate)), audio.rate))
    part_notes.write(part, PartNote(FIRST.text, FIRST.id, NAME))
    return part


def wait_for_offer(here: Room, page: RecordPage) -> None:
    here.qtbot.waitUntil(lambda: page.desk.interrupted.isVisibleTo(page))


def test_interrupted_takes_are_looked_for_off_the_windows_thread(
    interrupted: Path, here: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked_on: list[threading.Thread] = []
    parts = Project.parts

    def asked(project: Project) -> list[Path]:
        asked_on.append(threading.current_thread())
        return parts(project)

    monkeypatch.setattr(Project, "parts", asked)
    page = here.enter()
    wait_for_offer(here, page)
    page.desk.interrupted.discard.click()
    here.qtbot.waitUntil(lambda: not page.desk.interrupted.isVisibleTo(page))
    page.leave()
    assert asked_on
    assert threading.main_thread() not in asked_on


def test_an_interrupted_take_is_offered_and_kept(interrupted: Path, here: Room) -> None:
    page = here.enter_and_listen()
    wait_for_offer(here, page)
    assert FIRST.text in page.desk.interrupted.accessibleName()
    with here.qtbot.waitSignal(here.studio.clips_changed, timeout=20_000):
        page.desk.interrupted.keep.click()
    assert takes(here.studio) == [(FIRST.id, FIRST.text)]
    assert not interrupted.exists()
    assert not page.desk.interrupted.isVisibleTo(page)
    assert page.desk.prompt.sentence == SECOND.text
    page.leave()


def test_an_interrupted_take_is_heard(interrupted: Path, here: Room) -> None:
    page = here.enter()
    wait_for_offer(here, page)
    page.desk.interrupted.listen.click()
    here.qtbot.waitUntil(lambda: len(here.player.heard) == 1)
    assert here.player.heard[0].seconds == pytest.approx(files.read(interrupted).seconds)
    page.leave()
    assert not here.player.playing


def test_an_interrupted_take_is_discarded_into_the_trash(interrupted: Path, here: Room) -> None:
    page = here.enter()
    wait_for_offer(here, page)
    page.desk.interrupted.discard.click()
    assert not interrupted.exists()
    assert (opened(here.studio).folder / ".trash" / interrupted.name).exists()
    here.qtbot.waitUntil(lambda: not page.desk.interrupted.isVisibleTo(page))
    page.leave()


def test_an_interrupted_take_of_an_unknown_sentence_needs_its_text(interrupted: Path, here: Room) -> None:
    (interrupted.parent / PART_NOTES).unlink()
    page = here.enter_and_listen()
    card = page.desk.interrupted
    wait_for_offer(here, page)
    assert not card.keep.isEnabled()
    card.line.setFocus()
    here.qtbot.keyClicks(card.line, FIRST.text)
    assert page.recording.phase is Phase.IDLE
    with here.qtbot.waitSignal(here.studio.clips_changed, timeout=20_000):
        card.keep.click()
    assert ("", FIRST.text) in [(clip.prompt, clip.text) for clip in opened(here.studio).clips()]
    page.leave()


def test_an_interrupted_take_that_is_bad_is_shown_before_it_is_kept(interrupted: Path, here: Room) -> None:
    part_notes.write(interrupted, PartNote("A much longer sentence than what was said, " * 4, "", NAME))
    page = here.enter_and_listen()
    wait_for_offer(here, page)
    page.desk.interrupted.keep.click()
    here.wait_for(page, Phase.CHECKED)
    assert page.desk.prompt.sentence.startswith("A much longer sentence")
    assert not takes(here.studio)
    page.leave()


# --- for everyone ------------------------------------------------------------------------------------------------


def test_states_are_announced_but_never_into_a_recording(
    here: Room, page: RecordPage, first_spoken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[tuple[Phase, str]] = []
    monkeypatch.setattr(record_page, "announce", lambda _, text, **__: said.append((page.recording.phase, text)))
    here.record(page, spoken(first_spoken))
    with here.qtbot.waitSignal(here.studio.clips_changed):
        here.press(page, Key.Key_Return)
    phases = [phase for phase, _ in said]
    assert Phase.RECORDING not in phases
    assert {Phase.GET_READY, Phase.CHECKING, Phase.CHECKED, Phase.KEPT} <= set(phases)
    assert "Good. That is a good recording." in [text for _, text in said]
    assert f"To be read aloud: {SECOND.text}" in [text for _, text in said]


def test_a_page_that_is_not_in_sight_says_nothing_until_it_is_entered(
    here: Room, page: RecordPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(record_page, "announce", lambda _, text, **__: said.append(text))
    page.leave()

    here.studio.job = Job("Training", lambda: iter(()), here.studio, heavy=True)
    here.studio.job_started.emit(here.studio.job)
    assert page.shown.obstacle is not None
    assert said == []

    page.enter()
    assert said == [f"{page.shown.obstacle.heading} {page.shown.obstacle.sentence}"]
    here.studio.job = None


def test_enter_while_the_take_is_checked_keeps_it_if_it_is_good(
    here: Room, page: RecordPage, first_spoken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = threading.Event()
    judge = recording.judge_take
    monkeypatch.setattr(recording, "judge_take", lambda *given: (held.wait(20), judge(*given))[1])
    for heard, kept in ((room(1.5), False), (spoken(first_spoken), True)):
        held.clear()
        here.press(page, Key.Key_Space)
        here.wait_for(page, Phase.RECORDING)
        before = page.recording.seconds
        here.microphone.say(heard)
        here.qtbot.waitUntil(lambda before=before, heard=heard: page.recording.seconds >= before + len(heard) / RATE)
        here.press(page, Key.Key_Space)
        here.qtbot.waitUntil(lambda: page.recording.phase is Phase.CHECKING and not page.microphone.recording)
        here.press(page, Key.Key_Return)
        assert "kept if it is good" in page.desk.take.words
        held.set()
        here.wait_for(page, Phase.KEPT if kept else Phase.CHECKED)
        assert [text for _, text in takes(here.studio)] == [FIRST.text] * kept
        if not kept:
            here.press(page, Key.Key_Escape)


def test_what_judges_takes_is_loaded_before_the_first_take(here: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    judged = threading.Event()
    monkeypatch.setattr(recording, "judge_take", lambda *_: judged.set())

    page = here.enter_and_listen()

    here.qtbot.waitUntil(judged.is_set)
    assert page.recording.phase is Phase.IDLE
    page.leave()


def test_space_at_the_last_sound_does_not_cut_the_end(here: Room, page: RecordPage, first_spoken: Path) -> None:
    said = spoken(first_spoken)
    loud = np.flatnonzero(np.abs(said) > 0.02)
    here.press(page, Key.Key_Space)
    here.wait_for(page, Phase.RECORDING)
    before = page.recording.seconds
    here.microphone.say(np.concatenate([said[: loud[-1]], room(5.0)]))

    stop_at = before + loud[-1] / RATE - 0.6
    here.qtbot.waitUntil(lambda: page.recording.seconds >= stop_at)
    here.press(page, Key.Key_Space)
    here.wait_for(page, Phase.CHECKED)

    checked = page.recording.checked
    assert checked is not None
    assert "cut_end" not in checked.verdict.report.codes
    assert checked.audio.seconds < stop_at + 0.6 + 1.5


def test_a_take_goes_on_until_it_is_quiet_but_not_for_ever(
    here: Room, page: RecordPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    quiet, loud = -70.0, -20.0
    table = [  # what is heard after Space at 3 s, every 0.1 s; when the take ends
        ([quiet] * 9, 3.3),
        ([loud, loud, quiet, quiet, quiet, quiet], 3.5),
        ([loud, quiet, loud, quiet, quiet, quiet, quiet, quiet], 3.6),
        ([loud] * 12, 3.8),
        ([-61.0] * 9, 3.3),  # the noise of the room is quiet
    ]
    wrong = []
    for heard, end in table:
        here.press(page, Key.Key_Space)
        here.wait_for(page, Phase.RECORDING)
        page.microphone._poll.stop()
        ends: list[float] = []
        with monkeypatch.context() as patch:
            patch.setattr(page.microphone, "request_stop", lambda ends=ends: ends.append(page.recording.seconds))
            for second, level in ((2.9, quiet), (3.0, loud)):
                page.microphone.heard.emit(Reading(level, level, False, 0, second, True, None))
            here.press(page, Key.Key_Space)
            for step, level in enumerate(heard, 1):
                page.microphone.heard.emit(Reading(level, level, False, 0, 3.0 + step / 10, True, None))
        if [round(at, 3) for at in ends] != [end]:
            wrong.append((heard, ends))
        page.microphone._poll.start()
        page.microphone.request_stop()
        here.wait_for(page, Phase.CHECKED)
        here.press(page, Key.Key_Escape)

    assert wrong == []
