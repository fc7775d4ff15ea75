"""Gives a voice's envelopes back the variance that learning by least distances takes from them.

A network that has to be near on average says the average: the finer a ripple of the spectrum, the less of it is left
(over-smoothing; of the finest tuned envelopes kept a fifth, and MOS was 3.6). So each cepstral coefficient of what the
voice says from text is stretched about its mean until it varies as much as in the speaker's recordings (T. Toda and
K. Tokuda, 2007, doi:10.1093/ietisy/e90-d.5.816): MOS 4.1. This is linear and is folded into the decoder's last
convolution, so that speaking takes no longer.
"""

from __future__ import annotations

import math
from collections.abc import Generator, Sequence
from contextlib import contextmanager

import torch
from torch import Tensor, nn

from tts_studio.audio.analysis import ENVELOPE_POINTS, SUBFRAMES
from tts_studio.engine.training.networks import Networks
from tts_studio.engine.training.segments import Segments

LOUD = -5.0
"""Nepers: pauses, whose envelopes are quieter on average, do not count."""
KEPT = 2
"""Coefficients that stay: how loud a sound is, and its tilt."""


@contextmanager
def restored(networks: Networks, segments: Segments, clips: Sequence[int], limit: float) -> Generator[None]:
    """Stretch what the decoder says for a while, by how it says the texts of these of the aligned ``clips``."""
    last = networks.decoder.envelope.post
    assert last.bias is not None
    plain = [parameter.detach().clone() for parameter in (last.weight, last.bias)]
    fold(last, *find(networks, segments, clips, limit))
    try:
        yield
    finally:
        _put(last, *plain)


@torch.no_grad()
def find(networks: Networks, segments: Segments, clips: Sequence[int], limit: float) -> tuple[Tensor, Tensor]:
    """Return how much each coefficient has to be stretched [80], 1 … ``limit``, and about which envelope [80]."""
    pairs = [_predicted_and_target(networks, segments, index) for index in clips]
    predicted, target = (torch.cat(side) for side in zip(*pairs, strict=True))
    if len(predicted) < 2:  # all of it is quiet
        return predicted.new_ones(ENVELOPE_POINTS), predicted.new_zeros(ENVELOPE_POINTS)
    transform = cosines().to(predicted)
    gains = (target @ transform.T).std(0) / (predicted @ transform.T).std(0).clamp(min=1e-6)
    gains = gains.clamp(1.0, limit)
    gains[:KEPT] = 1.0
    return gains, predicted.mean(0)


@torch.no_grad()
def fold(last: nn.Conv1d, gains: Tensor, mean: Tensor) -> None:
    """Let a decoder's last convolution stretch its envelopes about ``mean`` by ``gains``."""
    assert last.bias is not None
    transform = cosines().to(gains)
    stretch = transform.T @ (gains[:, None] * transform)
    weight = last.weight.detach().clone().unflatten(0, (SUBFRAMES, -1))
    bias = last.bias.detach().clone().unflatten(0, (SUBFRAMES, -1))
    weight[:, :ENVELOPE_POINTS] = torch.einsum("ij,pjhk->pihk", stretch, weight[:, :ENVELOPE_POINTS])
    # The level around which envelopes are learned (QUIET) is the same at all points, and stays as it is.
    bias[:, :ENVELOPE_POINTS] = (bias[:, :ENVELOPE_POINTS] - mean) @ stretch + mean
    _put(last, weight.flatten(0, 1), bias.flatten(0, 1))


def cosines() -> Tensor:
    """Return the orthonormal DCT-II [coefficients, points], which makes cepstra of envelopes."""
    points = torch.arange(ENVELOPE_POINTS)
    matrix = torch.cos(math.pi / ENVELOPE_POINTS * points[:, None] * (points + 0.5)) * math.sqrt(2 / ENVELOPE_POINTS)
    matrix[0] /= math.sqrt(2)
    return matrix


def _predicted_and_target(networks: Networks, segments: Segments, index: int) -> tuple[Tensor, Tensor]:
    """Return envelopes [loud steps, 80] of a clip, said from its text in the clip's rhythm, and recorded."""
    batch = segments.whole(index)
    noise = torch.randn(batch.prior_mean.shape, generator=torch.Generator().manual_seed(index)).to(batch.prior_mean)
    prior = batch.prior_mean + networks.generator.noise_scale * noise * torch.exp(batch.prior_log_std)
    latent = networks.generator.flow(prior, batch.mask, reverse=True)
    predicted, target = networks.decoder.read(latent).envelope[0], batch.target.envelope[0]
    loud = target.mean(1) > LOUD
    return predicted[loud], target[loud]


@torch.no_grad()
def _put(last: nn.Conv1d, weight: Tensor, bias: Tensor) -> None:
    assert last.bias is not None
    last.weight.copy_(weight)
    last.bias.copy_(bias)
