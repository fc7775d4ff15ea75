from __future__ import annotations

from itertools import combinations

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from tts_studio.engine.vits.alignment import durations, log_likelihood


def by_brute_force(likelihood: torch.Tensor) -> float:
    """Return the likelihood of the best monotonic path, trying all."""
    phonemes, frames = likelihood.shape
    best = -torch.inf
    for cuts in combinations(range(1, frames), phonemes - 1):
        edges = (0, *cuts, frames)
        total = sum(float(likelihood[p, edges[p] : edges[p + 1]].sum()) for p in range(phonemes))
        best = max(best, total)
    return best


@given(st.integers(1, 4), st.integers(0, 5), st.integers(0, 10_000))
def test_alignment_is_the_best_of_all_monotonic_ones(phonemes, more, seed):
    likelihood = torch.randn(phonemes, phonemes + more, generator=torch.Generator().manual_seed(seed))
    found = durations(likelihood)
    assert int(found.sum()) == phonemes + more
    assert int(found.min()) >= 1
    edges = [0, *found.cumsum(0).tolist()]
    total = sum(float(likelihood[p, edges[p] : edges[p + 1]].sum()) for p in range(phonemes))
    assert total == pytest.approx(by_brute_force(likelihood), abs=1e-4)


def test_more_phonemes_than_frames_are_refused():
    with pytest.raises(ValueError, match="5 phonemes"):
        durations(torch.zeros(5, 4))


def test_likelihood_is_that_of_the_normal_distribution():
    latent, mean, log = torch.randn(6, 5), torch.randn(6, 3), 0.3 * torch.randn(6, 3)
    found = log_likelihood(latent, mean, log)
    for phoneme in range(3):
        for frame in range(5):
            normal = torch.distributions.Normal(mean[:, phoneme], log[:, phoneme].exp())
            assert found[phoneme, frame] == pytest.approx(float(normal.log_prob(latent[:, frame]).sum()), rel=1e-4)
