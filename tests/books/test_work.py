"""A reading on disk goes on after any end: no sentence is lost, none is said twice."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tts_studio.books.work import SpokenLine, Timed, opened
from tts_studio.errors import TextError

RATE = 100


def line(number: int) -> SpokenLine:
    return SpokenLine(0, number, 20, 5, f"Satz {number}.", (Timed("Satz", 0.01, 0.1), Timed(f"{number}.", 0.1, 0.15)))


def sound(number: int) -> np.ndarray:
    return np.full(20, number / 64, np.float32)


def speak(folder: Path, first: int, end: int, key: str = "key") -> None:
    with opened(folder, key, RATE) as work:
        for number in range(first, end):
            work.add(line(number), sound(number))


def spoken(folder: Path, key: str = "key") -> list[int]:
    with opened(folder, key, RATE) as work:
        found = list(work.sentences())
        for one, samples in found:
            assert one == line(one.sentence)
            np.testing.assert_array_equal(samples, sound(one.sentence))
        assert work.frames == 20 * len(found)
        return [one.sentence for one, _ in found]


def test_it_goes_on_after_each_kind_of_end(tmp_path: Path) -> None:
    """Wherever a kill or a power cut ends the files, what is left is a whole number of sentences."""
    wrong = list[str]()
    for name, cut in (("speech.pcm", range(1, 130, 7)), ("sentences.jsonl", range(1, 300, 23))):
        for bytes_lost in cut:
            folder = tmp_path / f"{name} {bytes_lost}"
            speak(folder, 0, 10)
            whole = (folder / name).read_bytes()
            (folder / name).write_bytes(whole[:-bytes_lost])
            kept = spoken(folder)
            speak(folder, len(kept), 10)
            if kept != list(range(len(kept))) or not 6 <= len(kept) < 10 or spoken(folder) != list(range(10)):
                wrong.append(f"{name} without {bytes_lost}: {kept}")
    assert not wrong, "\n".join(wrong)


def test_a_line_of_zeros_is_no_sentence(tmp_path: Path) -> None:
    speak(tmp_path, 0, 3)
    with (tmp_path / "sentences.jsonl").open("ab") as file:
        file.write(b"\0" * 40 + b"\n")
    assert spoken(tmp_path) == [0, 1, 2]


def test_another_book_begins_anew(tmp_path: Path) -> None:
    for key, replaces in (("key", False), ("key", False), ("other", True), ("other", False)):
        with opened(tmp_path / "work", key, RATE) as work:
            assert work.replaces is replaces
            assert work.frames == 0
    speak(tmp_path / "work", 0, 3, "other")
    assert spoken(tmp_path / "work", "key") == []


def test_two_programs_do_not_read_one_book(tmp_path: Path) -> None:
    with (
        opened(tmp_path, "key", RATE),
        pytest.raises(TextError, match="another program"),
        opened(tmp_path, "key", RATE),
    ):
        pass
