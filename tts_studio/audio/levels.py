"""How loud a recording is, by peak, by power and by ear."""

from __future__ import annotations

import numpy as np

from tts_studio.audio.signal import SILENCE_DB, Audio, decibels

_BLOCK_SECONDS = 0.4  # what ITU-R BS.1770 measures at a time


def peak_dbfs(audio: Audio) -> float:
    """Return the largest sample in decibels relative to full scale, −120 … 0."""
    return decibels(float(np.abs(audio.samples).max(initial=0.0)))


def rms_dbfs(audio: Audio) -> float:
    """Return the root mean square in decibels relative to full scale, −120 … 0 (a full square wave has 0)."""
    if not len(audio.samples):
        return SILENCE_DB
    return decibels(float(np.sqrt(np.mean(np.square(audio.samples, dtype=np.float64)))))


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
