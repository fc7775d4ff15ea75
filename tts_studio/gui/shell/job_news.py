"""News of a training outside the page: how far it is in the title, and its end by the system's own means."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from tts_studio.events import Event, Progress
from tts_studio.gui.base.job import Job, JobOutcome
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.kit.icons import program_icon
from tts_studio.gui.kit.times import time_left

_SHOWN_MS = 15_000


class JobNews(QObject):
    """Tells of long work only, and of its end only to those who look at something else."""

    progress_changed = Signal(str)
    """How far the work is, in words; empty while there is none."""
    clicked = Signal()
    """The system's notification was clicked."""

    def __init__(self, studio: Studio, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._words = ""
        self._badge = False
        self._tray: QSystemTrayIcon | None = None
        studio.job_started.connect(self._on_started)
        studio.job_ended.connect(self._on_ended)
        window.installEventFilter(self)

    @Slot(object)
    def _on_started(self, job: Job) -> None:
        if job.heavy:
            job.happened.connect(self._on_events)

    @Slot(object)
    def _on_events(self, events: Sequence[Event]) -> None:
        for event in events:
            if isinstance(event, Progress) and event.total > 0:
                percent = f"{round(100 * min(1.0, event.done / event.total))} %"
                self._say(", ".join(filter(None, (percent, time_left(event.seconds_left)))))

    @Slot(object)
    def _on_ended(self, job: Job) -> None:
        self._say("")
        if not job.heavy or job.outcome is JobOutcome.CANCELLED or self._window.isActiveWindow():
            return
        QApplication.alert(self._window)
        self._badge = True
        _show_badge(1)
        done = job.outcome is JobOutcome.DONE
        self._notify(self.tr("Your voice is ready") if done else self.tr("The training has stopped"), job.name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Take the badge off the program's icon when a person looks at the window again."""
        if self._badge and event.type() == QEvent.Type.WindowActivate:
            self._badge = False
            _show_badge(0)
        return False

    def _say(self, words: str) -> None:
        if words != self._words:
            self._words = words
            self.progress_changed.emit(words)

    def _notify(self, heading: str, text: str) -> None:
        """Show the system's notification, where it has one; the icon that it belongs to goes with it."""
        if not QSystemTrayIcon.isSystemTrayAvailable() or not QSystemTrayIcon.supportsMessages():
            return
        self._hide()
        self._tray = QSystemTrayIcon(program_icon(), self)
        self._tray.messageClicked.connect(self.clicked)
        self._tray.activated.connect(self.clicked)
        self._tray.show()
        self._tray.showMessage(heading, text, program_icon(), _SHOWN_MS)
        QTimer.singleShot(2 * _SHOWN_MS, self._tray, self._hide)

    @Slot()
    def _hide(self) -> None:
        if self._tray is not None:
            self._tray.hide()
            self._tray.deleteLater()
            self._tray = None


def _show_badge(number: int) -> None:
    """Show a number on the program's icon, where the system has that; 0 shows none."""
    application = QGuiApplication.instance()
    if isinstance(application, QGuiApplication):
        application.setBadgeNumber(number)
