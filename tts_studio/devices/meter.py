"""The level of the microphone now: written block by block by one thread, read by another."""

from __future__ import annotations

import math
import threading
from dataclasses import dataclass

import numpy as np

from tts_studio.audio import quality
from tts_studio.audio.signal import SILENCE_DB, FloatArray, decibels


@dataclass(frozen=True)
class Levels:
    """The level since the last reading."""

    peak_dbfs: float = SILENCE_DB
    """Largest sample, −120 … 0."""
    rms_dbfs: float = SILENCE_DB
    """Root mean square, −120 … 0."""
    clipped: bool = False
    """Whether a sample reached full scale."""


class Meter:
    """Gathers the level between two readings; neither side ever waits for the other."""

    def __init__(self) -> None:
        self._lock = threading.Lock()  # held for a few additions only
        self._last = Levels()
        self._clear()

    def add(self, samples: FloatArray) -> None:
        """Add the next samples [frames]."""
        if not len(samples):
            return
        peak = float(np.abs(samples).max())
        energy = float(np.square(samples, dtype=np.float64).sum())
        clipped = quality.clipped_share(samples) > 0.0
        with self._lock:
            self._peak = max(self._peak, peak)
            self._energy += energy
            self._count += len(samples)
            self._clipped |= clipped

    def read(self) -> Levels:
        """Return the level since the last call; without new samples, the same as before."""
        with self._lock:
            if self._count:
                rms = math.sqrt(self._energy / self._count)
                self._last = Levels(min(0.0, decibels(self._peak)), min(0.0, decibels(rms)), self._clipped)
                self._clear()
            return self._last

    def _clear(self) -> None:
        self._peak = 0.0
        self._energy = 0.0
        self._count = 0
        self._clipped = False
