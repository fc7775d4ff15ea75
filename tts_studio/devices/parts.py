"""The file of a take that is being recorded. It can be read at every moment, also after the program was killed.

It is FLAC in 24 bits, whose frames are decoded one by one: what a crash costs is the last frame, a tenth of a second,
and the length in the header, which is filled in at the end.
"""

from __future__ import annotations

import io
import os
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO, cast

import numpy as np
import soundfile

from tts_studio.audio.files import MAX_SECONDS
from tts_studio.audio.signal import Audio, FloatArray, to_pcm
from tts_studio.audio.sndfile import ForwardSoundFile
from tts_studio.errors import AudioError, DeviceError, StudioError
from tts_studio.storage import storage_error

_BITS = 24
_FASTEST = 0.0  # of libsndfile's compression levels: a kept take is written once more anyway
_FRAME = 4096  # samples that libFLAC puts into a frame


class Part:
    """A new mono FLAC file that grows as the take goes on. For one thread at a time."""

    def __init__(self, path: Path, rate: int) -> None:
        """Begin the file at ``path``, for samples at ``rate`` (Hz).

        Raises DeviceError if the file exists, since it may hold a take that was not decided on, and StudioError if the
        folder cannot be written to.
        """
        self.path = path
        self.frames = 0
        """Frames written so far."""
        self._sink = _new(path)
        try:
            self._file = soundfile.SoundFile(
                cast(BinaryIO, self._sink), "w", rate, 1, f"PCM_{_BITS}", format="FLAC", compression_level=_FASTEST
            )
        except soundfile.SoundFileError as error:
            for step in (self._sink.close, path.unlink):
                with suppress(OSError):
                    step()
            if self._sink.error is not None:
                raise self._refusal(error) from error
            raise DeviceError(
                "A recording with {rate} samples a second cannot be kept.",
                "Please choose another microphone.",
                rate=rate,
            ) from error

    def write(self, samples: FloatArray) -> None:
        """Add samples [frames]; raises StudioError if the disk refuses."""
        try:
            self._file.write(to_pcm(samples, _BITS) << (32 - _BITS))
        except (soundfile.SoundFileError, AssertionError) as error:  # soundfile asserts that all was written
            raise self._refusal(error) from error
        if self._sink.error is not None:
            raise self._refusal(self._sink.error)
        self.frames += len(samples)

    def finish(self) -> None:
        """Complete the header and have everything on the disk; raises StudioError if the disk refuses."""
        try:
            with self._sink:  # closes it in any case
                self._file.close()
                os.fsync(self._sink.fileno())
        except (soundfile.SoundFileError, OSError) as error:
            raise self._refusal(error) from error
        if self._sink.error is not None:
            raise self._refusal(self._sink.error)

    def discard(self) -> None:
        """Delete the file; where the system does not let it go, it stays, as after a crash."""
        for step in (self._file.close, self._sink.close, self.path.unlink):
            with suppress(soundfile.SoundFileError, OSError):
                step()

    def _refusal(self, error: Exception) -> StudioError:
        cause = self._sink.error or error
        return storage_error(self.path, cause if isinstance(cause, OSError) else OSError(str(cause)))


def recover(part: Path) -> Audio:
    """Return whatever is in the file of a take, finished or not, to its last whole frame or ``MAX_SECONDS``.

    Raises AudioError if there is nothing in it.
    """
    blocks: list[FloatArray] = []
    try:
        with ForwardSoundFile(str(part)) as file:
            rate = file.samplerate
            try:
                most = round(MAX_SECONDS * rate / _FRAME)
                while len(blocks) < most and len(block := file.read(_FRAME, dtype="float32")):
                    blocks.append(np.asarray(block, np.float32))
            except soundfile.SoundFileError:  # the frame that was being written
                pass
    except (soundfile.SoundFileError, OSError) as error:
        raise AudioError("Nothing can be read from the take “{name}”.", detail=str(error), name=part.name) from error
    if not blocks:
        raise AudioError("The take “{name}” holds no sound yet.", name=part.name)
    return Audio(np.concatenate(blocks), rate)


class _Sink(io.FileIO):
    """A file for libsndfile that keeps the reason why the system refused to write: libsndfile does not report it.

    It is not buffered, so that nothing is lost with the process.
    """

    error: OSError | None = None

    def write(self, data: Any, /) -> int:
        """Write what the system takes of ``data`` and return how many bytes that is."""
        rest = memoryview(data)
        try:
            while len(rest):  # a system that takes only a part says why when it is asked for the rest
                rest = rest[super().write(rest) :]
        except OSError as error:
            self.error = self.error or error
        return len(data) - len(rest)


def _new(path: Path) -> _Sink:
    try:
        return _Sink(path, "xb")
    except FileExistsError as error:
        raise DeviceError(
            "There is an earlier take “{name}”.", "Please keep it or throw it away first.", name=path.name
        ) from error
    except OSError as error:
        raise storage_error(path, error) from error
