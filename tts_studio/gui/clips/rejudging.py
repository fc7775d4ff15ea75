"""Judging clips again after a change, off the window's thread, a moment after the last change of several."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal, Slot

from tts_studio.errors import AudioError
from tts_studio.gui.base.errand import Errands
from tts_studio.gui.base.job import Failure
from tts_studio.project import intake
from tts_studio.project.model import Clip

_DELAY_MS = 300  # keys in quick succession are one change

Report = dict[str, Any]


class Rejudging(QObject):
    """Emits the new report of a clip; only the last one if several were requested for the same clip."""

    judged = Signal(object, object)
    """The ``Clip`` as it was judged, and its report as it is stored."""

    def __init__(self, parent: QObject | None = None, judge: Callable[[Clip], Report] = intake.rejudge) -> None:
        super().__init__(parent)
        self._judge = judge
        self._waiting: dict[str, Clip] = {}
        self._under_way: dict[str, Clip] = {}
        self._errands = Errands(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DELAY_MS)
        self._timer.timeout.connect(self.begin)

    def ask(self, clip: Clip) -> None:
        """Judge a clip soon."""
        self._waiting[clip.id] = clip
        self._timer.start()

    def forget(self) -> None:
        """Drop what has not begun: another project is open."""
        self._timer.stop()
        self._waiting.clear()
        self._under_way.clear()

    def is_due(self, identifier: str) -> bool:
        """Return whether a clip's report is outdated: a new one is still to come."""
        return identifier in self._waiting or identifier in self._under_way

    @property
    def busy(self) -> bool:
        """Whether a clip waits or is being judged."""
        return bool(self._waiting) or self._errands.busy

    @Slot()
    def begin(self) -> None:
        """Judge now what waits."""
        self._timer.stop()
        for clip in self._waiting.values():
            self._under_way[clip.id] = clip
            self._errands.run(partial(_judged, self._judge, clip), self._on_judged, self._on_failed)
        self._waiting.clear()

    def finish(self) -> None:
        """Judge what waits, and emit all answers before returning."""
        self.begin()
        self._errands.wait()
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall.value)  # which bring the answers

    @Slot(object)
    def _on_judged(self, answer: tuple[Clip, Report | None]) -> None:
        clip, report = answer
        if self._under_way.get(clip.id) is not clip:  # another change, or another project, came in between
            return
        del self._under_way[clip.id]
        if report is not None and clip.id not in self._waiting:
            self.judged.emit(clip, report)

    @Slot(object)
    def _on_failed(self, failure: Failure) -> None:
        """Keep the old report: the log has the reason."""
        self._under_way.clear()


def _judged(judge: Callable[[Clip], Report], clip: Clip) -> tuple[Clip, Report | None]:
    try:
        return clip, judge(clip)
    except AudioError:  # removed or damaged meanwhile; the next check of the project says so
        return clip, None
