"""A training is told of outside the window: in its title, and at its end by the system."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from tests.helpers.made_up_clips import make_project
from tts_studio.events import Event, Finished, Progress
from tts_studio.gui.base.job import JobOutcome
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.shell import job_news
from tts_studio.gui.shell.main_window import MainWindow


class Tray:
    """Stands in for ``QSystemTrayIcon``, which tests have none of."""

    told: list[tuple[str, str]]

    def __init__(self, *_: object) -> None:
        self.messageClicked = self.activated = self

    @staticmethod
    def isSystemTrayAvailable() -> bool:  # noqa: N802 -- Qt's name
        return True

    @staticmethod
    def supportsMessages() -> bool:  # noqa: N802 -- Qt's name
        return True

    def connect(self, *_: object) -> None:
        pass

    def show(self) -> None:
        pass

    def showMessage(self, heading: str, text: str, *_: object) -> None:  # noqa: N802 -- Qt's name
        self.told.append((heading, text))


@pytest.mark.parametrize(
    ("end", "active", "told"),
    [
        ("done", False, [("Your voice is ready", "Training of Anna")]),
        ("failed", False, [("The training has stopped", "Training of Anna")]),
        ("done", True, []),
        ("cancelled", False, []),
    ],
)
def test_a_training_is_in_the_title_and_its_end_is_told_by_the_system(
    qtbot: QtBot,
    studio: Studio,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    end: str,
    active: bool,
    told: list[Any],
) -> None:
    assert studio.open(make_project(tmp_path / "Anna", clips=1))
    window = MainWindow(studio)
    qtbot.addWidget(window)
    alerted: list[object] = []
    Tray.told = []
    monkeypatch.setattr(job_news, "QSystemTrayIcon", Tray)
    monkeypatch.setattr(job_news, "QTimer", SimpleNamespace(singleShot=lambda *_: None))
    monkeypatch.setattr(job_news, "QApplication", SimpleNamespace(alert=alerted.append))
    monkeypatch.setattr(window, "isActiveWindow", lambda: active)
    badges: list[int] = []
    monkeypatch.setattr(job_news, "_show_badge", badges.append)
    titles: list[str] = []
    window.windowTitleChanged.connect(titles.append)

    def training() -> Iterator[Event]:
        yield Progress(42, 100, 660.0)
        if end == "failed":
            raise RuntimeError("out of memory")
        if end == "cancelled":
            assert studio.job is not None
            studio.job.requestInterruption()
        yield Finished({})

    job = studio.run("Training of Anna", training, heavy=True)
    assert job is not None
    with qtbot.waitSignal(studio.job_ended):
        pass

    assert titles == ["42 %, 11 min left – Anna – TTS Studio", "Anna – TTS Studio"]
    assert Tray.told == told
    assert len(alerted) == len(told)
    assert badges == [1] * len(told)
    QCoreApplication.sendEvent(window, QEvent(QEvent.Type.WindowActivate))
    assert badges == ([1, 0] if told else []), "the badge goes when the window is looked at"
    assert JobOutcome(end) is job.outcome
