"""A rough envelope of each phoneme, read from what the text encoder says of it; thrown away in the end.

Latents of random networks say nothing that a text could predict. Without a sketch the text encoder said the same of
all phonemes after 400 steps, and the latents learned to do without the text.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from tts_studio.audio.analysis import ENVELOPE_POINTS
from tts_studio.engine.vits.decoder import QUIET
from tts_studio.engine.vits.text_encoders.interface import CHANNELS


class Sketch(nn.Module):
    """Prior means and speakers → log envelopes; at first speakers do not differ."""

    def __init__(self, speakers: int) -> None:
        super().__init__()
        self.envelope = nn.Conv1d(CHANNELS, ENVELOPE_POINTS, 1)
        self.speakers = nn.Embedding(speakers, ENVELOPE_POINTS)
        nn.init.zeros_(self.speakers.weight)

    def forward(self, prior_mean: Tensor, speaker: Tensor) -> Tensor:
        """Map means [batch, 192, phonemes] and speakers int64 [batch] to log envelopes [batch, phonemes, points]."""
        return self.envelope(prior_mean).transpose(1, 2) + self.speakers(speaker)[:, None] + QUIET


def sketch_loss(sketched: Tensor, envelopes: Tensor, durations: Tensor) -> Tensor:
    """Return the mean L1 distance of log envelopes [batch, phonemes, points], each phoneme for its frames, nepers."""
    distance = (sketched - envelopes).abs().mean(2)
    return (distance * durations).sum() / durations.sum()


def phoneme_envelopes(envelope: Tensor, durations: Tensor) -> Tensor:
    """Return the mean of log envelopes [frames, points] over each phoneme [phonemes, points].

    ``durations`` are the frames of each, int64 [phonemes]; a phoneme without a frame has zeros.
    """
    sums = envelope.new_zeros(len(durations), envelope.shape[1])
    sums.index_add_(0, torch.repeat_interleave(durations), envelope)
    return sums / durations.clamp(min=1)[:, None]
