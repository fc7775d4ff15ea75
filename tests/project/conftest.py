from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from tts_studio.audio.signal import Audio
from tts_studio.project import flac, opening, store
from tts_studio.project.model import Clip, Consent

CONSENT = Consent("Anna", "own", "2026-11-23T15:04:00+00:00")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "My Voice 我的声音"


@pytest.fixture
def project(folder: Path) -> Iterator[store.Project]:
    with opening.create(folder, "Anna", "en-us", "en_US-joe-medium", CONSENT) as made:
        yield made


def noise(seed: int, frames: int = 1600, rate: int = 16_000) -> Audio:
    samples = np.random.default_rng(seed).uniform(-0.5, 0.5, frames)
    return Audio(samples.astype(np.float32), rate)


@pytest.fixture
def add(project: store.Project) -> Callable[..., Clip]:
    def add_noise(seed: int, text: str = "Hello.") -> Clip:
        audio = noise(seed)
        return project.add_clip(audio, text, f"{seed}.wav", flac.digest(audio), {"verdict": "good"}, 24)

    return add_noise
