from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.helpers.sounds import noise
from tts_studio.devices import parts
from tts_studio.devices.parts import Part, recover
from tts_studio.errors import AudioError, DeviceError

RATE = 16_000


def written(path: Path, seconds: float = 2.0) -> Part:
    part = Part(path, RATE)
    part.write(noise(seconds, 0.1, RATE))
    return part


def test_a_finished_part_is_recovered_whole(tmp_path: Path) -> None:
    part = written(tmp_path / "0001.part.flac")
    part.finish()
    audio = recover(part.path)
    assert (audio.rate, len(audio.samples), part.frames) == (RATE, 2 * RATE, 2 * RATE)


@pytest.mark.parametrize("lost", [1, 500, 5_000, 20_000])
def test_a_part_that_is_cut_off_anywhere_gives_its_beginning(lost: int, tmp_path: Path) -> None:
    part = written(tmp_path / "0001.part.flac")
    part.finish()
    whole = part.path.read_bytes()
    part.path.write_bytes(whole[:-lost])
    audio = recover(part.path)
    bytes_a_frame = len(whole) / (2 * RATE)
    assert len(audio.samples) > 2 * RATE - lost / bytes_a_frame - 2 * 4096
    np.testing.assert_allclose(audio.samples, noise(2.0, 0.1, RATE)[: len(audio.samples)], atol=2e-7)


def test_of_a_take_that_was_forgotten_only_the_beginning_is_recovered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "MAX_SECONDS", 1.0)
    part = written(tmp_path / "0001.part.flac")
    part.finish()
    assert recover(part.path).seconds == pytest.approx(1.0, abs=0.1)


@pytest.mark.parametrize("content", [b"", b"fLaC", b"no audio at all"])
def test_a_part_with_nothing_in_it_says_so(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "0001.part.flac"
    path.write_bytes(content)
    with pytest.raises(AudioError, match=r"0001\.part\.flac"):
        recover(path)


def test_a_part_that_was_only_begun_says_so(tmp_path: Path) -> None:
    part = Part(tmp_path / "0001.part.flac", RATE)
    with pytest.raises(AudioError, match=r"holds no sound|Nothing can be read"):
        recover(part.path)
    part.discard()
    assert not part.path.exists()
    with pytest.raises(AudioError):
        recover(part.path)


def test_a_rate_that_cannot_be_kept_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(DeviceError, match="2000000 samples a second"):
        Part(tmp_path / "0001.part.flac", 2_000_000)
    assert not list(tmp_path.iterdir())
