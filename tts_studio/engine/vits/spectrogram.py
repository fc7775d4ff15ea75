"""Magnitude spectrogram, exactly as VITS and Piper compute it.

FFT and window 1024 (Hann), hop 256, reflect padding of 384 on each side, magnitude √(re² + im² + 1e-6), in float32.
"""

from __future__ import annotations

from functools import lru_cache

import torch
from torch import Tensor
from torch.nn import functional
from torchaudio.transforms import Spectrogram

from tts_studio.engine.vits.network import HOP_LENGTH

FFT = 1024
BINS = FFT // 2 + 1


def magnitude(wave: Tensor) -> Tensor:
    """Map waves [batch, samples] to magnitudes [batch, 513, samples // 256]."""
    padded = functional.pad(wave[:, None], ((FFT - HOP_LENGTH) // 2,) * 2, mode="reflect")[:, 0]
    spectrum = _complex_spectrogram(wave.device)(padded)
    return torch.sqrt(spectrum.real.square() + spectrum.imag.square() + 1e-6)


@lru_cache(maxsize=16)
def _complex_spectrogram(device: torch.device) -> Spectrogram:
    """Return the transform to complex spectra; VITS pads by itself, so frames are not centred."""
    return Spectrogram(FFT, hop_length=HOP_LENGTH, power=None, center=False).to(device)
