"""What a training starts from: networks that have learned many speakers, and one of these speakers.

All speakers share the networks; what tells them apart is added as biases to every WaveNet layer of posterior encoder
and flow, and to the decoder's first convolution. So one speaker can be folded into plain networks, and goes on from
there.
Made by packaging/warm_start/build_start.py.
"""

from __future__ import annotations

import random
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, takewhile
from pathlib import Path

import torch
from torch import Tensor

from tts_studio.engine.training import start_file, tensors_file
from tts_studio.engine.training.config import TrainingConfig
from tts_studio.engine.training.dataset import PreparedClip
from tts_studio.engine.training.losses import compute_losses
from tts_studio.engine.training.networks import Networks
from tts_studio.engine.training.segments import Batch, Segments
from tts_studio.errors import TrainingError

SPEAKERS = "speakers."
"""Before the names of a table [speakers, 32] and of matrices [biases, 32]."""


@dataclass(frozen=True)
class WarmStart:
    """The shipped networks."""

    tensors: Mapping[str, Tensor]
    speakers: int

    @classmethod
    def load(cls, path: Path) -> WarmStart:
        """Read those of a base voice; raises TrainingError if the file is damaged or holds something else."""
        with start_file.opened(path) as file:
            tensors = {name: file.get_tensor(name).float() for name in file.keys()}  # noqa: SIM118 -- no mapping
            return cls(tensors, len(tensors[SPEAKERS + "table"]))

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
        names = biases(part.removeprefix(SPEAKERS), tensors)
        for name, added in zip(names, (matrix @ speaker).chunk(len(names)), strict=True):
            plain[name] = plain[name] + added
    return plain


def biases(part: str, names: Container[str]) -> list[str]:
    """Return the names of the biases that a speaker is added to in a part: ``posterior``, ``flow.0`` …, ``decoder``.

    ``names`` are those of all weights: they tell how many layers there are.
    """
    if part == "decoder":
        return ["decoder.envelope.pre.bias"]
    wavenet = "posterior.encoder" if part == "posterior" else f"flow.flows.{part.removeprefix('flow.')}"
    by_layer = (f"{wavenet}.wavenet.in_layers.{layer}.bias" for layer in count())
    return list(takewhile(lambda name: name in names, by_layer))


def check_fit(networks: Networks, start: WarmStart) -> None:
    """Raise TrainingError unless start weights have the shape of a base voice's networks."""
    try:
        load_speaker(networks, start.speaker(None))
    except (RuntimeError, KeyError, ValueError) as error:  # torch names the weights that are missing or of another size
        raise TrainingError(
            "The base voice cannot be trained: its start weights are of another size.",
            "Please use a base voice that comes with the program.",
            str(error),
        ) from error


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
    for drawn, staying in config.halving:
        batch = segments.draw(drawn, chance)
        noise = torch.randn(batch.prior_mean.shape, generator=torch.Generator().manual_seed(0)).to(batch.prior_mean)

        def distance(index: int, batch: Batch = batch, noise: Tensor = noise) -> float:
            load_speaker(networks, start.speaker(index))
            return float(compute_losses(networks, batch, noise, config.loss_weights).total)

        nearest = sorted(nearest, key=distance)[:staying]
    load_speaker(networks, start.speaker(nearest[0]))
    return nearest[0]
