"""Magnitude spectrogram, exactly as VITS and Piper compute it.

FFT and window 1024 (Hann), hop 256, reflect padding of 384 on each side, magnitude √(re² + im² + 1e-6), in float32.
"""

from __future__ import annotations

from functools import lru_cache

import torch
from torch import Tensor
from torch.nn import functional

FFT = 1024
HOP = 256
BINS = FFT // 2 + 1


def magnitude(wave: Tensor) -> Tensor:
    """Map waves [batch, samples] to magnitudes [batch, 513, samples // 256]."""
    padded = functional.pad(wave[:, None], ((FFT - HOP) // 2,) * 2, mode="reflect")[:, 0]
    spectrum = torch.stft(
        padded, FFT, HOP, FFT, _window(FFT, wave.device), center=False, return_complex=True, onesided=True
    )
    return torch.sqrt(spectrum.real.square() + spectrum.imag.square() + 1e-6)


@lru_cache(maxsize=16)
def _window(size: int, device: torch.device) -> Tensor:
    return torch.hann_window(size, device=device)
