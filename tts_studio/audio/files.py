"""Audio files in and out: any common format in, float32 mono inside, the format of the extension out."""

from __future__ import annotations

import io
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile

from tts_studio.audio.channels import ChannelStatistics, Mix
from tts_studio.audio.decoder import Decoder, Scale, cut_off
from tts_studio.audio.remarks import Remark, of_mix
from tts_studio.audio.signal import Audio, FloatArray, resample
from tts_studio.audio.sndfile import SoundfileDecoder
from tts_studio.audio.sniffing import is_for_ffmpeg
from tts_studio.errors import AudioError
from tts_studio.storage import replacing

MAX_SECONDS = 600.0
"""The longest sound that is read at once; a clip is a sentence or two, and an hour would fill a laptop's memory."""
MAX_HOURS = 24.0
"""The longest sound of which parts are read: a small file can be made that decodes for ever."""
MAX_CHANNELS = 32
MIN_RATE = 4_000
MAX_RATE = 384_000

_OVERSHOOT = 10.0 ** (2.0 / 20.0)  # lossy codecs move peaks by up to 2 dB, which is limited, as players do
_HEADROOM = 10.0 ** (-1.0 / 20.0)  # what is scaled down peaks at −1 dB, so that nothing takes it for cut off
_WHOLE_NUMBERS = 16.0  # beyond this, a file of floats holds whole numbers, whose full scale is one of these:
_FULL_SCALES = (2.0**15, 2.0**23, 2.0**31)
_TOO_LARGE = 2.0**40
_BLOCK = 1 << 16  # frames; keeps libsndfile's Vorbis encoder, which works on the stack, from overflowing it


@dataclass(frozen=True)
class Recording:
    """A sound, and what is to be known about how it was read."""

    audio: Audio
    remarks: tuple[Remark, ...] = ()


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


def read(path: Path) -> Audio:
    """Read a sound of any depth, rate and channel count as mono: the mean of the channels that are worth it.

    Formats: WAV, FLAC, OGG, Opus, MP3, AIFF, AU, CAF, M4A, AAC, AMR, WMA, WebM, and the sound of MP4, MOV, 3GP and
    other videos, whatever the extension says. What floating-point files hold beyond full scale is scaled down.
    Raises AudioError with a clear sentence for anything else, and for a file that is cut off or too long.
    """
    return load(path).audio


def load(path: Path) -> Recording:
    """Read a sound as ``read`` does, and tell of what was mended or left out on the way."""
    with _opened(path) as decoder:
        _check_header(path, decoder)
        statistics = ChannelStatistics(decoder.channels, decoder.rate)
        mean = _mixed(path, decoder, None, statistics)
    mix = statistics.mix()
    if not mix.plain:  # again from its beginning: a wide file never lies in memory as a whole
        with _opened(path) as decoder:
            mean = _mixed(path, decoder, mix)
    return Recording(_at_scale(path, mean, decoder), _remarks(decoder, mix))


def load_parts(path: Path, spans: Iterable[tuple[float, float]]) -> Iterator[Recording]:
    """Yield parts of a sound of any length, each from one second to another, in the order of ``spans``.

    They are asked for one after the other, have to be sorted by their beginnings and may overlap; only the part itself
    is in memory. Whether channels are left out is decided for each part.
    Raises AudioError as ``read`` does, also for a part that is longer than 10 minutes or lies beyond the end.
    """
    with _opened(path) as decoder:
        _check_channels(path, decoder)
        window = _Window(path, decoder)
        for start, end in spans:
            _check_length(path, end - start)
            block = window.part(start, end)
            _check_numbers(path, block)
            statistics = ChannelStatistics(decoder.channels, decoder.rate)
            statistics.add(block)
            mix = statistics.mix()
            yield Recording(_at_scale(path, block @ mix.weights, decoder), _remarks(decoder, mix))


class _Window:
    """Moves over a sound from front to back."""

    def __init__(self, path: Path, decoder: Decoder) -> None:
        self._path = path
        self._decoder = decoder
        self._blocks = decoder.blocks()
        self._kept: list[FloatArray] = []
        self._start = 0  # frame at which the kept blocks begin
        self._end = 0

    def part(self, start: float, end: float) -> FloatArray:
        """Return the frames between two times in seconds, [frames, channels]; what is before is forgotten."""
        first, last = max(0, round(start * self._decoder.rate)), round(end * self._decoder.rate)
        self._forget(first)
        while self._end < last and (block := next(self._blocks, None)) is not None:
            self._kept.append(block)
            self._end += len(block)
            _check_hours(self._path, self._end / self._decoder.rate)
            self._forget(first)
        whole = np.concatenate(self._kept) if self._kept else np.zeros((0, self._decoder.channels), np.float32)
        part = whole[max(0, first - self._start) : max(0, last - self._start)]
        if not len(part):
            raise AudioError(
                "“{name}” has nothing from {start:.1f} s to {end:.1f} s.",
                "Please check the times.",
                name=self._path.name,
                start=start,
                end=end,
            )
        return part

    def _forget(self, frame: int) -> None:
        while self._kept and self._start + len(self._kept[0]) <= frame:
            self._start += len(self._kept.pop(0))


def seconds(path: Path) -> float:
    """Return the duration of an audio file in seconds from its header; raises AudioError as ``read`` does.

    Only a file whose header does not know it has to be read.
    """
    with _opened(path) as decoder:
        _check_rate(path, decoder)
        if decoder.frames is not None:
            return decoder.frames / decoder.rate
        frames = 0
        for block in decoder.blocks():
            frames += len(block)
            _check_hours(path, frames / decoder.rate)
        return frames / decoder.rate


def write(path: Path, audio: Audio, tags: Mapping[str, str] | None = None) -> None:
    """Write WAV (16 bit), FLAC (24 bit), OGG, Opus or MP3 by the path's extension, atomically.

    ``tags`` are metadata by libsndfile's names, such as ``comment``, which each format keeps in its own way.
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
    encoded = _encode(path, resample(audio, form.rate_for(audio.rate)), form, tags or {})
    with replacing(path) as temporary:
        temporary.write_bytes(encoded)


def _encode(path: Path, audio: Audio, form: _Format, tags: Mapping[str, str]) -> bytes:
    """Encode in memory, so that a full disk is met by ``write_bytes``, which says what happened."""
    buffer = io.BytesIO()
    try:
        with soundfile.SoundFile(buffer, "w", audio.rate, 1, form.subtype, format=form.name) as file:
            for name, value in tags.items():  # before the sound: most formats keep them in front of it
                setattr(file, name, value)
            for start in range(0, len(audio.samples), _BLOCK):
                file.write(audio.samples[start : start + _BLOCK])
    except soundfile.LibsndfileError as error:
        raise AudioError(
            "“{name}” could not be written as {format}.", detail=str(error), name=path.name, format=form.name
        ) from error
    return buffer.getvalue()


def _opened(path: Path) -> Decoder:
    """Return the decoder of a file, by what is in it and not by its name."""
    _check_file(path)
    if is_for_ffmpeg(path):
        return _ffmpeg(path)
    try:
        return SoundfileDecoder(path)
    except AudioError as error:  # of a known kind, it may still hold what only FFmpeg decodes: Speex, Opus in CAF
        try:
            return _ffmpeg(path)
        except AudioError:
            raise error from None


def _ffmpeg(path: Path) -> Decoder:
    from tts_studio.audio.ffmpeg import FfmpegDecoder

    return FfmpegDecoder(path)


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


def _check_header(path: Path, decoder: Decoder) -> None:
    _check_channels(path, decoder)
    if decoder.frames is not None:
        _check_length(path, decoder.frames / decoder.rate)


def _check_channels(path: Path, decoder: Decoder) -> None:
    _check_rate(path, decoder)
    if decoder.channels > MAX_CHANNELS:
        raise AudioError(
            "“{name}” has {channels} channels.",
            "At most {most} can be mixed down.",
            name=path.name,
            channels=decoder.channels,
            most=MAX_CHANNELS,
        )


def _check_length(path: Path, length: float) -> None:
    if length > MAX_SECONDS:
        raise AudioError(
            "“{name}” is longer than {minutes:.0f} minutes, the most that can be read.",
            "Please cut it into sentences.",
            f"{length:.0f} s",
            name=path.name,
            minutes=MAX_SECONDS / 60,
        )


def _check_hours(path: Path, length: float) -> None:
    if length > 3600.0 * MAX_HOURS:
        raise AudioError(
            "“{name}” is longer than {hours:.0f} hours, the most that can be cut.",
            "Please cut it into parts.",
            name=path.name,
            hours=MAX_HOURS,
        )


def _check_rate(path: Path, decoder: Decoder) -> None:
    if not MIN_RATE <= decoder.rate <= MAX_RATE:
        raise AudioError(
            "“{name}” claims a sample rate of {rate} Hz, which no recording of speech has.",
            "Rates from {lowest} Hz to {highest} Hz can be read; please convert the file.",
            name=path.name,
            rate=decoder.rate,
            lowest=MIN_RATE,
            highest=MAX_RATE,
        )


def _mixed(path: Path, decoder: Decoder, mix: Mix | None, statistics: ChannelStatistics | None = None) -> FloatArray:
    """Read all frames as one channel, block by block; ``mix`` None is the mean of all channels."""
    blocks: list[FloatArray] = []
    count = 0
    for block in decoder.blocks():
        _check_numbers(path, block)
        blocks.append(block @ mix.weights if mix else block.mean(axis=1, dtype=np.float32))
        count += len(block)
        _check_length(path, count / decoder.rate)
        if statistics is not None and decoder.channels > 1:
            statistics.add(block)
    if not count:
        raise cut_off(path, "no samples")
    return np.concatenate(blocks)


def _check_numbers(path: Path, block: FloatArray) -> None:
    """Raise AudioError for samples that are no numbers, or so large that their squares are none."""
    if not (np.abs(block) < _TOO_LARGE).all():  # false for what is no number
        raise AudioError(
            "“{name}” is damaged: some of its samples are not numbers.",
            "Please export or record it again.",
            name=path.name,
        )


def _at_scale(path: Path, samples: FloatArray, decoder: Decoder) -> Audio:
    """Return the sound within −1 … 1. Nothing of a file of floats is cut off: what is beyond is scaled down."""
    peak = float(np.abs(samples).max())
    if peak <= 1.0:
        return Audio(samples, decoder.rate)
    if decoder.scale is Scale.LIMITED or (decoder.scale is Scale.LOSSY and peak <= _OVERSHOOT):
        return Audio(np.clip(samples, -1.0, 1.0), decoder.rate)
    if peak <= _WHOLE_NUMBERS:
        return Audio((samples * (_HEADROOM / peak)).astype(np.float32), decoder.rate)
    scale = next((scale for scale in _FULL_SCALES if peak <= scale), None)
    if scale is None:
        raise AudioError(
            "“{name}” holds samples up to {peak:.0f} where 1 is full scale.",
            "Please export it as 16-bit WAV.",
            name=path.name,
            peak=peak,
        )
    return Audio((samples / scale).astype(np.float32), decoder.rate)


def _remarks(decoder: Decoder, mix: Mix) -> tuple[Remark, ...]:
    found = [Remark.HEADER_TOO_SHORT] if decoder.repaired else []
    return (*found, *([of_mix(mix.left_out)] if mix.left_out else []))
