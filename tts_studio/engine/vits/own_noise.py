"""Random numbers of one's own for networks that ask torch for noise.

transformers' VITS and the vocoder draw from torch's global generator, which the whole process shares: whatever else
draws from it would change what a voice says, and a training would change what others draw.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import torch
from torch import Tensor
from torch.overrides import TorchFunctionMode


class OwnNoise(TorchFunctionMode):
    """Within it, in this thread only, ``torch.randn`` and its like draw from ``generator``, one of the CPU's."""

    def __init__(self, generator: torch.Generator) -> None:
        super().__init__()
        self.generator = generator

    def __torch_function__(
        self,
        func: Callable[..., Any],
        types: Sequence[type],
        args: Sequence[Any] = (),
        kwargs: Mapping[str, Any] | None = None,
    ) -> Any:
        given = dict(kwargs or {})
        if func is torch.randn_like:
            like: Tensor = args[0]
            return torch.empty_like(like, device="cpu").normal_(generator=self.generator).to(like.device)
        if func is torch.randn and given.get("generator") is None:
            given["generator"] = self.generator
        return func(*args, **given)
