"""Everything that a training moves, and where it starts from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from transformers import VitsModel

from tts_studio.assets import resource
from tts_studio.engine.bases import BaseVoice
from tts_studio.engine.material import CROP_FRAMES, Clip
from tts_studio.engine.vits.channels_last import channels_last
from tts_studio.engine.vits.discriminators import Discriminators
from tts_studio.engine.vits.graph import load_network
from tts_studio.engine.vits.losses import mel_distance
from tts_studio.engine.vits.network import HOP_LENGTH, PosteriorEncoder
from tts_studio.errors import TrainingError

POSTERIOR = "warm_start/posterior.safetensors"
STARTS = "warm_start/starts"


@dataclass
class Networks:
    """The networks of one training."""

    generator: VitsModel
    """Text encoder, flow, decoder and duration predictor, in evaluation mode: no dropout on so little data."""
    posterior: PosteriorEncoder
    discriminators: Discriminators
    rate: int
    """Hz."""

    def to(self, device: torch.device) -> None:
        """Move all of them to where they compute, in the form that is quickest there."""
        if device.type == "cpu":  # a decoder step takes 0.70 instead of 0.94 s on two AVX2 cores (12 × 32 frames)
            channels_last(self.generator.decoder)
        for module in (self.generator, self.posterior, self.discriminators):
            nn.Module.to(module, device)  # transformers types its own ``to`` in a way that takes no device


def build_networks(base: BaseVoice) -> Networks:
    """Return the base voice's network with our posterior encoder and untrained discriminators.

    Raises TrainingError for a base voice whose latents our posterior encoder does not know.
    """
    generator = load_network(base.path, base.sampling_rate)
    weights = load_file(resource(POSTERIOR))
    posterior = PosteriorEncoder(generator.config)
    known = base.verify() == _base_of(POSTERIOR)
    if not known:
        raise TrainingError(
            f"The base voice “{base.name}” cannot be trained yet.",
            "Please use the base voice that comes with the program, or build a posterior encoder for this one"
            " with packaging/build_posterior.py.",
        )
    posterior.load_state_dict({name: value.float() for name, value in weights.items()})
    return Networks(generator, posterior.eval(), Discriminators(), base.sampling_rate)


@dataclass(frozen=True)
class Start:
    """A decoder, and discriminators that know it, to start from."""

    name: str
    decoder: dict[str, Tensor]
    discriminators: dict[str, Tensor]


def load_starts() -> list[Start]:
    """Return the starts that are shipped, in a fixed order."""
    try:
        folder = resource(STARTS)
    except Exception:  # none is shipped
        return []
    return [_read_start(path) for path in sorted(folder.glob("*.safetensors"))]


@torch.no_grad()
def choose_start(networks: Networks, starts: Sequence[Start], clips: Sequence[Clip]) -> str:
    """Load the decoder that sounds most like the speaker already; return its name (``base`` for the base voice's).

    Judged by the mel distance between clips and what each decoder makes of their latents.
    """
    candidates = {"base": networks.generator.decoder.state_dict()} | {s.name: s.decoder for s in starts}
    candidates = {name: {k: v.clone() for k, v in state.items()} for name, state in candidates.items()}
    distances: dict[str, float] = {}
    for name, state in candidates.items():
        networks.generator.decoder.load_state_dict(state)
        distances[name] = resynthesis_distance(networks, clips[:8])
    best = min(distances, key=lambda name: distances[name])
    networks.generator.decoder.load_state_dict(candidates[best])
    for start in starts:
        if start.name == best or best == "base":
            networks.discriminators.load_state_dict(start.discriminators)
            break
    return best


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


def _read_start(path: Path) -> Start:
    values = {name: value.float() for name, value in load_file(path).items()}
    return Start(
        path.stem,
        {name.removeprefix("decoder."): v for name, v in values.items() if name.startswith("decoder.")},
        {name.removeprefix("discriminators."): v for name, v in values.items() if name.startswith("discriminators.")},
    )


def _base_of(name: str) -> str:
    """Return the SHA-256 of the base voice that a shipped file was learned from."""
    from safetensors import safe_open

    with safe_open(resource(name), "pt") as file:
        return (file.metadata() or {}).get("base_sha256", "")
