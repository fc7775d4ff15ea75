"""What a training starts from: networks that have learned many speakers, and one of these speakers.

All speakers share the networks; what tells them apart is added as biases to every WaveNet layer of posterior encoder
and flow, and to the decoder's first convolution. So one speaker can be folded into plain networks, and goes on from
there.
Made by packaging/warm_start/build_start.py.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import torch
from safetensors import safe_open
from torch import Tensor

from tts_studio.assets import resource
from tts_studio.engine.training import tensors_file
from tts_studio.engine.training.config import TrainingConfig
from tts_studio.engine.training.dataset import PreparedClip
from tts_studio.engine.training.losses import compute_losses
from tts_studio.engine.training.networks import Networks
from tts_studio.engine.training.segments import Batch, Segments

START = "warm_start/start.safetensors"
SPEAKERS = "speakers."
"""Before the names of a table [speakers, 32] and of matrices [biases, 32]."""


@dataclass(frozen=True)
class WarmStart:
    """The shipped networks."""

    tensors: Mapping[str, Tensor]
    speakers: int
    base_sha256: str
    """Of the base voice whose text side they know."""

    @classmethod
    def load(cls) -> WarmStart:
        """Read them."""
        with safe_open(resource(START), "pt") as file:
            tensors = {name: file.get_tensor(name).float() for name in file.keys()}  # noqa: SIM118 -- no mapping
            facts = file.metadata() or {}
        return cls(tensors, len(tensors[SPEAKERS + "table"]), facts.get("base_sha256", ""))

    def speaker(self, index: int | None) -> tensors_file.Tensors:
        """Return the plain networks of one speaker, or of the mean of all."""
        table = self.tensors[SPEAKERS + "table"]
        return fold(self.tensors, table.mean(0) if index is None else table[index])


def fold(tensors: Mapping[str, Tensor], speaker: Tensor) -> tensors_file.Tensors:
    """Return ``posterior.…``, ``flow.…`` and ``decoder.…`` with a speaker [32] added to their biases."""
    plain = {name: value for name, value in tensors.items() if not name.startswith(SPEAKERS)}
    for part, matrix in tensors.items():
        if not part.startswith(SPEAKERS) or part.endswith("table"):
            continue
        names = biases(part.removeprefix(SPEAKERS))
        for name, added in zip(names, (matrix @ speaker).chunk(len(names)), strict=True):
            plain[name] = plain[name] + added
    return plain


def biases(part: str) -> list[str]:
    """Return the names of the biases that a matrix speaks to: ``posterior``, ``flow.0`` … ``flow.3``, ``decoder``."""
    if part == "posterior":
        return [f"posterior.encoder.wavenet.in_layers.{layer}.bias" for layer in range(16)]
    if part == "decoder":
        return ["decoder.envelope.pre.bias"]
    return [f"flow.flows.{part.removeprefix('flow.')}.wavenet.in_layers.{layer}.bias" for layer in range(4)]


def load_speaker(networks: Networks, tensors: Mapping[str, Tensor]) -> None:
    """Put what ``fold`` gave into the networks."""
    tensors_file.load_module("posterior", networks.posterior, tensors)
    tensors_file.load_module("flow", networks.generator.flow, tensors)
    tensors_file.load_module("decoder", networks.decoder, tensors)


@torch.no_grad()
def load_nearest(networks: Networks, start: WarmStart, clips: Sequence[PreparedClip], config: TrainingConfig) -> int:
    """Put the speaker who fits the recordings best into the networks and return its number."""
    load_speaker(networks, start.speaker(None))
    chance = random.Random(0)
    sample = chance.sample(list(clips), min(config.halving_clips, len(clips)))
    segments = Segments(networks, sample, config.segment_frames)
    segments.align()
    nearest = list(range(start.speakers))
    for count, staying in config.halving:
        batch = segments.draw(count, chance)
        noise = torch.randn(batch.prior_mean.shape, generator=torch.Generator().manual_seed(0)).to(batch.prior_mean)

        def distance(index: int, batch: Batch = batch, noise: Tensor = noise) -> float:
            load_speaker(networks, start.speaker(index))
            return float(compute_losses(networks, batch, noise, config.loss_weights).total)

        nearest = sorted(nearest, key=distance)[:staying]
    load_speaker(networks, start.speaker(nearest[0]))
    return nearest[0]
