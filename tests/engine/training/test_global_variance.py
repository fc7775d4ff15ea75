"""Envelopes vary as much as the speaker's, whatever was smoothed away, and nothing else changes."""

from __future__ import annotations

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import Tensor, nn

from tts_studio.audio.analysis import APERIODICITY_POINTS, ENVELOPE_POINTS, SUBFRAMES
from tts_studio.engine.training import global_variance
from tts_studio.engine.training.config import TrainingConfig
from tts_studio.engine.training.global_variance import KEPT, cosines, fold

LIMIT = TrainingConfig().variance_limit
VALUES = ENVELOPE_POINTS + APERIODICITY_POINTS


def last_convolution() -> nn.Conv1d:
    torch.manual_seed(0)
    return nn.Conv1d(16, SUBFRAMES * VALUES, 3, padding=1)


def said(last: nn.Conv1d, hidden: Tensor) -> tuple[Tensor, Tensor]:
    """Return envelopes and aperiodicity, [parts, values, frames] each."""
    with torch.no_grad():
        values = last(hidden)[0].unflatten(0, (SUBFRAMES, VALUES))
    return values[:, :ENVELOPE_POINTS], values[:, ENVELOPE_POINTS:]


def test_the_transform_is_orthonormal():
    assert torch.allclose(cosines() @ cosines().T, torch.eye(ENVELOPE_POINTS), atol=1e-5)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.floats(1.0, LIMIT), min_size=ENVELOPE_POINTS, max_size=ENVELOPE_POINTS), st.floats(-8.0, 2.0))
def test_each_coefficient_is_stretched_about_the_mean(gains, level):
    last, hidden = last_convolution(), torch.randn(1, 16, 50, generator=torch.Generator().manual_seed(1))
    wanted, mean = torch.tensor([1.0, *gains[1:]]), torch.full((ENVELOPE_POINTS,), level)
    envelope, noise = said(last, hidden)
    fold(last, wanted, mean)
    stretched, same_noise = said(last, hidden)
    difference = torch.einsum("cp,npf->ncf", cosines(), envelope - mean[:, None])
    expected = wanted[:, None] * difference
    assert torch.allclose(torch.einsum("cp,npf->ncf", cosines(), stretched - mean[:, None]), expected, atol=1e-3)
    assert torch.equal(noise, same_noise)


def test_what_varies_less_than_the_speaker_is_found(monkeypatch):
    target = 0.3 * torch.randn(400, ENVELOPE_POINTS, generator=torch.Generator().manual_seed(2))
    keeps = torch.linspace(1.2, 0.1, ENVELOPE_POINTS)
    predicted = (target @ cosines().T * keeps) @ cosines()
    monkeypatch.setattr(global_variance, "_predicted_and_target", lambda *_: (predicted, target))
    gains, mean = global_variance.find(None, None, (0, 1), LIMIT)  # pyright: ignore[reportArgumentType]
    expected = (1 / keeps).clamp(1.0, LIMIT)
    expected[:KEPT] = 1.0
    assert gains.numpy() == pytest.approx(expected.numpy(), rel=1e-3)
    assert mean.numpy() == pytest.approx(predicted.mean(0).numpy(), abs=1e-5)


@pytest.mark.parametrize("frames", [0, 1])
def test_too_little_sound_changes_nothing(frames, monkeypatch):
    few = torch.zeros(frames, ENVELOPE_POINTS)
    monkeypatch.setattr(
        global_variance, "_predicted_and_target", lambda _n, _w, index: (few, few) if index else (few[:0], few[:0])
    )
    gains, mean = global_variance.find(None, None, (0, 1), LIMIT)  # pyright: ignore[reportArgumentType]
    assert (gains == 1.0).all()
    assert (mean == 0.0).all()
