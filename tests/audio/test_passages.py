"""Passages of recordings of any length."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.conftest import SpokenClip
from tests.helpers.sounds import noise
from tts_studio.audio import files
from tts_studio.audio import passages as cutting
from tts_studio.audio.passages import passages


@pytest.fixture(scope="module")
def memo(
    spoken_clips: tuple[SpokenClip, ...], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, list[tuple[float, float]]]:
    """Give a recording of all sentences with pauses of 0.8 s, and where the pauses are."""
    sounds = [files.read(clip.audio) for clip in spoken_clips]
    rate = sounds[0].rate
    pieces: list[np.ndarray] = []
    pauses: list[tuple[float, float]] = []
    for sound in sounds:
        end = (sum(map(len, pieces)) + len(sound.samples)) / rate
        pauses.append((end - 0.5, end + 1.3))
        pieces += [sound.samples, np.zeros(round(0.8 * rate), np.float32)]
    path = tmp_path_factory.mktemp("memo") / "memo.flac"
    soundfile.write(path, np.concatenate(pieces), rate)
    return path, pauses


def test_passages_end_in_pauses_and_lose_nothing(
    memo: tuple[Path, list[tuple[float, float]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cutting, "LONGEST", 7.0)
    monkeypatch.setattr(cutting, "_SHORTEST", 1.0)
    path, pauses = memo

    found = list(passages(path))

    assert len(found) > 2
    assert (found[0].start, found[-1].end) == (0.0, pytest.approx(files.seconds(path), abs=0.001))
    assert all(first.end == second.start for first, second in pairwise(found))
    assert all(any(start < one.end < end for start, end in pauses) for one in found[:-1])
    whole = np.concatenate([one.audio.samples for one in found])
    assert len(whole) == pytest.approx(len(files.read(path).samples), abs=len(found))
    assert all(one.start <= start < end <= one.end + 0.05 for one in found for start, end in one.spans)
    again = list(passages(path, found[1].start))
    assert [(one.start, one.end) for one in again] == [(one.start, one.end) for one in found[1:]]


def test_what_has_no_pause_is_cut_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cutting, "LONGEST", 7.0)
    soundfile.write(tmp_path / "a.wav", noise(20.0, 0.1, 8_000), 8_000)

    assert sum(one.end - one.start for one in passages(tmp_path / "a.wav")) == pytest.approx(20.0)
    assert list(passages(tmp_path / "a.wav", 20.0)) == []
