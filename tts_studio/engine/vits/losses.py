"""The losses of a VITS training step, each a mean over real frames or samples."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional

from tts_studio.engine.vits.discriminators import Judgement
from tts_studio.engine.vits.spectrogram import log_mel, log_stft, magnitude

STFT_RESOLUTIONS = (512, 2048)


def mel_distance(generated: Tensor, real: Tensor, rate: int) -> Tensor:
    """Mean absolute difference of the log-mels of waves [batch, samples]."""
    return functional.l1_loss(log_mel(magnitude(generated), rate), log_mel(magnitude(real), rate))


def stft_distance(generated: Tensor, real: Tensor) -> Tensor:
    """Mean absolute difference of log magnitudes, summed over resolutions (Parallel WaveGAN's log-magnitude term)."""
    return torch.stack([functional.l1_loss(log_stft(generated, n), log_stft(real, n)) for n in STFT_RESOLUTIONS]).sum()


def kl_divergence(latent: Tensor, posterior_log: Tensor, prior_mean: Tensor, prior_log: Tensor, mask: Tensor) -> Tensor:
    """Divergence of posterior from prior in nats per frame, estimated at one sample (VITS eq. 4).

    ``latent`` is the sample after the flow; all are [batch, channels, frames], ``mask`` is [batch, 1, frames].
    """
    divergence = prior_log - posterior_log - 0.5 + 0.5 * (latent - prior_mean).square() * torch.exp(-2.0 * prior_log)
    return (divergence * mask).sum() / mask.sum()


def gaussian_nll(target: Tensor, mean: Tensor, log_deviation: Tensor) -> Tensor:
    """Negative log-likelihood of ``target`` without its constant, a mean over all values."""
    return (log_deviation + 0.5 * (target - mean).square() * torch.exp(-2.0 * log_deviation)).mean()


def discriminator_loss(real: Sequence[Judgement], generated: Sequence[Judgement]) -> Tensor:
    """Least-squares GAN loss of the discriminators: real → 1, generated → 0 (https://arxiv.org/abs/1611.04076)."""
    return torch.stack(
        [(1.0 - r).square().mean() + g.square().mean() for (r, _), (g, _) in zip(real, generated, strict=True)]
    ).sum()


def adversarial_loss(generated: Sequence[Judgement]) -> Tensor:
    """Least-squares GAN loss of the generator: its waves should score 1."""
    return torch.stack([(1.0 - scores).square().mean() for scores, _ in generated]).sum()


def feature_distance(real: Sequence[Judgement], generated: Sequence[Judgement]) -> Tensor:
    """Mean absolute difference of the feature maps, summed over all layers (HiFi-GAN's feature matching)."""
    return torch.stack(
        [
            functional.l1_loss(g, r.detach())
            for (_, rs), (_, gs) in zip(real, generated, strict=True)
            for r, g in zip(rs, gs, strict=True)
        ]
    ).sum()
