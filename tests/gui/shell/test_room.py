"""Every page fits the screens of small laptops, in large type too: nothing is cut off, squeezed or off the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QDoubleSpinBox, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from tests.helpers.made_up_clips import make_project
from tests.helpers.measured import faults
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.kit import theme
from tts_studio.gui.shell.app import install_translation
from tts_studio.gui.shell.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen screen has no window manager

PAGES = ("welcome", "record", "clips", "train", "speak", "voices")
SIZES = {1.0: ((1024, 560), (960, 500)), 1.5: ((1366, 728),), 2.0: ((1366, 728), (1024, 560))}
"""For each size of type: windows as large as the screens of small laptops, without the system's own bars."""


@pytest.fixture
def opened(studio: Studio, tmp_path: Path) -> Iterator[Studio]:
    assert studio.open(make_project(tmp_path / "Anna"))
    yield studio
    install_translation(application_of_qt(), "en")


def application_of_qt() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_page_fits_every_small_screen(qtbot: QtBot, opened: Studio, language: str) -> None:
    install_translation(application_of_qt(), language)
    found: list[str] = []
    for scale, sizes in SIZES.items():
        theme.apply("light", scale)
        window = MainWindow(opened)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        for size in sizes:
            window.resize(*size)
            for page in PAGES:
                window.show_page(page)
                settle()
                where = f"{page} at {size[0]}×{size[1]}, {scale:.0%}"
                if window.size().toTuple() != size:
                    found.append(f"{where}: the window is {window.size().toTuple()}")
                found += [f"{where}: {fault}" for fault in faults(window)]
        window.show_page("welcome")
        window.close()
    theme.apply("light")
    assert not found, "\n".join(found)


def settle() -> None:
    """Let the layouts come to rest: each pass may ask for another one."""
    for _ in range(2):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


@pytest.mark.parametrize("scale", SIZES)
def test_fields_beside_one_another_have_one_height(qtbot: QtBot, application: QApplication, scale: float) -> None:
    theme.apply("light", scale)
    made = [QLineEdit(), QComboBox(), QSpinBox(), QDoubleSpinBox()]
    for field in made:
        qtbot.addWidget(field)
        field.ensurePolished()

    heights = {type(field).__name__: field.sizeHint().height() for field in made}

    assert max(heights.values()) - min(heights.values()) <= 1, heights
