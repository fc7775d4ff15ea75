"""Everything that a pretraining moves, in one module, and what it lowers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import torch
from torch import Tensor, nn

from tts_studio.engine.pretraining.batches import PretrainingBatch, TextBatch
from tts_studio.engine.pretraining.config import PretrainingConfig
from tts_studio.engine.pretraining.sketch import Sketch, sketch_loss
from tts_studio.engine.pretraining.speaker_biases import SpeakerBiases
from tts_studio.engine.pretraining.text_side import TextSide
from tts_studio.engine.training import segments
from tts_studio.engine.training.losses import Losses, compute_losses
from tts_studio.engine.training.networks import Networks
from tts_studio.engine.vits.base_network import Sizes, fresh
from tts_studio.engine.vits.network import PosteriorEncoder
from tts_studio.engine.vits.text_encoders import TextEncoder


@dataclass(frozen=True)
class PretrainingLosses:
    """Means over a batch."""

    sound: Losses
    """As in a fine-tuning; but here the prior learns, too."""
    duration: Tensor
    """Mean squared error of log durations."""
    sketch: Tensor
    """L1 distance of the log envelopes of whole texts from what the text alone says of them, nepers."""
    config: PretrainingConfig

    @property
    def total(self) -> Tensor:
        """What training lowers."""
        config = self.config
        return self.sound.total + config.duration_weight * self.duration + config.sketch_weight * self.sketch

    def named(self, prefix: str) -> dict[str, float]:
        """Return figures by the names that ``tts_studio.metrics`` has for them."""
        own = {f"{prefix}_duration_mse": self.duration.item(), f"{prefix}_sketch_l1": self.sketch.item()}
        return {**self.sound.named(prefix), **own}


class PretrainingModel(nn.Module):
    """Text side, posterior encoder, flow and decoder of all speakers and languages, from random weights.

    The names of its parameters begin with ``text.``, ``posterior.``, ``flow.``, ``decoder.``, ``speakers.`` and
    ``sketch.``. The last is thrown away in the end (``sketch.py``).
    """

    def __init__(self, sizes: Sizes, speakers: int, languages: int, seed: int) -> None:
        super().__init__()
        torch.manual_seed(seed)
        generator = fresh(sizes)
        self.networks = Networks(generator, PosteriorEncoder(generator.config), sizes.sampling_rate)
        self.text = TextSide(cast(TextEncoder, generator.text_encoder), generator.duration_predictor, languages)
        self.posterior = self.networks.posterior
        self.flow = generator.flow
        self.decoder = generator.decoder
        self.sketch = Sketch(speakers)
        self.speakers = SpeakerBiases(speakers, self)
        self.last: PretrainingLosses | None = None

    def forward(self, batch: PretrainingBatch, noise: Tensor, config: PretrainingConfig, fraction: float) -> Tensor:
        """Return the loss of a batch of segments, ``fraction`` (0 … 1) of the training being done.

        ``last`` has its parts.
        """
        self.last = self.losses(batch, noise, config, config.edge_frames, fraction)
        return self.last.total

    def losses(
        self, batch: PretrainingBatch, noise: Tensor, config: PretrainingConfig, edge: int = 0, fraction: float = 1.0
    ) -> PretrainingLosses:
        """Return the losses of a batch; ``noise`` is standard normal, as the latents [batch, 192, frames].

        The sound of ``edge`` frames at both ends does not count.
        """
        hidden, mean, log_std = self.text(batch.text.phoneme_ids, batch.text.mask, batch.text.language)
        predicted = _with_prior(batch, mean, log_std)
        followed = predicted if fraction >= config.prior_from else _with_prior(batch, mean.detach(), log_std.detach())
        with self.speakers.added(self, batch.sound.speaker):
            sound = compute_losses(self.networks, followed, noise, config.loss_weights, edge)
        duration = self._duration_loss(hidden.detach(), batch.text)
        sketched = self.sketch(mean, batch.text.speaker)
        sketch = sketch_loss(sketched, batch.text.envelopes, batch.text.durations)
        return PretrainingLosses(sound, duration, sketch, config)

    def _duration_loss(self, hidden: Tensor, text: TextBatch) -> Tensor:
        """Return the error of log durations; the text encoder does not learn from it, as in VITS."""
        said = self.text.durations(hidden, text.mask[:, None])[:, 0]
        wanted = torch.log(text.durations.clamp(min=1.0) - 0.5)  # what is said is rounded up
        return ((said - wanted).square() * text.mask).sum() / text.mask.sum()


def _with_prior(batch: PretrainingBatch, mean: Tensor, log_std: Tensor) -> segments.Batch:
    """Return the segments with what the text encoder says of each frame; they are of the first texts."""
    index = batch.sound.phonemes[:, None].expand(-1, mean.shape[1], -1)
    mean, log_std = mean[: len(index)], log_std[: len(index)]
    return segments.Batch(
        batch.sound.spectrogram,
        mean.gather(2, index),
        log_std.gather(2, index),
        batch.sound.mask,
        batch.sound.target,
        batch.sound.voiced,
    )
