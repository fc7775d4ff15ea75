"""Recording without hands: sentence after sentence by itself; what has a problem waits, and nothing is lost."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, Slot
from pytestqt.qtbot import QtBot

from tests.helpers.fakes import RATE
from tests.helpers.reading_room import Room, reading_room, spoken
from tests.helpers.still_player import StillPlayer
from tts_studio.audio import files
from tts_studio.audio.signal import FloatArray
from tts_studio.audio.takes import ADVICE, TakeVerdict
from tts_studio.devices.recorder import Recorder
from tts_studio.gui.base import microphone
from tts_studio.gui.base.notice import Notice
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.record import hands_free, record_page, recording
from tts_studio.gui.record.record_page import RecordPage
from tts_studio.gui.record.recording import Phase
from tts_studio.text import prompts

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen screen has no window manager

Key = Qt.Key
VOICE = "en_US-joe-medium"
FIRST, SECOND, THIRD = prompts.load("en-us")[:3]


@pytest.fixture(scope="session")
def said(speak_base: Callable[[str, Path], None], tmp_path_factory: pytest.TempPathFactory) -> list[FloatArray]:
    """Give the first sentences as the microphone hears them."""
    folder = tmp_path_factory.mktemp("said")
    paths = [folder / f"{prompt.id}.wav" for prompt in (FIRST, SECOND)]
    for prompt, path in zip((FIRST, SECOND), paths, strict=True):
        speak_base(prompt.text, path)
    return [spoken(path) for path in paths]


@pytest.fixture
def here(
    qtbot: QtBot,
    studio: Studio,
    project: Path,
    player: StillPlayer,
    notices: list[Notice],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Room]:
    monkeypatch.setattr(hands_free, "KEEP_SECONDS", 0.2)
    monkeypatch.setattr(hands_free.QAccessible, "isActive", lambda: False)
    studio.change_settings(go_on=True)
    monkeypatch.setattr(microphone, "Recorder", partial(Recorder, patience=60.0))  # on a busy machine nothing vanishes
    with reading_room(qtbot, studio, player, notices, monkeypatch) as made:
        yield made


@pytest.fixture
def page(here: Room) -> Iterator[RecordPage]:
    made = here.enter_and_listen()
    yield made
    made.leave()


class Reads(QObject):
    """A speaker who reads each sentence as soon as the page says so, and never touches a key."""

    def __init__(self, here: Room, page: RecordPage, heard: Sequence[FloatArray]) -> None:
        super().__init__(page)
        self._here, self._page, self._left = here, page, list(heard)
        page.recording.phase_changed.connect(self._on_phase)

    @Slot(object)
    def _on_phase(self, phase: Phase) -> None:
        if phase is Phase.RECORDING and self._left:
            self._here.microphone.say(self._left.pop(0))


def noisy(verdict: TakeVerdict) -> TakeVerdict:
    report = replace(verdict.report, verdict="fair", codes=("noisy",))
    return TakeVerdict(report, ADVICE["noisy"])


def kept(studio: Studio) -> list[str]:
    return [clip.text for clip in studio.clips() if clip.device]


def test_sentences_follow_one_another_without_a_key_and_are_whole(
    here: Room, page: RecordPage, said: list[FloatArray]
) -> None:
    Reads(here, page, said)
    here.press(page, Key.Key_Space)
    here.qtbot.waitUntil(lambda: len(kept(here.studio)) == 2)
    here.wait_for(page, Phase.RECORDING)  # the third sentence has begun by itself
    assert page.desk.prompt.sentence == THIRD.text
    assert "by itself" in page.desk.take.words
    assert page.desk.take.live.bars()
    here.press(page, Key.Key_Escape)

    assert kept(here.studio) == [FIRST.text, SECOND.text]
    for clip, sound in zip([clip for clip in here.studio.clips() if clip.device], said, strict=True):
        heard = files.read(clip.audio).samples
        begin = int(abs(heard).argmax()) - int(abs(sound).argmax())
        assert abs(heard[begin : begin + len(sound)] - sound).max() < 1e-6
        assert len(heard) - begin - len(sound) < 3.0 * RATE
    assert not here.studio.project.parts()  # pyright: ignore[reportOptionalMemberAccess]


def test_a_take_with_a_problem_waits_and_after_the_decision_it_goes_on(
    here: Room, page: RecordPage, said: list[FloatArray]
) -> None:
    Reads(here, page, [said[0][: RATE * 9 // 10], said[0]])  # the first time only the beginning is said
    here.press(page, Key.Key_Space)
    here.wait_for(page, Phase.CHECKED)
    assert not page.hands_free.counting
    assert page.desk.take.words.endswith("It is short for this sentence: was all of it said?")
    here.press(page, Key.Key_R)
    here.qtbot.waitUntil(lambda: kept(here.studio) == [FIRST.text])
    here.wait_for(page, Phase.GET_READY)
    assert page.desk.prompt.sentence == SECOND.text


def test_what_a_speaker_keeps_in_spite_of_a_finding_is_not_asked_about_again(
    here: Room, page: RecordPage, said: list[FloatArray], monkeypatch: pytest.MonkeyPatch
) -> None:
    judge = recording.judge_take
    monkeypatch.setattr(recording, "judge_take", lambda *given: noisy(judge(*given)))
    Reads(here, page, said)
    here.press(page, Key.Key_Space)
    here.wait_for(page, Phase.CHECKED)
    assert not page.hands_free.counting
    assert "others like it will not be asked about" in page.desk.take.words
    here.press(page, Key.Key_Return)
    here.qtbot.waitUntil(lambda: len(kept(here.studio)) == 2)


def test_any_key_stops_the_countdown_and_the_shown_ones_do_what_they_say(
    here: Room, page: RecordPage, said: list[FloatArray], monkeypatch: pytest.MonkeyPatch
) -> None:
    page.hands_free.keep_seconds = 10_000.0
    told: list[str] = []
    monkeypatch.setattr(record_page, "announce", lambda _, text, **__: told.append(text))
    Reads(here, page, said)
    here.press(page, Key.Key_Space)
    here.qtbot.waitUntil(lambda: page.hands_free.keeping)
    wrong = []
    for key in (Key.Key_Space, Key.Key_F9, Key.Key_P, Key.Key_Tab):
        assert told[-1] == "Good. That is a good recording. It is kept in a moment; any key stops that."
        assert page.desk.take.words == told[-1]
        assert page.desk.keys.button("halt").isVisibleTo(page)
        here.press(page, key)
        if page.hands_free.counting or page.recording.phase is not Phase.CHECKED or not page.hands_free.going:
            wrong.append(key)
        page.first_focus().setFocus()  # pyright: ignore[reportOptionalMemberAccess]
        page.recording.phase_changed.emit(Phase.CHECKED)  # as after another take
    assert wrong == []
    here.press(page, Key.Key_Return)
    here.qtbot.waitUntil(lambda: page.hands_free.keeping and page.recording.note.text == SECOND.text)  # pyright: ignore
    here.press(page, Key.Key_R)
    assert page.recording.phase is Phase.GET_READY
    assert page.hands_free.going
    here.press(page, Key.Key_Escape)
    assert not page.hands_free.going


def test_the_pause_between_two_sentences_can_be_ended_and_the_sitting_stopped_there(
    here: Room, page: RecordPage, said: list[FloatArray], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(record_page, "PAUSE_SECONDS", 10_000.0)
    Reads(here, page, [said[0], said[1]])
    here.press(page, Key.Key_Space)
    here.qtbot.waitUntil(lambda: page.recording.phase is Phase.KEPT and page.hands_free.counting)
    assert "Space begins it now" in page.desk.take.words
    here.press(page, Key.Key_Space)
    here.qtbot.waitUntil(lambda: len(kept(here.studio)) == 2 and page.hands_free.counting)
    here.press(page, Key.Key_Escape)
    assert not page.hands_free.going
    assert page.desk.prompt.sentence == THIRD.text


def test_leaving_during_the_countdown_loses_nothing_and_decides_nothing(
    here: Room, page: RecordPage, said: list[FloatArray]
) -> None:
    page.hands_free.keep_seconds = 10_000.0
    Reads(here, page, [said[0]])
    here.press(page, Key.Key_Space)
    here.qtbot.waitUntil(lambda: page.hands_free.keeping)
    page.leave()
    assert page.recording.phase is Phase.CHECKED
    assert not page.hands_free.going
    page.enter()
    here.wait_for_microphone(page)
    here.press(page, Key.Key_Return)
    here.qtbot.waitUntil(lambda: kept(here.studio) == [FIRST.text])
    assert not page.hands_free.counting


def test_a_sentence_is_read_aloud_before_its_take_and_never_into_it(
    here: Room, page: RecordPage, said: list[FloatArray], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, str]] = []

    def speak(text: str, voice: str, *_: object, **__: object) -> Iterator[object]:
        asked.append((text, voice))
        yield from []

    monkeypatch.setattr("tts_studio.gui.base.utterance.jobs.speak", speak)
    here.studio.change_settings(read_prompts=True)
    Reads(here, page, [said[0]])
    here.press(page, Key.Key_Space)
    here.qtbot.waitUntil(lambda: asked == [(FIRST.text, VOICE)])
    assert page.recording.phase is Phase.IDLE
    assert "Listen" in page.desk.sign.text
    here.qtbot.waitUntil(lambda: page.reader._last is not None and page.reader._last.complete)
    assert page.recording.phase is Phase.IDLE  # the loudspeaker still plays it
    here.player.end()
    here.wait_for(page, Phase.GET_READY)
    assert not here.player.playing
    here.qtbot.waitUntil(lambda: kept(here.studio) == [FIRST.text])
    here.qtbot.waitUntil(lambda: asked[1:] == [(SECOND.text, VOICE)])  # the next one, too
    here.press(page, Key.Key_Escape)
    assert not here.player.playing
    here.press(page, Key.Key_H)  # by a key, without a take
    here.qtbot.waitUntil(lambda: page.reader.reading)
    here.press(page, Key.Key_H)
    here.qtbot.waitUntil(lambda: not page.reader.reading)
    assert page.recording.phase in (Phase.IDLE, Phase.KEPT)


def test_nothing_goes_on_after_a_failure(here: Room, page: RecordPage, monkeypatch: pytest.MonkeyPatch) -> None:
    held = threading.Event()
    monkeypatch.setattr(recording, "judge_take", lambda *_: held.wait(20) and 1 / 0)
    monkeypatch.setattr(recording, "NOTHING_SECONDS", 0.5)
    here.press(page, Key.Key_Space)
    here.wait_for(page, Phase.CHECKING)  # nothing was said: the take has ended by itself
    held.set()
    here.wait_for(page, Phase.IDLE)
    assert not page.hands_free.going
    assert len(here.studio.project.parts()) == 1  # pyright: ignore[reportOptionalMemberAccess]


def test_clips_are_recorded_again_as_a_queue_and_replaced_and_nothing_else_is_read_meanwhile(
    here: Room, page: RecordPage, said: list[FloatArray]
) -> None:
    clips = here.studio.clips()
    others = [clip.id for clip in clips]
    here.studio.record_again([replace(clips[0], text=FIRST.text), replace(clips[1], text=SECOND.text)])
    assert page.desk.prompt.sentence == FIRST.text
    assert "1 of 2" in page.desk.prompt.accessibleDescription()
    assert not page.desk.place.isVisibleTo(page)
    Reads(here, page, said)
    here.press(page, Key.Key_Space)
    here.qtbot.waitUntil(lambda: len(kept(here.studio)) == 2)

    assert kept(here.studio) == [FIRST.text, SECOND.text]
    assert [clip.id for clip in here.studio.clips() if not clip.device] == others[2:]
    assert here.studio.project is not None
    assert [clip.id for clip in here.studio.project.clips()] == [clip.id for clip in here.studio.clips()]
    assert sorted(clip.id for clip in here.studio.project.trash()) == others[:2]
    assert not page.hands_free.going  # the sitting ends with the queue
    assert here.notices[-1].title == "Recorded again: 2"
    assert page.desk.prompt.sentence == FIRST.text  # the list, of which nothing is recorded
    assert page.desk.place.isVisibleTo(page)


def test_a_queue_waits_for_the_take_at_hand_and_can_be_left(
    here: Room, page: RecordPage, said: list[FloatArray]
) -> None:
    clips = list(here.studio.clips())[:2]
    page.hands_free.keep_seconds = 10_000.0
    Reads(here, page, said)
    here.press(page, Key.Key_Space)
    here.qtbot.waitUntil(lambda: page.hands_free.keeping)
    page.leave()
    here.studio.record_again(clips)
    page.enter()
    here.wait_for_microphone(page)
    assert page.recording.note is not None
    assert page.recording.note.text == FIRST.text  # the take that waits comes first
    here.press(page, Key.Key_Return)
    here.qtbot.waitUntil(lambda: page.desk.prompt.sentence == clips[0].text)
    here.press(page, Key.Key_Right)
    assert page.desk.prompt.sentence == clips[1].text
    here.press(page, Key.Key_Left)
    here.press(page, Key.Key_Left)
    assert page.desk.prompt.sentence == SECOND.text
