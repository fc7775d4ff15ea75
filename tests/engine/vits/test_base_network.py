"""A base voice's network with random weights: all of it can learn."""

from __future__ import annotations

import re
from typing import cast

import pytest
import torch
from torch import Tensor
from transformers import VitsModel

from tts_studio.engine.vits.base_network import Sizes, fresh
from tts_studio.engine.vits.decoder import VocoderDecoder
from tts_studio.engine.vits.network import PosteriorEncoder
from tts_studio.engine.vits.text_encoders import TEXT_ENCODERS
from tts_studio.errors import VoiceError

SMALL = Sizes(couplings=3, flow_layers=2, kernel=3, posterior_layers=6, vocabulary=100, sampling_rate=16000)


@pytest.fixture(scope="module")
def network() -> VitsModel:
    torch.manual_seed(0)
    return fresh(SMALL)


def test_the_networks_have_the_sizes_that_were_asked_for(network: VitsModel) -> None:
    assert not network.training
    shapes = {name: tuple(value.shape) for name, value in network.state_dict().items()}
    layers = [name for name in shapes if re.fullmatch(r"flow\.flows\.\d\.wavenet\.in_layers\.\d\.weight", name)]
    assert [shapes[name] for name in layers] == 3 * 2 * [(384, 192, 3)]
    assert PosteriorEncoder(network.config).encoder.wavenet.num_layers == 6
    assert network.text_encoder.embed_tokens.weight.shape == (100, 192)
    assert cast(VocoderDecoder, network.decoder).rate == 16000
    assert not any("parametrizations" in name or name.startswith("posterior") for name in network.state_dict())


def test_the_flow_begins_as_the_identity(network: VitsModel) -> None:
    latent = torch.randn(2, 192, 20)
    flowed = network.flow(latent, torch.ones(2, 1, 20))
    torch.testing.assert_close(flowed, latent.flip(1))  # three couplings, each of which turns the channels round


def test_all_of_it_learns_from_the_second_step_on() -> None:
    """At the first, nothing behind a layer of zeros does."""
    torch.manual_seed(0)
    network = fresh(SMALL)
    optimiser = torch.optim.SGD(network.parameters(), lr=1e-3)
    for _ in range(2):
        optimiser.zero_grad()
        _loss(network).backward()
        optimiser.step()
    learning = {name for name, value in network.named_parameters() if value.grad is not None and value.grad.any()}
    assert {name for name, _ in network.named_parameters() if not name.startswith("text_encoder.")} <= learning


def _loss(network: VitsModel) -> Tensor:
    features = cast(VocoderDecoder, network.decoder).read(torch.randn(1, 192, 20))
    said = (
        network.flow(torch.randn(1, 192, 20), torch.ones(1, 1, 20)),
        network.duration_predictor(torch.randn(1, 192, 9), torch.ones(1, 1, 9)),
        features.envelope,
        features.aperiodicity,
        features.log2_f0,
    )
    return torch.stack([(part - 1.0).square().mean() for part in said]).sum()


@pytest.mark.parametrize("kind", TEXT_ENCODERS)
def test_it_speaks(kind: str) -> None:
    network = fresh(Sizes(text_encoder=kind, flow_layers=1, posterior_layers=1))
    with torch.inference_mode():
        wave = network(torch.arange(5)[None]).waveform
    assert wave.shape[0] == 1
    assert wave.shape[1] % 256 == 0
    assert wave.isfinite().all()
    assert wave.abs().max() > 0


@pytest.mark.parametrize(
    "sizes", [Sizes(kernel=4), Sizes(couplings=0), Sizes(flow_layers=0), Sizes(posterior_layers=0)]
)
def test_sizes_that_no_network_has_are_refused(sizes: Sizes) -> None:
    with pytest.raises(ValueError, match="sizes"):
        fresh(sizes)


def test_a_kind_of_text_encoder_that_is_not_known_is_refused() -> None:
    with pytest.raises(VoiceError):
        fresh(Sizes(text_encoder="GPT"))
