"""What is fuzzed: the seeds are read, and an error of the program comes through."""

from __future__ import annotations

from pathlib import Path

import pytest

from fuzzing import fuzz, seeds, targets
from tts_studio.errors import StudioError


@pytest.fixture(scope="module")
def sound() -> bytes:
    return seeds.sound()


def test_every_target_reads_what_it_begins_with(sound: bytes, tmp_path: Path) -> None:
    assert tuple(targets.TARGETS) == fuzz.NAMES
    for name, kind in targets.TARGETS.items():
        (tmp_path / name).mkdir()
        target = kind(tmp_path / name, sound)
        begun = seeds.seeds(name)
        assert max(map(len, begun)) <= fuzz.LARGEST[name]
        for seed in begun[:6]:
            target.read(seed)


def test_a_sentence_for_the_user_is_no_finding_and_any_other_error_is_one(
    sound: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = targets.Sounds(tmp_path, sound)

    def refuse(path: Path) -> None:
        raise StudioError("It is damaged.")

    def fail(path: Path) -> None:
        raise IndexError

    monkeypatch.setattr(targets.files, "load", refuse)
    target.read(sound)
    monkeypatch.setattr(targets.files, "load", fail)
    with pytest.raises(IndexError):
        target.read(sound)
