"""The one module that calls PortAudio: loaded when needed, one thread at a time, its open streams counted.

PortAudio's functions are not safe to call from several threads at once, and it sees a newly plugged-in device only
after it was terminated and initialised again, which would cut off every open stream.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any, Protocol

from tts_studio.devices import refusals
from tts_studio.devices.refusals import Kind

log = logging.getLogger(__name__)

LATENCY = 0.1
"""Seconds that PortAudio buffers: enough for the pauses of a busy interpreter, too little to be noticed."""

START_PATIENCE = 3.0
"""How many times longer than later the first block of a stream may take: wireless devices need time to wake up."""

lock = threading.RLock()
"""Held while PortAudio is called. Its callbacks must not take it: closing a stream waits for them."""


class Stream(Protocol):
    """The part of sounddevice's streams that is used."""

    def start(self) -> None:
        """Start; from now on the callback is called."""
        ...

    def abort(self) -> None:
        """Stop at once."""
        ...

    def close(self) -> None:
        """Release the device."""
        ...


@dataclass(frozen=True)
class Format:
    """How a stream is opened."""

    rate: int
    """Frames per second (Hz)."""
    channels: int


@dataclass
class _State:
    stand_in: Any = None
    streams: int = 0


_state = _State()


def library() -> Any:
    """Return the module sounddevice; raise DeviceError if PortAudio is missing or does not start."""
    if _state.stand_in is not None:
        return _state.stand_in
    with lock:
        try:
            import sounddevice
        except (OSError, ImportError) as error:
            raise refusals.no_portaudio(error) from error
        except Exception as error:  # its PortAudioError, which cannot be named without it
            raise refusals.no_sound_system(error) from error
        return sounddevice


@contextmanager
def use(module: Any) -> Generator[None]:
    """Use ``module`` in place of sounddevice, so that everything else runs unchanged without a sound card."""
    before = _state.stand_in
    _state.stand_in = module
    try:
        yield
    finally:
        _state.stand_in = before


def open_streams() -> int:
    """Return how many streams are open."""
    return _state.streams


def open_stream(
    kind: Kind,
    index: int,
    name: str,
    formats: Iterable[Format],
    callback: Callable[[Any, int, Any, Any], None],
    finished: Callable[[], None],
    *,
    start: bool = True,
) -> tuple[Stream, Format]:
    """Open and start a stream of float32 [frames, channels] in the first of ``formats`` that the device takes.

    ``start`` False leaves that to ``start_stream``. ``callback(block, frames, time, status)`` and, when the stream ends
    for whatever reason, ``finished()`` are called from PortAudio's own thread. Raises DeviceError if the device takes
    none of the formats.
    """
    with lock:
        sounddevice = library()
        make = sounddevice.InputStream if kind == "input" else sounddevice.OutputStream
        refusal: Exception | None = None
        for form in formats:
            try:
                stream = make(
                    device=index,
                    samplerate=form.rate,
                    channels=form.channels,
                    dtype="float32",
                    latency=LATENCY,
                    callback=callback,
                    finished_callback=finished,
                )
                if start:
                    _start(stream)
            except sounddevice.PortAudioError as error:
                refusal = error
                continue
            _state.streams += 1
            return stream, form
        raise refusals.refused(kind, name, refusal or ValueError("no format")) from refusal


def start_stream(kind: Kind, name: str, stream: Stream) -> None:
    """Start a stream that was opened without; raises DeviceError if the device refuses now."""
    with lock:
        sounddevice = library()
        try:
            stream.start()
        except sounddevice.PortAudioError as error:
            raise refusals.refused(kind, name, error) from error


def close_stream(stream: Stream) -> None:
    """End a stream at once and release its device; its callback is not called any more afterwards."""
    with lock:
        sounddevice = library()
        try:
            for end in (stream.abort, stream.close):
                try:
                    end()
                except sounddevice.PortAudioError:  # the device has gone, and the stream with it
                    log.warning("a stream did not end properly", exc_info=True)
        finally:
            _state.streams -= 1


def restart() -> bool:
    """Terminate and initialise PortAudio, so that it looks for devices again; do nothing while a stream is open.

    Returns whether it was done. Raises DeviceError if PortAudio is missing or does not start.
    """
    with lock:
        if _state.streams:
            return False
        sounddevice = library()
        with suppress(sounddevice.PortAudioError):  # it had not started the last time
            sounddevice._terminate()
        try:
            sounddevice._initialize()
        except sounddevice.PortAudioError as error:
            raise refusals.no_sound_system(error) from error
        return True


def _start(stream: Stream) -> None:
    try:
        stream.start()
    except BaseException:
        stream.close()
        raise
