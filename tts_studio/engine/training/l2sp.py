"""A gentle pull of weights back to where they started: little data should not make the network forget the language.

Decoupled as AdamW's weight decay is, but towards the base voice instead of zero (L2-SP, https://arxiv.org/abs/1802.01483).
"""

from __future__ import annotations

from collections.abc import Iterable

import torch
from torch import Tensor

STRENGTH = 0.1
"""Share of the way back that a step takes, times the learning rate."""


class Anchor:
    """Remembers the weights at its making."""

    def __init__(self, parameters: Iterable[Tensor]) -> None:
        self.parameters = list(parameters)
        self.base = [parameter.detach().clone() for parameter in self.parameters]

    @torch.no_grad()
    def pull(self, learning_rate: float) -> None:
        """Move every weight a little towards its base."""
        for parameter, base in zip(self.parameters, self.base, strict=True):
            parameter.lerp_(base, learning_rate * STRENGTH)
