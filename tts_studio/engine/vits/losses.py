"""The losses of a VITS training step, each a mean over real frames."""

from __future__ import annotations

import torch
from torch import Tensor


def kl_divergence(latent: Tensor, posterior_log: Tensor, prior_mean: Tensor, prior_log: Tensor, mask: Tensor) -> Tensor:
    """Divergence of posterior from prior in nats per frame, estimated at one sample (VITS eq. 4).

    ``latent`` is the sample after the flow; all are [batch, channels, frames], ``mask`` is [batch, 1, frames].
    """
    divergence = prior_log - posterior_log - 0.5 + 0.5 * (latent - prior_mean).square() * torch.exp(-2.0 * prior_log)
    return (divergence * mask).sum() / mask.sum()


def gaussian_nll(target: Tensor, mean: Tensor, log_deviation: Tensor) -> Tensor:
    """Negative log-likelihood of ``target`` without its constant, a mean over all values."""
    return (log_deviation + 0.5 * (target - mean).square() * torch.exp(-2.0 * log_deviation)).mean()
