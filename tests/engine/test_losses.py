from __future__ import annotations

import numpy as np
import pytest
import torch

from tts_studio.engine.vits.discriminators import Discriminators
from tts_studio.engine.vits.losses import (
    adversarial_loss,
    discriminator_loss,
    feature_distance,
    gaussian_nll,
    kl_divergence,
    mel_distance,
    stft_distance,
)
from tts_studio.engine.vits.spectrogram import BINS, log_mel, magnitude

WAVES = torch.randn(2, 8192, generator=torch.Generator().manual_seed(0)) * 0.1


def test_identical_waves_have_no_distance():
    assert mel_distance(WAVES, WAVES, 22050) == 0
    assert stft_distance(WAVES, WAVES) == 0
    judged = Discriminators(2)(WAVES)
    assert feature_distance(judged, judged) == 0


def test_different_waves_have_a_distance_that_can_be_lowered():
    other = (WAVES * 0.5).requires_grad_()
    loss = mel_distance(other, WAVES, 22050) + stft_distance(other, WAVES)
    loss.backward()
    assert loss > 0
    assert other.grad is not None
    assert other.grad.abs().sum() > 0


def test_spectrogram_has_a_frame_for_each_256_samples():
    assert magnitude(WAVES).shape == (2, BINS, 32)
    assert log_mel(magnitude(WAVES), 22050).shape == (2, 80, 32)


def test_spectrogram_finds_a_tone_in_its_bin():
    tone = torch.sin(2 * torch.pi * 100 * 22050 / 1024 * torch.arange(8192) / 22050)[None]
    assert set(magnitude(tone)[0, :, 2:-2].argmax(0).tolist()) == {100}


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


def test_likelihood_is_best_at_the_true_mean():
    target, log = torch.randn(1, 4, 10), torch.zeros(1, 4, 10)
    assert gaussian_nll(target, target, log) < gaussian_nll(target, target + 0.1, log)


def test_perfect_judges_have_no_loss_and_leave_the_generator_all_of_it():
    features = [torch.zeros(1)]
    real, generated = [(torch.ones(2, 5), features)] * 3, [(torch.zeros(2, 5), features)] * 3
    assert discriminator_loss(real, generated) == 0
    assert adversarial_loss(generated) == 3


def test_judges_learn_and_freezing_keeps_them():
    judges = Discriminators(2)
    assert all(parameter.requires_grad for parameter in judges.parameters())
    with judges.frozen():
        waves = WAVES.clone().requires_grad_()
        adversarial_loss(judges(waves)).backward()
        assert waves.grad is not None
        assert all(parameter.grad is None for parameter in judges.parameters())
    discriminator_loss(judges(WAVES), judges(-WAVES)).backward()
    assert all(parameter.grad is not None for parameter in judges.parameters())
    assert np.isfinite(sum(float(p.grad.abs().sum()) for p in judges.parameters() if p.grad is not None))
