"""An inaudible mark in synthetic speech that outlives MP3, resampling and cutting, and the detector that finds it.

Perth (Resemble AI, 2025) changes the magnitudes below 2 kHz, in a pattern that its detector has learned together with
it: https://github.com/resemble-ai/Perth . Its weights are ``resources/watermark``; what is computed with them is here,
in numpy, so that speaking needs no torch. The mark says no more than that there is one: it names no program and no
voice. ``MEASUREMENTS.md`` of the engine has what it outlives and what it costs.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
from threadpoolctl import ThreadpoolController

from tts_studio.assets import resource
from tts_studio.audio.signal import Audio, FloatArray, resample

THRESHOLD = 0.5
"""The score from which on a sound counts as marked."""

_RATE, _SIZE, _HOP, _BINS = 32_000, 2048, 320, 128  # Hz; samples of a window, and between two; below 2 kHz
_FLOOR, _DECIBELS, _LOWEST = 1e-9, 195.0, 180.0  # the networks see dB from −180 to 15, as 0 … 1
_SURE = 3.0  # what the detector gives for speech with the mark, or more; without it, less than 1
_QUIET = 0.05  # frames with less than this share of the loudest one's level carry no mark
_BATCH = 1000  # frames that are transformed at once
_PIECE, _MARGIN = 30.0, 0.5  # seconds that are marked at once, and around them: what decides reaches 0.2 s
_STRENGTH = 0.6  # of what Perth changes, in dB
_SLOPE = 0.01  # of LeakyReLU
_SHORTEST = _SIZE  # samples at 32 kHz

ComplexArray = npt.NDArray[np.complex64]
Weights = Mapping[str, FloatArray]


def mark(audio: Audio) -> Audio:
    """Return the sound with the mark; what is shorter than 64 ms stays as it is.

    The mark moves peaks by up to 1.3 dB. A sound that would pass full scale becomes softer instead: nothing is cut off.
    """
    if audio.seconds * _RATE < _SHORTEST:
        return audio
    piece, margin = round(_PIECE * audio.rate), round(_MARGIN * audio.rate)
    marked = audio.samples.copy()
    for start in range(0, len(marked), piece):  # a long sound takes no more memory than a short one
        first, end = max(0, start - margin), min(len(marked), start + piece)
        added = _added(Audio(audio.samples[first : end + margin], audio.rate))
        marked[start:end] += added[start - first : end - first]
    return Audio(marked / max(1.0, float(np.abs(marked).max())), audio.rate)


def score(audio: Audio) -> float:
    """Return how sure it is that a sound has the mark, 0 … 1; 0 for one that is shorter than 64 ms."""
    wide = resample(audio, _RATE).samples
    if len(wide) < _SHORTEST:
        return 0.0
    spectrum, levels = _analysed(wide)
    speaking = _speaking(levels)
    found = _layers(_magnitudes(spectrum), _weights("detector"))[:, 0]
    return float(np.clip((found * speaking).sum() / max(float(speaking.sum()), 1.0) / _SURE, 0.0, 1.0))


def _added(audio: Audio) -> FloatArray:
    """Return what the mark adds to each sample [frames]."""
    wide = resample(audio, _RATE).samples
    spectrum, levels = _analysed(wide)
    change = _layers(_magnitudes(spectrum), _weights("encoder")) * _speaking(levels)[:, None]
    gain = 10.0 ** (change * (_STRENGTH * _DECIBELS / 20.0)) - 1.0
    added = resample(Audio(_synthesised(spectrum * gain.astype(np.float32), len(wide)), _RATE), audio.rate).samples
    return np.pad(added, (0, max(0, len(audio.samples) - len(added))))[: len(audio.samples)]


def _layers(x: FloatArray, weights: Weights) -> FloatArray:
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
def _weights(network: str) -> Weights:
    """Return a network's weights as float32: kernels [taps, in, out] and biases [out]."""
    with np.load(resource(f"watermark/{network}.npz")) as arrays:
        return {name: arrays[name].astype(np.float32) for name in arrays}


def _analysed(samples: FloatArray) -> tuple[ComplexArray, FloatArray]:
    """Return the spectrum below 2 kHz [frames, bins], and the level of each frame over all frequencies."""
    padded = np.pad(samples, _SIZE // 2, mode="reflect")
    frames = np.lib.stride_tricks.sliding_window_view(padded, _SIZE)[::_HOP]
    low: list[Any] = []
    levels: list[Any] = []
    for start in range(0, len(frames), _BATCH):
        whole = np.fft.rfft(frames[start : start + _BATCH] * _window()).astype(np.complex64)
        low.append(whole[:, :_BINS])
        levels.append(_magnitudes(whole).sum(axis=1))
    return np.concatenate(low), np.concatenate(levels)


def _magnitudes(spectrum: ComplexArray) -> FloatArray:
    return ((20.0 * np.log10(np.maximum(np.abs(spectrum), _FLOOR)) + _LOWEST) / _DECIBELS).astype(np.float32)


def _speaking(levels: FloatArray) -> FloatArray:
    """Return 1 for the frames that carry the mark and 0 for others."""
    return (levels > _QUIET * levels.max()).astype(np.float32)


def _synthesised(spectrum: ComplexArray, length: int) -> FloatArray:
    """Return the wave [length] of a spectrum below 2 kHz, by overlapping and adding."""
    window = _window()
    wave = np.zeros(_SIZE + _HOP * len(spectrum), np.float32)
    weight = np.full_like(wave, 1e-8)
    for start in range(0, len(spectrum), _BATCH):
        for number, frame in enumerate(np.fft.irfft(spectrum[start : start + _BATCH], _SIZE) * window, start):
            wave[number * _HOP : number * _HOP + _SIZE] += frame
            weight[number * _HOP : number * _HOP + _SIZE] += window * window
    middle = slice(_SIZE // 2, _SIZE // 2 + length)
    return wave[middle] / weight[middle]


@cache
def _window() -> FloatArray:
    """Return Hann's window, periodic."""
    return np.hanning(_SIZE + 1)[:-1].astype(np.float32)
