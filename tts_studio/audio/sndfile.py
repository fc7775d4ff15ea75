"""Reading by libsndfile: WAV, FLAC, OGG, Opus, AIFF, AU, CAF and their kin, exactly as they were written."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

import soundfile

from tts_studio.audio import containers
from tts_studio.audio.decoder import Decoder, Scale, cut_off, no_samples, not_audio
from tts_studio.audio.signal import FloatArray
from tts_studio.errors import AudioError

_UNKNOWN = 1 << 62
"""More frames than this stand for a stream that was written without knowing its length."""
_DECODER_DELAY = 2_400
"""Frames that the end of an MP3 file in a WAV may lack: what the decoder swallows, and half-filled last blocks."""
_BLOCK = 1 << 16  # samples that are read at a time
_BAD_HEADER = ("SF_INFO", "Channel count", "Error in ")  # libsndfile's words for a header that lies
_LOSSY = ("VORBIS", "OPUS", "MPEG")


class ForwardSoundFile(soundfile.SoundFile):
    """A sound file that is read from front to back.

    soundfile would seek after each block, which fails at the end of a FLAC stream of unknown length.
    """

    def seekable(self) -> bool:
        """Return False, so that soundfile does not seek."""
        return False


class SoundfileDecoder(Decoder):
    """A file that libsndfile reads."""

    def __init__(self, path: Path) -> None:
        """Open the file; raise AudioError if libsndfile does not know it or its header is damaged."""
        self._path = path
        patches = containers.unclaimed(path)
        self.repaired = bool(patches)
        self._content: BinaryIO = path.open("rb")
        try:
            # Not by its name: an extension that lies would be believed, and then complained of on the terminal.
            self._file = ForwardSoundFile(io.BufferedReader(containers.Overlaid(self._content, patches), _BLOCK))
        except (soundfile.LibsndfileError, TypeError) as error:
            self._content.close()
            raise _refused(path, str(error)) from error
        self.rate, self.channels = self._file.samplerate, self._file.channels
        self.frames = self._file.frames if self._file.frames < _UNKNOWN else None
        self.scale = _scale(self._file.subtype)

    def blocks(self) -> Iterator[FloatArray]:
        """Yield the samples as ``Decoder`` says."""
        if self.frames is not None and self.frames <= 0:
            raise no_samples(self._path)
        if missing := containers.missing_bytes(self._path):
            raise cut_off(self._path, f"{missing} bytes are missing; header: {self.frames} frames")
        count, size = 0, max(1, _BLOCK // self.channels)
        try:
            while len(block := self._file.read(size, dtype="float32", always_2d=True)):
                count += len(block)
                yield cast(FloatArray, block)
        except soundfile.LibsndfileError as error:
            raise cut_off(self._path, str(error)) from error
        slack = _DECODER_DELAY if self._file.subtype.startswith("MPEG") else 0
        if not count or count + slack < (self.frames or 0):
            raise cut_off(self._path, f"{count} of {self.frames} frames could be read")

    def close(self) -> None:
        """Free the file."""
        self._file.close()
        self._content.close()


def _scale(subtype: str) -> Scale:
    if subtype in ("FLOAT", "DOUBLE"):
        return Scale.FLOATING
    return Scale.LOSSY if subtype.startswith(_LOSSY) else Scale.LIMITED


def _refused(path: Path, detail: str) -> AudioError:
    if "malformed" in detail:
        return cut_off(path, detail)
    if any(sign in detail for sign in _BAD_HEADER):
        return AudioError(
            "The header of “{name}” is damaged or of an unknown kind.",
            "Please export or record it again.",
            detail,
            name=path.name,
        )
    return not_audio(path, detail)
