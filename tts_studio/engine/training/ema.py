"""Exponential moving averages of weights: the voice that is kept, steadier than the weights of any single step."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from contextlib import contextmanager

import torch
from torch import Tensor


class EMA:
    """Exponential moving averages of named parameters (https://arxiv.org/abs/1806.04498 for GANs)."""

    def __init__(self, parameters: Mapping[str, Tensor], decay: float) -> None:
        self.parameters = parameters
        self.decay = decay
        self.values = {name: value.detach().clone() for name, value in parameters.items()}

    @torch.no_grad()
    def update(self, step: int) -> None:
        """Take in the weights after step ``step`` (from 1); early on the average forgets faster."""
        decay = min(self.decay, step / (step + 10))
        for name, value in self.parameters.items():
            self.values[name].lerp_(value, 1.0 - decay)

    def tensors(self) -> dict[str, Tensor]:
        """Return the averages as a file of a training keeps them."""
        return {f"ema.{name}": value for name, value in self.values.items()}

    def load(self, tensors: Mapping[str, Tensor]) -> None:
        """Take up what ``tensors`` gave; raises KeyError or RuntimeError if something is missing or does not fit."""
        for name, value in self.values.items():
            value.copy_(tensors[f"ema.{name}"])

    @contextmanager
    def in_place(self) -> Generator[None]:
        """Put the averages into the network for a while."""
        current = {name: value.detach().clone() for name, value in self.parameters.items()}
        self._copy(self.values)
        try:
            yield
        finally:
            self._copy(current)

    @torch.no_grad()
    def _copy(self, values: Mapping[str, Tensor]) -> None:
        for name, value in self.parameters.items():
            value.copy_(values[name])
