"""The focus is where work goes on: after a dialog, after a list, and when a control is disabled or hidden."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.made_up_clips import make_project
from tests.helpers.reading_room import reading_room
from tests.helpers.still_player import StillPlayer
from tts_studio.audio.takes import ROOM_ADVICE, RoomReport
from tts_studio.gui.base.notice import Notice
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.clips.clips_page import ClipsPage
from tts_studio.gui.record.microphone_check import MicrophoneCheck, Step
from tts_studio.gui.record.record_page import RecordPage
from tts_studio.gui.record.recording import AT_REST, Phase
from tts_studio.gui.shell.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen screen has no window manager

Key = Qt.Key


@pytest.fixture
def window(
    qtbot: QtBot,
    studio: Studio,
    player: StillPlayer,
    notices: list[Notice],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> Iterator[MainWindow]:
    """Give the window with a project of some clips and a microphone."""
    assert studio.open(make_project(tmp_path / "Anna"))
    with reading_room(qtbot, studio, player, notices, monkeypatch) as room:
        made = MainWindow(studio)
        qtbot.addWidget(made)
        made.resize(1200, 800)
        with qtbot.waitActive(made):
            made.show()
        made.show_page("record")
        room.wait_for_microphone(record(made))
        yield made
        made.show_page("welcome")


def record(window: MainWindow) -> RecordPage:
    page = window.page("record")
    assert isinstance(page, RecordPage)
    return page


def clips(window: MainWindow) -> ClipsPage:
    page = window.page("clips")
    assert isinstance(page, ClipsPage)
    return page


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None, "no control has the focus: no key does anything"
    return widget


def space_records(qtbot: QtBot, page: RecordPage) -> bool:
    """Press Space where the focus is; tell whether a take has begun, and end it."""
    assert page.recording.phase in AT_REST
    qtbot.keyClick(focus(), Key.Key_Space)
    began = page.recording.phase is Phase.GET_READY
    page.act("discard")
    return began


def closed_check(qtbot: QtBot, page: RecordPage) -> None:
    """Do the check with its button, by mouse, and close it."""
    qtbot.mouseClick(page.check, Qt.MouseButton.LeftButton)
    close_dialog(qtbot, page)


def closed_check_by_keys(qtbot: QtBot, page: RecordPage) -> None:
    page.check.setFocus()
    qtbot.keyClick(page.check, Key.Key_Space)
    close_dialog(qtbot, page)


def close_dialog(qtbot: QtBot, page: RecordPage) -> None:
    dialog = page.findChild(MicrophoneCheck)
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog, Key.Key_Escape)
    come_back(qtbot, page)


def come_back(qtbot: QtBot, page: RecordPage) -> None:
    page.window().activateWindow()  # without a window manager nothing else does
    qtbot.waitUntil(page.window().isActiveWindow)


def chosen_from_list(qtbot: QtBot, page: RecordPage) -> None:
    page.picker.setFocus()
    page.picker.showPopup()
    qtbot.keyClick(page.picker.view(), Key.Key_Down)
    qtbot.keyClick(page.picker.view(), Key.Key_Return)
    come_back(qtbot, page)


def left_the_list(qtbot: QtBot, page: RecordPage) -> None:
    page.picker.setFocus()
    page.picker.showPopup()
    qtbot.keyClick(page.picker.view(), Key.Key_Escape)
    come_back(qtbot, page)


def dismissed_notice(qtbot: QtBot, page: RecordPage) -> None:
    page.studio.tell(Notice("warning", "Something is to be known."))
    window = page.window()
    assert isinstance(window, MainWindow)
    dismiss = window.banner.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)[-1]
    dismiss.setFocus()
    qtbot.keyClick(dismiss, Key.Key_Space)


def clicked_own_page(qtbot: QtBot, page: RecordPage) -> None:
    """Click the name of the page that is shown, in the list of pages."""
    navigation = page.window().findChild(QWidget, "navigation")
    assert navigation is not None
    navigation.setFocus()
    row = navigation.visualItemRect(navigation.item(0)).center()  # pyright: ignore[reportAttributeAccessIssue]
    qtbot.mouseClick(navigation.viewport(), Qt.MouseButton.LeftButton, pos=row)  # pyright: ignore[reportAttributeAccessIssue]


def escaped(qtbot: QtBot, page: RecordPage) -> None:
    page.check.setFocus()
    assert "Esc" in page.desk.take.words, "Space does not record from here, so the page must say what does"
    qtbot.keyClick(page.check, Key.Key_Escape)


def test_space_records_after_everything_else_that_is_done_on_the_page(qtbot: QtBot, window: MainWindow) -> None:
    page = record(window)
    ways: list[Callable[[QtBot, RecordPage], None]] = [
        closed_check, closed_check_by_keys, chosen_from_list, left_the_list, dismissed_notice, clicked_own_page, escaped
    ]  # fmt: skip

    failing = []
    for way in ways:
        page.desk.prompt.setFocus()
        way(qtbot, page)
        qtbot.waitUntil(lambda: page.recording.can_start)
        assert "Press Space, read" in page.desk.take.words, way.__name__
        if not space_records(qtbot, page):
            failing.append(f"{way.__name__}: the focus is on {focus().accessibleName()!r}")

    assert failing == []


def test_a_control_that_is_disabled_or_hidden_hands_the_focus_to_the_work_and_not_to_its_neighbour(
    qtbot: QtBot, window: MainWindow
) -> None:
    page = record(window)
    page.check.setFocus()
    qtbot.mouseClick(page.desk.keys.button("record"), Qt.MouseButton.LeftButton)
    assert not page.check.isEnabled()
    assert focus() is page.desk.prompt
    page.act("discard")

    window.show_page("clips")
    shown = clips(window)
    shown.table.select(0)
    found = {}
    for control in (shown.details.fit, shown.bring, shown.bar.edit, shown.details.frequencies):
        for lose in (lambda one: one.setEnabled(False), lambda one: one.hide()):
            control.setFocus()
            lose(control)
            found[control.accessibleName()] = focus().accessibleName()
            control.setEnabled(True)
            control.show()
    assert found == dict.fromkeys(found, "Clips")

    shown.details.setFocus()
    shown.details.whole.setEnabled(True)
    shown.details.whole.setFocus()
    shown.details.setEnabled(False)  # a part that contains the focus
    assert focus() is shown.table
    shown.details.setEnabled(True)


def test_where_nothing_can_have_the_focus_the_control_gets_it_back(qtbot: QtBot, window: MainWindow) -> None:
    """The microphone check disables its one button for three seconds; Enter must not close the dialog meanwhile."""
    page = record(window)
    page.check.click()
    dialog = page.findChild(MicrophoneCheck)
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.next.setFocus()

    dialog.show_step(Step.SILENCE)
    assert focus() is dialog
    dialog.show_step(Step.SENTENCE)
    assert focus() is dialog.next
    dialog.show_step(Step.JUDGING)
    dialog.done_button.setFocus()  # chosen meanwhile: it stays
    dialog.show_step(Step.BEFORE)
    assert focus() is dialog.done_button
    dialog.reject()


def test_a_click_on_a_button_leaves_the_keys_where_the_work_is(qtbot: QtBot, window: MainWindow) -> None:
    window.show_page("clips")
    page = clips(window)
    page.table.setFocus()

    for control in (page.details.fit, page.bar.remove, page.details.play):
        qtbot.mouseClick(control, Qt.MouseButton.LeftButton)
        assert focus() is page.table, control.accessibleName()
    page.player.stop()


def test_after_a_good_check_enter_starts_the_sitting_and_after_another_one_it_checks_again(
    qtbot: QtBot, window: MainWindow
) -> None:
    page = record(window)
    begun: list[str] = []
    for code, words in (("good", "Start recording"), ("noisy_room", "Check again")):
        page.check.click()
        dialog = page.findChildren(MicrophoneCheck)[-1]
        qtbot.waitUntil(dialog.isActiveWindow)
        dialog.report = RoomReport(code, ROOM_ADVICE[code], -60.0, -7.0, -22.0, 30.0 if code == "good" else 5.0)
        dialog.show_step(Step.RESULT)
        assert dialog.next.text() == words
        assert dialog.again.isVisible() is (code == "good")
        dialog._begin = lambda code=code: begun.append(code)  # pyright: ignore[reportAttributeAccessIssue]
        qtbot.keyClick(dialog, Key.Key_Return)
        assert dialog.isVisible() is (code != "good")
        if code == "good":
            come_back(qtbot, page)
            assert page.recording.phase is Phase.GET_READY  # as the button says
            page.act("discard")
            assert space_records(qtbot, page)
        else:
            dialog.reject()

    assert begun == ["noisy_room"]
