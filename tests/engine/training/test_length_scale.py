"""The voice is as slow as the speaker."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
import torch
from torch import Tensor
from transformers import VitsModel

from tts_studio.engine import bases
from tts_studio.engine.training.config import TrainingConfig
from tts_studio.engine.training.length_scale import FASTEST, SLOWEST, length_scale
from tts_studio.engine.vits.graph import load_network
from tts_studio.engine.vits.synthesis import synthesise
from tts_studio.text.phonemes import clip_ids

BASE = bases.find()
ROUNDS = TrainingConfig().length_scale_clips
TEXTS = ("The kettle is singing in the kitchen.", "How many apples do we need for the cake?")


@dataclass(frozen=True)
class SpokenClip:
    """The part of a clip that counts here."""

    wave: Tensor
    phoneme_ids: Tensor


@pytest.fixture(scope="module")
def generator() -> VitsModel:
    return load_network(BASE.path, BASE.sampling_rate)


def recorded(generator: VitsModel, scale: float) -> list[SpokenClip]:
    """Return what somebody of that pace has read."""
    noise = torch.Generator().manual_seed(0)
    ids = [torch.tensor(clip_ids(text, BASE.espeak_voice, BASE.phoneme_id_map)) for text in TEXTS]
    return [SpokenClip(synthesise(generator, sounds, scale, noise), sounds) for sounds in ids]


@pytest.mark.parametrize("scale", [0.85, 1.3])
def test_the_speakers_pace_is_found(scale, generator):
    found = length_scale(generator, recorded(generator, scale), BASE.sampling_rate, ROUNDS, 1)  # pyright: ignore[reportArgumentType]
    assert found == pytest.approx(scale, rel=0.08)  # by two sentences, which take 4 % more or less from time to time
    assert generator.speaking_rate == 1.0


@pytest.mark.parametrize(("scale", "limit"), [(0.4, FASTEST), (2.5, SLOWEST)])
def test_no_pace_leaves_the_range(scale, limit, generator):
    found = length_scale(generator, recorded(generator, scale), BASE.sampling_rate, ROUNDS, 1)  # pyright: ignore[reportArgumentType]
    assert found == limit


def test_without_speech_the_pace_is_the_base_voices(generator):
    silent = [SpokenClip(torch.zeros(22_050), clip.phoneme_ids) for clip in recorded(generator, 1.0)]
    assert length_scale(generator, silent, BASE.sampling_rate, ROUNDS, 1) == 1.0  # pyright: ignore[reportArgumentType]
