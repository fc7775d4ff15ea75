"""Speech as a stream of bytes in a format that can be played while it is still being made; by FFmpeg's encoders."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

import av
import av.error
import numpy as np
import soxr

from tts_studio.audio.signal import FloatArray, to_pcm
from tts_studio.errors import AudioError


@dataclass(frozen=True)
class StreamFormat:
    """A format that is made front to back, without going back to its beginning."""

    media_type: str
    """As HTTP names it."""
    container: str = ""
    """FFmpeg's name of the container; empty for samples alone."""
    codec: str = ""
    rates: tuple[int, ...] = ()
    """The only rates (Hz) that it has, ascending; empty for any."""
    bits_per_second: int | None = None
    options: Mapping[str, str] = field(default_factory=dict[str, str])
    """Of the container."""
    codec_options: Mapping[str, str] = field(default_factory=dict[str, str])
    """Of the encoder."""

    def rate_for(self, rate: int) -> int:
        """Return the lowest rate (Hz) that loses nothing, or the highest one."""
        return next((each for each in self.rates if each >= rate), self.rates[-1]) if self.rates else rate


_USUAL = (8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000)
STREAMS: Mapping[str, StreamFormat] = MappingProxyType(
    {
        "mp3": StreamFormat("audio/mpeg", "mp3", "libmp3lame", _USUAL, 64_000, {"write_xing": "0"}),
        "opus": StreamFormat(
            "audio/ogg", "ogg", "libopus", (8_000, 12_000, 16_000, 24_000, 48_000), 32_000, {"page_duration": "200000"}
        ),
        "aac": StreamFormat("audio/aac", "adts", "aac", _USUAL, 64_000, {"write_id3v2": "1"}),
        "flac": StreamFormat("audio/flac", "flac", "flac"),
        "wav": StreamFormat("audio/wav", "wav", "pcm_s16le"),
        "pcm": StreamFormat("audio/pcm", rates=(24_000,)),
    }
)
"""By the names that OpenAI's interface has for them. ``pcm`` is 24 kHz, signed 16 bit, little endian, mono."""


class StreamEncoder:
    """Makes bytes, or a file, of samples, some at a time; what it gives, one after the other, is one playable sound."""

    def __init__(
        self,
        form: StreamFormat,
        rate: int,
        tags: Mapping[str, str] | None = None,
        path: Path | None = None,
        chapters: Sequence[Any] = (),
    ) -> None:
        """``rate`` is that of the samples (Hz); ``tags`` go into the metadata of formats that have some.

        With ``path`` all goes into that file, whose header may be completed at the end, and no bytes are given.
        ``chapters`` are PyAV's. Raises AudioError if there is no such encoder here.
        """
        self._rate = form.rate_for(rate)
        self._resampler = soxr.ResampleStream(rate, self._rate, 1) if self._rate != rate else None
        self._sink = _Sink()
        self._container: Any = None
        self._frames = 0
        if form.container:
            try:
                self._open(form, tags or {}, path, chapters)
            except (av.error.FFmpegError, ValueError) as error:
                raise AudioError("The sound could not be written as {format}.", format=form.codec) from error

    def add(self, samples: FloatArray) -> bytes:
        """Return the bytes that are ready after some more samples, float32 [frames], −1 … 1."""
        return self._encoded(samples, last=False)

    def finish(self) -> bytes:
        """Return the last bytes; nothing can be added then."""
        rest = self._encoded(np.zeros(0, np.float32), last=True)
        if self._container is None:
            return rest
        self._mux(self._converter.resample(None))
        self._mux([None])
        self._container.close()
        return rest + self._sink.taken()

    def close(self) -> None:
        """Free the encoder, also of a sound that is not finished."""
        if self._container is not None:
            self._container.close()

    def _open(self, form: StreamFormat, tags: Mapping[str, str], path: Path | None, chapters: Sequence[Any]) -> None:
        sink = self._sink if path is None else str(path)
        self._container = av.open(sink, "w", format=form.container, options=dict(form.options))
        self._container.metadata.update(tags)
        if chapters:
            self._container.set_chapters(chapters)
        self._stream: Any = self._container.add_stream(form.codec, rate=self._rate, options=dict(form.codec_options))
        self._stream.layout = "mono"
        if form.bits_per_second:
            self._stream.bit_rate = form.bits_per_second
        self._stream.codec_context.open()  # only then its frames' size is known
        context = self._stream.codec_context
        self._converter = av.AudioResampler(
            format=context.format.name, layout="mono", rate=self._rate, frame_size=context.frame_size or None
        )

    def _encoded(self, samples: FloatArray, *, last: bool) -> bytes:
        if self._resampler is not None:
            samples = np.clip(self._resampler.resample_chunk(samples, last=last), -1.0, 1.0)
        if self._container is None:
            return to_pcm(samples, 16).astype("<i2").tobytes()
        if len(samples):
            frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples[None]), format="flt", layout="mono")
            frame.sample_rate, frame.pts = self._rate, self._frames
            self._frames += len(samples)
            self._mux(self._converter.resample(frame))
        return self._sink.taken()

    def _mux(self, frames: Iterable[Any]) -> None:
        for frame in frames:
            self._container.mux(self._stream.encode(frame))


class _Sink:
    """A file that can only be written to: FFmpeg then goes back to no header."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def write(self, data: Any) -> int:
        self._parts.append(bytes(data))
        return len(data)

    def taken(self) -> bytes:
        """Return what was written since the last time."""
        whole = b"".join(self._parts)
        self._parts.clear()
        return whole
