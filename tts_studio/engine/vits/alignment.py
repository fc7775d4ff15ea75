"""Which phoneme sounds in which frame: monotonic alignment search (Glow-TTS, https://arxiv.org/abs/2005.11129)."""

from __future__ import annotations

import math

import torch
from monotonic_alignment_search import maximum_path
from torch import Tensor


def log_likelihood(latent: Tensor, prior_mean: Tensor, prior_log_std: Tensor) -> Tensor:
    """Log-density of each frame under each phoneme's Gaussian.

    ``latent`` is [channels, frames] after the flow; the prior's mean and log standard deviation are
    [channels, phonemes].
    Returns [phonemes, frames].
    """
    precision = torch.exp(-2.0 * prior_log_std)
    constant = (-prior_log_std - 0.5 * math.log(2.0 * math.pi) - 0.5 * prior_mean.square() * precision).sum(0)
    return constant[:, None] - 0.5 * precision.T @ latent.square() + (prior_mean * precision).T @ latent


def durations(likelihood: Tensor) -> Tensor:
    """Return the frames of each phoneme, int64 [phonemes], at least 1 each, on the most likely monotonic path.

    ``likelihood`` is [phonemes, frames]. Raises ValueError when there are more phonemes than frames: the
    compiled search would read beyond its arrays.
    """
    phonemes, frames = likelihood.shape
    if phonemes > frames:
        raise ValueError(f"{phonemes} phonemes do not fit into {frames} frames")
    path = maximum_path(likelihood[None], torch.ones_like(likelihood)[None])
    return path[0].sum(1).long()
