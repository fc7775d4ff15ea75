"""Recording from a microphone: a stream whose level is always shown, and takes that are cut out of it.

Three threads work at once. PortAudio's copies what arrives and queues it; the recorder's own measures it and writes it
to the file; the owner asks for the state. Neither of the others ever waits for the disk. Commands and sound go through
one queue, so that a take is a stretch of the stream without a gap.
"""

from __future__ import annotations

import logging
import queue
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from tts_studio.audio.signal import FloatArray
from tts_studio.devices import catalogue, portaudio, refusals
from tts_studio.devices.catalogue import Device
from tts_studio.devices.meter import Levels, Meter
from tts_studio.devices.parts import Part
from tts_studio.errors import DeviceError, StudioError

log = logging.getLogger(__name__)

RATE = 48_000
"""Hz; supported by nearly every microphone, and more than speech needs."""


@dataclass(frozen=True)
class Take:
    """A recording as it came from the microphone."""

    path: Path
    """The FLAC file: mono, 24 bits."""
    rate: int
    """Hz."""
    frames: int
    """Frames in the file."""
    delivered: int
    """Frames that the device delivered during the take: the same number, unless the disk refused."""
    overflows: int
    """How often the device reported that frames were lost before they could be fetched."""
    problem: StudioError | None
    """Why the take ended by itself: the device vanished, or the disk refused; what came before that is kept."""


@dataclass(frozen=True)
class Reading:
    """The state of a microphone at this moment."""

    peak_dbfs: float
    """Largest sample since the last reading, −120 … 0."""
    rms_dbfs: float
    """Root mean square since the last reading, −120 … 0."""
    clipped: bool
    """Whether a sample reached full scale since the last reading."""
    overflows: int
    """How often frames were lost since the microphone was opened."""
    seconds: float
    """Length of the take at hand; 0 without one."""
    recording: bool
    """Whether a take is recorded, including the time after its stop."""
    problem: DeviceError | None
    """Why no more sound comes; fetch the take that was recorded, then close the recorder."""


class Recorder:
    """A microphone that is open or can be opened. All methods are for one thread, the owner's."""

    def __init__(
        self,
        device: Device | str | None = None,
        rate: int = RATE,
        *,
        warm_up: float = 0.3,
        post_roll: float = 0.5,
        patience: float = 2.0,
    ) -> None:
        """Take a microphone (None: the default) and the rate (Hz) to ask it for; it may insist on its own.

        ``warm_up``: seconds that are dropped after opening, since many microphones begin with a crack. ``post_roll``:
        seconds that a take goes on after its stop, since people press the key during the last word. ``patience``:
        seconds without sound after which the microphone counts as gone.
        """
        self.device: Device | None = None
        """The microphone, once it is open."""
        self.rate = rate
        """Frames per second (Hz); once it is open, the device's rate."""
        self._wanted = device
        self._warm_up = warm_up
        self._post_roll = post_roll
        self._patience = patience
        self._stream: portaudio.Stream | None = None
        self._writer: _Writer | None = None

    def open(self) -> None:
        """Open the microphone: from now on there are readings. Does nothing if it is open.

        Raises DeviceError if it is missing or refuses.
        """
        if self._stream is not None:
            return
        device = catalogue.choose("input", self._wanted)
        incoming = _Incoming()
        self._stream, form = portaudio.open_stream(
            "input", device.index, device.name, device.formats(self.rate), incoming.callback, incoming.finished
        )
        self.device, self.rate = device, form.rate
        self._writer = _Writer(
            incoming.messages, device.name, form.rate, self._warm_up, self._post_roll, self._patience
        )

    def close(self) -> None:
        """Close the microphone; a take at hand ends here and is kept. Does nothing the second time."""
        stream, self._stream = self._stream, None
        if stream is not None and self._writer is not None:
            self._writer.closing()
            portaudio.close_stream(stream)
            self._writer.close()

    def start(self, part: Path) -> None:
        """Begin a take, which is written to the FLAC file ``part`` as it goes on.

        Raises DeviceError if the microphone has vanished or there is such a file, StudioError if it cannot be written.
        """
        self._open_writer().start(part)

    def request_stop(self) -> None:
        """End the take after the post-roll; ``poll`` returns it then. Does nothing without a take."""
        if self._writer is not None:
            self._writer.request_stop()

    def poll(self) -> Take | None:
        """Return the take that has ended, once; None if none has."""
        return self._writer.collect() if self._writer is not None else None

    def stop(self) -> Take:
        """End the take and wait for it, through the post-roll: for scripts."""
        writer = self._open_writer()
        writer.request_stop()
        writer.wait()
        take = writer.collect()
        if take is None:
            raise RuntimeError("there is no take to stop")
        return take

    def cancel(self) -> None:
        """End the take at hand, or the one that ended and was not fetched, and delete its file. Waits for a moment."""
        if self._writer is not None:
            self._writer.cancel()

    def reading(self) -> Reading:
        """Return the state now. Never waits."""
        if self._writer is None:
            raise RuntimeError("the recorder was never opened")
        return self._writer.reading()

    def __enter__(self) -> Self:
        self.open()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _open_writer(self) -> _Writer:
        if self._stream is None or self._writer is None:
            raise RuntimeError("the recorder is not open")
        return self._writer


@dataclass(frozen=True)
class _Block:
    """Sound from the device: float32 [frames, channels], and whether frames were lost before it."""

    samples: FloatArray
    overflowed: bool


@dataclass(frozen=True)
class _Begin:
    part: Part


@dataclass(frozen=True)
class _Stop:
    pass


@dataclass(frozen=True)
class _Cancel:
    pass


@dataclass(frozen=True)
class _Ended:
    """The stream has ended, on request or not."""


@dataclass(frozen=True)
class _Close:
    pass


_Message = _Block | _Begin | _Stop | _Cancel | _Ended | _Close


class _Incoming:
    """PortAudio's side: copy and queue, nothing else, since this must never wait."""

    def __init__(self) -> None:
        self.messages: queue.SimpleQueue[_Message] = queue.SimpleQueue()

    def callback(self, block: npt.NDArray[np.float32], _frames: int, _time: Any, status: Any) -> None:
        self.messages.put(_Block(block.copy(), bool(status.input_overflow)))

    def finished(self) -> None:
        self.messages.put(_Ended())


@dataclass
class _RunningTake:
    """The take that is recorded."""

    part: Part
    delivered: int = 0
    overflows: int = 0
    left: int | None = None
    """Frames that still belong to it after its stop; None before the stop."""


class _Writer:
    """The thread that owns the file of the take, and what it shares with the owner of the recorder."""

    def __init__(
        self,
        messages: queue.SimpleQueue[_Message],
        name: str,
        rate: int,
        warm_up: float,
        post_roll: float,
        patience: float,
    ) -> None:
        self._messages = messages
        self._name = name
        self._rate = rate
        self._cold = round(warm_up * rate)
        self._post_roll = round(post_roll * rate)
        self._patience = patience
        self._timeout: float | None = portaudio.START_PATIENCE * patience
        self._meter = Meter()
        self._overflows = 0
        self._problem: DeviceError | None = None
        self._running: _RunningTake | None = None  # of the thread
        self._idle = threading.Event()  # no take is recorded; set by the thread after all that the owner then reads
        self._idle.set()
        self._seconds = 0.0
        self._take: Take | None = None
        self._closing = False
        self._thread = threading.Thread(target=self._work, name="recorder", daemon=True)
        self._thread.start()

    # --- for the owner -------------------------------------------------------------------------------------------

    def start(self, path: Path) -> None:
        if not self._idle.is_set():
            raise RuntimeError("a take is running already")
        if self._problem is not None:
            raise self._problem
        part = Part(path, self._rate)
        self._take, self._seconds = None, 0.0
        self._idle.clear()
        self._messages.put(_Begin(part))

    def request_stop(self) -> None:
        self._messages.put(_Stop())

    def cancel(self) -> None:
        self._messages.put(_Cancel())
        self.wait()
        take, self._take = self._take, None
        if take is not None:
            with suppress(OSError):  # where the system does not let the file be deleted, it stays, as after a crash
                take.path.unlink(missing_ok=True)

    def wait(self) -> None:
        self._idle.wait()

    def collect(self) -> Take | None:
        if not self._idle.is_set():
            return None
        take, self._take = self._take, None
        return take

    def reading(self) -> Reading:
        recording = not self._idle.is_set()
        problem = None if recording else self._problem  # while recording, the take comes first
        level = self._meter.read() if problem is None else Levels()
        return Reading(
            peak_dbfs=level.peak_dbfs,
            rms_dbfs=level.rms_dbfs,
            clipped=level.clipped,
            overflows=self._overflows,
            seconds=self._seconds if recording else 0.0,
            recording=recording,
            problem=problem,
        )

    def closing(self) -> None:
        """Note that the stream is about to be ended, so that its end does not count as a loss."""
        self._closing = True

    def close(self) -> None:
        self._messages.put(_Close())
        self._thread.join()

    # --- for the thread ------------------------------------------------------------------------------------------

    def _work(self) -> None:
        try:
            while not isinstance(message := self._next(), _Close):
                self._attempt(message)
            self._finish(None)
        finally:
            self._idle.set()  # the owner must not wait for a thread that has ended

    def _attempt(self, message: _Message) -> None:
        try:
            self._handle(message)
        except BaseException as error:  # the owner waits for the end of the take, so this thread has to go on
            log.exception("the recorder failed")
            self._lose(refusals.fault(error))

    def _next(self) -> _Message:
        """Return the next message; nothing for too long means that the device has gone."""
        try:
            return self._messages.get(timeout=self._timeout)
        except queue.Empty:
            return _Ended()

    def _handle(self, message: _Message) -> None:
        match message:
            case _Block(samples, overflowed):
                self._receive(samples.mean(axis=1, dtype=np.float32), overflowed)
            case _Begin(part):
                self._running = _RunningTake(part)
                if self._problem is not None:
                    self._finish(self._problem)
            case _Stop() if self._running is not None and self._running.left is None:
                self._running.left = self._post_roll
                self._finish_if_complete()
            case _Cancel() if self._running is not None:
                self._discard(self._running)
            case _Ended() if not self._closing:
                self._lose(refusals.vanished("input", self._name))
            case _:
                pass

    def _receive(self, samples: FloatArray, overflowed: bool) -> None:
        if self._problem is None:
            self._timeout = self._patience
        dropped = min(self._cold, len(samples))
        self._cold -= dropped
        samples = samples[dropped:]
        if not len(samples):
            return
        self._meter.add(samples)
        self._overflows += overflowed
        if self._running is not None:
            self._running.overflows += overflowed
            self._keep(self._running, samples)

    def _keep(self, running: _RunningTake, samples: FloatArray) -> None:
        samples = samples[: running.left]
        running.delivered += len(samples)
        try:
            running.part.write(samples)
        except StudioError as error:
            self._finish(error)
            return
        self._seconds = running.part.frames / self._rate
        if running.left is not None:
            running.left -= len(samples)
            self._finish_if_complete()

    def _discard(self, running: _RunningTake) -> None:
        self._running = None
        try:
            running.part.discard()
        finally:
            self._idle.set()

    def _finish_if_complete(self) -> None:
        if self._running is not None and self._running.left == 0:
            self._finish(None)

    def _lose(self, problem: DeviceError) -> None:
        take = self._complete(problem)
        self._timeout = None
        self._problem = self._problem or problem
        self._hand_over(take)

    def _finish(self, problem: StudioError | None) -> None:
        self._hand_over(self._complete(problem))

    def _complete(self, problem: StudioError | None) -> Take | None:
        """End the file of the take at hand, if there is one, and return the take with what it has."""
        running, self._running = self._running, None
        if running is None:
            return None
        part = running.part
        try:
            part.finish()
        except StudioError as error:
            problem = problem or error
        except BaseException as error:  # what was written before is there all the same
            log.exception("a take could not be completed")
            problem = problem or refusals.fault(error)
        return Take(part.path, self._rate, part.frames, running.delivered, running.overflows, problem)

    def _hand_over(self, take: Take | None) -> None:
        if take is not None:
            self._take = take
            self._idle.set()
