"""Training steps: posterior encoder, flow and decoder learn together, by AdamW.

The text encoder and the duration predictor stay as the base voice has them: minutes of speech are too little for them,
and what they know is the language, not the speaker (design §5, research notes §3.3).
"""

from __future__ import annotations

import math
import random
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

import torch
from torch import Tensor, nn

from tts_studio.engine.training import tensors_file
from tts_studio.engine.training.config import TrainingConfig
from tts_studio.engine.training.dataset import PreparedClip
from tts_studio.engine.training.device import batch_factor
from tts_studio.engine.training.ema import EMA
from tts_studio.engine.training.l2sp import L2SP
from tts_studio.engine.training.losses import Losses, compute_losses
from tts_studio.engine.training.networks import Networks
from tts_studio.engine.training.segments import Batch, Segments


class Learner:
    """Takes training steps as ``config`` says, in ``bfloat16`` or not.

    In bfloat16 only the networks' products are: weights, losses and the optimiser stay in float32. On two cores of a
    Xeon with AMX a step takes 0.32 instead of 0.58 s, and its gradient differs by 4 %.
    """

    def __init__(
        self, networks: Networks, clips: Sequence[PreparedClip], config: TrainingConfig, *, bfloat16: bool = False
    ) -> None:
        self.networks = networks
        self.config = config
        self.bfloat16 = bfloat16
        self.batch = config.batch * batch_factor(networks.device)
        self.segments = Segments(networks, clips, config.segment_frames)
        self.aligned = 0
        self.modules = nn.ModuleDict(
            {"posterior": networks.posterior, "flow": networks.generator.flow, "decoder": networks.decoder}
        )
        self.rates: dict[str, float] = asdict(config.learning_rates)
        self.optimiser = torch.optim.AdamW(
            [{"name": name, "params": list(module.parameters())} for name, module in self.modules.items()],
            betas=config.betas,
            weight_decay=0.0,  # L2-SP takes its place
        )
        self.l2sp = L2SP(networks.generator.flow.parameters(), config.l2sp)
        self.ema = EMA(dict(self.modules.named_parameters()), config.ema_decay)

    def step(self, number: int, fraction: float) -> dict[str, float]:
        """Take step ``number``, ``fraction`` (0 … 1) of the training being done; return its losses.

        Its random numbers follow from the configuration's seed and from ``number``.
        """
        self._realign(fraction)
        rate_shape = learning_rate_shape(fraction, self.config)
        set_learning_rates(self.optimiser, self.rates, rate_shape)
        losses = self._losses(*self._draw(number), bfloat16=self.bfloat16)
        optimiser_step(self.optimiser, losses.total, self.modules, self.config.max_gradient_norm)
        self.l2sp.pull(self.rates["flow"] * rate_shape)
        return losses.named("train")

    def bfloat16_error(self) -> float:
        """Return how far the gradient of a batch is from itself in bfloat16, as a share of its length."""
        self._realign(0.0)
        batch, noise = self._draw(0)
        exact, quick = (self._gradient(batch, noise, bfloat16=bfloat16) for bfloat16 in (False, True))
        return float((quick - exact).norm() / exact.norm())

    def tensors(self) -> tensors_file.Tensors:
        """Return what, beside the networks' weights, a resumed training must know."""
        found = tensors_file.optimiser_tensors("optimiser", self.optimiser)
        found |= self.ema.tensors()
        found |= {f"l2sp.{index}": value for index, value in enumerate(self.l2sp.start)}
        found |= {f"alignment.{index}": value for index, value in enumerate(self.segments.alignments)}
        return found | {"aligned": torch.tensor(self.aligned)}

    def load(self, tensors: Mapping[str, Tensor]) -> None:
        """Take up what ``tensors`` gave; raises KeyError or RuntimeError if something is missing or does not fit."""
        tensors_file.load_optimiser("optimiser", self.optimiser, tensors)
        self.ema.load(tensors)
        for index, value in enumerate(self.l2sp.start):
            value.copy_(tensors[f"l2sp.{index}"])
        self.aligned = int(tensors["aligned"])
        count = len(self.segments.clips) if self.aligned else 0
        self.segments.alignments = [tensors[f"alignment.{index}"] for index in range(count)]

    def _draw(self, number: int) -> tuple[Batch, Tensor]:
        """Return the segments of a step, and the noise of their latents."""
        seed = self.config.seed * 10_000_019 + number
        batch = self.segments.draw(self.batch, random.Random(seed))
        device = batch.prior_mean.device
        generator = torch.Generator(device).manual_seed(seed)
        return batch, torch.randn(batch.prior_mean.shape, generator=generator, device=device)

    def _losses(self, batch: Batch, noise: Tensor, *, bfloat16: bool) -> Losses:
        with torch.autocast("cpu", torch.bfloat16, enabled=bfloat16):
            return compute_losses(self.networks, batch, noise, self.config.loss_weights, self.config.edge_frames)

    def _gradient(self, batch: Batch, noise: Tensor, *, bfloat16: bool) -> Tensor:
        total = self._losses(batch, noise, bfloat16=bfloat16).total
        return torch.cat([part.flatten() for part in torch.autograd.grad(total, list(self.modules.parameters()))])

    def _realign(self, fraction: float) -> None:
        due = sum(fraction >= at for at in self.config.realign_at)
        if due > self.aligned:
            self.segments.align()
            self.aligned = due


def parameter_groups(module: nn.Module, rates: Mapping[str, float]) -> list[dict[str, Any]]:
    """Return an optimiser's groups of a module's parameters, named by the keys of ``rates``.

    A key is the beginning of parameters' names; where several fit, the longest counts. Raises ValueError for a
    parameter that none fits.
    """
    groups: dict[str, list[nn.Parameter]] = {prefix: [] for prefix in rates}
    for name, parameter in module.named_parameters():
        groups[max((prefix for prefix in rates if name.startswith(prefix)), key=len)].append(parameter)
    return [{"name": prefix, "params": parameters} for prefix, parameters in groups.items()]


def learning_rate_shape(fraction: float, config: TrainingConfig) -> float:
    """Return the share of the highest learning rates at ``fraction`` (0 … 1): a warm-up, then a cosine."""
    warm_up = min(1.0, (fraction + 0.002) / config.warm_up)
    last = config.last_learning_rate
    return warm_up * ((1 - last) / 2 * (1 + math.cos(math.pi * fraction)) + last)


def set_learning_rates(optimiser: torch.optim.Optimizer, highest: Mapping[str, float], share: float) -> None:
    """Give each of the optimiser's groups a ``share`` of its highest learning rate, found by the group's ``name``."""
    for group in optimiser.param_groups:
        group["lr"] = highest[group["name"]] * share


def optimiser_step(optimiser: torch.optim.Optimizer, loss: Tensor, module: nn.Module, max_norm: float) -> None:
    """Take one step of ``optimiser`` down ``loss``; gradients that are longer than ``max_norm`` are shortened to it."""
    optimiser.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(module.parameters(), max_norm)
    optimiser.step()
