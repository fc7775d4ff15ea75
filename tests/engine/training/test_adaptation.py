"""Windows of clips: what a training step sees of them, and what the text says there."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from torch import Tensor

from tts_studio.audio.analysis import PARTS
from tts_studio.engine import bases
from tts_studio.engine.training.adaptation import WINDOW_FRAMES, Adaptation, Batch, Rates, Windows
from tts_studio.engine.training.dataset import Clip, Example, prepare_one
from tts_studio.engine.training.networks import build_networks

BASE = bases.find()
TEXTS = ("Please leave your wet boots by the door and come in for a cup of tea.", "Yes.")


@pytest.fixture(scope="module")
def windows(speak_base: Callable[[str, Path], None], tmp_path_factory: pytest.TempPathFactory) -> Windows:
    """A long clip and one that is shorter than a window."""
    folder, clips = tmp_path_factory.mktemp("clips"), list[Clip]()
    for text in TEXTS:
        path = folder / f"{len(clips)}.wav"
        speak_base(text, path)
        clips.append(prepare_one(Example(path.stem, path, text), BASE, BASE.espeak_voice))
    assert clips[0].frames > WINDOW_FRAMES > clips[1].frames
    found = Windows(build_networks(BASE), clips)
    found.align()
    return found


def tensors(batch: Batch) -> dict[str, Tensor]:
    """Return everything in a batch by its name."""
    sound = {f"sound.{name}": value for name, value in vars(batch.sound).items()}
    return {name: value for name, value in vars(batch).items() if name != "sound"} | sound


def test_a_window_is_a_part_of_its_clip_with_what_the_text_says_there(windows: Windows) -> None:
    random.seed(1)
    window, clip, whole = windows.draw_of([0]), windows.clips[0], windows.whole(0)
    spectrogram = window.spectrogram[0]
    first = int((clip.spectrogram.unfold(1, WINDOW_FRAMES, 1) - spectrogram[:, None]).abs().sum((0, 2)).argmin())
    frames = slice(first, first + WINDOW_FRAMES)
    steps = slice(PARTS * frames.start, PARTS * frames.stop)
    assert torch.equal(spectrogram, clip.spectrogram[:, frames])
    assert torch.equal(window.prior_mean, whole.prior_mean[..., frames])
    assert torch.equal(window.prior_log, whole.prior_log[..., frames])
    assert torch.equal(window.sound.envelope[0], clip.envelope[steps])
    assert torch.equal(window.sound.aperiodicity[0], clip.aperiodicity[steps])
    voiced = window.voiced[0] > 0
    assert torch.equal(voiced, clip.pitch[frames].isfinite())
    assert torch.equal(window.sound.pitch[0][voiced], clip.pitch[frames][voiced])
    assert window.mask.all()


def test_the_text_says_each_phoneme_as_long_as_it_is_aligned(windows: Windows) -> None:
    mean, repeats = windows.texts[0][0], windows.alignments[0]
    assert torch.equal(windows.whole(0).prior_mean[0], mean.repeat_interleave(repeats, 1))


def test_a_clip_that_is_shorter_than_a_window_is_followed_by_nothing(windows: Windows) -> None:
    window, frames = windows.draw_of([1]), windows.clips[1].frames
    assert window.mask[0, 0].tolist() == [1.0] * frames + [0.0] * (WINDOW_FRAMES - frames)
    assert torch.equal(window.spectrogram[0, :, :frames], windows.clips[1].spectrogram)
    assert not any(value[0, ..., frames:].any() for name, value in tensors(window).items() if "sound" not in name)


def test_long_clips_are_chosen_more_often(windows: Windows) -> None:
    random.seed(2)
    chosen = windows.choose(2000)
    share = windows.clips[0].frames / sum(clip.frames for clip in windows.clips)
    assert chosen.count(0) / 2000 == pytest.approx(share, abs=0.05)


def test_all_of_a_batch_goes_to_where_networks_compute(windows: Windows) -> None:
    moved = windows.draw(3).to(torch.device("meta"))
    assert all(value.is_meta for value in tensors(moved).values())


def test_a_gradient_in_bfloat16_is_nearly_the_same(windows: Windows) -> None:
    random.seed(3)
    torch.manual_seed(3)
    adaptation = Adaptation(windows.networks, windows.clips, Rates(), 2, bfloat16=True)
    assert 0.0 < adaptation.bfloat16_error() < 0.2


def test_a_step_in_bfloat16_leaves_weights_in_float32(windows: Windows) -> None:
    adaptation = Adaptation(windows.networks, windows.clips, Rates(), 2, bfloat16=True)
    assert all(math.isfinite(value) for value in adaptation.step(0.0).values())
    assert {parameter.dtype for parameter in adaptation.modules.parameters()} == {torch.float32}
