"""Sound as telephones, browsers and cameras store it, encoded by PyAV."""

from __future__ import annotations

import tempfile
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import numpy.typing as npt

CONTAINERS: dict[str, tuple[str, str, str]] = {
    "m4a": ("ipod", "aac", "fltp"),
    "alac": ("ipod", "alac", "s16p"),
    "aac": ("adts", "aac", "fltp"),
    "mp4": ("mp4", "aac", "fltp"),
    "mov": ("mov", "pcm_s16le", "s16"),
    "3gp": ("3gp", "aac", "fltp"),
    "amr": ("amr", "libopencore_amrnb", "s16"),
    "webm": ("webm", "libopus", "flt"),
    "mkv": ("matroska", "flac", "s16"),
    "wma": ("asf", "wmav2", "fltp"),
    "wma in wav": ("wav", "wmav2", "fltp"),
    "mp3": ("mp3", "libmp3lame", "fltp"),
    "ts": ("mpegts", "aac", "fltp"),
    "avi": ("avi", "libmp3lame", "fltp"),
}
"""Kind → container, codec and sample format."""


def encode(kind: str, samples: npt.NDArray[np.float32], rate: int, *, picture: bool = False, **options: str) -> bytes:
    """Return sound [frames] or [frames, channels] as a file of a kind; ``picture`` puts a video before it."""
    planes = np.atleast_2d(samples.T)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "sound")
        _write(path, kind, planes, rate, picture, options)
        return path.read_bytes()


def _write(
    path: Path, kind: str, planes: npt.NDArray[np.float32], rate: int, picture: bool, options: dict[str, str]
) -> None:
    form, codec, sample_format = CONTAINERS[kind]
    layout = {1: "mono", 2: "stereo", 6: "5.1", 8: "7.1"}[len(planes)]
    with av.open(str(path), "w", format=form, container_options=options) as container:
        video: Any = container.add_stream("mpeg4", rate=10) if picture else None
        stream: Any = container.add_stream(codec, rate=rate, layout=layout)
        stream.bit_rate = 12_200 if kind == "amr" else 96_000
        if video is not None:
            video.width = video.height = 32
            for _ in range(3):
                container.mux(video.encode(av.VideoFrame.from_ndarray(np.zeros((32, 32, 3), np.uint8))))
            container.mux(video.encode(None))
        resampler = av.AudioResampler(sample_format, layout, rate)
        interleaved = np.ascontiguousarray(planes.T, np.float32).reshape(1, -1)  # PyAV miscounts eight planes
        frame = av.AudioFrame.from_ndarray(interleaved, "flt", layout)
        frame.sample_rate, frame.pts, frame.time_base = rate, 0, Fraction(1, rate)
        fifo = av.AudioFifo()
        for part in resampler.resample(frame):
            fifo.write(part)
        size = stream.codec_context.frame_size or 1024
        while part := fifo.read(size) or fifo.read(size, partial=True):
            container.mux(stream.encode(part))
        container.mux(stream.encode(None))
