from __future__ import annotations

import copy

import pytest
import torch
from torch import nn

from tts_studio.engine.vits.channels_last import channels_last


@pytest.mark.parametrize(
    "layer",
    [
        nn.Conv1d(6, 4, 7, padding=9, dilation=3),
        nn.Conv1d(5, 1, 7, padding=3, bias=False),
        nn.Conv1d(3, 8, 1),
        nn.ConvTranspose1d(6, 3, 16, 8, 4),
    ],
)
def test_values_and_gradients_are_those_of_torch(layer):
    torch.manual_seed(0)
    quick = copy.deepcopy(layer)
    channels_last(quick)
    values = torch.randn(3, layer.in_channels, 40)
    results = []
    for module in (layer, quick):
        entry = values.clone().requires_grad_()
        output = module(entry)
        output.square().sum().backward()
        results.append([output, entry.grad, *(p.grad for p in module.parameters())])
    for expected, found in zip(*results, strict=True):
        assert torch.allclose(expected, found, rtol=1e-4, atol=1e-4)
    assert [n for n, _ in quick.named_parameters()] == [n for n, _ in layer.named_parameters()]


def test_a_decoder_learns_in_the_type_that_is_asked_for_and_is_listened_to_in_full_precision():
    torch.manual_seed(0)
    plain = nn.Sequential(nn.ConvTranspose1d(6, 8, 16, 8, 4), nn.LeakyReLU(), nn.Conv1d(8, 1, 7, padding=3))
    quick = copy.deepcopy(plain)
    channels_last(quick, torch.bfloat16)
    values = torch.randn(2, 6, 20)
    learning = quick(values)
    learning.square().mean().backward()
    assert learning.dtype is torch.float32
    assert not torch.equal(learning, plain(values))
    assert torch.allclose(learning, plain(values), atol=0.05)
    assert all(p.grad is not None and p.grad.dtype is torch.float32 for p in quick.parameters())
    with torch.no_grad():
        assert torch.allclose(quick(values), plain(values), atol=1e-5)
