"""Measures the window: how soon it is there, and whether it stays quick while a voice is trained.

    python3 packaging/studio.py bench window                        time until the window is painted
    python3 packaging/studio.py bench window --training PROJECT     lateness of a timer during a training

Prints one JSON object and ends with 0 if the measure is within its budget, else 1. The window is on the display that
is there, else on none. Nothing of the user is touched: home, settings and a copy of PROJECT lie in a temporary folder.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import cycle
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication

STARTED = "BENCH_WINDOW_STARTED"
"""Environment variable with the time at which a process was started, in seconds since 1970."""
HEAVY = ("torch", "transformers", "onnx", "onnxruntime", "piper", "scipy", "torchaudio", "sounddevice")
"""Modules that cost time and that the first page does not need; torch must not be among those loaded."""
PAGES = ("record", "clips", "train", "speak", "voices")

OPENING_BUDGET = 1.5  # seconds from process to picture
STARTS = 5
INTERVAL = 0.016  # seconds between two pictures on an ordinary screen
LATENESS_BUDGET = 0.050  # seconds, 95th percentile
PAGE_SECONDS = 1.0


def main() -> int:
    """Take the measure that was asked for; return 0 if it is within the budget."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--training", metavar="PROJECT", type=Path, help="measure during a training of this project")
    parser.add_argument("--seconds", type=float, default=60.0, help="of training (default: 60)")
    options = parser.parse_args()
    if not {"DISPLAY", "WAYLAND_DISPLAY"} & set(os.environ) and sys.platform == "linux":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if STARTED in os.environ:
        return open_once()
    with tempfile.TemporaryDirectory() as folder:
        homes = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "TMPDIR")  # TMPDIR: where a window looks for another
        os.environ.update(dict.fromkeys(homes, folder))
        for name in ("CONFIG", "DATA", "CACHE", "STATE"):
            os.environ.pop(f"XDG_{name}_HOME", None)
        measured = opening() if options.training is None else training(options.training, options.seconds, Path(folder))
    print(json.dumps({**measured, "cores": cores()}))
    return 0 if measured["passed"] else 1


# Opening


def opening() -> dict[str, Any]:
    """Start the program some times, each a new process, and return how long it took in the middle case."""
    starts: list[dict[str, Any]] = []
    for _ in range(STARTS):
        environment = {**os.environ, STARTED: repr(time.time())}
        command = [sys.executable, str(Path(__file__))]
        printed = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
        starts.append(json.loads(printed))
    seconds = sorted(start["seconds"] for start in starts)
    loaded = sorted({module for start in starts for module in start["loaded"]})
    middle = statistics.median(seconds)
    return {
        "measure": "opening",
        "seconds": round(middle, 3),
        "least": round(seconds[0], 3),
        "most": round(seconds[-1], 3),
        "budget": OPENING_BUDGET,
        "loaded": loaded,
        "screen": starts[0]["screen"],
        "passed": middle <= OPENING_BUDGET and "torch" not in loaded,
    }


def open_once() -> int:
    """Run the program as its user does, close the window after its first picture, and print when that was."""
    from tts_studio.gui.shell import app

    application = app.make_application()
    picture = FirstPicture(application)
    code = app.main([])
    print(
        json.dumps({"seconds": picture.time - float(os.environ[STARTED]), "loaded": picture.loaded, "screen": screen()})
    )
    return code


class FirstPicture(QObject):
    """Notes when the window has been painted for the first time, and closes it."""

    def __init__(self, application: QApplication) -> None:
        super().__init__()
        self.time = float("inf")
        self.loaded: list[str] = []
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Wait for the window's paint event; its picture is on the screen when the event loop goes on."""
        from tts_studio.gui.shell.main_window import MainWindow

        if event.type() == QEvent.Type.Paint and isinstance(watched, MainWindow):
            application().removeEventFilter(self)
            QTimer.singleShot(0, self.note)
        return False

    @Slot()
    def note(self) -> None:
        """Take the time, then close."""
        self.time = time.time()
        self.loaded = [name for name in HEAVY if name in sys.modules]
        application().closeAllWindows()


# Training


def training(project: Path, seconds: float, folder: Path) -> dict[str, Any]:
    """Train a copy of the project while the pages change, and return how late the window's timer was."""
    from tts_studio.gui.base.studio import Studio
    from tts_studio.gui.kit import theme
    from tts_studio.gui.shell import app
    from tts_studio.gui.shell.main_window import MainWindow
    from tts_studio.settings import Settings

    copy = folder / project.resolve().name
    shutil.copytree(project, copy, ignore=shutil.ignore_patterns(".lock", "runs", "voices"))
    running = app.make_application()
    theme.apply("light")
    studio = Studio(Settings())
    window = MainWindow(studio)
    window.show()
    window.open_project(copy)
    measure = Measure(window, studio, seconds)
    QTimer.singleShot(0, measure.begin)
    running.exec()
    late = sorted(measure.lateness)
    return {
        "measure": "training",
        "p50_ms": percentile(late, 50),
        "p95_ms": percentile(late, 95),
        "p99_ms": percentile(late, 99),
        "max_ms": percentile(late, 100),
        "budget_ms": LATENESS_BUDGET * 1000,
        "due": len(late),
        "pages": measure.pages,
        "seconds": seconds,
        "ended": measure.ended,
        "screen": screen(),
        "passed": measure.learned and percentile(late, 95) <= LATENESS_BUDGET * 1000,
    }


class Measure(QObject):
    """Starts a training by the page's own button, changes pages, and notes how late each beat of a timer comes.

    A beat that was due while the window was busy counts with the time it waited, also where Qt leaves it out: else one
    long stop would count as one late beat.
    """

    def __init__(self, window: Any, studio: Any, seconds: float) -> None:
        super().__init__()
        self.lateness: list[float] = []
        """Seconds, one for each beat that was due."""
        self.pages = 0
        self.ended = ""
        """How the training ended: ``cancelled`` by us, or otherwise if it did not last that long."""
        self.learned = False
        """Whether the training was still under way at the end of the measure."""
        self._window = window
        self._studio = studio
        self._seconds = seconds
        self._names = cycle(PAGES)
        self._due = 0.0
        self._beats = QTimer(self, interval=round(INTERVAL * 1000), timerType=Qt.TimerType.PreciseTimer)
        self._beats.timeout.connect(self._on_beat)
        self._turns = QTimer(self, interval=round(PAGE_SECONDS * 1000))
        self._turns.timeout.connect(self._on_turn)

    @Slot()
    def begin(self) -> None:
        """Start the training and the timers."""
        self._window.show_page("train")
        self._window.page("train").learn()
        if self._studio.job is None:
            self.ended = "not begun"
            self._window.close()
            return
        self._studio.job_ended.connect(self._on_ended)
        self._due = time.perf_counter() + INTERVAL
        self._beats.start()
        self._turns.start()
        QTimer.singleShot(round(self._seconds * 1000), self._on_time_over)

    @Slot()
    def _on_beat(self) -> None:
        now = time.perf_counter()
        while self._due <= now:
            self.lateness.append(now - self._due)
            self._due += INTERVAL

    @Slot()
    def _on_turn(self) -> None:
        self._window.show_page(next(self._names))
        self.pages += 1

    @Slot()
    def _on_time_over(self) -> None:
        self._beats.stop()
        self._turns.stop()
        if self._studio.job is not None:
            self.learned = True
            self._studio.job.cancel()

    @Slot(object)
    def _on_ended(self, job: Any) -> None:
        self.ended = job.outcome.value
        self._beats.stop()
        self._turns.stop()
        QTimer.singleShot(0, self._window.close)


def percentile(ascending: Sequence[float], share: float) -> float:
    """Return the value below which ``share`` per cent lie, in milliseconds; infinite if nothing was measured."""
    if not ascending:
        return float("inf")
    return round(ascending[min(len(ascending) - 1, int(len(ascending) * share / 100))] * 1000, 1)


def application() -> QApplication:
    """Return the application."""
    present = QApplication.instance()
    assert isinstance(present, QApplication)
    return present


def screen() -> str:
    """Return what Qt draws on: offscreen, xcb, wayland, windows, cocoa."""
    return application().platformName()


def cores() -> int:
    """Return the cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


if __name__ == "__main__":
    sys.exit(main())
