"""Sounds that are written a block at a time, with their chapters."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest

from tts_studio.audio import files
from tts_studio.audio.encoding import KNOWN, ChapterMark, Tags, metadata, writing
from tts_studio.formats import SOUNDS

TAGS = Tags("The Kettle", "Ann", "Book", "Voice", "3/12")
MARKS = (ChapterMark("Eins", 0.0, 1.25), ChapterMark("第二章", 1.25, 2.0))


def tone(rate: int) -> np.ndarray:
    return (0.3 * np.sin(2 * np.pi * 440 * np.arange(2 * rate) / rate)).astype(np.float32)


def test_each_format_holds_the_sound_its_title_and_its_chapters(tmp_path: Path) -> None:
    assert set(KNOWN) == set(SOUNDS)
    for form in KNOWN:
        path = tmp_path / f"a.{form}"
        with writing(path, 22_050, metadata(TAGS), MARKS) as writer:
            for block in np.array_split(tone(22_050), [1, 100, 30_000]):
                writer.add(block)
            assert not path.exists()
        assert files.seconds(path) == pytest.approx(2.0, abs=0.12), form
        heard = files.read(path).samples
        assert np.sqrt(np.mean(heard**2)) == pytest.approx(0.3 / np.sqrt(2), rel=0.1), form
        with av.open(str(path)) as container:
            tags = {name.lower(): value for name, value in (container.metadata | container.streams[0].metadata).items()}
            assert (tags["title"], tags["artist"]) == ("The Kettle", "Ann"), form
            chapters = [(one["metadata"].get("title"), float(one["start"] * one["time_base"]))
                        for one in container.chapters()]  # fmt: skip
        if form in ("m4b", "mp3", "opus"):
            assert chapters == [("Eins", 0.0), ("第二章", pytest.approx(1.25, abs=0.01))], form
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(f"a.{form}" for form in KNOWN)


def test_what_is_broken_off_leaves_nothing(tmp_path: Path) -> None:
    def break_off() -> None:
        with writing(tmp_path / "a.m4b", 22_050) as writer:
            writer.add(tone(22_050))
            raise KeyError

    with pytest.raises(KeyError):
        break_off()
    assert list(tmp_path.iterdir()) == []
