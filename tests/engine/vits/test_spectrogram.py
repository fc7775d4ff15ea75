from __future__ import annotations

import torch

from tts_studio.engine.vits.spectrogram import BINS, magnitude

WAVES = torch.randn(2, 8192, generator=torch.Generator().manual_seed(0)) * 0.1


def test_spectrogram_has_a_frame_for_each_256_samples():
    assert magnitude(WAVES).shape == (2, BINS, 32)


def test_spectrogram_finds_a_tone_in_its_bin():
    tone = torch.sin(2 * torch.pi * 100 * 22050 / 1024 * torch.arange(8192) / 22050)[None]
    assert set(magnitude(tone)[0, :, 2:-2].argmax(0).tolist()) == {100}
