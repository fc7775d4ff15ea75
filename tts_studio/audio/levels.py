"""How loud a recording is, by peak and by ear, and how a meter shows it."""

from __future__ import annotations

import math

import numpy as np

from tts_studio.audio.signal import SILENCE_DB, Audio, FloatArray, decibels

_QUIET = 0.01  # share of the loudest sample: softer is breath
_BEFORE = 0.01  # seconds
_BLOCK_SECONDS = 0.4  # what ITU-R BS.1770 measures at a time

_SCALE_DBFS = (-70.0, -60.0, -50.0, -40.0, -30.0, -20.0, 0.0)
_SCALE_SHARE = (0.0, 0.025, 0.075, 0.15, 0.3, 0.5, 1.0)


def peak_dbfs(audio: Audio) -> float:
    """Return the largest sample in decibels relative to full scale, −120 … 0."""
    return decibels(float(np.abs(audio.samples).max(initial=0.0)))


def loudness(audio: Audio) -> float:
    """Return the integrated loudness in LUFS (ITU-R BS.1770-4), −120 for silence.

    A recording shorter than one block of 0.4 s is measured as if it went on repeating itself.
    """
    import pyloudnorm  # brings scipy, which takes a third of a second

    if not len(audio.samples):
        return SILENCE_DB
    block = int(_BLOCK_SECONDS * audio.rate) + 1
    samples = np.resize(audio.samples, max(block, len(audio.samples))).astype(np.float64)
    return max(SILENCE_DB, float(pyloudnorm.Meter(audio.rate).integrated_loudness(samples)))


def at_peak(samples: FloatArray, peak: float = 1.0) -> FloatArray:
    """Return samples scaled so that the largest is ``peak``, as Piper does with each sentence; silence stays."""
    largest = float(np.abs(samples).max(initial=0.0))
    return (samples * (peak / largest)).astype(np.float32) if largest >= 1e-8 else np.zeros_like(samples)


def from_first_sound(samples: FloatArray, rate: int) -> FloatArray:
    """Return samples [frames] without the quiet before the first sound, of which 10 ms stay; silence as it is."""
    loud = np.flatnonzero(np.abs(samples) > _QUIET * float(np.abs(samples).max(initial=0.0)))
    return samples[max(0, int(loud[0]) - round(_BEFORE * rate)) :] if len(loud) else samples


def iec_scale(dbfs: float) -> float:
    """Return how far a meter moves at a level in dBFS, 0 … 1, by IEC 60268-18: finest where it matters, at the top."""
    return float(np.interp(dbfs, _SCALE_DBFS, _SCALE_SHARE))


class PeakHold:
    """The mark of a meter that stays at the highest level for a while and then falls."""

    def __init__(self, hold: float = 1.5, fall: float = 20.0) -> None:
        """Hold for ``hold`` seconds (``inf``: for ever), then fall by ``fall`` decibels a second."""
        self.hold = hold
        self.fall = fall
        self.level = SILENCE_DB
        """dBFS."""
        self._age = 0.0

    def update(self, dbfs: float, seconds: float) -> float:
        """Return the mark after ``seconds`` more, in which the level was ``dbfs``."""
        overdue = max(0.0, self._age + seconds - max(self.hold, self._age))
        fallen = max(SILENCE_DB, self.level - self.fall * overdue)
        self._age += seconds
        self.level = fallen
        if dbfs >= fallen:
            self.level, self._age = dbfs, 0.0
        return self.level


class Ballistics:
    """How a meter's bars move: power over 300 ms, peaks up at once and down slowly."""

    def __init__(self, integration: float = 0.3, fall: float = 20.0 / 1.7) -> None:
        """Average over ``integration`` seconds; let the peak fall by ``fall`` decibels a second (IEC 60268-10, I)."""
        self.integration = integration
        self._peak = PeakHold(0.0, fall)
        self._power = 0.0

    @property
    def rms_dbfs(self) -> float:
        """Level of the averaged power, −120 … 0."""
        return decibels(math.sqrt(self._power))

    @property
    def peak_dbfs(self) -> float:
        """Level of the peak bar, −120 … 0."""
        return self._peak.level

    def update(self, peak_dbfs: float, rms_dbfs: float, seconds: float) -> None:
        """Go on by ``seconds``, in which the sound had these levels in dBFS."""
        share = 1.0 - math.exp(-seconds / self.integration)
        power = 10.0 ** (rms_dbfs / 10.0) if rms_dbfs > SILENCE_DB else 0.0
        self._power += share * (power - self._power)
        self._peak.update(peak_dbfs, seconds)
