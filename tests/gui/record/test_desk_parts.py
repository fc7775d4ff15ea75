"""Small parts of the record page: the caps of the keys, and the level meter."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tts_studio.gui.record.key_caps import caps_icon, caps_size
from tts_studio.gui.record.level_meter import LevelMeter


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_the_caps_of_keys_fill_their_place_on_every_screen(application: QApplication, ratio: float) -> None:
    keys = ("Space", "→")

    image = caps_icon(keys).pixmap(caps_size(keys), ratio).toImage()

    assert painted_width(image) == pytest.approx(caps_size(keys).width() * ratio, abs=2 * ratio + 1)


def painted_width(image: QImage) -> int:
    painted = [x for x in range(image.width()) if any(image.pixelColor(x, y).alpha() for y in range(image.height()))]
    return painted[-1] - painted[0] + 1


def test_the_meter_stays_as_long_whatever_its_figure_says(qtbot: QtBot, application: QApplication) -> None:
    now = [0.0]
    meter = LevelMeter(clock=lambda: now[0])
    qtbot.addWidget(meter)
    meter.resize(800, 60)
    with qtbot.waitExposed(meter):
        meter.show()
    lengths = {}
    for level in (-120.0, -59.4, -47.0, -28.0, -12.0, -7.0, -0.1):
        meter.reset()
        now[0] += 10.0
        meter.set_reading(level, level, level > -1.0)
        QApplication.sendPostedEvents()
        QApplication.processEvents()
        lengths[level] = meter._bar.width()

    assert len(set(lengths.values())) == 1, lengths
