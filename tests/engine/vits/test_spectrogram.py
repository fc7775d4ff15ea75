from __future__ import annotations

import numpy as np
import torch

from tts_studio.engine.vits.spectrogram import BINS, magnitude

WAVES = torch.randn(2, 8192, generator=torch.Generator().manual_seed(0)) * 0.1


def test_spectrogram_has_a_frame_for_each_256_samples():
    assert magnitude(WAVES).shape == (2, BINS, 32)


def test_spectrogram_finds_a_tone_in_its_bin():
    tone = torch.sin(2 * torch.pi * 100 * 22050 / 1024 * torch.arange(8192) / 22050)[None]
    assert set(magnitude(tone)[0, :, 2:-2].argmax(0).tolist()) == {100}


def test_spectrogram_is_that_of_vits():
    wave = WAVES[0].double().numpy()
    padded = np.pad(wave, 384, mode="reflect")
    window = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(1024) / 1024)
    frames = [np.fft.rfft(padded[start : start + 1024] * window) for start in range(0, len(padded) - 1023, 256)]
    expected = np.sqrt(np.abs(np.stack(frames, axis=1)) ** 2 + 1e-6)
    assert np.allclose(magnitude(WAVES)[0].numpy(), expected, atol=1e-4)
