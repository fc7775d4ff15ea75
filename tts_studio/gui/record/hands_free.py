"""Going on by itself: good takes are kept after a short countdown, and the next sentence begins; others wait.

The countdown counts ticks and no clock: on a busy machine it takes longer, and never less.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible

from tts_studio.audio import pace
from tts_studio.gui.record.recording import Checked, Phase, Recording

KEEP_SECONDS = 1.2
"""From the verdict on a good take until it is kept."""
LISTENER_SECONDS = 4.0
"""The same where a screen reader speaks the verdict."""
PAUSE_SECONDS = 0.4
"""From a kept take to the next one: time to breathe."""
_TICK_MS = 50
_HURRIED = 20.0  # letters a second: faster than people read aloud


class HandsFree(QObject):
    """Decides in place of the keys, from the first take that is begun until it is stopped.

    Belongs to the window's thread. Who uses it begins the takes, at ``next_wanted``.
    """

    changed = Signal()
    """``going``, ``counting`` or ``left`` has changed."""
    next_wanted = Signal()
    """It is time to begin the next take."""

    def __init__(self, recording: Recording, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.going = False
        """Whether one take is to follow the other."""
        self.left = 0.0
        """How much of the countdown is left, 1 … 0."""
        self.keep_seconds: float | None = None
        """From the verdict on a good take until it is kept; None: as long as it takes to see or hear the verdict."""
        self._recording = recording
        self._ticks = self._all_ticks = 0
        self._accepted: set[str] = set()  # findings that the speaker has kept takes with, in this sitting
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._on_tick)
        recording.phase_changed.connect(self._on_phase)

    @property
    def counting(self) -> bool:
        """Whether the take at hand will be kept, or the next one begin, if nothing is done."""
        return self._timer.isActive()

    @property
    def keeping(self) -> bool:
        """Whether the take at hand will be kept if nothing is done."""
        return self.counting and self._recording.phase is Phase.CHECKED

    def begin(self) -> None:
        """Go on by itself from the take on that begins now."""
        self._recording.ends_by_itself = True
        if not self.going:
            self.going = True
            self.changed.emit()

    @Slot()
    def stop(self) -> None:
        """Decide nothing more; a take at hand waits, one that is being recorded ends as its speaker wants."""
        self._recording.ends_by_itself = False
        if self.going or self.counting:
            self.going = False
            self._count(0.0)

    def end_sitting(self) -> None:
        """Stop, and ask anew about everything the next time."""
        self.stop()
        self._accepted.clear()

    def hold(self) -> None:
        """Stop the countdown; the take at hand waits for a decision, and after that it goes on by itself."""
        if self.counting:
            self._count(0.0)

    def follow(self, seconds: float = PAUSE_SECONDS) -> None:
        """Let the next take begin after a pause."""
        if self.going:
            self._count(seconds)

    @Slot(object)
    def _on_phase(self, phase: Phase) -> None:
        checked = self._recording.checked
        if phase is Phase.IDLE:
            self.stop()
        elif phase is Phase.CHECKED and self.going and checked is not None and self._is_good(checked):
            usual = LISTENER_SECONDS if QAccessible.isActive() else KEEP_SECONDS
            self._count(usual if self.keep_seconds is None else self.keep_seconds)
        elif phase is Phase.KEEPING and checked is not None:
            self._accepted.update(checked.verdict.codes)
            self._count(0.0)
        elif self.counting:
            self._count(0.0)

    def _is_good(self, checked: Checked) -> bool:
        """Return whether nothing is to be asked: no finding, or only such as the speaker has kept takes with."""
        return checked.advisable and self._accepted.issuperset(checked.verdict.codes) and not hurried(checked)

    def _count(self, seconds: float) -> None:
        """Count down; 0 stops it."""
        self._ticks = self._all_ticks = round(1000 * seconds / _TICK_MS)
        self.left = 1.0 if self._ticks else 0.0
        if self._ticks:
            self._timer.start()
        else:
            self._timer.stop()
        self.changed.emit()

    @Slot()
    def _on_tick(self) -> None:
        self._ticks -= 1
        self.left = max(0.0, self._ticks / self._all_ticks)
        if self._ticks > 0:
            self.changed.emit()
            return
        keeping = self.keeping
        self._timer.stop()
        if keeping:
            self._recording.keep()
        else:
            self.next_wanted.emit()
        self.changed.emit()


def hurried(checked: Checked) -> bool:
    """Return whether a take is so short for its sentence that the end may be missing: a long pause can end a take."""
    return pace.length(checked.note.text) > _HURRIED * checked.verdict.report.speech_seconds
