"""The network of a base voice of our own: VITS with a deterministic duration predictor and our decoder.

The duration predictor is that of VITS's ablation (https://arxiv.org/abs/2106.06103, §4.2), from Glow-TTS. All sizes are
free; ``Sizes`` has those that are worth a choice.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from torch import nn
from transformers import VitsConfig, VitsModel
from transformers.models.vits.modeling_vits import VitsHifiGan, VitsTextEncoder

from tts_studio.engine.vits.decoder import VocoderDecoder
from tts_studio.engine.vits.network import NO_HIFI_GAN, build_network
from tts_studio.engine.vits.text_encoders import TextEncoder, TransformerEncoder, text_encoder


@dataclass(frozen=True)
class Sizes:
    """How large a base voice's networks are. What is left out is as in Piper's voices of medium quality."""

    text_encoder: str = TransformerEncoder.kind
    """Its kind (``TEXT_ENCODERS``)."""
    vocabulary: int = 256
    """Phoneme ids that it reads: 0 … ``vocabulary`` − 1."""
    couplings: int = 4
    """Coupling layers of the flow: at least 1."""
    flow_layers: int = 4
    """WaveNet layers of each coupling: at least 1."""
    kernel: int = 5
    """Kernel size of the WaveNets of flow and posterior encoder, in frames: odd."""
    posterior_layers: int = 16
    """WaveNet layers of the posterior encoder: at least 1."""
    sampling_rate: int = 22050
    """Hz."""


def fresh(sizes: Sizes) -> VitsModel:
    """Return a network with random weights that can be trained, in evaluation mode.

    Its flow is the identity, its decoder says nearly nothing at a constant pitch. The posterior encoder is not part of
    it: ``PosteriorEncoder(network.config)`` has the size that ``sizes`` asks for. Raises VoiceError for a kind of text
    encoder that is not known, and ValueError for sizes out of range.
    """
    network = build(sizes, text_encoder(sizes.text_encoder).fresh(sizes.vocabulary))
    for part in (network.flow, network.duration_predictor):
        for module in part.modules():
            if isinstance(module, nn.Conv1d):  # transformers draws weights 2.4 times as large as VITS's
                module.reset_parameters()
    for coupling in network.flow.flows:
        for parameter in cast(nn.Module, coupling.conv_post).parameters():
            nn.init.zeros_(parameter)
    cast(VocoderDecoder, network.decoder).say_nothing()
    return network


def build(sizes: Sizes, encoder: TextEncoder) -> VitsModel:
    """Return a network around a text encoder, the rest of which has weights without meaning, in evaluation mode."""
    if min(sizes.vocabulary, sizes.couplings, sizes.flow_layers, sizes.posterior_layers) < 1 or sizes.kernel % 2 == 0:
        raise ValueError(f"no network has these sizes: {sizes}")
    config = VitsConfig(
        use_stochastic_duration_prediction=False,
        num_hidden_layers=1,  # of the text encoder, whose place another takes at once
        vocab_size=1,
        prior_encoder_num_flows=sizes.couplings,
        prior_encoder_num_wavenet_layers=sizes.flow_layers,
        wavenet_kernel_size=sizes.kernel,
        posterior_encoder_num_wavenet_layers=sizes.posterior_layers,
        sampling_rate=sizes.sampling_rate,
        **NO_HIFI_GAN,
    )
    network = build_network(config, resblock=None)
    network.text_encoder = cast(VitsTextEncoder, encoder)  # what VitsModel's types want
    network.decoder = cast(VitsHifiGan, VocoderDecoder(config))
    del network.posterior_encoder  # ours is apart from it (``network.PosteriorEncoder``)
    return network.eval()
