"""What training lowers."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
import torch
from torch import Tensor

from tts_studio.audio.analysis import SUBFRAMES
from tts_studio.engine.training.config import LossWeights
from tts_studio.engine.training.losses import Losses, compute_losses, kl_divergence
from tts_studio.engine.training.segments import Batch
from tts_studio.engine.vits.vocoder import AcousticFeatures

FRAMES, EDGE = 12, 4


def features(value: float = 0.0) -> AcousticFeatures:
    steps = SUBFRAMES * FRAMES
    return AcousticFeatures(
        torch.full((1, steps, 80), value), torch.full((1, steps, 12), value), torch.full((1, FRAMES), value)
    )


def losses(target: AcousticFeatures, edge: int, weights: LossWeights) -> Losses:
    """Return the losses of networks that predict 0 everywhere."""
    zeros = torch.zeros(1, 192, FRAMES)
    networks: Any = SimpleNamespace(
        posterior=lambda _spectrogram, _mask: (zeros, zeros),
        generator=SimpleNamespace(flow=lambda latent, _mask: latent),
        decoder=SimpleNamespace(read=lambda _latent: features()),
    )
    ones = torch.ones(1, 1, FRAMES)
    batch = Batch(torch.zeros(1, 513, FRAMES), zeros, zeros, ones, target, ones[:, 0])
    return compute_losses(networks, batch, zeros, weights, edge)


def at(frames: range, parts: int, target: Tensor) -> Tensor:
    changed = target.clone()
    for frame in frames:
        changed[:, parts * frame : parts * (frame + 1)] += 1.0
    return changed


@pytest.mark.parametrize("part", ["envelope", "aperiodicity", "log2_f0"])
def test_nothing_at_the_ends_of_a_segment_counts_and_all_between_does(part):
    parts = 1 if part == "log2_f0" else SUBFRAMES
    name = "f0" if part == "log2_f0" else part
    plain = features()

    def loss(frames: range, edge: int) -> float:
        changed = replace(plain, **{part: at(frames, parts, getattr(plain, part))})
        return float(getattr(losses(changed, edge, LossWeights()), name))

    ends = (range(EDGE), range(FRAMES - EDGE, FRAMES))
    assert [loss(frames, EDGE) for frames in ends] == [0.0, 0.0]
    assert all(loss(range(frame, frame + 1), EDGE) > 0.0 for frame in range(EDGE, FRAMES - EDGE))
    assert all(loss(frames, 0) > 0.0 for frames in ends), "a whole clip has no ends that are cut"


def test_the_total_is_the_weighted_sum():
    weights = LossWeights(envelope=2.0, aperiodicity=3.0, f0=5.0, kl=7.0)
    found = losses(features(1.0), 0, weights)
    assert (float(found.envelope), float(found.aperiodicity), float(found.f0)) == (1.0, 1.0, 1.0)
    assert float(found.total) == pytest.approx(2.0 + 3.0 + 5.0 + 7.0 * float(found.kl))


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
