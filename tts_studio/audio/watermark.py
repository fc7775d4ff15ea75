"""An inaudible mark in synthetic speech that outlives MP3, resampling and cutting, and the detector that finds it.

Perth (Resemble AI, 2025) changes the magnitudes below 2 kHz, in a pattern that its detector has learned together with
it: https://github.com/resemble-ai/Perth . What its encoder changes is the same for all speech but for some hundredths
of a dB, so the mark is a filter here, ``resources/watermark/pattern.npz`` (``packaging/watermark_pattern.py`` makes
it), at a fiftieth of the encoder's cost. The detector is Perth's network, in numpy, so that it needs no torch. The mark
says no more than that there is one: it names no program and no voice. ``MEASUREMENTS.md`` of the engine has what it
outlives and what it costs.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
from threadpoolctl import ThreadpoolController

from tts_studio.assets import resource
from tts_studio.audio.filtering import filtered
from tts_studio.audio.signal import Audio, FloatArray, resample

THRESHOLD = 0.5
"""The score from which on a sound counts as marked."""

RATE = 32_000
"""Hz at which Perth hears a sound."""
DECIBELS = 195.0
"""What is 1 to its networks, which see −180 to 15 dB as 0 … 1."""

_SIZE, _HOP, _BINS = 2048, 320, 128  # samples of a window, and between two; those below 2 kHz
_FLOOR, _LOWEST = 1e-9, 180.0
_SURE = 3.0  # what the detector gives for speech with the mark, or more; without it, less than 1
_QUIET = 0.05  # frames with less than this share of the loudest one's level are not judged by
_BATCH = 1000  # frames that are transformed at once
_BLOCK = 16_384  # samples that are filtered at once
_REACH = 0.032  # seconds: what lies further away changes a sample by less than a thousandth of the mark
_STRENGTH = 0.6  # of what Perth changes, in dB
_SLOPE = 0.01  # of LeakyReLU
_SHORTEST = _SIZE  # samples at 32 kHz

ComplexArray = npt.NDArray[np.complex64]
Weights = Mapping[str, FloatArray]


def mark(audio: Audio) -> Audio:
    """Return the sound with the mark; what is shorter than 64 ms stays as it is.

    The mark moves peaks by up to 1.3 dB. A sound that would pass full scale becomes softer instead: nothing is cut off.
    """
    if audio.seconds * RATE < _SHORTEST:
        return audio
    response, reach = _filter(audio.rate)
    marked = filtered(np.pad(audio.samples, reach), response, 2 * reach)
    loudest = max(float(marked.max()), -float(marked.min()))
    return Audio(marked / np.float32(loudest) if loudest > 1.0 else marked, audio.rate)


def score(audio: Audio) -> float:
    """Return how sure it is that a sound has the mark, 0 … 1; 0 for one that is shorter than 64 ms."""
    wide = resample(audio, RATE).samples
    if len(wide) < _SHORTEST:
        return 0.0
    spectrum, levels = analysed(wide)
    judged = speaking(levels)
    found = layers(magnitudes(spectrum), _weights())[:, 0]
    return float(np.clip((found * judged).sum() / max(float(judged.sum()), 1.0) / _SURE, 0.0, 1.0))


@cache
def _filter(rate: int) -> tuple[ComplexArray, int]:
    """Return the spectrum of the mark's filter at a rate (Hz) in a block, and how many samples it reaches either way.

    It is what scaling the bins of a short-time transform amounts to: each gain is a cosine, and the windows of analysis
    and synthesis let it fade.
    """
    with np.load(resource("watermark/pattern.npz")) as arrays:
        change = arrays["decibels"].astype(np.float64)
    gains = (10.0 ** (_STRENGTH * change / 20.0) - 1.0) * np.where(np.arange(_BINS) == 0, 1.0, 2.0) / _SIZE
    reach = round(_REACH * rate)
    lags = np.arange(-reach, reach + 1) * (RATE / rate)
    taps = np.cos(2.0 * np.pi / _SIZE * lags[:, None] * np.arange(_BINS)) @ gains * (RATE / rate)
    window = _window()
    faded = np.correlate(window, window, "full") / float(window @ window)
    taps *= np.interp(lags, np.arange(1 - _SIZE, _SIZE), faded)
    taps[reach] += 1.0
    return np.fft.rfft(taps, _BLOCK).astype(np.complex64), reach


def layers(x: FloatArray, weights: Weights) -> FloatArray:
    """Return what seven convolutions over time make of [frames, channels].

    On one thread: the products are small, and several threads would wait for one another at each. Beside other busy
    programs that takes a second instead of 20 ms for a short sentence.
    """
    with _blas().limit(limits=1):
        return _convolved(x, weights)


def _convolved(x: FloatArray, weights: Weights) -> FloatArray:
    for number in range(7):
        kernel, bias = weights[f"{number}.weight"], weights[f"{number}.bias"]
        reach = len(kernel) // 2
        padded = np.pad(x, ((reach, reach), (0, 0)))
        x = sum((padded[tap : tap + len(x)] @ each for tap, each in enumerate(kernel)), start=bias)
        if number < 6:
            x = np.maximum(x, _SLOPE * x)
    return x


@cache
def _blas() -> ThreadpoolController:
    return ThreadpoolController().select(user_api="blas")


@cache
def _weights() -> Weights:
    """Return the detector's weights as float32: kernels [taps, in, out] and biases [out]."""
    with np.load(resource("watermark/detector.npz")) as arrays:
        return {name: arrays[name].astype(np.float32) for name in arrays}


def analysed(samples: FloatArray) -> tuple[ComplexArray, FloatArray]:
    """Return the spectrum below 2 kHz [frames, bins], and the level of each frame over all frequencies."""
    padded = np.pad(samples, _SIZE // 2, mode="reflect")
    frames = np.lib.stride_tricks.sliding_window_view(padded, _SIZE)[::_HOP]
    low: list[Any] = []
    levels: list[Any] = []
    for start in range(0, len(frames), _BATCH):
        whole = np.fft.rfft(frames[start : start + _BATCH] * _window()).astype(np.complex64)
        low.append(whole[:, :_BINS])
        levels.append(magnitudes(whole).sum(axis=1))
    return np.concatenate(low), np.concatenate(levels)


def magnitudes(spectrum: ComplexArray) -> FloatArray:
    """Return a spectrum as the networks see it."""
    return ((20.0 * np.log10(np.maximum(np.abs(spectrum), _FLOOR)) + _LOWEST) / DECIBELS).astype(np.float32)


def speaking(levels: FloatArray) -> FloatArray:
    """Return 1 for the frames that are loud enough to judge by and 0 for others."""
    return (levels > _QUIET * levels.max()).astype(np.float32)


@cache
def _window() -> FloatArray:
    """Return Hann's window, periodic."""
    return np.hanning(_SIZE + 1)[:-1].astype(np.float32)
