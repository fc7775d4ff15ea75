"""Windows that read from right to left, for which there is no translation yet: figures and gauges are ready for one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QImage, QTextLayout
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tts_studio.gui.kit.direction import isolated
from tts_studio.gui.kit.times import clock, duration, exact_duration
from tts_studio.gui.record.level_meter import LevelMeter
from tts_studio.gui.record.live_wave import LiveWave
from tts_studio.gui.record.stage_bar import Mark, StageBar


@pytest.fixture
def leftwards(application: QApplication) -> Iterator[None]:
    application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_figures_keep_their_own_order(leftwards: None) -> None:
    figures = [duration(12), exact_duration(299), clock(61), isolated("−7 dB")]
    assert [figure[1:-1] for figure in figures] == ["12 s", "4 min 59 s", "1:01", "−7 dB"]
    assert [figure for figure in figures if not is_in_order(figure)] == []
    assert not is_in_order("4.8 s"), "without help the unit comes first: this check can fail"


def is_in_order(figure: str) -> bool:
    """Return whether the second letter of a figure is left of its last one, in a text that reads from right to left."""
    before = "שלום "
    layout = QTextLayout(before + figure)
    option = layout.textOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(1000)
    layout.endLayout()
    letters = [place for place, letter in enumerate(before + figure) if letter.isprintable()][len(before) :]
    second, last = (line.cursorToX(letters[place])[0] for place in (1, -1))
    return second < last


def test_gauges_grow_from_the_right_and_sound_goes_to_the_right(qtbot: QtBot, leftwards: None) -> None:
    meter, bar, wave = LevelMeter(clock=lambda: 1.0), StageBar(), LiveWave()
    for one in (meter, bar, wave):
        qtbot.addWidget(one)
        one.resize(600, 40)
    before = {one: painted(one) for one in (meter._bar, bar, wave)}
    meter.set_reading(-40.0, -40.0, False)
    bar.show_value(20.0, [Mark(15.0, "can start"), Mark(300.0, "recognisable")])
    for step in range(30):
        wave.add(step / 10, -6.0)
    changed = {one: changed_columns(before[one], painted(one)) for one in (meter._bar, bar)}
    assert min(changed[meter._bar]) > meter._bar.width() / 2
    filled = painted(bar)
    assert filled.pixelColor(bar.width() - 20, 4) != filled.pixelColor(20, 4)
    assert filled.pixelColor(20, 4) == painted(bar).pixelColor(60, 4)
    assert wave.bars()[0][0] < wave.bars()[-1][0] < 0.5


def painted(one: QWidget) -> QImage:
    return one.grab().toImage()


def changed_columns(before: QImage, after: QImage) -> list[int]:
    row = before.height() // 4
    return [x for x in range(before.width()) if before.pixelColor(x, row) != after.pixelColor(x, row)]


def test_in_other_windows_nothing_is_added(application: QApplication) -> None:
    assert [duration(12), clock(61), isolated("−7 dB")] == ["12 s", "1:01", "−7 dB"]
    assert QLocale().textDirection() == Qt.LayoutDirection.LeftToRight
