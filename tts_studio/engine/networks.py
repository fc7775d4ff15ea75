"""Everything that a training moves, and where it starts from."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from safetensors import safe_open
from safetensors.torch import load_file
from torch import Tensor, nn
from transformers import VitsModel

from tts_studio.assets import resource
from tts_studio.engine import checkpoint
from tts_studio.engine.bases import BaseVoice
from tts_studio.engine.device import quickest_type
from tts_studio.engine.material import CROP_FRAMES, Clip
from tts_studio.engine.vits.channels_last import channels_last
from tts_studio.engine.vits.discriminators import Discriminators
from tts_studio.engine.vits.graph import load_network
from tts_studio.engine.vits.losses import mel_distance
from tts_studio.engine.vits.network import HOP_LENGTH, PosteriorEncoder
from tts_studio.errors import TrainingError

ALIGNER = "warm_start/aligner.safetensors"
START = "warm_start/start.safetensors"
MOST_DEVIATION = 0.1
"""Of log-mels, by which a decoder may differ from itself in float32 while it learns; training brings the distance to a
recording from 0.6 to 0.4. On an AMD EPYC with AVX512-BF16 it differs by 0.03."""


@dataclass(frozen=True)
class Listener:
    """What hears phonemes in a recording: an encoder, and the flow that leads from its latents to the text's."""

    encoder: PosteriorEncoder
    flow: nn.Module


@dataclass
class Networks:
    """The networks of one training."""

    generator: VitsModel
    """Text encoder, flow, decoder and duration predictor, in evaluation mode: no dropout on so little data."""
    posterior: PosteriorEncoder
    discriminators: Discriminators
    aligner: Listener
    """Hears what is said, whoever speaks: it knows the base voice's latents only, and never changes."""
    rate: int
    """Hz."""

    @property
    def listener(self) -> Listener:
        """What hears phonemes in the latents that are being learned."""
        return Listener(self.posterior, self.generator.flow)

    def to(self, device: torch.device) -> None:
        """Move all of them to where they compute, in the form that is quickest there."""
        if device.type == "cpu":  # a decoder step takes 0.70 instead of 0.94 s on two AVX2 cores (12 × 32 frames)
            channels_last(self.generator.decoder, _learning_type(self.generator))
        for module in (self.generator, self.posterior, self.discriminators, self.aligner.encoder, self.aligner.flow):
            nn.Module.to(module, device)  # transformers types its own ``to`` in a way that takes no device


def build_networks(base: BaseVoice) -> Networks:
    """Return the base voice's text side, with the posterior encoder, decoder and discriminators that are shipped.

    These three have learned to hear and to reproduce several voices and pitches (packaging/build_start.py).
    Raises TrainingError for a base voice whose latents they do not know.
    """
    generator = load_network(base.path, base.sampling_rate)
    if base.verify() != _base_of(START):
        raise TrainingError(
            f"The base voice “{base.name}” cannot be trained yet.",
            "Please use the base voice that comes with the program, or build warm-start weights for this one"
            " with packaging/build_aligner.py and packaging/build_start.py.",
        )
    aligner = Listener(PosteriorEncoder(generator.config).eval(), copy.deepcopy(generator.flow))
    aligner.encoder.load_state_dict(_weights(ALIGNER))
    posterior, discriminators = PosteriorEncoder(generator.config).eval(), Discriminators()
    start = _weights(START)
    for name, module in (
        ("posterior", posterior),
        ("decoder", generator.decoder),
        ("discriminators", discriminators),
    ):
        checkpoint.load_module(name, module, start)
    return Networks(generator, posterior, discriminators, aligner, base.sampling_rate)


def _learning_type(generator: VitsModel) -> torch.dtype:
    """Return the quickest type in which this CPU makes nearly the same waves as in float32."""
    quick = quickest_type()
    if quick is torch.float32:
        return quick
    trial = copy.deepcopy(generator.decoder)
    channels_last(trial, quick)
    config = generator.config
    latent = torch.randn(1, config.flow_size, 4 * CROP_FRAMES, generator=torch.Generator().manual_seed(0))
    with torch.no_grad():
        exact = generator.decoder(latent)[:, 0]
    with torch.enable_grad():  # it is exact where nothing is to be learned
        deviation = float(mel_distance(trial(latent)[:, 0].detach(), exact, config.sampling_rate))
    return quick if deviation <= MOST_DEVIATION else torch.float32


@torch.no_grad()
def resynthesis_distance(networks: Networks, clips: Sequence[Clip], frames: int = 8 * CROP_FRAMES) -> float:
    """Mean mel distance between the middles of clips and their resynthesis through posterior encoder and decoder."""
    device = next(networks.posterior.parameters()).device
    distances: list[float] = []
    for clip in clips:
        start = max(0, (clip.frames - frames) // 2)
        end = min(clip.frames, start + frames)
        mean, _ = networks.posterior(clip.spectrogram[None].to(device))
        wave = networks.generator.decoder(mean[:, :, start:end])[:, 0]
        real = clip.wave[None, start * HOP_LENGTH : end * HOP_LENGTH].to(device)
        distances.append(float(mel_distance(wave, real, networks.rate)))
    return sum(distances) / max(1, len(distances))


def _weights(name: str) -> dict[str, Tensor]:
    return {key: value.float() for key, value in load_file(resource(name)).items()}


def _base_of(name: str) -> str:
    """Return the SHA-256 of the base voice that a shipped file was learned from."""
    with safe_open(resource(name), "pt") as file:
        return (file.metadata() or {}).get("base_sha256", "")
