"""The shipped start: one of its speakers in plain networks, and the choice of the nearest."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file

from tests.helpers.made_up_base import add_to_catalogue
from tests.helpers.random_voice import babbling, start_weights
from tts_studio.engine import bases
from tts_studio.engine.bases import StartWeights
from tts_studio.engine.training.config import TrainingConfig
from tts_studio.engine.training.dataset import Example, PreparedClip, prepare_one
from tts_studio.engine.training.networks import build_networks
from tts_studio.engine.training.warm_start import (
    SPEAKERS,
    WarmStart,
    biases,
    check_fit,
    fold,
    load_nearest,
    load_speaker,
)
from tts_studio.engine.vits.base_graph import build
from tts_studio.engine.vits.base_network import Sizes
from tts_studio.errors import TrainingError

BASE = bases.find()


@pytest.fixture(scope="module")
def start() -> WarmStart:
    return WarmStart.load(BASE.start_weights.path)


@pytest.fixture(scope="module")
def clips(speak_base: Callable[[str, Path], None], tmp_path_factory: pytest.TempPathFactory) -> list[PreparedClip]:
    text = "Please leave your wet boots by the door and come in for a cup of tea."
    path = tmp_path_factory.mktemp("clip") / "a.wav"
    speak_base(text, path)
    return [prepare_one(Example("a", path, text), BASE, BASE.espeak_voice)]


def test_it_knows_several_speakers(start):
    assert start.speakers > 1


def test_start_weights_of_another_size_are_refused_before_anything_is_trained(start):
    networks = build_networks(BASE)
    narrow = {name: value[:100] if name.endswith("conv_pre.weight") else value for name, value in start.tensors.items()}
    shallow = {name: value for name, value in start.tensors.items() if "in_layers.15." not in name}
    for tensors in (narrow, shallow):
        with pytest.raises(TrainingError, match="of another size"):
            check_fit(networks, replace(start, tensors=tensors))
    check_fit(networks, start)


@pytest.mark.parametrize("content", [b"", b"no tensors at all", b"\xff" * 64])
def test_a_file_that_holds_no_start_weights_is_a_clear_error(tmp_path, content):
    (tmp_path / "start.safetensors").write_bytes(content)
    with pytest.raises(TrainingError, match="cannot be read"):
        WarmStart.load(tmp_path / "start.safetensors")
    base = replace(BASE, start_weights=StartWeights(tmp_path / "start.safetensors", ""))
    with pytest.raises(TrainingError, match="cannot be read"):
        base.check_trainable()
    with pytest.raises(TrainingError, match="cannot be read"):
        build_networks(base)


def test_a_base_of_our_own_is_trained_with_networks_of_its_own_sizes(tmp_path, monkeypatch):
    sizes = Sizes(text_encoder="rnn", couplings=2, flow_layers=1, kernel=3, posterior_layers=3)
    network = babbling(sizes)
    tensors = start_weights(network)
    name, more = "en_US-own-medium", 'text_encoder = "rnn"'
    base = add_to_catalogue(tmp_path, monkeypatch, name, build(network), more=more, tensors=tensors)
    base.check_trainable()

    networks, start = build_networks(base), WarmStart.load(base.start_weights.path)

    check_fit(networks, start)
    load_speaker(networks, start.speaker(1))
    assert len(networks.posterior.encoder.wavenet.in_layers) == 3
    assert networks.tensors().keys() == {name for name in tensors if not name.startswith(SPEAKERS)}
    assert torch.equal(networks.text_encoder.lstm.weight_hh_l0, network.text_encoder.lstm.weight_hh_l0)


def test_start_weights_without_a_posterior_encoder_are_refused(tmp_path):
    tensors = {SPEAKERS + "table": torch.zeros(2, 32)}
    save_file(tensors, tmp_path / "start.safetensors")
    base = replace(BASE, start_weights=StartWeights(tmp_path / "start.safetensors", ""))
    with pytest.raises(TrainingError, match="of another size"):
        check_fit(build_networks(base), WarmStart.load(base.start_weights.path))


def test_a_speaker_fits_into_plain_networks(start):
    networks = build_networks(BASE)
    load_speaker(networks, start.speaker(0))
    name = "decoder.envelope.pre.bias"
    expected = start.tensors[name] + start.tensors[SPEAKERS + "decoder"] @ start.tensors[SPEAKERS + "table"][0]
    assert torch.allclose(networks.decoder.envelope.pre.bias, expected, atol=1e-6)


def test_every_bias_that_speakers_change_exists_once(start):
    parts = ["posterior", "decoder", *(f"flow.{index}" for index in range(4))]
    names = [name for part in parts for name in biases(part, start.tensors)]
    assert len(set(names)) == len(names) == 16 + 1 + 4 * 4
    assert all(start.tensors[name].ndim == 1 for name in names)


def test_nobody_in_particular_changes_nothing(start):
    plain = fold(start.tensors, torch.zeros(start.tensors[SPEAKERS + "table"].shape[1]))
    assert all(torch.equal(value, start.tensors[name]) for name, value in plain.items())
    assert not any(name.startswith(SPEAKERS) for name in plain)


def test_the_same_speaker_is_nearest_whatever_was_drawn_before(start, clips):
    networks, config = build_networks(BASE), TrainingConfig(halving=((1, 3), (3, 1)))
    few = {**start.tensors, SPEAKERS + "table": start.tensors[SPEAKERS + "table"][:6]}
    start = replace(start, tensors=few, speakers=6)
    random.seed(5)
    first = load_nearest(networks, start, clips, config)
    weights = networks.decoder.envelope.pre.bias.clone()
    assert load_nearest(networks, start, clips, config) == first
    assert torch.equal(networks.decoder.envelope.pre.bias, weights)
    assert torch.allclose(weights, start.speaker(first)["decoder.envelope.pre.bias"])
