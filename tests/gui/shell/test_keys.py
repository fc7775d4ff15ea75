"""The table of keys tells what the pages do, and nothing that they do not."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tts_studio.gui.base.studio import Studio
from tts_studio.gui.record.phases import Desk, actions
from tts_studio.gui.record.recording import Phase
from tts_studio.gui.shell.keys import groups
from tts_studio.gui.shell.main_window import MainWindow
from tts_studio.gui.speak.blind_test import BlindTestDialog

PAGES = {"record": "Record", "clips": "Clips", "train": "Train", "speak": "Speak", "voices": "Voices"}
ASKED_IN_THE_TABLE = {"Return", "F2", "Del", "Backspace"}
"""Keys of the clips that the table takes itself, since its editor must have them first."""


def listed(place: str) -> set[str]:
    return {
        QKeySequence(one).toString()
        for group in groups()
        if group.place == place
        for key in group.keys
        for one in key.keys
    }


def used(shown: QWidget) -> set[str]:
    """Return the keys of all shortcuts; the Enter of the digits goes by the name of the other one."""
    keys = {made.key().toString() for made in shown.findChildren(QShortcut)}
    return {key.replace("Enter", "Return") for key in keys}


@pytest.mark.parametrize(("page", "place"), PAGES.items(), ids=PAGES)
def test_every_shortcut_of_a_page_is_told(studio: Studio, qtbot: QtBot, page: str, place: str) -> None:
    window = MainWindow(studio)
    qtbot.addWidget(window)

    assert used(window.page(page)) - listed(place) == set()


@pytest.mark.parametrize("page", ["clips", "train", "speak", "voices"])
def test_every_key_that_is_told_is_one(studio: Studio, qtbot: QtBot, page: str) -> None:
    window = MainWindow(studio)
    qtbot.addWidget(window)

    taken_elsewhere = ASKED_IN_THE_TABLE if page == "clips" else set()
    assert listed(PAGES[page]) - used(window.page(page)) == taken_elsewhere


def test_the_keys_of_the_blind_comparison_are_told(studio: Studio, qtbot: QtBot) -> None:
    dialog = BlindTestDialog(studio, [], "")
    qtbot.addWidget(dialog)

    assert used(dialog) == listed("Blind test") == {"1", "2", "X", "Y", "N"}


def test_the_keys_of_recording_are_told() -> None:
    desks = [Desk(ready=True, usable=True, advisable=True, reads=True), Desk(coming=True), Desk(keeping=True)]
    offered = [action for phase in Phase for desk in desks for action in actions(phase, desk)]

    assert {QKeySequence(key).toString() for action in offered for key in action.keys} == listed("Record")
