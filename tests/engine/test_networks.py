"""What a training moves, and the type that its decoder learns in."""

from __future__ import annotations

import pytest
import torch

from tts_studio.engine import bases, networks
from tts_studio.engine.vits.channels_last import ChannelsLastConv1d


def types_of(made: networks.Networks) -> set[torch.dtype]:
    parts = made.generator.decoder.modules()
    return {part.compute for part in parts if isinstance(part, ChannelsLastConv1d)}


@pytest.mark.parametrize(
    ("quickest", "allowed", "expected"),
    [
        (torch.bfloat16, networks.MOST_DEVIATION, {torch.bfloat16, torch.float32}),  # the last convolution stays exact
        (torch.bfloat16, 0.0, {torch.float32}),
        (torch.float32, networks.MOST_DEVIATION, {torch.float32}),
    ],
)
def test_the_decoder_learns_in_the_quickest_type_that_says_the_same(monkeypatch, quickest, allowed, expected):
    monkeypatch.setattr(networks, "quickest_type", lambda: quickest)
    monkeypatch.setattr(networks, "MOST_DEVIATION", allowed)
    made = networks.build_networks(bases.find())
    made.to(torch.device("cpu"))
    assert types_of(made) == expected
