"""The discriminators and their optimiser, as one opponent of the decoder."""

from __future__ import annotations

import torch
from torch import Tensor

from tts_studio.engine.vits.discriminators import Discriminators
from tts_studio.engine.vits.losses import adversarial_loss, discriminator_loss, feature_distance

FEATURE_WEIGHT = 2.0
"""Weight of feature matching beside the adversarial loss, as in HiFi-GAN."""


class Adversary:
    """Learns to tell generated from real waves, and says how far the generated ones are from convincing."""

    def __init__(self, discriminators: Discriminators, rate: float) -> None:
        self.discriminators = discriminators
        # Piper's and Vocos' choice for discriminators: a short memory
        self.optimiser = torch.optim.AdamW(discriminators.parameters(), lr=rate, betas=(0.5, 0.9))

    def meet(self, real: Tensor, generated: Tensor, weight: float) -> Tensor:
        """Learn from one batch of waves [batch, samples]; return the loss that the decoder should lower.

        With ``weight`` 0 the discriminators learn and the decoder is left alone.
        """
        judged_real = self.discriminators(real)
        loss = discriminator_loss(judged_real, self.discriminators(generated.detach()))
        self.optimiser.zero_grad()
        loss.backward()
        self.optimiser.step()
        if weight == 0.0:
            return torch.zeros((), device=real.device)
        with self.discriminators.frozen():
            judged = self.discriminators(generated)
        return weight * (adversarial_loss(judged) + FEATURE_WEIGHT * feature_distance(judged_real, judged))
