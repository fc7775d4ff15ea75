"""Stand-ins for what a test machine lacks: a module like sounddevice with microphones and loudspeakers of its own.

``portaudio.use(FakeSound([FakeMicrophone()], [FakeSpeaker()]))`` lets the real recorder and player run with it.
With ``speed`` a device runs by itself, that many times faster than real time; without it the test moves it on.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import Any

import numpy as np

from tts_studio.audio.signal import FloatArray

RATE = 48_000

INVALID_CHANNELS = -9998
INVALID_RATE = -9997
INVALID_DEVICE = -9996
UNAVAILABLE = -9985


class PortAudioError(Exception):
    """As sounddevice's: a sentence, PortAudio's code, and what the system beneath said."""


class CallbackStop(Exception):  # noqa: N818 -- its name in sounddevice
    pass


class CallbackAbort(Exception):  # noqa: N818 -- its name in sounddevice
    pass


class Flags:
    """The status that a callback is given."""

    def __init__(self, *, input_overflow: bool = False) -> None:
        self.input_overflow = input_overflow
        self.output_underflow = False


class FakeDevice:
    """What microphones and loudspeakers have in common."""

    kind = ""

    def __init__(
        self,
        name: str,
        rate: int = RATE,
        channels: int = 1,
        *,
        rates: Sequence[int] = (),
        only_channels: int | None = None,
        host: str = "Fake",
        default: bool = True,
        speed: float | None = None,
        block: int = 480,
    ) -> None:
        """``rates``: the only ones that it takes (none: any); ``only_channels``: the only count that it takes."""
        self.name = name
        self.rate = rate
        self.channels = channels
        self.rates = rates
        self.only_channels = only_channels
        self.host = host
        self.default = default
        self.speed = speed
        self.block = block
        self.refusal: PortAudioError | None = None
        self.streams: list[FakeStream] = []
        self.opened: list[tuple[int, int]] = []
        """Rate and channels of each stream that was opened."""

    def check(self, rate: int, channels: int) -> None:
        if self.refusal is not None:
            raise self.refusal
        if channels > self.channels or self.only_channels not in (None, channels):
            raise PortAudioError("Invalid number of channels", INVALID_CHANNELS)
        if self.rates and rate not in self.rates:
            raise PortAudioError("Invalid sample rate", INVALID_RATE)

    def move(self, stream: FakeStream) -> None:
        """Let one block go through a stream."""
        raise NotImplementedError

    def vanish(self, *, silently: bool = False) -> None:
        """Go away: PortAudio says so by ending the streams, or, ``silently``, does not call them any more."""
        for stream in tuple(self.streams):
            stream.end(tell=not silently)


class FakeMicrophone(FakeDevice):
    """Hears what a test lets it hear."""

    kind = "input"

    def __init__(self, name: str = "Fake microphone", **settings: Any) -> None:
        super().__init__(name, **settings)
        self.delivered = 0
        """Frames delivered in all."""
        self._lock = threading.Lock()
        self._said = np.zeros(0, np.float32)

    def say(self, samples: FloatArray) -> None:
        """Let these samples, at the stream's rate, be heard next; before and after them there is silence."""
        with self._lock:
            self._said = np.concatenate((self._said, samples))

    def deliver(self, samples: FloatArray, block: int | None = None, *, overflow: bool = False) -> None:
        """Deliver samples at once, block by block, from a thread of its own; ``overflow`` is told with the first."""

        def work() -> None:
            size = block or self.block
            for start in range(0, len(samples), size):
                for stream in tuple(self.streams):
                    stream.hear(samples[start : start + size], Flags(input_overflow=overflow and not start))
                self.delivered += len(samples[start : start + size])

        _in_thread(work)

    def move(self, stream: FakeStream) -> None:
        with self._lock:
            samples, self._said = self._said[: self.block], self._said[self.block :]
        stream.hear(np.pad(samples, (0, self.block - len(samples))), Flags())
        self.delivered += self.block


class FakeSpeaker(FakeDevice):
    """Remembers what it played."""

    kind = "output"

    def __init__(self, name: str = "Fake loudspeaker", channels: int = 2, **settings: Any) -> None:
        super().__init__(name, channels=channels, **settings)
        self.blocks: list[FloatArray] = []

    @property
    def heard(self) -> FloatArray:
        """All that was played, float32 [frames], the silence included."""
        return np.concatenate([np.zeros(0, np.float32), *self.blocks])

    def pull(self, frames: int) -> FloatArray:
        """Play the next frames from a thread of its own, and return them."""
        before = len(self.blocks)

        def work() -> None:
            for start in range(0, frames, self.block):
                for stream in tuple(self.streams):
                    stream.play(min(self.block, frames - start))

        _in_thread(work)
        return np.concatenate([np.zeros(0, np.float32), *self.blocks[before:]])

    def move(self, stream: FakeStream) -> None:
        stream.play(self.block)


class FakeStream:
    """A stream of sounddevice, as far as it is used."""

    def __init__(
        self,
        device: FakeDevice,
        rate: int,
        channels: int,
        callback: Callable[..., None],
        finished: Callable[[], None],
    ) -> None:
        self._device = device
        self._channels = channels
        self._callback = callback
        self._finished = finished
        self._failure: BaseException | None = None
        self._over = threading.Event()
        self._told = False
        self._thread: threading.Thread | None = None
        self._seconds = device.block / rate / device.speed if device.speed else 0.0

    def start(self) -> None:
        self._device.streams.append(self)
        if self._seconds:
            self._thread = threading.Thread(target=self._run, name="fake PortAudio", daemon=True)
            self._thread.start()

    def abort(self) -> None:
        self.end()
        if self._thread is not None:
            self._thread.join()

    def close(self) -> None:
        self.end()
        if self._failure is not None:
            raise self._failure

    def end(self, *, tell: bool = True) -> None:
        self._over.set()
        if self in self._device.streams:
            self._device.streams.remove(self)
        if tell and not self._told:
            self._told = True
            self._finished()

    def hear(self, samples: FloatArray, status: Flags) -> None:
        """Give samples to the callback, and overwrite them afterwards as PortAudio does."""
        buffer = np.repeat(samples[:, np.newaxis], self._channels, axis=1).astype(np.float32)
        self._call(buffer, status)
        buffer.fill(np.nan)

    def play(self, frames: int) -> None:
        """Let the callback fill a block, which has rubbish in it as PortAudio's have."""
        buffer = np.full((frames, self._channels), np.nan, np.float32)
        self._call(buffer, Flags())
        assert not np.isnan(buffer).any(), "the callback left a part of the block unfilled"
        assert (buffer == buffer[:, :1]).all(), "the channels differ"
        assert isinstance(self._device, FakeSpeaker)
        self._device.blocks.append(buffer[:, 0])

    def _call(self, buffer: FloatArray, status: Flags) -> None:
        try:
            self._callback(buffer, len(buffer), None, status)
        except (CallbackStop, CallbackAbort):
            self.end()
        except BaseException as error:
            self._failure = error
            self.end()

    def _run(self) -> None:
        while not self._over.wait(self._seconds):
            self._device.move(self)


class FakeSound:
    """The module: devices, streams, and a list of devices that is only made anew by ``_initialize``."""

    PortAudioError = PortAudioError
    CallbackStop = CallbackStop
    CallbackAbort = CallbackAbort
    CallbackFlags = Flags

    def __init__(
        self, microphones: Sequence[FakeMicrophone] = (), speakers: Sequence[FakeSpeaker] = (), default_host: int = 0
    ) -> None:
        self.plugged: list[FakeDevice] = [*microphones, *speakers]
        self.default = SimpleNamespace(hostapi=default_host)
        self.starts = 0
        """How often PortAudio was started anew."""
        self.broken = False
        """Whether it does not start any more."""
        self._known: list[FakeDevice] = list(self.plugged)
        self._running = True

    def plug(self, device: FakeDevice) -> None:
        self.plugged.append(device)

    def unplug(self, device: FakeDevice) -> None:
        self.plugged.remove(device)
        device.vanish()

    def _terminate(self) -> None:
        self._need_running()
        assert not any(device.streams for device in self._known), "PortAudio was ended below an open stream"
        self._running = False

    def _initialize(self) -> None:
        if self.broken:
            raise PortAudioError("Error initializing PortAudio", -9999)
        self.starts += 1
        self._running = True
        self._known = list(self.plugged)

    def query_hostapis(self) -> tuple[dict[str, Any], ...]:
        self._need_running()
        names = list(dict.fromkeys(device.host for device in self._known)) or ["Fake"]
        return tuple(
            {
                "name": name,
                "devices": [index for index, device in enumerate(self._known) if device.host == name],
                "default_input_device": self._default("input", name),
                "default_output_device": self._default("output", name),
            }
            for name in names
        )

    def query_devices(self) -> tuple[dict[str, Any], ...]:
        self._need_running()
        return tuple(
            {
                "name": device.name,
                "index": index,
                "max_input_channels": device.channels if device.kind == "input" else 0,
                "max_output_channels": device.channels if device.kind == "output" else 0,
                "default_samplerate": float(device.rate),
            }
            for index, device in enumerate(self._known)
        )

    def InputStream(self, **settings: Any) -> FakeStream:  # noqa: N802 -- its name in sounddevice
        return self._stream("input", **settings)

    def OutputStream(self, **settings: Any) -> FakeStream:  # noqa: N802 -- its name in sounddevice
        return self._stream("output", **settings)

    def _stream(
        self,
        kind: str,
        *,
        device: int,
        samplerate: int,
        channels: int,
        dtype: str,
        latency: float,
        callback: Callable[..., None],
        finished_callback: Callable[[], None],
    ) -> FakeStream:
        self._need_running()
        assert dtype == "float32"
        assert latency > 0.0
        chosen = self._known[device]
        assert chosen.kind == kind
        if chosen not in self.plugged:
            raise PortAudioError("Invalid device", INVALID_DEVICE)
        chosen.check(samplerate, channels)
        chosen.opened.append((samplerate, channels))
        return FakeStream(chosen, samplerate, channels, callback, finished_callback)

    def _default(self, kind: str, host: str) -> int:
        of_host = [i for i, device in enumerate(self._known) if device.kind == kind and device.host == host]
        return next((i for i in of_host if self._known[i].default), -1)

    def _need_running(self) -> None:
        if not self._running:
            raise PortAudioError("PortAudio not initialized", -10000)


def _in_thread(work: Callable[[], None]) -> None:
    thread = threading.Thread(target=work, name="fake PortAudio")
    thread.start()
    thread.join()
