"""What a vocoder needs to know of a recording: its spectral envelope, how much of it is noise, and its pitch.

By WORLD (M. Morise et al., 2016, doi:10.1587/transinf.2015EDP7457), as in ``pyworld``: Harvest for the pitch,
CheapTrick for the envelope, D4C for the noise. All of it takes 0.22 of a recording's duration on one core, of which
Harvest takes 0.14; DIO takes a tenth of that, but doubles the pitch of voices that creak. What each choice is worth to
the ear is in engine/MEASUREMENTS.md (“What the vocoder keeps”).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt
import pyworld

from tts_studio.audio.signal import Audio, FloatArray

SUBFRAMES = 2
"""Sub-frames of a latent frame, each with an envelope and an aperiodicity: one each 5.8 ms, since a frame's 11.6 ms
would blur plosives (MOS 4.3 against 4.0 and less)."""
FFT_SIZE = 1024
BINS = FFT_SIZE // 2 + 1
ENVELOPE_POINTS = 80
APERIODICITY_POINTS = 12
FLOOR = -8.0
"""Nepers relative to a full-scale sine below which an envelope is cut off: what lies lower cannot be heard."""
ORDER = 100
"""Cepstral coefficients of an envelope, up to 4.5 ms: faster ripples are harmonics of any pitch below 220 Hz."""
REFERENCE_F0 = 150.0
"""Hz; F0 is given as log2(F0 ÷ this)."""
LOWEST, HIGHEST = 40.0, 600.0
"""Hz: from a deep man's creak to a child."""

_FINE = 2  # times ``FFT_SIZE``, since WORLD wants room for three periods of the lowest pitch
_LEAST_POWER = np.exp(2 * 2 * FLOOR)  # of a digital silence, whose logarithm would be infinite

_Doubles = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Analysis:
    """A recording of ``frames`` × hop samples as a vocoder sees it."""

    envelope: FloatArray
    """Log magnitude [2 × frames, 80] in nepers at ``points``, at least ``FLOOR``."""
    aperiodicity: FloatArray
    """Share of noise in the magnitude [2 × frames, 12], 0 … 1; 1 where there is no voice."""
    log2_f0: FloatArray
    """log2(F0 ÷ ``REFERENCE_F0``), octaves [frames], at the middles of frames; NaN where there is no voice."""


def analyse(audio: Audio, hop: int) -> Analysis:
    """Analyse a recording; what is left over after the last whole frame is not looked at."""
    frames = len(audio.samples) // hop
    samples = audio.samples[: frames * hop].astype(np.float64)
    step = hop / SUBFRAMES / audio.rate
    found, _ = pyworld.harvest(samples, audio.rate, LOWEST, HIGHEST, frame_period=1000.0 * step)
    borders = np.zeros(SUBFRAMES * frames + 1)
    borders[: len(found)] = found[: len(borders)]
    times = step * (0.5 + np.arange(SUBFRAMES * frames))
    frequency = _middles(borders)
    fft_size = _FINE * FFT_SIZE
    power = pyworld.cheaptrick(samples, frequency, times, audio.rate, fft_size=fft_size)[:, ::_FINE]
    # D4C's own decision whether there is a voice at all (threshold 0.85) takes weak voices for noise.
    noise = pyworld.d4c(samples, frequency, times, audio.rate, fft_size=fft_size, threshold=0.0)[:, ::_FINE]
    envelope = _smooth(0.5 * np.log(np.maximum(power, _LEAST_POWER))) @ fitting_matrix(ENVELOPE_POINTS, audio.rate)
    aperiodicity = noise @ fitting_matrix(APERIODICITY_POINTS, audio.rate)
    return Analysis(
        np.maximum(envelope, FLOOR).astype(np.float32),
        np.clip(aperiodicity, 0.0, 1.0).astype(np.float32),
        _log2_f0(borders),
    )


@cache
def points(count: int, rate: int) -> _Doubles:
    """Return the frequencies, in bins of an FFT of 1024, at which a spectrum is described: evenly spaced mels."""
    top = _mel(np.array(rate / 2))
    return np.interp(np.linspace(0.0, float(top), count), _mel(np.linspace(0.0, rate / 2, BINS)), np.arange(BINS))


@cache
def interpolation_matrix(count: int, rate: int) -> _Doubles:
    """Return the matrix [count, 513] that interpolates linearly between values at ``points``."""
    bins, places = np.arange(BINS), points(count, rate)
    return np.stack([np.interp(bins, places, row) for row in np.eye(count)])


@cache
def fitting_matrix(count: int, rate: int) -> _Doubles:
    """Return the pseudo-inverse [513, count] of ``interpolation_matrix``: a spectrum → its least-squares ``points``."""
    return np.linalg.pinv(interpolation_matrix(count, rate)).astype(np.float64)


def _mel(frequency: _Doubles) -> _Doubles:
    return 2595.0 * np.log10(1.0 + frequency / 700.0)


def _middles(borders: _Doubles) -> _Doubles:
    """Return the pitch between two neighbours; if only one of them has a pitch, that one."""
    before, after = borders[:-1], borders[1:]
    return np.where((before > 0.0) & (after > 0.0), 0.5 * (before + after), np.maximum(before, after))


def _smooth(magnitude: _Doubles) -> _Doubles:
    """Keep ``ORDER`` cepstral coefficients of log spectra [..., 513]."""
    cepstrum = np.fft.irfft(magnitude)
    cepstrum[:, ORDER : FFT_SIZE - ORDER + 1] = 0.0
    return np.fft.rfft(cepstrum).real


def _log2_f0(borders: _Doubles) -> FloatArray:
    """Return log2(F0 ÷ reference) [frames]; NaN unless a frame is voiced at its beginning, middle and end."""
    parts = np.stack([borders[:-2:SUBFRAMES], borders[1::SUBFRAMES], borders[2::SUBFRAMES]])
    voiced = (parts > 0.0).all(0)
    octaves = np.full(parts.shape[1], np.nan, np.float32)
    octaves[voiced] = np.log2(parts[:, voiced] / REFERENCE_F0).mean(0)
    return octaves
