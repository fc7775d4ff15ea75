"""The divergence that ties what is heard to what the text says (VITS)."""

from __future__ import annotations

import torch
from torch import Tensor


def kl_divergence(latent: Tensor, posterior_log: Tensor, prior_mean: Tensor, prior_log: Tensor, mask: Tensor) -> Tensor:
    """Divergence of posterior from prior in nats per frame, estimated at one sample (VITS eq. 4).

    ``latent`` is the sample after the flow; all are [batch, channels, frames], ``mask`` is [batch, 1, frames].
    """
    divergence = prior_log - posterior_log - 0.5 + 0.5 * (latent - prior_mean).square() * torch.exp(-2.0 * prior_log)
    return (divergence * mask).sum() / mask.sum()
