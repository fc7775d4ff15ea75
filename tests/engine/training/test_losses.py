from __future__ import annotations

import pytest
import torch

from tts_studio.engine.training.losses import kl_divergence


def test_divergence_of_equal_gaussians_is_nothing_on_average():
    generator = torch.Generator().manual_seed(1)
    mean, log = torch.randn(1, 192, 5000, generator=generator), torch.full((1, 192, 5000), -0.5)
    sample = mean + torch.randn(mean.shape, generator=generator) * log.exp()
    mask = torch.ones(1, 1, 5000)
    assert abs(float(kl_divergence(sample, log, mean, log, mask))) < 0.5  # nats per frame of 192 values


def test_divergence_ignores_padding():
    values = [torch.randn(1, 192, 10) for _ in range(4)]
    mask = (torch.arange(10) < 6).float()[None, None]
    short = [value[..., :6] for value in values]
    assert kl_divergence(*values, mask) == pytest.approx(float(kl_divergence(*short, mask[..., :6])), rel=1e-5)
