"""The shipped start: one of its speakers in plain networks, and the choice of the nearest."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
import torch

from tts_studio.engine import bases
from tts_studio.engine.training.config import TrainingConfig
from tts_studio.engine.training.dataset import Example, PreparedClip, prepare_one
from tts_studio.engine.training.networks import build_networks
from tts_studio.engine.training.warm_start import SPEAKERS, WarmStart, biases, fold, load_nearest, load_speaker

BASE = bases.find()


@pytest.fixture(scope="module")
def start() -> WarmStart:
    return WarmStart.load()


@pytest.fixture(scope="module")
def clips(speak_base: Callable[[str, Path], None], tmp_path_factory: pytest.TempPathFactory) -> list[PreparedClip]:
    text = "Please leave your wet boots by the door and come in for a cup of tea."
    path = tmp_path_factory.mktemp("clip") / "a.wav"
    speak_base(text, path)
    return [prepare_one(Example("a", path, text), BASE, BASE.espeak_voice)]


def test_it_is_made_for_the_base_voice_that_is_shipped(start):
    assert start.base_sha256 == BASE.verify()
    assert start.speakers > 1


def test_a_speaker_fits_into_plain_networks(start):
    networks = build_networks(BASE)
    load_speaker(networks, start.speaker(0))
    name = "decoder.envelope.pre.bias"
    expected = start.tensors[name] + start.tensors[SPEAKERS + "decoder"] @ start.tensors[SPEAKERS + "table"][0]
    assert torch.allclose(networks.decoder.envelope.pre.bias, expected, atol=1e-6)


def test_every_bias_that_speakers_change_exists_once(start):
    parts = ["posterior", "decoder", *(f"flow.{index}" for index in range(4))]
    names = [name for part in parts for name in biases(part)]
    assert len(set(names)) == len(names) == 16 + 1 + 4 * 4
    assert all(start.tensors[name].ndim == 1 for name in names)


def test_nobody_in_particular_changes_nothing(start):
    plain = fold(start.tensors, torch.zeros(start.tensors[SPEAKERS + "table"].shape[1]))
    assert all(torch.equal(value, start.tensors[name]) for name, value in plain.items())
    assert not any(name.startswith(SPEAKERS) for name in plain)


def test_the_same_speaker_is_nearest_whatever_was_drawn_before(start, clips):
    networks = build_networks(BASE)
    random.seed(5)
    first = load_nearest(networks, start, clips, TrainingConfig())
    weights = networks.decoder.envelope.pre.bias.clone()
    assert load_nearest(networks, start, clips, TrainingConfig()) == first
    assert torch.equal(networks.decoder.envelope.pre.bias, weights)
    assert torch.allclose(weights, start.speaker(first)["decoder.envelope.pre.bias"])
