"""Parts of sounds that may be hours long."""

from __future__ import annotations

import itertools
import tracemalloc
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st

from tests.audio.test_files import wave_header
from tests.helpers.encoded import encode
from tests.helpers.sounds import RATE, tone
from tts_studio.audio import files
from tts_studio.audio.remarks import Remark
from tts_studio.errors import AudioError

RAMP = (np.arange(10 * RATE) / (10 * RATE)).astype(np.float32)


@pytest.fixture(scope="module")
def ramp(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ramp") / "a.wav"
    soundfile.write(path, RAMP, RATE, "FLOAT")
    return path


@given(times=st.lists(st.tuples(st.floats(0, 9.9), st.floats(0.01, 5)), max_size=8))
def test_any_parts_are_what_the_whole_has_there(times: list[tuple[float, float]], ramp: Path) -> None:
    spans = sorted((start, start + length) for start, length in times)

    for (start, end), part in zip(spans, files.load_parts(ramp, spans), strict=True):
        assert np.array_equal(part.audio.samples, RAMP[round(start * RATE) : round(end * RATE)])


@pytest.mark.parametrize("kind", ["m4a", "alac", "mp3", "webm", "amr"])
def test_parts_of_what_telephones_write(kind: str, tmp_path: Path) -> None:
    rate = {"webm": 48_000, "amr": 8_000}.get(kind, 44_100)
    rising = np.concatenate([tone(1.0, 300.0, level, rate) for level in (0.1, 0.2, 0.4, 0.8)])
    (tmp_path / "a").write_bytes(encode(kind, rising, rate))

    peaks = [
        float(np.sqrt(np.mean(np.square(part.audio.samples))))
        for part in files.load_parts(tmp_path / "a", [(second + 0.2, second + 0.8) for second in range(4)])
    ]

    assert all(later > 1.5 * earlier for earlier, later in itertools.pairwise(peaks))


def test_channels_are_chosen_for_each_part(tmp_path: Path) -> None:
    voice = np.concatenate([tone(1.0), np.zeros(RATE // 10, np.float32), tone(1.0, 300.0)])
    soundfile.write(tmp_path / "a.wav", np.stack([voice, -voice], axis=1), RATE)

    (part,) = files.load_parts(tmp_path / "a.wav", [(0.5, 1.5)])

    assert part.remarks == (Remark.OPPOSITE_CHANNELS,)
    assert np.abs(part.audio.samples).max() == pytest.approx(0.5, abs=0.01)


def test_ten_hours_take_no_memory(tmp_path: Path) -> None:
    size = 10 * 3600 * RATE * 2
    with (tmp_path / "a.wav").open("wb") as file:
        file.write(wave_header(size))
        file.truncate(44 + size)  # a hole: takes no room on the disk
    tracemalloc.start()
    try:
        for part in files.load_parts(tmp_path / "a.wav", [(600.0 * number, 600.0 * number + 5) for number in range(4)]):
            assert part.audio.seconds == 5.0
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert peak < 4 << 20


@pytest.mark.parametrize("span", [(10.5, 11.0), (3.0, 3.0), (4.0, 3.0), (0.0, 700.0), (1e9, 1e9 + 1)])
def test_a_part_that_is_not_there_is_a_sentence(span: tuple[float, float], ramp: Path) -> None:
    with pytest.raises(AudioError, match=r"has nothing from|10 minutes"):
        list(files.load_parts(ramp, [span]))


def test_a_part_at_the_end_is_as_long_as_there_is_sound(ramp: Path) -> None:
    (part,) = files.load_parts(ramp, [(9.0, 12.0)])

    assert part.audio.seconds == pytest.approx(1.0)


def test_more_than_a_day_is_not_read_through(ramp: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some formats do not say how long they are, and a small file can be made that decodes for ever."""
    (tmp_path / "a.aac").write_bytes(encode("aac", tone(5.0, rate=44_100), 44_100))
    monkeypatch.setattr(files, "MAX_HOURS", 4.0 / 3600)

    with pytest.raises(AudioError, match="hours, the most that can be cut"):
        files.seconds(tmp_path / "a.aac")
    with pytest.raises(AudioError, match="hours, the most that can be cut"):
        list(files.load_parts(ramp, [(8.0, 9.0)]))
