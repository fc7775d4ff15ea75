"""L2-SP: a decoupled weight decay towards the starting weights instead of zero.

On little data it keeps a network from forgetting what it knew (https://arxiv.org/abs/1802.01483).
"""

from __future__ import annotations

from collections.abc import Iterable

import torch
from torch import Tensor


class L2SP:
    """Pulls parameters towards the weights that they have now.

    ``strength`` is the share of the way back that a step takes, times its learning rate.
    """

    def __init__(self, parameters: Iterable[Tensor], strength: float) -> None:
        self.parameters = list(parameters)
        self.strength = strength
        self.start = [parameter.detach().clone() for parameter in self.parameters]

    @torch.no_grad()
    def pull(self, learning_rate: float) -> None:
        """Move every weight a little towards where it started."""
        for parameter, start in zip(self.parameters, self.start, strict=True):
            parameter.lerp_(start, learning_rate * self.strength)
