"""Loudness of sounds that do not fit into memory, and a level that neither passes a peak nor cuts it off."""

from __future__ import annotations

import math
from array import array
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from tts_studio.audio.filtering import filtered
from tts_studio.audio.signal import SILENCE_DB, Audio, FloatArray

_BLOCK, _STEP = 0.4, 0.1  # seconds: blocks of ITU-R BS.1770-4, and how far one begins after the other
_ABSOLUTE_GATE, _RELATIVE_GATE = -70.0, -10.0  # LUFS; LU below what the first gate lets pass
_FULL = 0.98  # of full scale
_SIZE = 65_536  # samples that are filtered at once: more than what the filter remembers, at 192 kHz too
_FADED = 0.15  # seconds after which the filter has forgotten a sample
_LOOKAHEAD = 0.005  # seconds in which a limiter turns down before a peak, and up after it


class LoudnessMeter:
    """Measures the loudness of a mono sound that comes in pieces: ITU-R BS.1770-4, as ``levels.loudness`` does."""

    def __init__(self, rate: int) -> None:
        """``rate`` in Hz."""
        self._response = _k_weighting(rate)
        self._memory = np.zeros(round(_FADED * rate), np.float32)  # the last samples that came
        self._step = round(_STEP * rate)
        self._left = np.zeros(0, np.float32)
        self._powers = array("d")  # mean square of each step

    def add(self, samples: FloatArray) -> None:
        """Go on with some samples, float32 [frames]."""
        memory = len(self._memory)
        known = np.concatenate([self._memory, samples])
        self._memory = known[len(known) - memory :]
        whole = np.concatenate([self._left, filtered(known, self._response, memory)])
        count = len(whole) // self._step
        self._left = whole[count * self._step :]
        steps = whole[: count * self._step].reshape(count, self._step)
        powers: Any = np.mean(steps * steps, axis=1, dtype=np.float64)
        self._powers.extend(powers.tolist())

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


def louder(audio: Audio, decibels: float) -> Audio:
    """Return a sound that is so much louder to the ear; its peaks are held below full scale."""
    gain = np.float32(10.0 ** (decibels / 20.0))
    return Audio(limited(audio.samples * gain, _FULL, audio.rate), audio.rate)


def limited(samples: FloatArray, peak: float, rate: int) -> FloatArray:
    """Return samples [frames] none of which passes ``peak``: the sound around a louder one is turned down smoothly."""
    loudest = float(np.abs(samples).max(initial=0.0))
    if loudest <= peak:
        return samples
    reach = max(1, round(_LOOKAHEAD * rate))
    gain = np.minimum(1.0, peak / np.maximum(np.abs(samples), 1e-9))
    lowest = _lowest_around(gain, reach)
    window = np.hanning(2 * reach + 3)[1:-1]
    smooth = np.convolve(np.pad(lowest, reach, mode="edge"), window / window.sum(), "valid")
    return (samples * np.minimum(smooth, gain)).astype(np.float32)


def _lowest_around(gain: FloatArray, reach: int) -> FloatArray:
    """Return the least value within ``reach`` of each, by the minima from the ends of blocks (van Herk, 1992)."""
    width, count = 2 * reach + 1, len(gain)
    blocks = np.pad(gain, (reach, reach + -(count + 2 * reach) % width), mode="edge").reshape(-1, width)
    after = np.minimum.accumulate(blocks, axis=1).ravel()
    before = np.minimum.accumulate(blocks[:, ::-1], axis=1)[:, ::-1].ravel()
    return np.minimum(before[:count], after[2 * reach : 2 * reach + count])


@cache
def _k_weighting(rate: int) -> npt.NDArray[np.complex64]:
    """Return the response of the filter of BS.1770 at a rate (Hz), from 0 to half of it [block / 2 + 1].

    It is a shelf, +4 dB above 1,500 Hz, and a high pass at 38 Hz, both by the Audio EQ Cookbook (R. Bristow-Johnson):
    that gives the standard's figures at 48 kHz, and its curve at any other rate.
    """
    unit = np.exp(-2j * np.pi * np.arange(_SIZE // 2 + 1) / _SIZE)
    boost = 10.0 ** (4.0 / 40.0)
    turn = 2.0 * math.pi * 1500.0 / rate
    cosine, slope = math.cos(turn), 2.0 * math.sqrt(boost) * math.sin(turn) * math.sqrt(0.5)
    plus, minus = boost + 1.0, boost - 1.0
    shelf = boost * np.polyval([plus + minus * cosine - slope, -2.0 * (minus + plus * cosine),
                                plus + minus * cosine + slope], unit)  # fmt: skip
    shelf /= np.polyval([plus - minus * cosine - slope, 2.0 * (minus - plus * cosine),
                         plus - minus * cosine + slope], unit)  # fmt: skip
    turn = 2.0 * math.pi * 38.0 / rate
    cosine, sine = math.cos(turn), math.sin(turn)
    high = (1.0 + cosine) / 2.0 * np.polyval([1.0, -2.0, 1.0], unit)
    high /= np.polyval([1.0 - sine, -2.0 * cosine, 1.0 + sine], unit)
    return (shelf * high).astype(np.complex64)


def _power(lufs: float) -> float:
    return 10.0 ** ((lufs + 0.691) / 10.0)


def _lufs(powers: Any) -> float:
    return -0.691 + 10.0 * math.log10(float(np.mean(powers)))
