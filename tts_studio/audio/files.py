"""Audio files in and out: any common format in, float32 mono inside, the format of the extension out."""

from __future__ import annotations

import io
import stat
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile

from tts_studio.audio import containers, mp3
from tts_studio.audio.signal import Audio, FloatArray, resample
from tts_studio.errors import AudioError
from tts_studio.storage import replacing

MAX_SECONDS = 600.0
"""The longest file that is read; a clip is a sentence or two, and an hour would fill the memory of a laptop."""
MAX_CHANNELS = 32
MIN_RATE = 4_000
MAX_RATE = 384_000
MAX_LEVEL = 16.0
"""Float files may pass full scale a little, and are then limited; far beyond it, their scale is not known."""

_UNKNOWN = 1 << 62
"""More frames than this stand for a stream that was written without knowing its length."""
_DECODER_DELAY = 2_400
"""Frames that the end of an MP3 file may lack: what the decoder swallows, and half-filled last blocks."""

_MP3_PADDING = 8_000
"""Samples that the frames of an MP3 file may hold beyond its length: header frame, delay and padding of the encoder."""

_BLOCK = 1 << 16  # frames; also keeps libsndfile's Vorbis encoder, which works on the stack, from overflowing it
_BAD_HEADER = ("SF_INFO", "Channel count", "Error in ")  # libsndfile's words for a header that lies


@dataclass(frozen=True)
class _Format:
    name: str
    subtype: str
    rates: tuple[int, ...] = ()
    """The only rates that the encoder takes, ascending; empty = any."""

    def rate_for(self, rate: int) -> int:
        """Return the lowest allowed rate that loses nothing, or the highest one."""
        return next((r for r in self.rates if r >= rate), self.rates[-1]) if self.rates else rate


_FORMATS = {
    ".wav": _Format("WAV", "PCM_16"),
    ".flac": _Format("FLAC", "PCM_24"),
    ".ogg": _Format("OGG", "VORBIS", (8_000, 11_025, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 96_000)),
    ".opus": _Format("OGG", "OPUS", (8_000, 12_000, 16_000, 24_000, 48_000)),
    ".mp3": _Format("MP3", "MPEG_LAYER_III", (8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000)),
}


class ForwardSoundFile(soundfile.SoundFile):
    """A sound file that is read from front to back.

    soundfile would seek after each block, which fails at the end of a FLAC stream of unknown length.
    """

    def seekable(self) -> bool:
        """Return False, so that soundfile does not seek."""
        return False


def read(path: Path) -> Audio:
    """Read a WAV, FLAC, OGG, Opus, MP3, AIFF or AU file of any depth, rate and channel count, mixed down to mono.

    Raises AudioError with a clear sentence for anything else, and for a file that is cut off or too long.
    """
    with _opened(path) as file:
        _check_header(path, file)
        _check_complete(path, file)
        samples = _mono(path, file)
    _check_samples(path, samples)
    return Audio(np.clip(samples, -1.0, 1.0), file.samplerate)


def seconds(path: Path) -> float:
    """Return the duration of an audio file in seconds from its header; raises AudioError as ``read`` does.

    Only a streamed file, whose header does not know, has to be read.
    """
    with _opened(path) as file:
        _check_rate(path, file)
        if file.frames < _UNKNOWN:
            return file.frames / file.samplerate
        return len(_mono(path, file)) / file.samplerate


def write(path: Path, audio: Audio) -> None:
    """Write WAV (16 bit), FLAC (24 bit), OGG, Opus or MP3 by the path's extension, atomically.

    Raises AudioError for another extension or samples that are none or no numbers, StudioError if the disk refuses.
    """
    form = _FORMATS.get(path.suffix.lower())
    if form is None:
        raise AudioError(
            "“{name}” cannot be written: “{suffix}” is no audio format that is known here.",
            "Please choose one of {extensions}.",
            name=path.name,
            suffix=path.suffix,
            extensions=", ".join(_FORMATS),
        )
    if not len(audio.samples):
        raise AudioError("“{name}” was not written: there is no sound to write.", name=path.name)
    if not np.isfinite(audio.samples).all():
        raise AudioError("“{name}” was not written: some of its samples are not numbers.", name=path.name)
    encoded = _encode(path, resample(audio, form.rate_for(audio.rate)), form)
    with replacing(path) as temporary:
        temporary.write_bytes(encoded)


def _encode(path: Path, audio: Audio, form: _Format) -> bytes:
    """Encode in memory, so that a full disk is met by ``write_bytes``, which says what happened."""
    buffer = io.BytesIO()
    try:
        with soundfile.SoundFile(buffer, "w", audio.rate, 1, form.subtype, format=form.name) as file:
            for start in range(0, len(audio.samples), _BLOCK):
                file.write(audio.samples[start : start + _BLOCK])
    except soundfile.LibsndfileError as error:
        raise AudioError(
            "“{name}” could not be written as {format}.", detail=str(error), name=path.name, format=form.name
        ) from error
    return buffer.getvalue()


@contextmanager
def _opened(path: Path) -> Generator[soundfile.SoundFile]:
    _check_file(path)
    try:
        file = ForwardSoundFile(str(path))
    except (soundfile.LibsndfileError, TypeError) as error:  # TypeError: headerless “.raw” files
        raise _not_audio(path, str(error)) from error
    with file:
        yield file


def _check_file(path: Path) -> None:
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise AudioError("“{name}” is a folder, not an audio file.", name=path.name)
        if not stat.S_ISREG(mode):  # opening a pipe could wait for ever
            raise AudioError("“{name}” is not an ordinary file.", name=path.name)
        with path.open("rb") as file:
            empty = not file.read(1)
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:  # ValueError: a NUL in the name
        raise AudioError("There is no file “{path}”.", "Please check its name and folder.", path=path) from error
    except PermissionError as error:
        raise AudioError(
            "“{name}” may not be read.", "Please change the file's permissions.", name=path.name
        ) from error
    except OSError as error:
        raise AudioError(
            "“{name}” could not be read.", "{reason}", name=path.name, reason=error.strerror or str(error)
        ) from error
    if empty:
        raise AudioError("“{name}” is empty.", "Please record or copy it again.", name=path.name)


def _not_audio(path: Path, detail: str) -> AudioError:
    if "malformed" in detail:
        return _cut_off(path, detail)
    if any(sign in detail for sign in _BAD_HEADER):
        return AudioError(
            "The header of “{name}” is damaged or of an unknown kind.",
            "Please export or record it again.",
            detail,
            name=path.name,
        )
    return AudioError(
        "“{name}” is not an audio file that can be read here.",
        "Please convert it to WAV or FLAC.",
        detail,
        name=path.name,
    )


def _check_header(path: Path, file: soundfile.SoundFile) -> None:
    _check_rate(path, file)
    if file.channels > MAX_CHANNELS:
        raise AudioError(
            "“{name}” has {channels} channels.",
            "At most {most} can be mixed down.",
            name=path.name,
            channels=file.channels,
            most=MAX_CHANNELS,
        )
    if file.frames <= 0:
        raise AudioError("“{name}” holds no sound: it has a header, but no samples.", name=path.name)
    if file.frames < _UNKNOWN:
        _check_length(path, file.frames / file.samplerate)


def _check_length(path: Path, length: float) -> None:
    if length > MAX_SECONDS:
        raise AudioError(
            "“{name}” is longer than {minutes:.0f} minutes, the most that can be read.",
            "Please cut it into sentences.",
            f"{length:.0f} s",
            name=path.name,
            minutes=MAX_SECONDS / 60,
        )


def _check_rate(path: Path, file: soundfile.SoundFile) -> None:
    if not MIN_RATE <= file.samplerate <= MAX_RATE:
        raise AudioError(
            "“{name}” claims a sample rate of {rate} Hz, which no recording of speech has.",
            "Rates from {lowest} Hz to {highest} Hz can be read; please convert the file.",
            name=path.name,
            rate=file.samplerate,
            lowest=MIN_RATE,
            highest=MAX_RATE,
        )


def _check_complete(path: Path, file: soundfile.SoundFile) -> None:
    missing = containers.missing_bytes(path)
    if missing:
        raise _cut_off(path, f"{missing} bytes are missing; header: {file.frames} frames")
    if file.format == "MP3" and mp3.count_samples(path) > file.frames + _MP3_PADDING:
        raise AudioError(
            "“{name}” is an MP3 file that does not tell its length.", "Please convert it to FLAC.", name=path.name
        )


def _mono(path: Path, file: soundfile.SoundFile) -> FloatArray:
    """Read all frames and average the channels, block by block: a wide file never lies in memory as a whole."""
    blocks: list[FloatArray] = []
    count = 0
    try:
        while len(block := file.read(_BLOCK, dtype="float32", always_2d=True)):
            blocks.append(block.mean(axis=1, dtype=np.float32))
            count += len(block)
            _check_length(path, count / file.samplerate)
    except soundfile.LibsndfileError as error:
        raise _cut_off(path, str(error)) from error
    slack = _DECODER_DELAY if file.subtype.startswith("MPEG") else 0
    if not count or count + slack < file.frames < _UNKNOWN:
        raise _cut_off(path, f"{count} of {file.frames} frames could be read")
    return np.concatenate(blocks)


def _check_samples(path: Path, samples: FloatArray) -> None:
    if not np.isfinite(samples).all():
        raise AudioError(
            "“{name}” is damaged: some of its samples are not numbers.",
            "Please export or record it again.",
            name=path.name,
        )
    peak = float(np.abs(samples).max())
    if peak > MAX_LEVEL:
        raise AudioError(
            "“{name}” holds samples up to {peak:.0f} where 1 is full scale.",
            "Please export it as 16-bit WAV.",
            name=path.name,
            peak=peak,
        )


def _cut_off(path: Path, detail: str) -> AudioError:
    return AudioError("“{name}” is cut off or damaged.", "Please copy or record it again.", detail, name=path.name)
