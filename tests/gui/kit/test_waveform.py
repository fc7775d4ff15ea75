"""The waveform: what it shows, how it is trimmed and zoomed by mouse and by keyboard, and what it says of itself."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tts_studio.audio.quality import MIN_SECONDS
from tts_studio.audio.signal import Audio
from tts_studio.gui.kit import theme
from tts_studio.gui.kit.time_axis import NARROWEST, TimeAxis
from tts_studio.gui.kit.trim_marks import Side, TrimMarks
from tts_studio.gui.kit.waveform import Waveform
from tts_studio.gui.kit.waveform_picture import scale_height
from tts_studio.gui.kit.zoom_buttons import ZoomButtons

RATE = 8_000
SECONDS = 4.0
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def waveform(qtbot: QtBot, application: QApplication) -> Waveform:
    made = Waveform()
    qtbot.addWidget(made)
    made.resize(400, 200)
    made.set_audio(loud_in_the_middle())
    made.set_trimmable(True)
    with qtbot.waitActive(made):
        made.show()
    return made


def loud_in_the_middle() -> Audio:
    """Return four seconds of which the second and the third are loud."""
    samples = np.zeros(round(SECONDS * RATE), np.float32)
    samples[RATE : 3 * RATE] = 0.5 * np.sin(np.arange(2 * RATE) * 0.9)
    return Audio(samples, RATE)


def choose(waveform: Waveform, side: Side) -> None:
    waveform.clearFocus()
    waveform.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(1 if side is Side.START else 2):
        assert waveform.focusNextPrevChild(True)


# --- the axis --------------------------------------------------------------------------------------------------------

axes = st.builds(
    lambda total, start, share: TimeAxis.whole(total).zoomed(1 / share, start * total),
    st.floats(0.05, 600),
    st.floats(0, 1),
    st.floats(0.001, 1),
)


@given(axes, st.floats(0.05, 20), st.floats(0, 1))
def test_zooming_stays_inside_and_keeps_the_second_it_is_around(axis: TimeAxis, times: float, share: float):
    around = axis.start + share * axis.seconds

    zoomed = axis.zoomed(times, around)

    assert zoomed.start >= 0
    assert zoomed.end <= axis.total + 1e-9
    assert zoomed.seconds >= min(NARROWEST, axis.total) - 1e-12
    if zoomed.start > 0 and zoomed.end < axis.total:
        assert zoomed.x(around, 1000) == pytest.approx(axis.x(around, 1000), abs=0.01)


@given(axes, st.floats(0, 1))
def test_a_pixel_is_the_second_that_it_shows(axis: TimeAxis, share: float):
    second = axis.start + share * axis.seconds

    assert axis.second(axis.x(second, 640), 640) == pytest.approx(second, abs=1e-6)


@given(axes, st.floats(0, 1))
def test_showing_a_second_brings_it_into_sight(axis: TimeAxis, share: float):
    second = share * axis.total

    assert -0.01 <= axis.showing(second).x(second, 100) <= 100.01


@given(axes, st.integers(2, 20))
def test_ticks_are_round_and_within(axis: TimeAxis, most: int):
    ticks = axis.ticks(most)

    assert len(ticks) <= most
    assert all(axis.start - 1e-5 <= tick <= axis.end + 1e-5 for tick in ticks)
    assert len({round(b - a, 5) for a, b in itertools.pairwise(ticks)}) <= 1


# --- what is kept ----------------------------------------------------------------------------------------------------


@given(st.floats(0.01, 60), st.lists(st.tuples(st.sampled_from(list(Side)), st.floats(-5, 65)), max_size=8))
def test_handles_never_pass_one_another_or_the_ends(total: float, movements: list[tuple[Side, float]]):
    kept = TrimMarks.of(None, total)
    for side, to in movements:
        kept = kept.moved(side, to)

        assert 0 <= kept.start <= kept.end <= total
        assert kept.seconds >= min(MIN_SECONDS, total) - 2e-4


def test_all_that_is_kept_is_no_trim():
    kept = TrimMarks.of((0.5, 3.0), SECONDS)

    assert kept.moved(Side.START, -1).moved(Side.END, 99).trim is None


# --- keyboard --------------------------------------------------------------------------------------------------------


def test_tab_goes_to_position_start_end_and_then_on(qtbot: QtBot, application: QApplication):
    window = QWidget()
    qtbot.addWidget(window)
    before, waveform, after = QPushButton("before"), Waveform(), QPushButton("after")
    layout = QHBoxLayout(window)
    for part in (before, waveform, after):
        layout.addWidget(part)
    waveform.set_audio(loud_in_the_middle())
    waveform.set_trimmable(True)
    with qtbot.waitActive(window):
        window.show()
    before.setFocus()

    said: list[str] = []
    for _ in range(3):
        press_tab(qtbot)
        assert QApplication.focusWidget() is waveform
        said.append(waveform.accessibleDescription())
    press_tab(qtbot)

    assert "position" in said[0]
    assert "start handle" in said[1]
    assert "end handle" in said[2]
    assert QApplication.focusWidget() is after
    qtbot.keyClick(after, Qt.Key.Key_Backtab, SHIFT)
    assert "end handle" in waveform.accessibleDescription()


def press_tab(qtbot: QtBot) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, Qt.Key.Key_Tab)


def test_without_handles_tab_goes_on_at_once(waveform: Waveform):
    waveform.set_trimmable(False)
    waveform.setFocus()

    waveform.focusNextPrevChild(True)

    assert "handle" not in waveform.accessibleDescription()


def test_arrows_move_a_handle_by_10_ms_and_with_shift_by_100_ms(waveform: Waveform, qtbot: QtBot):
    choose(waveform, Side.START)
    for _ in range(3):
        qtbot.keyClick(waveform, Qt.Key.Key_Right)
    assert waveform.trim == (pytest.approx(0.03), SECONDS)

    qtbot.keyClick(waveform, Qt.Key.Key_Right, SHIFT)
    qtbot.keyClick(waveform, Qt.Key.Key_Left)
    assert waveform.trim == (pytest.approx(0.12), SECONDS)

    choose(waveform, Side.END)
    qtbot.keyClick(waveform, Qt.Key.Key_Left, SHIFT)
    assert waveform.trim == (pytest.approx(0.12), pytest.approx(3.9))


def test_home_and_end_move_a_handle_to_its_limits(waveform: Waveform, qtbot: QtBot):
    waveform.set_trim((1.0, 3.0))
    choose(waveform, Side.START)

    qtbot.keyClick(waveform, Qt.Key.Key_End)
    assert waveform.trim == (pytest.approx(3.0 - MIN_SECONDS), 3.0)
    qtbot.keyClick(waveform, Qt.Key.Key_Home)
    assert waveform.trim == (0.0, 3.0)

    choose(waveform, Side.END)
    qtbot.keyClick(waveform, Qt.Key.Key_End)
    assert waveform.trim is None


def test_a_key_held_down_is_one_change(waveform: Waveform, qtbot: QtBot):
    choose(waveform, Side.START)
    trims: list[object] = []
    waveform.trim_changed.connect(trims.append)

    def key(kind: QEvent.Type, *, repeated: bool) -> None:
        event = QKeyEvent(kind, Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, "", repeated)
        QApplication.sendEvent(waveform, event)

    key(QEvent.Type.KeyPress, repeated=False)
    for _ in range(4):
        key(QEvent.Type.KeyRelease, repeated=True)
        key(QEvent.Type.KeyPress, repeated=True)
    assert trims == []
    key(QEvent.Type.KeyRelease, repeated=False)

    assert trims == [(pytest.approx(0.05), SECONDS)]


def test_leaving_the_waveform_keeps_what_was_moved(waveform: Waveform, qtbot: QtBot):
    choose(waveform, Side.START)
    trims: list[object] = []
    waveform.trim_changed.connect(trims.append)
    qtbot.keyPress(waveform, Qt.Key.Key_Right)

    waveform.clearFocus()

    assert trims == [(pytest.approx(0.01), SECONDS)]
    qtbot.keyRelease(waveform, Qt.Key.Key_Right)
    assert len(trims) == 1


def test_keys_move_the_position_when_no_handle_is_chosen(waveform: Waveform, qtbot: QtBot):
    waveform.set_position(1.0)
    waveform.setFocus()

    with qtbot.waitSignal(waveform.seek_wanted) as sought:
        qtbot.keyClick(waveform, Qt.Key.Key_Right, SHIFT)
    assert sought.args == [pytest.approx(1.1)]
    assert waveform.trim is None


def test_plus_minus_and_nought_zoom(waveform: Waveform, qtbot: QtBot):
    waveform.setFocus()
    with qtbot.waitSignal(waveform.axis_changed):
        qtbot.keyClick(waveform, Qt.Key.Key_Plus)
    once = waveform.axis.seconds
    assert once < SECONDS

    qtbot.keyClick(waveform, Qt.Key.Key_Plus)
    qtbot.keyClick(waveform, Qt.Key.Key_Minus)
    assert waveform.axis.seconds == pytest.approx(once)

    qtbot.keyClick(waveform, Qt.Key.Key_0)
    assert waveform.axis == TimeAxis.whole(SECONDS)


def test_a_handle_that_is_moved_stays_in_sight(waveform: Waveform, qtbot: QtBot):
    choose(waveform, Side.START)
    for _ in range(6):
        qtbot.keyClick(waveform, Qt.Key.Key_Plus)

    for _ in range(12):
        qtbot.keyClick(waveform, Qt.Key.Key_Right, SHIFT)

    assert waveform.axis.start < 1.2 < waveform.axis.end


# --- mouse -----------------------------------------------------------------------------------------------------------


def at(waveform: Waveform, second: float) -> QPoint:
    return QPoint(round(waveform.axis.x(second, waveform.width())), 50)


def test_a_handle_is_dragged(waveform: Waveform, qtbot: QtBot):
    trims: list[object] = []
    waveform.trim_changed.connect(trims.append)

    qtbot.mousePress(waveform, Qt.MouseButton.LeftButton, pos=at(waveform, 0.02))
    qtbot.mouseMove(waveform, at(waveform, 0.5))
    qtbot.mouseMove(waveform, at(waveform, 1.0))
    assert trims == []
    qtbot.mouseRelease(waveform, Qt.MouseButton.LeftButton, pos=at(waveform, 1.0))

    assert trims == [(pytest.approx(1.0, abs=0.01), SECONDS)]


def test_a_handle_cannot_be_dragged_over_the_other(waveform: Waveform, qtbot: QtBot):
    waveform.set_trim((1.0, 2.0))

    qtbot.mousePress(waveform, Qt.MouseButton.LeftButton, pos=at(waveform, 2.0))
    qtbot.mouseMove(waveform, at(waveform, 0.2))
    qtbot.mouseRelease(waveform, Qt.MouseButton.LeftButton, pos=at(waveform, 0.2))

    assert waveform.trim == (1.0, pytest.approx(1.0 + MIN_SECONDS))


def test_a_click_elsewhere_points_at_a_moment(waveform: Waveform, qtbot: QtBot):
    with qtbot.waitSignal(waveform.seek_wanted) as sought:
        qtbot.mouseClick(waveform, Qt.MouseButton.LeftButton, pos=at(waveform, 2.5))

    assert sought.args == [pytest.approx(2.5, abs=0.01)]
    assert waveform.trim is None


def test_without_handles_a_click_at_the_edge_points_at_a_moment(waveform: Waveform, qtbot: QtBot):
    waveform.set_trimmable(False)

    with qtbot.waitSignal(waveform.seek_wanted):
        qtbot.mouseClick(waveform, Qt.MouseButton.LeftButton, pos=at(waveform, 0.02))


def test_the_wheel_zooms_with_ctrl_around_the_mouse_and_scrolls_without(waveform: Waveform):
    turn(waveform, 3.0, 240, Qt.KeyboardModifier.ControlModifier)
    zoomed = waveform.axis
    assert zoomed.seconds < SECONDS
    assert zoomed.x(3.0, 400) == pytest.approx(300, abs=1)

    turn(waveform, 3.0, 120, Qt.KeyboardModifier.NoModifier)
    assert waveform.axis.start < zoomed.start
    assert waveform.axis.seconds == pytest.approx(zoomed.seconds)


def turn(waveform: Waveform, second: float, delta: int, modifiers: Qt.KeyboardModifier) -> None:
    place = QPointF(at(waveform, second))
    event = QWheelEvent(
        place,
        waveform.mapToGlobal(place),
        QPoint(),
        QPoint(0, delta),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(waveform, event)


# --- what it shows ---------------------------------------------------------------------------------------------------


def ink(waveform: Waveform, second: float) -> int:
    """Return how many pixels of a column are of the colour of the waveform, which the frame may have too."""
    image = waveform.grab().toImage()
    x = round(waveform.axis.x(second, waveform.width()) * image.devicePixelRatio())
    wave = theme.paint("wave")
    return sum(image.pixelColor(x, y) == wave for y in range(image.height()))


def test_speech_is_drawn_high_and_silence_flat(waveform: Waveform):
    assert ink(waveform, 2.0) > 50
    assert ink(waveform, 0.5) <= 3


def test_what_is_cut_away_is_drawn_otherwise(waveform: Waveform):
    waveform.set_trim((2.5, 4.0))

    assert ink(waveform, 2.0) <= 3
    assert ink(waveform, 2.8) > 50


def test_the_position_is_marked_and_removed(waveform: Waveform):
    def marked(second: float) -> bool:
        image = waveform.grab().toImage()
        x = round(waveform.axis.x(second, waveform.width()) * image.devicePixelRatio())
        below_the_buttons = round((waveform.height() - scale_height()) * 0.8 * image.devicePixelRatio())
        mark = theme.paint("second")
        return any(image.pixelColor(x + dx, below_the_buttons) == mark for dx in (-1, 0, 1))

    waveform.set_position(0.6)
    assert marked(0.6)
    waveform.set_position(3.5)
    assert marked(3.5)
    assert not marked(0.6)
    waveform.set_position(None)
    assert not marked(3.5)


def test_buttons_zoom_as_the_keys_do_and_tab_passes_them_over(waveform: Waveform):
    zoom = waveform.findChild(ZoomButtons)
    assert zoom is not None
    assert (zoom.isVisible(), zoom.farther.isEnabled(), zoom.everything.isEnabled()) == (True, False, False)

    zoom.closer.click()
    assert waveform.axis.zoomed_in
    zoom.closer.click()
    zoom.everything.click()
    assert not waveform.axis.zoomed_in
    assert {one.focusPolicy() for one in (zoom.closer, zoom.farther, zoom.everything)} == {Qt.FocusPolicy.NoFocus}
    waveform.set_audio(None)
    assert not zoom.isVisible()


def test_the_axis_follows_what_is_heard_when_zoomed_in(waveform: Waveform):
    waveform.zoom(8, 0.0)
    waveform.set_position(3.0)

    assert waveform.axis.start < 3.0 < waveform.axis.end


def test_another_recording_starts_without_trim_and_position(waveform: Waveform):
    waveform.set_trim((1.0, 2.0))
    waveform.set_position(1.5)
    waveform.zoom(4)

    waveform.set_audio(Audio(np.zeros(RATE, np.float32), RATE))

    assert (waveform.trim, waveform.position, waveform.axis) == (None, None, TimeAxis.whole(1.0))


@pytest.mark.parametrize("audio", [None, Audio(np.zeros(0, np.float32), RATE)])
def test_nothing_to_show_is_no_error(waveform: Waveform, qtbot: QtBot, audio: Audio | None):
    waveform.set_audio(audio)
    waveform.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Plus, Qt.Key.Key_End):
        qtbot.keyClick(waveform, key)
    qtbot.mouseClick(waveform, Qt.MouseButton.LeftButton, pos=QPoint(100, 50))
    turn(waveform, 0.0, 120, Qt.KeyboardModifier.ControlModifier)

    assert not waveform.grab().isNull()
    assert waveform.accessibleDescription() == "Nothing to show"


def test_it_says_what_it_is_and_where_its_handles_are(waveform: Waveform):
    waveform.set_trim((0.25, 3.0))
    waveform.set_position(1.0)

    assert waveform.accessibleName() == "Waveform"
    described = waveform.accessibleDescription()
    assert "4.00 s long" in described
    assert "position 1.00 s" in described
    assert "kept from 0.25 s to 3.00 s" in described
