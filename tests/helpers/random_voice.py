"""Base voices of our own whose weights are random: they babble."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from transformers import VitsModel

from tts_studio.audio.analysis import APERIODICITY_POINTS, ENVELOPE_POINTS, SUBFRAMES
from tts_studio.engine.training.tensors_file import module_tensors
from tts_studio.engine.training.warm_start import SPEAKERS, biases
from tts_studio.engine.vits.base_network import Sizes, fresh
from tts_studio.engine.vits.level_node import limited
from tts_studio.engine.vits.network import PosteriorEncoder


def babbling(sizes: Sizes, *, breathless: bool = True, seed: int = 0) -> VitsModel:
    """Return a network none of whose weights is zero.

    A breathless one makes no noise in its decoder, and none in its latents: it says the same each time.
    """
    with torch.random.fork_rng(devices=[]), torch.no_grad():
        torch.manual_seed(seed)
        network = fresh(sizes)
        for name, parameter in network.named_parameters():
            parameter.add_(torch.randn_like(parameter), alpha=0.1 if name.startswith("duration_predictor") else 0.02)
    if breathless:
        network.noise_scale = 0.0
        bias = network.decoder.get_parameter("envelope.post.bias").data
        for part in range(SUBFRAMES):
            first = part * (ENVELOPE_POINTS + APERIODICITY_POINTS) + ENVELOPE_POINTS
            bias[first : first + APERIODICITY_POINTS] = -40.0
    return network


def start_weights(network: VitsModel, speakers: int = 2) -> dict[str, Tensor]:
    """Return start weights that fit a network, for speakers who differ a little."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        tensors = {
            **module_tensors("posterior", PosteriorEncoder(network.config)),
            **module_tensors("flow", network.flow),
            **module_tensors("decoder", network.decoder),
        }
        for part in ("posterior", "decoder", *(f"flow.{index}" for index in range(len(network.flow.flows)))):
            width = sum(len(tensors[name]) for name in biases(part, tensors))
            tensors[f"{SPEAKERS}{part}"] = 0.1 * torch.randn(width, 32)
        tensors[f"{SPEAKERS}table"] = 0.1 * torch.randn(speakers, 32)
    return {name: value.detach().half().contiguous() for name, value in tensors.items()}


@torch.inference_mode()
def said(network: VitsModel, ids: NDArray[np.int64]) -> NDArray[np.float32]:
    """Return the wave of phonemes [phonemes] as a graph gives it."""
    return limited(network(torch.from_numpy(ids[None])).waveform[0].numpy())
