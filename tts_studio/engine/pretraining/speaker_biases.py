"""What tells many speakers apart in networks that they share: a vector each, and what it adds to biases.

``tts_studio.engine.training.warm_start`` says to which, and folds one speaker into plain networks. Here each item of a
batch has a speaker of its own, and vectors and matrices learn.
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import Any, cast

import torch
from torch import Tensor, nn

from tts_studio.engine.training.warm_start import biases

SIZE = 32
"""Numbers that describe a speaker."""


class SpeakerBiases(nn.Module):
    """The tensors ``speakers.…`` of the shipped start; at first they add nothing."""

    def __init__(self, speakers: int, networks: nn.Module) -> None:
        super().__init__()
        self._names = frozenset(name for name, _ in networks.named_parameters())
        self.table = nn.Parameter(torch.randn(speakers, SIZE))
        self.posterior = _zeros(networks, "posterior")
        self.flow = nn.ParameterList([_zeros(networks, f"flow.{index}") for index in range(_couplings(networks))])
        self.decoder = _zeros(networks, "decoder")

    @contextmanager
    def added(self, networks: nn.Module, speakers: Tensor) -> Generator[None]:
        """Let ``networks`` hear and say each item of a batch as its speaker does; ``speakers`` is int64 [batch].

        ``networks`` holds posterior encoder, flow and decoder under these names.
        """
        vectors = self.table[speakers]
        with ExitStack() as hooks:
            for part, matrix in self.named_parameters():
                if part == "table":
                    continue
                names = biases(part, self._names)
                for name, added in zip(names, (vectors @ matrix.T).chunk(len(names), 1), strict=True):
                    layer = networks.get_submodule(name.removesuffix(".bias"))
                    hooks.enter_context(layer.register_forward_hook(partial(_add, added[..., None])))
            yield


def _couplings(networks: nn.Module) -> int:
    """Return how many couplings the flow has."""
    flow = networks.get_submodule("flow")
    return len(cast(nn.ModuleList, flow.get_submodule("flows")))


def _zeros(networks: nn.Module, part: str) -> nn.Parameter:
    """Return a matrix [biases, 32]."""
    names = biases(part, dict(networks.named_parameters()))
    return nn.Parameter(torch.zeros(sum(networks.get_parameter(name).numel() for name in names), SIZE))


def _add(added: Tensor, _layer: nn.Module, _inputs: tuple[Any, ...], output: Tensor) -> Tensor:
    """Add [batch, channels, 1] to what a convolution gives."""
    return output + added
