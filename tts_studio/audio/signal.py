"""A mono signal with its sample rate, and the few operations that everything else builds on."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import soxr

FloatArray = npt.NDArray[np.float32]
IntArray = npt.NDArray[np.int32]

SILENCE_DB = -120.0
"""What digital silence measures: low enough for any microphone, and finite, so that it can be stored as JSON."""


@dataclass(frozen=True, eq=False)
class Audio:
    """A mono recording or piece of speech."""

    samples: FloatArray
    """float32 [frames], −1 … 1."""
    rate: int
    """Frames per second (Hz)."""

    @property
    def seconds(self) -> float:
        """Duration in seconds."""
        return len(self.samples) / self.rate


def joined(parts: Sequence[Audio]) -> Audio:
    """Return parts of one rate, at least one of them, as one sound; raises ValueError for none."""
    return Audio(np.concatenate([part.samples for part in parts]), parts[0].rate)


def resample(audio: Audio, rate: int) -> Audio:
    """Return the same sound at another rate (Hz), by soxr's high-quality band-limited filter."""
    if rate == audio.rate:
        return audio
    samples = soxr.resample(audio.samples, audio.rate, rate, quality="HQ")
    return Audio(np.clip(samples, -1.0, 1.0, dtype=np.float32), rate)


def to_pcm(samples: FloatArray, bits: int) -> IntArray:
    """Return samples −1 … 1 [frames] as integers of ``bits`` bits, rounded and limited to full scale.

    libsndfile wants them in the upper bits of 32: shift them to the left by ``32 - bits``.
    """
    limit = 1 << (bits - 1)
    return np.clip(np.rint(samples.astype(np.float64) * limit), -limit, limit - 1).astype(np.int32)


def decibels(x: float) -> float:
    """Return an amplitude relative to full scale in decibels: 20·log10(x), never below −120 dB."""
    return max(SILENCE_DB, 20.0 * math.log10(x)) if x > 0.0 else SILENCE_DB
