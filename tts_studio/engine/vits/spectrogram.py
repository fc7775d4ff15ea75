"""Magnitude spectrogram and log-mel, exactly as VITS and Piper compute them.

FFT and window 1024 (Hann), hop 256, reflect padding of 384 on each side, magnitude √(re² + im² + 1e-6);
80 Slaney mels from 0 Hz to half the rate, natural logarithm of max(·, 1e-5). All of it in float32.
"""

from __future__ import annotations

from functools import lru_cache

import torch
from torch import Tensor
from torch.nn import functional
from transformers.audio_utils import mel_filter_bank

FFT = 1024
HOP = 256
BINS = FFT // 2 + 1
MELS = 80


def magnitude(wave: Tensor) -> Tensor:
    """Map waves [batch, samples] to magnitudes [batch, 513, samples // 256]."""
    padded = functional.pad(wave[:, None], ((FFT - HOP) // 2,) * 2, mode="reflect")[:, 0]
    spectrum = torch.stft(
        padded, FFT, HOP, FFT, _window(FFT, wave.device), center=False, return_complex=True, onesided=True
    )
    return torch.sqrt(spectrum.real.square() + spectrum.imag.square() + 1e-6)


def log_mel(spectrogram: Tensor, rate: int) -> Tensor:
    """Map magnitudes [batch, 513, frames] to log-mels [batch, 80, frames]."""
    return torch.log(torch.clamp(_mel_filters(rate, spectrogram.device) @ spectrogram, min=1e-5))


def log_stft(wave: Tensor, fft: int) -> Tensor:
    """Map waves [batch, samples] to natural-log magnitudes [batch, fft // 2 + 1, frames], hop fft // 4."""
    spectrum = torch.stft(wave, fft, fft // 4, fft, _window(fft, wave.device), return_complex=True)
    return torch.log(spectrum.abs() + 1e-4)


@lru_cache(maxsize=16)
def _window(size: int, device: torch.device) -> Tensor:
    return torch.hann_window(size, device=device)


@lru_cache(maxsize=4)
def _mel_filters(rate: int, device: torch.device) -> Tensor:
    filters = mel_filter_bank(BINS, MELS, 0.0, rate / 2, rate, norm="slaney", mel_scale="slaney")
    return torch.from_numpy(filters.T).float().contiguous().to(device)
