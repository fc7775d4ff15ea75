"""Reading by FFmpeg: what telephones, browsers and cameras write (M4A, AAC, AMR, WebM, 3GP, MP4, MOV, WMA), and MP3.

FFmpeg comes inside the wheels of PyAV and is loaded when the first such file is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import numpy as np

from tts_studio.audio.decoder import Decoder, Scale, cut_off, no_samples, not_audio
from tts_studio.audio.signal import FloatArray
from tts_studio.errors import AudioError

if TYPE_CHECKING:
    import av

_FORMATS = (
    "aac,ac3,aiff,amr,amrnb,amrwb,ape,asf,au,avi,caf,dsf,dss,dts,eac3,flac,flv,loas,matroska,mov,mp3,mpc,mpc8,mpeg,mpegts,"
    "nut,ogg,oma,qcp,rm,tak,tta,voc,w64,wav,wv"
)
"""The containers that are opened: none that refers to other files or addresses, as playlists do."""
_LENGTH_KNOWN = {"mov", "matroska", "asf", "avi", "ape", "flv", "tta", "wv"}
"""Containers whose header has the duration; in others FFmpeg estimates it from the first bit rate."""
_SLACK_SECONDS, _SLACK_SHARE = 0.2, 0.02
"""What a file may be shorter than its header says: headers round, and count what encoders add at both ends."""
_BAD_PACKETS = 0.01
"""Share of packets that may be damaged, beside the first and the last ones; players leave them out."""
_BAD_EDGES = 3
_OF_PYAV = (OSError, ValueError, LookupError, RuntimeError)
"""What PyAV raises beside FFmpeg's errors, such as for a stream that appears in the middle of a damaged file."""
_MAY_CHANGE = 2
"""Channels up to which their number may change on the way: from mono to stereo, and back."""
_PLANES = 7
"""Channels whose planes PyAV counts right; of more, it takes what is beyond for planes, and would read anywhere."""
_BUFFER = 1 << 18  # bytes that are read at a time


class FfmpegDecoder(Decoder):
    """The sound of a file that FFmpeg reads; of several sounds, such as languages, the default one."""

    def __init__(self, path: Path) -> None:
        """Open the file; raise AudioError if FFmpeg does not know it, or if there is no sound in it."""
        self._path = path
        self._file = path.open("rb")
        self._container: Any = None
        try:
            self._container = _open(path, _Source(self._file))
            self._stream = self._container.streams.best("audio")
            if self._stream is None:
                raise _no_sound(path, self._container)
            self._frames = self._decoded()
            first = next(self._frames, None)
        except BaseException:
            self.close()
            raise
        if first is None:
            self.close()
            raise no_samples(path)
        self._first = first
        self.rate, self.channels = self._first.sample_rate, self._first.layout.nb_channels
        self.frames = self._promised()
        self.scale = _scale(self._stream.codec_context.name)

    def blocks(self) -> Iterator[FloatArray]:
        """Yield the samples as ``Decoder`` says."""
        count = 0
        for frame in chain([self._first], self._frames):
            if frame.sample_rate != self.rate:
                raise AudioError(
                    "The sampling rate of “{name}” changes from {first} to {second} Hz within the file.",
                    "Please convert it to WAV or FLAC.",
                    name=self._path.name,
                    first=self.rate,
                    second=frame.sample_rate,
                )
            channels = frame.layout.nb_channels
            if channels != self.channels and max(channels, self.channels) > _MAY_CHANGE:
                raise cut_off(self._path, f"{channels} channels after {self.channels}")
            try:
                block = _with_channels(_samples(frame), self.channels)
            except _OF_PYAV as error:  # of a kind that PyAV does not give as an array
                raise not_audio(self._path, str(error)) from error
            count += len(block)
            yield block
        slack = _SLACK_SECONDS * self.rate + _SLACK_SHARE * (self.frames or 0)
        if count + slack < (self.frames or 0):
            raise cut_off(self._path, f"{count} of {self.frames} frames could be read")

    def close(self) -> None:
        """Free the file."""
        if self._container is not None:
            self._container.close()
        self._file.close()

    def _decoded(self) -> Iterator[av.AudioFrame]:
        """Yield the frames; raise AudioError if more is damaged than the ends of a file that was cut out of another."""
        from av.error import FFmpegError, InvalidDataError

        packets, bad = 0, 0
        try:
            for packet in self._container.demux(self._stream):
                packets += 1
                try:
                    yield from packet.decode()
                except InvalidDataError:
                    bad += 1
        except (FFmpegError, *_OF_PYAV) as error:
            raise cut_off(self._path, str(error)) from error
        if bad > _BAD_EDGES + _BAD_PACKETS * packets:
            raise cut_off(self._path, f"{bad} of {packets} packets are damaged")

    def _promised(self) -> int | None:
        """Return the frames that the header promises; None if it does not."""
        names = set(self._container.format.name.split(","))
        if not (_has_xing(self._path) if "mp3" in names else names & _LENGTH_KNOWN):
            return None
        if self._stream.duration:
            return round(self._stream.duration * self._stream.time_base * self.rate)
        return round(self._container.duration * self.rate / 1e6) if self._container.duration else None


def tags(path: Path) -> dict[str, str]:
    """Return the metadata of a file and of the sound in it, by names in small letters.

    Raises AudioError if FFmpeg does not know the file, OSError if it cannot be read.
    """
    with path.open("rb") as file, _open(path, _Source(file)) as container:
        found = [container.metadata, *(stream.metadata for stream in container.streams.audio)]
        return {name.lower(): value for each in found for name, value in each.items()}


class _Source:
    """A file for FFmpeg, which a damaged header makes ask for bytes before the first: PyAV would print the refusal."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._size = file.seek(0, 2)
        file.seek(0)

    def read(self, size: int) -> bytes:
        """Return up to so many bytes from where it is."""
        return self._file.read(size)

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a byte and return it; −1 if there is no such byte."""
        place = offset + (0, self._file.tell(), self._size)[whence]
        return self._file.seek(place) if 0 <= place <= self._size else -1

    def tell(self) -> int:
        """Return the byte that is read next."""
        return self._file.tell()


def _open(path: Path, file: Any) -> Any:
    import av
    from av.error import FFmpegError

    try:
        return av.open(
            file,
            metadata_errors="replace",
            container_options={"format_whitelist": _FORMATS, "protocol_whitelist": ""},
            buffer_size=_BUFFER,
        )
    except (FFmpegError, *_OF_PYAV) as error:
        if _never_finished(path):
            raise AudioError(
                "“{name}” was never finished: its program ended before it could write where the sound is.",
                "Please record it again, or repair it with the program that made it.",
                str(error),
                name=path.name,
            ) from error
        raise not_audio(path, str(error)) from error


def _never_finished(path: Path) -> bool:
    """Return whether a file of MP4's kind lacks its index, which is written last."""
    with path.open("rb") as file:
        place, size = 0, path.stat().st_size
        names: list[bytes] = []
        while place + 8 <= size and len(names) < 1_000:
            file.seek(place)
            head = file.read(16)
            length, name = int.from_bytes(head[:4], "big"), head[4:8]
            names.append(name)
            if length == 1:
                length = int.from_bytes(head[8:16], "big")
            if length < 8:
                break
            place += length
    return names[:1] == [b"ftyp"] and b"moov" not in names


def _no_sound(path: Path, container: Any) -> AudioError:
    if container.streams.video:
        return AudioError(
            "“{name}” is a video or picture without sound.", "Please choose the recording.", name=path.name
        )
    return not_audio(path, f"{container.format.name} without an audio stream")


def _has_xing(path: Path) -> bool:
    """Return whether an MP3 file begins with a frame that counts the others (Xing, LAME, or Fraunhofer's VBRI)."""
    with path.open("rb") as file:
        head = file.read(10)
        if head[:3] == b"ID3" and len(head) == 10:  # its size is four times seven bits (id3.org, ID3v2.4, section 3.1)
            size = 0
            for byte in head[6:10]:
                size = size << 7 | byte & 0x7F
            file.seek(10 + size)
        else:
            file.seek(0)
        start = file.read(4_096)
    return any(mark in start for mark in (b"Xing", b"Info", b"VBRI"))


def _samples(frame: Any) -> FloatArray:
    """Return the samples of a frame as float32 [frames, channels], whatever they are in the codec."""
    channels = frame.layout.nb_channels
    if frame.format.is_planar and channels > _PLANES:
        frame = _packed(frame)
    values = frame.to_ndarray()
    values = values.T if frame.format.is_planar else values.reshape(-1, channels)
    if values.dtype.kind == "f":
        with np.errstate(over="ignore", invalid="ignore"):  # what does not fit is no number then, and found
            return values.astype(np.float32)
    if values.dtype == np.uint8:
        return ((values.astype(np.float32) - 128.0) / 128.0).astype(np.float32)
    return (values / float(-np.iinfo(values.dtype).min)).astype(np.float32)


def _packed(frame: Any) -> Any:
    """Return a frame with its channels interleaved."""
    import av

    (packed,) = av.AudioResampler("flt", frame.layout, frame.sample_rate).resample(frame)
    return packed


def _with_channels(block: FloatArray, channels: int) -> FloatArray:
    """Return a block with so many channels: some streams go from mono to stereo on their way."""
    if block.shape[1] == channels:
        return block
    return np.repeat(block.mean(axis=1, keepdims=True, dtype=np.float32), channels, axis=1)


def _scale(codec: str) -> Scale:
    if codec.startswith("pcm_f"):
        return Scale.FLOATING
    whole = codec.startswith(("pcm_", "alac", "flac", "ape", "tta", "wavpack", "tak"))
    return Scale.LIMITED if whole else Scale.LOSSY
