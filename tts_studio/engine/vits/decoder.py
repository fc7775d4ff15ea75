"""The decoder of a tuned voice: a small network from latents to acoustic features, and a vocoder that makes a wave.

It takes the place of VITS's own decoder (HiFi-GAN), which minutes of speech and a laptop cannot teach another voice:
with it, half an hour gave MOS 2.0 (engine/MEASUREMENTS.md).
"""

from __future__ import annotations

from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import VitsConfig

from tts_studio.audio.analysis import APERIODICITY_POINTS, ENVELOPE_POINTS, SUBFRAMES
from tts_studio.engine.vits.vocoder import AcousticFeatures, vocode

WIDTH = 256
F0_WIDTH = 96
DILATIONS = (1, 2, 1, 2)
SLOPE = 0.1
QUIET = -4.0
"""Nepers around which envelopes are learned; a finished voice has another number here, which sets its level."""
_VALUES = ENVELOPE_POINTS + APERIODICITY_POINTS


class F0Head(nn.Module):
    """Latents → F0."""

    def __init__(self, config: VitsConfig) -> None:
        super().__init__()
        self.a = nn.Conv1d(config.flow_size, F0_WIDTH, 5, padding=2)
        self.b = nn.Conv1d(F0_WIDTH, F0_WIDTH, 5, padding=2)
        self.c = nn.Conv1d(F0_WIDTH, 1, 1)

    def forward(self, latent: Tensor) -> Tensor:
        """Map latents [batch, 192, frames] to log2(F0 ÷ ``REFERENCE_F0``), octaves [batch, frames]."""
        hidden = functional.leaky_relu(self.a(latent), SLOPE)
        return self.c(functional.leaky_relu(self.b(hidden), SLOPE))[:, 0]


class EnvelopeHead(nn.Module):
    """Latents → envelope and aperiodicity."""

    def __init__(self, config: VitsConfig) -> None:
        super().__init__()
        self.pre = nn.Conv1d(config.flow_size, WIDTH, 7, padding=3)
        self.blocks = nn.ModuleList(
            nn.ModuleList([nn.Conv1d(WIDTH, WIDTH, 5, padding=2 * d, dilation=d), nn.Conv1d(WIDTH, WIDTH, 1)])
            for d in DILATIONS
        )
        self.post = nn.Conv1d(WIDTH, SUBFRAMES * _VALUES, 3, padding=1)

    def forward(self, latent: Tensor) -> tuple[Tensor, Tensor]:
        """Map [batch, 192, frames] to envelope [batch, 2 × frames, 80] and aperiodicity [batch, 2 × frames, 12]."""
        hidden = self.pre(latent)
        for block in self.blocks:
            spread, mix = cast(nn.ModuleList, block)
            hidden = hidden + mix(functional.leaky_relu(spread(functional.leaky_relu(hidden, SLOPE)), SLOPE))
        values = self.post(functional.leaky_relu(hidden, SLOPE))
        batch, _, frames = values.shape
        by_part = values.reshape(batch, SUBFRAMES, _VALUES, frames).permute(0, 3, 1, 2)
        by_time = by_part.reshape(batch, SUBFRAMES * frames, _VALUES)
        return by_time[..., :ENVELOPE_POINTS] + QUIET, torch.sigmoid(by_time[..., ENVELOPE_POINTS:])


class VocoderDecoder(nn.Module):
    """Takes the place of ``VitsModel.decoder``. Its parts' names are those of the weights in saved files."""

    def __init__(self, config: VitsConfig) -> None:
        super().__init__()
        self.rate = config.sampling_rate
        self.pitch = F0Head(config)
        self.envelope = EnvelopeHead(config)

    def say_nothing(self) -> None:
        """Give the last layers weights with which a training can begin: a quiet envelope, breath, a constant F0."""
        nn.init.normal_(self.envelope.post.weight, std=1e-3)
        for parameter in (self.envelope.post.bias, self.pitch.c.weight, self.pitch.c.bias):
            nn.init.zeros_(cast(Tensor, parameter))

    def read(self, latent: Tensor) -> AcousticFeatures:
        """Return the acoustic features of latents [batch, 192, frames]."""
        envelope, aperiodicity = self.envelope(latent)
        return AcousticFeatures(envelope, aperiodicity, self.pitch(latent))

    def forward(self, latent: Tensor, speaker_embeddings: Tensor | None = None) -> Tensor:
        """Map latents [batch, 192, frames] to waves [batch, 1, frames × 256]; torch draws the noise.

        They are as loud as the recordings, each of which is scaled to the same peak, so a wave may exceed full scale by
        10 dB and more. The level is set when the voice is saved (``engine/export/level.py``).
        """
        return vocode(self.read(latent), self.rate)[:, None]
