"""What tests of the window share: an invisible screen, a studio, a small project, a look for what was left."""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QObject, QThread, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.projects import copy_project, make_project, write_recordings
from tests.helpers.still_player import StillPlayer
from tts_studio.gui.base.errand import _Work
from tts_studio.gui.base.job import Job
from tts_studio.gui.base.notice import Notice
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.kit import theme
from tts_studio.settings import Settings


@pytest.fixture(scope="session", autouse=True)
def coverage_of_qt_threads() -> Iterator[None]:
    """Let coverage see the threads that Qt starts, too; from Python 3.12 on it sees all threads by itself."""
    with pytest.MonkeyPatch.context() as patch:
        if trace := threading.gettrace():
            for kind in (Job, _Work):
                patch.setattr(kind, "run", _traced(kind.run, trace))
        yield


def _traced(run: Callable[[Any], None], trace: Any) -> Callable[[Any], None]:
    def run_traced(self: Any) -> None:
        sys.settrace(trace)
        run(self)

    return run_traced


def _add_and_hold(bot: QtBot, widget: QWidget, *, before_close_func: Callable[[QWidget], None] | None = None) -> None:
    """Hold a widget until the end of its test, in place of a weak reference only.

    A window that only its own cycles hold would be collected while it is being painted after the test: a crash.
    """
    vars(bot).setdefault("held", []).append(widget)
    _add_weakly(bot, widget, before_close_func=before_close_func)


_add_weakly = QtBot.addWidget
QtBot.addWidget = _add_and_hold

for wait in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals, QtBot.waitExposed, QtBot.waitActive):
    wait.__kwdefaults__["timeout"] = 60_000  # ms, for 5 s: only what hangs is to fail, not what a busy machine delays


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    return QApplication


@pytest.fixture
def type_size() -> float:
    """Give the size of all text, as a factor; a file that wants it larger has a fixture of this name."""
    return 1.0


@pytest.fixture
def application(qapp: QApplication, type_size: float) -> QApplication:
    """Give the application in the light theme, so that no test sees what another chose."""
    theme.apply("light", type_size)
    return qapp


@pytest.fixture
def player() -> StillPlayer:
    """Give the loudspeaker of ``studio``; what it plays is heard by the test alone."""
    return StillPlayer()


@pytest.fixture
def studio(application: QApplication, isolated_home: Path, player: StillPlayer) -> Iterator[Studio]:
    """Give a studio without a project; a job that still runs at the end is stopped."""
    made = Studio(Settings(), player=player)  # pyright: ignore[reportArgumentType]
    yield made
    made.hush()
    if made.job is not None:
        made.job.cancel()
        assert made.job.wait(20_000), "a job did not stop"
        QApplication.processEvents()
    made.close_project()
    made.deleteLater()


@pytest.fixture
def notices(studio: Studio) -> list[Notice]:
    """Give the notices of the window, in order."""
    shown: list[Notice] = []
    studio.told.connect(shown.append)
    return shown


@pytest.fixture(scope="session")
def recordings(spoken_clips: Sequence[Any], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder of recordings with their texts, as people import them."""
    return write_recordings(spoken_clips, tmp_path_factory.mktemp("recordings"))


@pytest.fixture(scope="session")
def ready_project(recordings: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a project with a few clips; copy it before it is changed."""
    return make_project(recordings, tmp_path_factory.mktemp("ready") / "Anna")


@pytest.fixture
def project(studio: Studio, ready_project: Path, tmp_path: Path) -> Path:
    """Give a copy of the small project, open in ``studio``."""
    folder = copy_project(ready_project, tmp_path / "Anna")
    assert studio.open(folder)
    return folder


@pytest.fixture(autouse=True)
def nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test after which a thread runs, a timer ticks or a window stays that was not there before."""
    if "qapp" not in request.fixturenames:
        yield
        return
    gc.freeze()  # what was there before is not looked through again: 0.2 s a test, once torch is loaded
    windows_before = set(map(id, QApplication.topLevelWidgets()))
    running: list[tuple[QThread, str]] = []
    with _watched(QThread, "start", running):
        yield
    QApplication.sendPostedEvents(None, 52)  # QEvent.DeferredDelete: what was to be deleted later
    QApplication.processEvents()
    gc.collect()
    QApplication.sendPostedEvents(None, 52)
    threads = [where for thread, where in running if _alive(thread) and thread.isRunning()]
    windows = [w for w in QApplication.topLevelWidgets() if id(w) not in windows_before and w.isVisible()]
    timers = [t for t in QApplication.instance().findChildren(QTimer) if t.isActive()]
    assert not threads, f"threads that still run, started at {threads}"
    assert not windows, f"windows that were not closed: {windows}"
    assert not timers, f"timers of the application that still tick: {timers}"


class _watched:  # noqa: N801 -- reads as a verb
    """Note where each object's method was called."""

    def __init__(self, kind: type[QObject], method: str, calls: list[tuple[QThread, str]]) -> None:
        self._kind, self._method, self._calls = kind, method, calls

    def __enter__(self) -> None:
        import traceback

        original: Callable[..., object] = getattr(self._kind, self._method)
        self._original = original
        calls = self._calls

        def noted(thread: QThread, *arguments: object) -> object:
            calls.append((thread, traceback.format_stack()[-2].strip()))
            return original(thread, *arguments)

        setattr(self._kind, self._method, noted)

    def __exit__(self, *_: object) -> None:
        setattr(self._kind, self._method, self._original)


def _alive(thing: QObject) -> bool:
    import shiboken6

    return shiboken6.isValid(thing)
