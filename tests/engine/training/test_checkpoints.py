"""The voices of a training at several of its steps."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from tts_studio.engine.training import checkpoints, tensors_file
from tts_studio.engine.training.checkpoints import Checkpoint
from tts_studio.errors import TrainingError
from tts_studio.formats import CHECKPOINTS


def voice(step: int) -> Checkpoint:
    weights = {"decoder.conv_pre.bias": torch.full((3,), step / 7)}
    return Checkpoint(weights, step, 1.1, 300.0, 92, ("0007", "0011"), {"validation_loss": 40.0 - step / 100})


def test_a_voice_comes_back_as_it_was_kept_but_for_half_precision(tmp_path: Path) -> None:
    checkpoints.keep(tmp_path, voice(70))
    kept = checkpoints.read(tmp_path, 70)
    assert kept.weights["decoder.conv_pre.bias"].dtype == torch.float32
    assert torch.allclose(kept.weights["decoder.conv_pre.bias"], torch.full((3,), 10.0), rtol=1e-3)
    assert (kept.step, kept.length_scale, kept.held_out, kept.scores) == (70, 1.1, ("0007", "0011"), voice(70).scores)


def test_few_are_kept_the_first_and_the_latest_among_them(tmp_path: Path) -> None:
    for step in range(70, 1401, 70):
        checkpoints.keep(tmp_path, voice(step))
        assert checkpoints.steps(tmp_path)[0] == 70
        assert checkpoints.steps(tmp_path)[-1] == step
    assert len(checkpoints.steps(tmp_path)) == checkpoints.MOST


@given(st.lists(st.integers(1, 300), min_size=30, max_size=60))
def test_those_that_are_kept_are_spread_over_the_whole_training(gaps: list[int]) -> None:
    known: list[int] = []
    step = 0
    for gap in gaps:
        step += gap
        known.append(step)
        if len(known) > checkpoints.MOST:
            known.remove(checkpoints.superfluous(known))
    # One gap that is longer than all the others together stays, whatever is dropped.
    assert max(b - a for a, b in pairwise(known)) <= max(0.75 * step, *gaps)


def test_what_a_killed_training_had_done_beyond_its_saved_state_is_forgotten(tmp_path: Path) -> None:
    for step in (70, 140, 210):
        checkpoints.keep(tmp_path, voice(step))
    checkpoints.forget_after(tmp_path, 150)
    assert checkpoints.steps(tmp_path) == [70, 140]


def test_a_step_that_was_not_kept_is_refused_with_those_that_were(tmp_path: Path) -> None:
    checkpoints.keep(tmp_path, voice(70))
    with pytest.raises(TrainingError, match=r"step 71.*70"):
        checkpoints.read(tmp_path, 71)
    with pytest.raises(TrainingError, match="none"):
        checkpoints.read(tmp_path / "nothing", 70)


def test_what_an_older_version_has_kept_is_read_with_the_names_of_now(tmp_path: Path) -> None:
    older = {"train_mel": 0.5, "validation_mel": 0.6, "validation_pitch": 0.1, "validation_loss": 60.0, "mos": 4.1}
    facts = {"step": 7, "length_scale": 1.0, "seconds": 60.0, "clips": 9, "held_out": ["0003"], "scores": older}
    (tmp_path / "candidates").mkdir()
    for path in (tmp_path / "best.safetensors", tmp_path / "candidates" / "000007.safetensors"):
        tensors_file.save(path, {"decoder.pitch.c.bias": torch.zeros(1)}, facts)
    for kept in (checkpoints.read_best(tmp_path), checkpoints.read(tmp_path, 7)):
        assert kept.scores == {
            "train_envelope_l1": 0.5,
            "validation_envelope_l1": 0.6,
            "validation_f0_l1": 0.1,
            "validation_loss": 60.0,
            "mos": 4.1,
        }


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    checkpoints.keep(tmp_path, voice(70))
    (tmp_path / CHECKPOINTS / "000070.safetensors").write_bytes(b"\0" * 40)
    with pytest.raises(TrainingError, match="cannot be read"):
        checkpoints.read(tmp_path, 70)
