"""Speech from phoneme ids by a network in torch, as training and judging need it; speaking itself runs ONNX."""

from __future__ import annotations

import torch
from torch import Tensor
from transformers import VitsModel

from tts_studio.engine.vits.own_noise import OwnNoise

PEAK = 0.9
"""Amplitude of the highest sample of recordings that a voice learns from, and of what it says meanwhile."""


@torch.no_grad()
def synthesise(network: VitsModel, phoneme_ids: Tensor, length_scale: float, noise: torch.Generator) -> Tensor:
    """Return the wave [samples] of phonemes (int64 [phonemes]); ``noise``, a generator on the CPU, draws its noise.

    ``length_scale`` is Piper's: sounds become so many times longer than the duration predictor says. The wave's highest
    sample is ``PEAK``, whatever level the network has.
    """
    before = network.speaking_rate
    network.speaking_rate = 1.0 / length_scale
    try:
        with OwnNoise(noise):
            wave = network(phoneme_ids[None].to(network.device)).waveform[0].float().cpu()
        return PEAK * wave / wave.abs().max().clamp(min=1e-8)
    finally:
        network.speaking_rate = before
