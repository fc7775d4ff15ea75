"""What training lowers: how far a batch is from the speaker's sound, and from what the text predicts."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from tts_studio.audio.analysis import SUBFRAMES
from tts_studio.engine.training.config import LossWeights
from tts_studio.engine.training.networks import Networks
from tts_studio.engine.training.segments import Batch


@dataclass(frozen=True)
class Losses:
    """Means over the frames of a batch."""

    envelope: Tensor
    """L1 distance of log envelopes, nepers."""
    aperiodicity: Tensor
    """L1 distance of aperiodicities, 0 … 1."""
    f0: Tensor
    """L1 distance of log2 F0 where there is a voice, octaves."""
    kl: Tensor
    """Divergence of the latents from the prior that the text predicts, nats per frame."""

    weights: LossWeights

    @property
    def total(self) -> Tensor:
        """The weighted sum that training lowers."""
        weights = self.weights
        sound = weights.envelope * self.envelope + weights.aperiodicity * self.aperiodicity + weights.f0 * self.f0
        return sound + weights.kl * self.kl

    def named(self, prefix: str) -> dict[str, float]:
        """Return figures by the names that ``metrics.jsonl`` has for them (``tts_studio.metrics``)."""
        return {
            f"{prefix}_envelope_l1": self.envelope.item(),
            f"{prefix}_aperiodicity_l1": self.aperiodicity.item(),
            f"{prefix}_f0_l1": self.f0.item(),
            f"{prefix}_kl": self.kl.item(),
        }


def compute_losses(networks: Networks, batch: Batch, noise: Tensor, weights: LossWeights, edge: int = 0) -> Losses:
    """Return the losses of a batch.

    ``noise`` is standard normal, like the latents [batch, 192, frames]. The acoustic features of ``edge`` frames at
    both ends do not count, F0 included: its head, too, reads latents beyond them.
    """
    mean, log_std = networks.posterior(batch.spectrogram, batch.mask)
    latent = (mean + noise * torch.exp(log_std)) * batch.mask
    flowed = networks.generator.flow(latent, batch.mask)
    kl = kl_divergence(flowed, log_std, batch.prior_mean, batch.prior_log_std, batch.mask)
    predicted = networks.decoder.read(latent)
    frames = slice(edge, latent.shape[2] - edge)
    inner = slice(SUBFRAMES * frames.start, SUBFRAMES * frames.stop)
    real = batch.mask[:, 0].repeat_interleave(SUBFRAMES, 1)[:, inner, None]
    return Losses(
        _mean((predicted.envelope - batch.target.envelope)[:, inner].abs(), real),
        _mean((predicted.aperiodicity - batch.target.aperiodicity)[:, inner].abs(), real),
        _mean((predicted.log2_f0 - batch.target.log2_f0)[:, frames].abs(), batch.voiced[:, frames]),
        kl,
        weights,
    )


def kl_divergence(
    latent: Tensor, posterior_log_std: Tensor, prior_mean: Tensor, prior_log_std: Tensor, mask: Tensor
) -> Tensor:
    """Return the divergence of the posterior from the prior in nats per frame, estimated at one sample (VITS, eq. 4).

    ``latent`` is the sample after the flow; all are [batch, channels, frames], ``mask`` is [batch, 1, frames].
    """
    squared = (latent - prior_mean).square() * torch.exp(-2.0 * prior_log_std)
    divergence = prior_log_std - posterior_log_std - 0.5 + 0.5 * squared
    return (divergence * mask).sum() / mask.sum()


def _mean(values: Tensor, weights: Tensor) -> Tensor:
    whole = weights.expand_as(values)
    return (values * whole).sum() / whole.sum().clamp(min=1.0)
