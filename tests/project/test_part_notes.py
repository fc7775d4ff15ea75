from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.held import hold
from tts_studio.errors import StudioError
from tts_studio.formats import PART_NOTES
from tts_studio.project import part_notes
from tts_studio.project.part_notes import PartNote

NOTE = PartNote("Good morning.", "en001", "USB microphone")


def part(folder: Path, number: int) -> Path:
    path = folder / f"{number:04d}.part.flac"
    path.write_bytes(b"fLaC")
    return path


def test_each_take_has_its_own_note(tmp_path: Path) -> None:
    first, second = part(tmp_path, 1), part(tmp_path, 2)
    other = PartNote("早上好。", "zh001", "内置麦克风")
    part_notes.write(first, NOTE)
    part_notes.write(second, other)
    assert part_notes.read(first) == NOTE
    assert part_notes.read(second) == other


def test_notes_of_takes_that_are_gone_do_not_pile_up(tmp_path: Path) -> None:
    gone = part(tmp_path, 1)
    part_notes.write(gone, NOTE)
    gone.unlink()
    part_notes.write(part(tmp_path, 2), NOTE)
    assert "0001" not in (tmp_path / PART_NOTES).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "stored",
    ["", "[]", "{", '{"0001.part.flac": 3}', '{"0001.part.flac": {"text": "a"}}',
     '{"0001.part.flac": {"text": 1, "prompt": "", "device": ""}}'],
)  # fmt: skip
def test_a_damaged_note_counts_as_none(tmp_path: Path, stored: str) -> None:
    (tmp_path / PART_NOTES).write_text(stored, encoding="utf-8")
    assert part_notes.read(part(tmp_path, 1)) is None


def test_without_notes_there_is_none(tmp_path: Path) -> None:
    assert part_notes.read(part(tmp_path, 1)) is None


def test_notes_that_cannot_be_read_just_now_are_not_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = part(tmp_path, 1)
    part_notes.write(first, NOTE)
    with monkeypatch.context() as patch:
        hold(patch, tmp_path / PART_NOTES)
        with pytest.raises(StudioError, match=PART_NOTES):
            part_notes.write(part(tmp_path, 2), NOTE)
        assert part_notes.read(first) is None
    assert part_notes.read(first) == NOTE
