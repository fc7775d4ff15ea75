"""Losses on clips that no training step sees."""

from __future__ import annotations

from collections.abc import Sequence

import torch

from tts_studio.engine.material import Clip
from tts_studio.engine.networks import Networks, resynthesis_distance
from tts_studio.engine.phases import KL_WEIGHT, MEL_WEIGHT, align, encode_text
from tts_studio.engine.vits.losses import kl_divergence


class Validation:
    """Measures the networks as they are, always on the same parts of the same clips, without chance."""

    def __init__(self, networks: Networks, clips: Sequence[Clip]) -> None:
        self.networks = networks
        self.clips = clips
        self.device = next(networks.posterior.parameters()).device
        self.texts = [encode_text(networks, clip, self.device) for clip in clips]

    @torch.no_grad()
    def measure(self) -> dict[str, float]:
        """Return ``validation_mel``, ``validation_kl`` and their weighted sum ``validation_loss``."""
        mel = resynthesis_distance(self.networks, self.clips)
        kl = sum(self._kl(index) for index in range(len(self.clips))) / len(self.clips)
        return {"validation_mel": mel, "validation_kl": kl, "validation_loss": MEL_WEIGHT * mel + KL_WEIGHT * kl}

    def _kl(self, index: int) -> float:
        clip, text = self.clips[index], self.texts[index]
        repeats = align(self.networks.listener, clip, text)
        mean, log_deviation = self.networks.posterior(clip.spectrogram[None].to(self.device))
        mask = torch.ones_like(mean[:, :1])
        noise = torch.randn(mean.shape, generator=torch.Generator().manual_seed(index)).to(self.device)
        flowed = self.networks.generator.flow(mean + noise * torch.exp(log_deviation), mask)
        prior_mean, prior_log = (value.repeat_interleave(repeats, 1)[None] for value in text)
        return float(kl_divergence(flowed, log_deviation, prior_mean, prior_log, mask))
