"""The window's microphone: opened off the window's thread, its level read by a timer, its plug watched.

It is open only while a page that records is visible.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from enum import Enum
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from tts_studio.devices import catalogue
from tts_studio.devices.catalogue import Device
from tts_studio.devices.recorder import Recorder, Take
from tts_studio.errors import StudioError
from tts_studio.gui.base.errand import Errands
from tts_studio.gui.base.job import Failure

_POLL_MS = 33
_WATCH_MS = 2000


class MicrophoneState(Enum):
    """The microphone's state."""

    CLOSED = "closed"
    OPENING = "opening"
    OPEN = "open"
    PROBLEM = "problem"


@dataclass(frozen=True)
class _Findings:
    """What an errand has found."""

    devices: tuple[Device, ...] = ()
    failure: Failure | None = None
    hardware: str = field(default_factory=lambda: catalogue.hardware())


class _Handover:
    """An open recorder on its way to the window's thread; if it is not wanted any more, it is closed wherever it is."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._recorder: Recorder | None = None
        self._refused = False

    def give(self, recorder: Recorder) -> None:
        with self._lock:
            self._recorder = recorder
        if self._refused:
            self.refuse()

    def take(self) -> Recorder | None:
        with self._lock:
            recorder, self._recorder = self._recorder, None
        return recorder

    def refuse(self) -> None:
        self._refused = True
        recorder = self.take()
        if recorder is not None:
            recorder.close()


class Microphone(QObject):
    """Owns the one recorder. Belongs to the window's thread."""

    state_changed = Signal()
    heard = Signal(object)
    """A ``Reading``, about 30 times a second while it is open."""
    ended = Signal(object)
    """The ``Take`` that has ended."""
    devices_changed = Signal()

    def __init__(self, wanted: str = "", parent: QObject | None = None) -> None:
        """``wanted`` is the name of the device; empty for the system's default."""
        super().__init__(parent)
        self.wanted = wanted
        """Name of the device to use; empty for the system's default. See ``choose``."""
        self.state = MicrophoneState.CLOSED
        self.failure: Failure | None = None
        """Why there is no microphone, in the state PROBLEM."""
        self.devices: tuple[Device, ...] = ()
        """All microphones, the system's default first."""
        self.recording = False
        """Whether a take is recorded, including the time after its stop."""
        self._recorder: Recorder | None = None
        self._hardware = ""
        self._refresh = True
        self._handover: _Handover | None = None  # of the errand whose answer counts
        self._errands = Errands(self)
        self._poll = _timer(self, _POLL_MS, self._ask)
        self._watch = _timer(self, _WATCH_MS, self._look_around)

    # --- opening -------------------------------------------------------------------------------------------------

    @property
    def device(self) -> Device | None:
        """The microphone that is open."""
        return self._recorder.device if self._recorder is not None else None

    def open(self) -> None:
        """Open the microphone; ``state_changed`` follows. Does nothing if it is open."""
        if self.state is MicrophoneState.CLOSED:
            self._watch.start()
            self._reopen(refresh=self._plugged() or not self.devices)

    @Slot()
    def close(self) -> None:
        """Close the microphone at once; a take at hand ends here, and ``ended`` follows."""
        self._watch.stop()
        self._let_go()
        self._set_state(MicrophoneState.CLOSED)

    def choose(self, name: str) -> None:
        """Use another microphone, not during a take."""
        if name != self.wanted:
            self.wanted = name
            if self.state is not MicrophoneState.CLOSED:
                self._reopen(refresh=False)

    @Slot()
    def look_again(self) -> None:
        """Look again which microphones there are, and open the wanted one; not during a take."""
        if self.state is not MicrophoneState.CLOSED and not self.recording:
            self._reopen(refresh=True)

    def wait(self) -> None:
        """Wait until no errand runs; answers come through the event loop."""
        self._errands.wait()

    # --- takes ---------------------------------------------------------------------------------------------------

    def start(self, part: Path) -> None:
        """Begin a take that is written to ``part``; raises StudioError if it cannot. Only in the state OPEN."""
        if self._recorder is None:
            raise RuntimeError("the microphone is not open")
        self._recorder.start(part)
        self.recording = True

    def request_stop(self) -> None:
        """End the take after the post-roll; ``ended`` follows."""
        if self._recorder is not None:
            self._recorder.request_stop()

    def cancel(self) -> None:
        """End the take and delete its file."""
        if self._recorder is not None:
            self._recorder.cancel()
            self.recording = False

    # --- under way -----------------------------------------------------------------------------------------------

    def _reopen(self, *, refresh: bool) -> None:
        self._let_go()
        if self.state is not MicrophoneState.PROBLEM:  # a page that shows a problem should not flicker
            self._set_state(MicrophoneState.OPENING)
        self._refresh = refresh
        if not self._errands.busy:
            self._send()

    def _send(self) -> None:
        self._handover = _Handover()
        find = partial(_find, self.wanted, self._handover, refresh=self._refresh)
        self._errands.run(find, self._on_found, self._on_failed)

    @Slot(object)
    def _on_found(self, found: _Findings) -> None:
        if self.state is MicrophoneState.CLOSED:
            return
        if self._handover is None:  # another device is wanted by now
            self._send()
            return
        self._hardware = found.hardware
        self._recorder = self._handover.take()
        self._handover = None
        self.failure = found.failure
        if found.devices != self.devices:
            self.devices = found.devices
            self.devices_changed.emit()
        if self._recorder is not None:
            self._poll.start()
        self._set_state(MicrophoneState.PROBLEM if self._recorder is None else MicrophoneState.OPEN)

    @Slot(object)
    def _on_failed(self, failure: Failure) -> None:
        self._on_found(_Findings(failure=failure))

    @Slot()
    def _ask(self) -> None:
        recorder = self._recorder
        if recorder is None:
            return
        reading = recorder.reading()
        self.heard.emit(reading)
        self._collect(recorder)
        if reading.problem is not None and self._recorder is recorder and not reading.recording:
            self._let_go()
            self.failure = Failure.of(reading.problem)
            self._set_state(MicrophoneState.PROBLEM)

    @Slot()
    def _look_around(self) -> None:
        """Open again if a device was plugged in or out, or if the present one may be free by now."""
        if self._errands.busy or self.recording:
            return
        if self._plugged() or (self._recorder is None and (self.devices or not self._hardware)):
            self._reopen(refresh=True)

    def _plugged(self) -> bool:
        return catalogue.hardware() != self._hardware

    def _let_go(self) -> None:
        self._poll.stop()
        if self._handover is not None:
            self._handover.refuse()
            self._handover = None
        recorder, self._recorder = self._recorder, None
        if recorder is not None:
            recorder.close()
            self._collect(recorder)

    def _collect(self, recorder: Recorder) -> None:
        take: Take | None = recorder.poll()
        if take is not None:
            self.recording = False
            self.ended.emit(take)

    def _set_state(self, state: MicrophoneState) -> None:
        changed = state is not self.state or state is MicrophoneState.PROBLEM
        self.state = state
        if changed:
            self.state_changed.emit()


def _find(wanted: str, handover: _Handover, *, refresh: bool) -> _Findings:
    devices: tuple[Device, ...] = ()
    try:
        if refresh:
            catalogue.refresh()
        devices = tuple(catalogue.inputs())
        recorder = Recorder(wanted or None)
        recorder.open()
        handover.give(recorder)
    except StudioError as error:
        return _Findings(devices, Failure.of(error))
    return _Findings(devices)


def _timer(owner: QObject, interval: int, do: object) -> QTimer:
    timer = QTimer(owner)
    timer.setTimerType(Qt.TimerType.CoarseTimer)
    timer.setInterval(interval)
    timer.timeout.connect(do)
    return timer
