"""What a network says follows from a generator of its own."""

from __future__ import annotations

from threading import Thread

import pytest
import torch
from torch import Tensor
from transformers import VitsModel

from tts_studio.engine import bases
from tts_studio.engine.vits.graph import load_network
from tts_studio.engine.vits.own_noise import OwnNoise
from tts_studio.engine.vits.synthesis import synthesise
from tts_studio.text.phonemes import clip_ids

BASE = bases.find()
IDS = torch.tensor(clip_ids("How many apples do we need?", BASE.espeak_voice, BASE.phoneme_id_map))


@pytest.fixture(scope="module")
def network() -> VitsModel:
    return load_network(BASE.path, BASE.sampling_rate)


def generator(seed: int) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def test_the_same_seed_says_the_same_whatever_is_drawn_elsewhere(network):
    torch.manual_seed(1)
    first = synthesise(network, IDS, 1.0, generator(5))
    torch.manual_seed(2)
    again, other = (synthesise(network, IDS, 1.0, generator(seed)) for seed in (5, 6))
    assert torch.equal(first, again)
    assert not torch.equal(first, other)


def test_nothing_is_drawn_from_the_generator_that_all_share(network):
    before = torch.get_rng_state()
    synthesise(network, IDS, 1.0, generator(5))
    assert torch.equal(torch.get_rng_state(), before)


def test_a_longer_scale_speaks_longer_and_leaves_the_network_as_it_was(network):
    rate = network.speaking_rate
    slow, quick = (len(synthesise(network, IDS, scale, generator(5))) for scale in (1.4, 0.8))
    assert slow > 1.4 * quick
    assert network.speaking_rate == rate


@pytest.mark.parametrize(
    "draw",
    [
        lambda: torch.randn(3),
        lambda: torch.randn(2, 3),
        lambda: torch.randn((4,), dtype=torch.float64),
        lambda: torch.randn_like(torch.zeros(5)),
        lambda: torch.randn_like(torch.zeros(3, 4).T),
    ],
)
def test_whatever_draws_takes_its_numbers_from_the_given_generator(draw):
    def drawn(seed: int) -> Tensor:
        with OwnNoise(generator(seed)):
            return draw()

    before = torch.get_rng_state()
    assert torch.equal(drawn(1), drawn(1))
    assert not torch.equal(drawn(1), drawn(2))
    assert torch.equal(torch.get_rng_state(), before)


def test_a_generator_that_is_given_by_name_is_used():
    with OwnNoise(generator(1)):
        assert torch.equal(torch.randn(3, generator=generator(9)), torch.randn(3, generator=generator(9)))


def test_other_threads_draw_as_always():
    drawn: list[Tensor] = []
    torch.manual_seed(7)
    expected = torch.randn(3)
    torch.manual_seed(7)
    with OwnNoise(generator(1)):
        other = Thread(target=lambda: drawn.append(torch.randn(3)))
        other.start()
        other.join()
    assert torch.equal(drawn[0], expected)
