"""Everything that a training moves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import torch
from torch import nn
from transformers import VitsModel
from transformers.models.vits.modeling_vits import VitsHifiGan

from tts_studio.engine.bases import BaseVoice
from tts_studio.engine.training import start_file, tensors_file
from tts_studio.engine.vits.decoder import VocoderDecoder
from tts_studio.engine.vits.graph import load_network
from tts_studio.engine.vits.network import PosteriorEncoder
from tts_studio.engine.vits.text_encoders import TextEncoder


@dataclass(frozen=True)
class Networks:
    """The networks of one training, in evaluation mode: no dropout on so little data."""

    generator: VitsModel
    """Text encoder, flow, decoder and duration predictor."""
    posterior: PosteriorEncoder
    rate: int
    """Hz."""

    @property
    def text_encoder(self) -> TextEncoder:
        """The generator's."""
        return cast(TextEncoder, self.generator.text_encoder)

    @property
    def decoder(self) -> VocoderDecoder:
        """The generator's."""
        return cast(VocoderDecoder, self.generator.decoder)

    @property
    def device(self) -> torch.device:
        """Where they compute."""
        return next(self.posterior.parameters()).device

    def tensors(self) -> tensors_file.Tensors:
        """Return the weights that a training moves, by the names that ``warm_start.load_speaker`` knows."""
        return {
            **tensors_file.module_tensors("decoder", self.decoder),
            **tensors_file.module_tensors("flow", self.generator.flow),
            **tensors_file.module_tensors("posterior", self.posterior),
        }

    def to(self, device: torch.device) -> None:
        """Move them to where they compute."""
        for module in (self.generator, self.posterior):
            nn.Module.to(module, device)  # transformers types its own ``to`` in a way that takes no device


def build_networks(base: BaseVoice) -> Networks:
    """Return the base voice's text side, with a posterior encoder, a flow and a decoder that are still to be filled.

    The posterior encoder is as deep as that of the start weights, if the base voice has any. Raises TrainingError if
    they cannot be read.
    """
    layers = start_file.posterior_layers(base.start_weights.path) if base.start_weights else 0
    with torch.random.fork_rng(devices=[]):  # random weights, all of which are replaced, are no reason to draw
        generator = load_network(base.path, base.sampling_rate, base.text_encoder)
        generator.decoder = cast(VitsHifiGan, VocoderDecoder(generator.config).eval())  # what VitsModel's types want
        if layers:
            generator.config.posterior_encoder_num_wavenet_layers = layers
        return Networks(generator, PosteriorEncoder(generator.config).eval(), base.sampling_rate)
