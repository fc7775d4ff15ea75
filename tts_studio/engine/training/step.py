"""Training steps: posterior encoder, flow and decoder learn together, by AdamW.

The text encoder and the duration predictor stay as the base voice has them: minutes of speech are too little for them,
and what they know is the language, not the speaker (design §5, research notes §3.3).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

import torch
from torch import Tensor, nn

from tts_studio.engine.training import tensors_file
from tts_studio.engine.training.dataset import PreparedClip
from tts_studio.engine.training.ema import EMA
from tts_studio.engine.training.l2sp import L2SP
from tts_studio.engine.training.losses import Losses, compute_losses
from tts_studio.engine.training.networks import Networks
from tts_studio.engine.training.segments import Batch, Segments

MAX_GRADIENT_NORM = 20.0
"""Longer gradients are shortened to this."""
EDGE = 4
"""Frames at both ends of a segment whose sound does not count: the decoder would have to guess what lies beyond."""
REALIGN_AT = (0.0, 0.25, 0.6)
"""Shares of the steps after which the clips are aligned by what has been learned."""


@dataclass(frozen=True)
class LearningRates:
    """Learning rates at their highest; three times as much learns by heart (engine/MEASUREMENTS.md)."""

    posterior: float = 1e-4
    flow: float = 1e-4
    decoder: float = 1e-4


class Learner:
    """Takes training steps of ``batch`` segments, in ``bfloat16`` or not.

    In bfloat16 only the networks' products are: weights, losses and the optimiser stay in float32. On two cores of a
    Xeon with AMX a step takes 0.32 instead of 0.58 s, and its gradient differs by 4 %.
    """

    def __init__(
        self,
        networks: Networks,
        clips: Sequence[PreparedClip],
        rates: LearningRates,
        batch: int,
        *,
        bfloat16: bool = False,
    ) -> None:
        self.networks = networks
        self.bfloat16 = bfloat16
        self.l2sp = L2SP(networks.generator.flow.parameters())
        self.batch = batch
        self.segments = Segments(networks, clips)
        self.aligned = 0
        self.modules = nn.ModuleDict(
            {"posterior": networks.posterior, "flow": networks.generator.flow, "decoder": networks.decoder}
        )
        self.rates: dict[str, float] = asdict(rates)
        self.optimiser = torch.optim.AdamW(
            [{"name": name, "params": list(module.parameters())} for name, module in self.modules.items()],
            betas=(0.8, 0.99),
            weight_decay=0.0,  # L2-SP takes its place
        )
        self.ema = EMA(dict(self.modules.named_parameters()), 0.99)

    def step(self, fraction: float) -> dict[str, float]:
        """Take one step, ``fraction`` (0 … 1) of the training being done; return its losses."""
        self._realign(fraction)
        set_learning_rates(self.optimiser, self.rates, fraction)
        batch = self.segments.draw(self.batch)
        losses = self._losses(batch, torch.randn_like(batch.prior_mean), bfloat16=self.bfloat16)
        optimiser_step(self.optimiser, losses.total, self.modules)
        self.l2sp.pull(learning_rate(self.rates["flow"], fraction))
        return losses.named("train")

    def bfloat16_error(self) -> float:
        """Return how far the gradient of a batch is from itself in bfloat16, as a share of its length."""
        self._realign(0.0)
        batch = self.segments.draw(self.batch)
        noise = torch.randn_like(batch.prior_mean)
        exact, quick = (self._gradient(batch, noise, bfloat16=bfloat16) for bfloat16 in (False, True))
        return float((quick - exact).norm() / exact.norm())

    def _losses(self, batch: Batch, noise: Tensor, *, bfloat16: bool) -> Losses:
        with torch.autocast("cpu", torch.bfloat16, enabled=bfloat16):
            return compute_losses(self.networks, batch, noise, EDGE)

    def _gradient(self, batch: Batch, noise: Tensor, *, bfloat16: bool) -> Tensor:
        total = self._losses(batch, noise, bfloat16=bfloat16).total
        return torch.cat([part.flatten() for part in torch.autograd.grad(total, list(self.modules.parameters()))])

    def tensors(self) -> tensors_file.Tensors:
        """Return what, beside the networks' weights, a resumed training must know."""
        found = tensors_file.optimiser_tensors("optimiser", self.optimiser)
        found |= {f"ema.{name}": value for name, value in self.ema.values.items()}
        found |= {f"l2sp.{index}": value for index, value in enumerate(self.l2sp.start)}
        found |= {f"alignment.{index}": value for index, value in enumerate(self.segments.alignments)}
        return found | {"aligned": torch.tensor(self.aligned)}

    def load(self, tensors: Mapping[str, Tensor]) -> None:
        """Take up what ``tensors`` gave; raises KeyError if something is missing."""
        tensors_file.load_optimiser("optimiser", self.optimiser, tensors)
        for name, value in self.ema.values.items():
            value.copy_(tensors[f"ema.{name}"])
        for index, value in enumerate(self.l2sp.start):
            value.copy_(tensors[f"l2sp.{index}"])
        self.aligned = int(tensors["aligned"])
        count = len(self.segments.clips) if self.aligned else 0
        self.segments.alignments = [tensors[f"alignment.{index}"] for index in range(count)]

    def _realign(self, fraction: float) -> None:
        due = sum(fraction >= at for at in REALIGN_AT)
        if due > self.aligned:
            self.segments.align()
            self.aligned = due


def learning_rate(peak: float, fraction: float) -> float:
    """Return the learning rate at ``fraction`` (0 … 1): 3 % of warm-up to ``peak``, then a cosine to a tenth of it."""
    warm_up = min(1.0, (fraction + 0.002) / 0.03)
    return peak * (warm_up * (0.45 * (1 + math.cos(math.pi * fraction)) + 0.1))


def set_learning_rates(optimiser: torch.optim.Optimizer, peaks: Mapping[str, float], fraction: float) -> None:
    """Give each of the optimiser's groups, by its ``name``, its learning rate at ``fraction`` (0 … 1)."""
    for group in optimiser.param_groups:
        group["lr"] = learning_rate(peaks[group["name"]], fraction)


def optimiser_step(optimiser: torch.optim.Optimizer, loss: Tensor, module: nn.Module) -> None:
    """Take one step of ``optimiser`` down ``loss``, no longer than ``MAX_GRADIENT_NORM`` allows."""
    optimiser.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(module.parameters(), MAX_GRADIENT_NORM)
    optimiser.step()
