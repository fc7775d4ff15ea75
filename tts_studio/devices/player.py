"""Playing sound that may still be in the making: the first sentence is heard while the next one is computed.

A feeder thread takes the chunks from their generator, resamples them and puts them into a short queue; PortAudio's
thread takes them out; the owner asks for the state. The loudspeaker is opened at once, at its own rate, so that it does
not refuse, or take its time, only after the first sentence has been made. It is started when there is something to
play: started before, it would play the silence in its buffer first (0.1 s).
"""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
import soxr

from tts_studio.audio.signal import Audio, FloatArray
from tts_studio.devices import catalogue, portaudio, refusals
from tts_studio.devices.catalogue import Device
from tts_studio.errors import StudioError

log = logging.getLogger(__name__)

_PIECE_SECONDS = 1.0
_PIECES = 16  # how far the feeder may be ahead: a slow voice can use a quick start, a book must not fill the memory
_TAIL_SECONDS = 2 * portaudio.LATENCY  # of silence after the last sound: drivers drop what is in their buffer then


class Player:
    """A loudspeaker, opened only while something plays. All methods are for one thread, the owner's."""

    def __init__(self, *, patience: float = 2.0) -> None:
        """After ``patience`` seconds without a callback the loudspeaker counts as gone."""
        self._patience = patience
        self._playing: _Playing | None = None

    def play(self, chunks: Iterable[Audio] | Audio, device: Device | str | None = None, start: float = 0.0) -> None:
        """Play from second ``start`` on, in place of what is playing, on a device (None: the default).

        A generator runs on a thread of its own and is closed at the end. Raises DeviceError if there is no loudspeaker
        or it refuses; a later failure is the ``problem``.
        """
        self.stop()
        chosen = catalogue.choose("output", device)
        pieces = [chunks] if isinstance(chunks, Audio) else chunks
        self._playing = _Playing(pieces, chosen, start, self._patience, after=self._playing)

    def stop(self) -> None:
        """Stop at once. A generator that is busy is closed after its present chunk; ``wait`` waits for that."""
        if self._playing is not None:
            self._playing.stop()

    def close(self) -> None:
        """Stop, and wait until the generator has been closed and the thread has ended."""
        self.stop()
        self.wait()

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until everything has been played and closed, at most ``timeout`` seconds; return whether it has."""
        return self._playing is None or self._playing.wait(timeout)

    @property
    def playing(self) -> bool:
        """Whether something is playing or about to."""
        return self._playing is not None and self._playing.playing

    @property
    def buffering(self) -> bool:
        """Whether it is silent because the next chunk is still being made."""
        return self._playing is not None and self._playing.playing and self._playing.starved

    @property
    def position(self) -> float:
        """Seconds from the beginning of the sound to the present or last position; never falls during one sound."""
        return self._playing.position if self._playing is not None else 0.0

    @property
    def boundaries(self) -> list[float]:
        """Second at which each chunk made so far begins, ascending."""
        return list(self._playing.boundaries) if self._playing is not None else []

    @property
    def problem(self) -> StudioError | None:
        """Why the sound ended early, or None: its generator failed, or the loudspeaker vanished."""
        return self._playing.problem if self._playing is not None else None


class _Playing:
    """One sound on its way from the generator to the loudspeaker."""

    def __init__(
        self, chunks: Iterable[Audio], device: Device, start: float, patience: float, after: _Playing | None
    ) -> None:
        self.problem: StudioError | None = None
        self.boundaries: list[float] = []
        self.starved = True
        self._chunks = chunks
        self._device = device
        self._start = start
        self._patience = patience
        self._after = after._thread if after is not None else None  # its generator may use the same voice
        self._pieces: queue.Queue[FloatArray | None] = queue.Queue(_PIECES)  # None: nothing more will come
        self._piece: FloatArray | None = np.zeros(0, np.float32)  # of the callback, as the four below
        self._offset = 0
        self._played = 0
        self._tail = round(_TAIL_SECONDS * device.rate)
        self._calls = 0
        self._stopped = threading.Event()
        self._ended = threading.Event()
        self._closing = threading.Lock()
        self._stream: portaudio.Stream | None = None
        self._sounddevice = portaudio.library()
        self._rate = device.rate
        self._stream, _ = portaudio.open_stream(
            "output", device.index, device.name, device.formats(device.rate), self._fill, self._finished, start=False
        )
        self._started = False
        self._thread = threading.Thread(target=self._feed, name="player", daemon=True)
        self._thread.start()

    # --- for the owner -------------------------------------------------------------------------------------------

    @property
    def playing(self) -> bool:
        return not self._ended.is_set()

    @property
    def position(self) -> float:
        return self._start + self._played / self._rate

    def stop(self) -> None:
        self._stopped.set()
        self._ended.set()
        self._close_stream()
        self._make_room()

    def wait(self, timeout: float | None) -> bool:
        self._thread.join(timeout)
        return not self._thread.is_alive()

    def _make_room(self) -> None:
        """Wake the feeder if it waits for room in the queue, so that it sees that the sound is over."""
        try:
            while True:
                self._pieces.get_nowait()
        except queue.Empty:
            pass

    def _close_stream(self) -> None:
        with self._closing:
            stream, self._stream = self._stream, None
        if stream is not None:
            portaudio.close_stream(stream)

    # --- for PortAudio's thread ----------------------------------------------------------------------------------

    def _fill(self, out: npt.NDArray[np.float32], frames: int, _time: Any, _status: Any) -> None:
        """Fill ``out`` [frames, channels] with the next sound; never wait for it."""
        self._calls += 1
        if self._stopped.is_set():
            out[:] = 0.0
            raise self._sounddevice.CallbackAbort
        filled = 0
        while filled < frames and (piece := self._current_piece()) is not None:
            part = piece[self._offset : self._offset + frames - filled]
            out[filled : filled + len(part)] = part[:, np.newaxis]
            filled += len(part)
            self._offset += len(part)
        out[filled:] = 0.0
        self._played += filled
        self.starved = filled < frames and self._piece is not None
        if self._piece is None:
            self._tail -= frames - filled
            if self._tail < 0:
                raise self._sounddevice.CallbackStop

    def _finished(self) -> None:
        """Note that no more callbacks come, and wake the feeder, which may wait for room in the queue."""
        self._ended.set()
        self._make_room()

    def _current_piece(self) -> FloatArray | None:
        """Return the piece with sound left; None if there is none yet, or none any more."""
        while self._piece is not None and self._offset >= len(self._piece):
            try:
                self._piece, self._offset = self._pieces.get_nowait(), 0
            except queue.Empty:
                return None
        return self._piece

    # --- for the feeder thread -----------------------------------------------------------------------------------

    def _feed(self) -> None:
        if self._after is not None:
            self._after.join()
            self._after = None
        try:
            self._pull()
        except StudioError as error:
            self.problem = error
        except BaseException as error:  # the owner waits for the end of the sound
            log.exception("what was to be played could not be made")
            self.problem = refusals.fault(error)
        try:
            if self._started:
                self._put(None)
                self._await_end()
        finally:
            self._ended.set()
            self._close_stream()

    def _pull(self) -> None:
        try:
            seconds = 0.0
            for audio in self._chunks:
                if self._ended.is_set():
                    return
                self.boundaries.append(seconds)
                rest = audio.samples[max(0, round((self._start - seconds) * audio.rate)) :]
                for piece in _pieces(rest, audio.rate, self._rate):
                    if not self._put(piece):
                        return
                seconds += audio.seconds
        finally:
            close = getattr(self._chunks, "close", None)
            if close is not None:
                close()

    def _put(self, piece: FloatArray | None) -> bool:
        """Put a piece into the queue when there is room; return False if the sound has ended before."""
        while not self._ended.is_set():
            calls = self._calls
            try:
                self._pieces.put(piece, timeout=self._timeout)
            except queue.Full:
                self._check_alive(calls)
            else:
                if piece is not None and not self._started:
                    self._start_stream()
                return True
        return False

    def _start_stream(self) -> None:
        with self._closing:  # the owner does not close it meanwhile
            if self._stream is not None:
                portaudio.start_stream("output", self._device.name, self._stream)
                self._started = True

    def _await_end(self) -> None:
        calls = self._calls
        while not self._ended.wait(self._timeout):
            self._check_alive(calls)
            calls = self._calls
        if self._piece is not None and not self._stopped.is_set():  # ended, but not by this program or the owner
            self.problem = self.problem or refusals.vanished("output", self._device.name)

    @property
    def _timeout(self) -> float:
        return self._patience if self._calls else self._patience * portaudio.START_PATIENCE

    def _check_alive(self, calls: int) -> None:
        """End the sound if there was no callback since their number was ``calls``."""
        if calls == self._calls:
            self._ended.set()


def _pieces(samples: FloatArray, rate: int, wanted: int) -> Iterator[FloatArray]:
    """Yield the samples at another rate, second by second, so that a long sound begins as soon as a short one."""
    size = round(_PIECE_SECONDS * rate)
    resampler = soxr.ResampleStream(rate, wanted, 1, dtype="float32", quality="HQ")
    for start in range(0, len(samples), size):
        piece = samples[start : start + size]
        yield piece if rate == wanted else resampler.resample_chunk(piece, last=start + size >= len(samples))
