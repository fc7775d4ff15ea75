"""Segments of clips: what a training step sees of them, and what the text says there."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from torch import Tensor

from tts_studio.audio.analysis import SUBFRAMES
from tts_studio.engine import bases
from tts_studio.engine.training.config import TrainingConfig
from tts_studio.engine.training.dataset import Example, PreparedClip, prepare_one
from tts_studio.engine.training.networks import build_networks
from tts_studio.engine.training.segments import Batch, Segments
from tts_studio.engine.training.step import Learner

BASE = bases.find()
CONFIG = TrainingConfig(batch=2, seed=3)
SEGMENT_FRAMES = CONFIG.segment_frames
TEXTS = ("Please leave your wet boots by the door and come in for a cup of tea.", "Yes.")


@pytest.fixture(scope="module")
def segments(speak_base: Callable[[str, Path], None], tmp_path_factory: pytest.TempPathFactory) -> Segments:
    """A long clip and one that is shorter than a segment."""
    folder, clips = tmp_path_factory.mktemp("clips"), list[PreparedClip]()
    for text in TEXTS:
        path = folder / f"{len(clips)}.wav"
        speak_base(text, path)
        clips.append(prepare_one(Example(path.stem, path, text), BASE, BASE.espeak_voice))
    assert clips[0].frames > SEGMENT_FRAMES > clips[1].frames
    found = Segments(build_networks(BASE), clips, SEGMENT_FRAMES)
    found.align()
    return found


def tensors(batch: Batch) -> dict[str, Tensor]:
    """Return everything in a batch by its name."""
    target = {f"target.{name}": value for name, value in vars(batch.target).items()}
    return {name: value for name, value in vars(batch).items() if name != "target"} | target


def test_a_segment_is_a_part_of_its_clip_with_what_the_text_says_there(segments: Segments) -> None:
    segment, clip, whole = segments.draw_of([0], random.Random(1)), segments.clips[0], segments.whole(0)
    spectrogram = segment.spectrogram[0]
    first = int((clip.spectrogram.unfold(1, SEGMENT_FRAMES, 1) - spectrogram[:, None]).abs().sum((0, 2)).argmin())
    frames = slice(first, first + SEGMENT_FRAMES)
    steps = slice(SUBFRAMES * frames.start, SUBFRAMES * frames.stop)
    assert torch.equal(spectrogram, clip.spectrogram[:, frames])
    assert torch.equal(segment.prior_mean, whole.prior_mean[..., frames])
    assert torch.equal(segment.prior_log_std, whole.prior_log_std[..., frames])
    assert torch.equal(segment.target.envelope[0], clip.envelope[steps])
    assert torch.equal(segment.target.aperiodicity[0], clip.aperiodicity[steps])
    voiced = segment.voiced[0] > 0
    assert torch.equal(voiced, clip.log2_f0[frames].isfinite())
    assert torch.equal(segment.target.log2_f0[0][voiced], clip.log2_f0[frames][voiced])
    assert segment.mask.all()


def test_the_text_says_each_phoneme_as_long_as_it_is_aligned(segments: Segments) -> None:
    mean, repeats = segments.priors[0][0], segments.alignments[0]
    assert torch.equal(segments.whole(0).prior_mean[0], mean.repeat_interleave(repeats, 1))


def test_a_clip_that_is_shorter_than_a_segment_is_followed_by_nothing(segments: Segments) -> None:
    segment, frames = segments.draw_of([1], random.Random(0)), segments.clips[1].frames
    assert segment.mask[0, 0].tolist() == [1.0] * frames + [0.0] * (SEGMENT_FRAMES - frames)
    assert torch.equal(segment.spectrogram[0, :, :frames], segments.clips[1].spectrogram)
    assert not any(value[0, ..., frames:].any() for name, value in tensors(segment).items() if "target" not in name)


def test_long_clips_are_chosen_more_often(segments: Segments) -> None:
    chosen = segments.choose(2000, random.Random(2))
    share = segments.clips[0].frames / sum(clip.frames for clip in segments.clips)
    assert chosen.count(0) / 2000 == pytest.approx(share, abs=0.05)


def test_all_of_a_batch_goes_to_where_networks_compute(segments: Segments) -> None:
    moved = segments.draw(3, random.Random(0)).to(torch.device("meta"))
    assert all(value.is_meta for value in tensors(moved).values())


def test_a_gradient_in_bfloat16_is_nearly_the_same(segments: Segments) -> None:
    learner = Learner(segments.networks, segments.clips, CONFIG, bfloat16=True)
    assert 0.0 < learner.bfloat16_error() < 0.2


def test_a_step_in_bfloat16_leaves_weights_in_float32(segments: Segments) -> None:
    learner = Learner(segments.networks, segments.clips, CONFIG, bfloat16=True)
    assert all(math.isfinite(value) for value in learner.step(0, 0.0).values())
    assert {parameter.dtype for parameter in learner.modules.parameters()} == {torch.float32}
