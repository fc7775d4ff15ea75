"""Verifying: what a file says about itself, and what its sound says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tts_studio import jobs
from tts_studio.audio import files
from tts_studio.audio.signal import Audio
from tts_studio.errors import AudioError
from tts_studio.events import Finished
from tts_studio.provenance import SOURCE_TYPE


def verified(path: Path) -> Any:
    *_, last = jobs.verify(path)
    assert isinstance(last, Finished)
    return last.result


def test_saved_speech_is_known_by_what_it_says_and_by_its_sound(spoken_clips: Any, tmp_path: Path) -> None:
    spoken = [files.read(clip.audio) for clip in spoken_clips[:2]]
    both, said, sound, none = (tmp_path / name for name in ("both.mp3", "said.wav", "sound.flac", "none.ogg"))
    jobs.save_speech(spoken, both)
    jobs.save_speech(spoken, said, watermark=False)
    files.write(sound, files.read(both))
    files.write(none, spoken[0], {"comment": "A talk about synthetic speech."})
    found = {path.stem: verified(path) for path in (both, said, sound, none)}
    assert {name: result["synthetic"] for name, result in found.items()} == {
        "both": True, "said": True, "sound": True, "none": False
    }  # fmt: skip
    assert {name for name, result in found.items() if SOURCE_TYPE in result["metadata"]} == {"both", "said"}
    assert {name for name, result in found.items() if result["watermark"] >= 0.5} == {"both", "sound"}


def test_synthetic_speech_in_a_part_of_a_long_file_is_found(spoken_clips: Any, tmp_path: Path) -> None:
    plain, spoken = (files.read(clip.audio) for clip in spoken_clips[:2])
    noise = 0.01 * np.random.default_rng(0).standard_normal(7 * plain.rate).astype(np.float32)
    jobs.save_speech([spoken], tmp_path / "speech.wav")
    marked = files.read(tmp_path / "speech.wav").samples
    whole = np.concatenate([noise, plain.samples, *[marked] * 5, noise])
    files.write(tmp_path / "long.wav", Audio(whole, plain.rate))
    assert verified(tmp_path / "long.wav")["synthetic"]


def test_what_is_no_sound_is_told(tmp_path: Path) -> None:
    (tmp_path / "text.wav").write_text("no sound")
    for path in (tmp_path / "text.wav", tmp_path / "none.wav", tmp_path):
        with pytest.raises(AudioError):
            list(jobs.verify(path))
