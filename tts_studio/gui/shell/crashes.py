"""Uncaught exceptions, on any thread: they go into the log, and the window shows them."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QObject, Signal

from tts_studio import log as logs

log = logging.getLogger(__name__)


class Crashes(QObject):
    """Belongs to the window's thread; an exception on another thread comes through its event loop."""

    happened = Signal(str)
    """Kind and words of an uncaught exception."""

    def note(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log an exception, keep it for the next start, and report it; Ctrl-C ends the program instead."""
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        log.critical("Uncaught on the thread %s", threading.current_thread().name, exc_info=(kind, error, trace))
        logs.note_crash("".join(traceback.format_exception(kind, error, trace)))
        self.happened.emit(f"{kind.__name__}: {error}")


def watch_for_crashes(parent: QObject) -> Crashes:
    """Catch from now on every exception that would end a slot, the main thread or another thread unnoticed."""
    crashes = Crashes(parent)

    def on_thread(details: threading.ExceptHookArgs) -> None:
        if not issubclass(details.exc_type, SystemExit):  # raised to end one thread, which threading ignores too
            crashes.note(details.exc_type, details.exc_value or details.exc_type(), details.exc_traceback)

    sys.excepthook = crashes.note
    threading.excepthook = on_thread
    return crashes
