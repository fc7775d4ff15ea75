"""Alignments from nothing but the clips."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from hypothesis import given
from hypothesis import strategies as st

from tts_studio.audio.analysis import APERIODICITY_POINTS, ENVELOPE_POINTS, SUBFRAMES
from tts_studio.engine.pretraining import features
from tts_studio.engine.pretraining.aligner import Aligner, _spread
from tts_studio.engine.pretraining.alphabet import Alphabet
from tts_studio.engine.pretraining.features import Features
from tts_studio.engine.training import tensors_file
from tts_studio.text.phonemes import ids
from tts_studio.text.phonemizers import ESPEAK

ID_MAP: Mapping[str, Sequence[int]] = {
    symbol: [number] for number, symbol in enumerate(("_", "^", "$", " ", "ˈ", ".", *"abdefgklmnoprstuz"))
}
SOUNDS = "abdefgklmnoprstuz"


def invented(folder: Path, count: int) -> tuple[list[Features], list[list[int]]]:
    """Return clips of invented speech, and the first frame of each of their sounds: each sound is a spectrum."""
    chance = torch.Generator().manual_seed(0)
    spectra = {sound: 1.5 * torch.randn(ENVELOPE_POINTS, generator=chance).cumsum(0) / 4 for sound in (*SOUNDS, ".")}
    tensors: dict[str, torch.Tensor] = {}
    clips: list[dict[str, str]] = []
    begins: list[list[int]] = []
    for number in range(count):
        order = torch.randint(len(SOUNDS), (12,), generator=chance).tolist()
        said = [SOUNDS[index] for index in order]
        sounds = [".", *said, "."]
        frames = torch.randint(4, 14, (len(sounds),), generator=chance)
        rows = torch.cat([spectra[sound].expand(int(many), -1) for sound, many in zip(sounds, frames, strict=True)])
        noise = 0.4 * torch.randn(rows.shape, generator=chance)
        envelope = (rows + noise).repeat_interleave(SUBFRAMES, 0)
        text = [*said[:6], " ", "ˈ", *said[6:], "."]
        tensors |= {
            f"{number}.ids": torch.tensor(ids(text, {key: list(value) for key, value in ID_MAP.items()})),
            f"{number}.envelope": envelope.half(),
            f"{number}.aperiodicity": torch.zeros(len(envelope), APERIODICITY_POINTS).half(),
            f"{number}.log2_f0": torch.zeros(len(rows)).half(),
        }
        clips.append({"name": str(number), "text": "", "speaker": "a", "language": "en-us"})
        begins.append(torch.cumsum(frames, 0).tolist()[:-1])
    tensors_file.save(folder / "0.safetensors", tensors, {"clips": clips})
    return features._read(folder / "0.safetensors"), begins


def test_the_sounds_of_clips_are_found_without_any_example(tmp_path: Path) -> None:
    clips, begins = invented(tmp_path, 60)
    aligner = Aligner(Alphabet(ESPEAK, ID_MAP, frozenset("_ ˈ")))
    assert len(list(aligner.train(clips, seed=0))) > 0
    errors: list[int] = []
    for clip, wanted in zip(clips, begins, strict=True):
        durations = aligner.durations(clip)
        assert int(durations.sum()) == clip.frames
        assert int(durations.min()) >= 1
        first = torch.cumsum(durations, 0) - durations
        own = [i for i, number in enumerate(clip.phoneme_ids.tolist()) if number >= len(ID_MAP) - len(SOUNDS)]
        found = [int(first[index]) for index in own]
        errors += [abs(one - other) for one, other in zip(found, wanted[: len(found)], strict=True)]
    # A mark has a frame of its own, which a short sound before it may not be able to spare.
    assert sum(error <= 2 for error in errors) >= 0.9 * len(errors), sorted(errors)[-20:]


@given(st.lists(st.integers(1, 9), min_size=1, max_size=12), st.data())
def test_each_id_gets_a_frame_where_there_are_enough(frames: list[int], data: st.DataObject) -> None:
    sounds = list(range(len(frames)))
    marks = [data.draw(st.integers(0, 3)) for _ in sounds]
    owners = torch.tensor([sound for sound, extra in zip(sounds, marks, strict=True) for _ in range(1 + extra)])
    frames[-1] += max(0, len(owners) - sum(frames))
    of_sound = torch.repeat_interleave(torch.tensor(sounds), torch.tensor(frames))
    found = _spread(owners, owners, of_sound, sounds)
    assert int(found.sum()) == len(of_sound)
    assert int(found.min()) >= 1
