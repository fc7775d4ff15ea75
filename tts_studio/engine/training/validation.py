"""Losses on clips that no training step sees."""

from __future__ import annotations

from collections.abc import Sequence

import torch

from tts_studio.engine.training.config import TrainingConfig
from tts_studio.engine.training.dataset import PreparedClip
from tts_studio.engine.training.losses import compute_losses
from tts_studio.engine.training.networks import Networks
from tts_studio.engine.training.segments import Segments


class Validation:
    """Measures the networks as they are, always on the same clips and with the same noise."""

    def __init__(self, networks: Networks, clips: Sequence[PreparedClip], config: TrainingConfig) -> None:
        self.networks = networks
        self.weights = config.loss_weights
        self.segments = Segments(networks, clips, config.segment_frames)

    @torch.no_grad()
    def measure(self) -> dict[str, float]:
        """Return means over the clips of each loss and of their weighted sum, ``validation_loss``."""
        self.segments.align()
        found = [self._clip(index) for index in range(len(self.segments.clips))]
        return {name: sum(values[name] for values in found) / len(found) for name in found[0]}

    def _clip(self, index: int) -> dict[str, float]:
        batch = self.segments.whole(index)
        noise = torch.randn(batch.prior_mean.shape, generator=torch.Generator().manual_seed(index))
        found = compute_losses(self.networks, batch, noise.to(batch.prior_mean.device), self.weights)
        return found.named("validation") | {"validation_loss": found.total.item()}
