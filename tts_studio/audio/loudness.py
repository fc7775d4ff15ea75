"""Loudness of sounds that do not fit into memory, and a level that neither passes a peak nor cuts it off."""

from __future__ import annotations

import math
from array import array
from typing import Any

import numpy as np

from tts_studio.audio.signal import SILENCE_DB, FloatArray

_BLOCK, _STEP = 0.4, 0.1  # seconds: blocks of ITU-R BS.1770-4, and how far one begins after the other
_ABSOLUTE_GATE, _RELATIVE_GATE = -70.0, -10.0  # LUFS; LU below what the first gate lets pass
_LOOKAHEAD = 0.005  # seconds in which a limiter turns down before a peak, and up after it


class LoudnessMeter:
    """Measures the loudness of a mono sound that comes in pieces: ITU-R BS.1770-4, as ``levels.loudness`` does."""

    def __init__(self, rate: int) -> None:
        """``rate`` in Hz."""
        import pyloudnorm

        # Its filters are those of the standard at any rate; it lists them high shelf first.
        self._filters: list[Any] = list(pyloudnorm.Meter(rate)._filters.values())  # pyright: ignore[reportPrivateUsage]
        self._states = [np.zeros(max(len(one.a), len(one.b)) - 1) for one in self._filters]
        self._step = round(_STEP * rate)
        self._left = np.zeros(0)
        self._powers = array("d")  # mean square of each step

    def add(self, samples: FloatArray) -> None:
        """Go on with some samples, float32 [frames]."""
        from scipy.signal import lfilter

        weighted: Any = samples.astype(np.float64)
        for place, one in enumerate(self._filters):
            weighted, self._states[place] = lfilter(one.b, one.a, weighted, zi=self._states[place])
            weighted = weighted * one.passband_gain
        whole = np.concatenate([self._left, weighted])
        count = len(whole) // self._step
        self._left = whole[count * self._step :]
        steps = whole[: count * self._step].reshape(count, self._step)
        self._powers.extend(np.mean(steps * steps, axis=1).tolist())

    def integrated(self) -> float:
        """Return the loudness of all that came, in LUFS; −120 for silence and for less than a block of 0.4 s."""
        steps = round(_BLOCK / _STEP)
        powers = np.asarray(self._powers)
        if len(powers) < steps:
            return SILENCE_DB
        blocks = np.convolve(powers, np.full(steps, 1 / steps), "valid")
        loud = blocks[blocks > _power(_ABSOLUTE_GATE)]
        if not len(loud):
            return SILENCE_DB
        return _lufs(loud[loud > _power(_lufs(loud) + _RELATIVE_GATE)])


def limited(samples: FloatArray, peak: float, rate: int) -> FloatArray:
    """Return samples [frames] none of which passes ``peak``: the sound around a louder one is turned down smoothly."""
    from scipy.ndimage import minimum_filter1d

    loudest = float(np.abs(samples).max(initial=0.0))
    if loudest <= peak:
        return samples
    reach = max(1, round(_LOOKAHEAD * rate))
    gain = np.minimum(1.0, peak / np.maximum(np.abs(samples), 1e-9))
    lowest = minimum_filter1d(gain, 2 * reach + 1, mode="nearest")
    window = np.hanning(2 * reach + 3)[1:-1]
    smooth = np.convolve(np.pad(lowest, reach, mode="edge"), window / window.sum(), "valid")
    return (samples * np.minimum(smooth, gain)).astype(np.float32)


def _power(lufs: float) -> float:
    return 10.0 ** ((lufs + 0.691) / 10.0)


def _lufs(powers: Any) -> float:
    return -0.691 + 10.0 * math.log10(float(np.mean(powers)))
