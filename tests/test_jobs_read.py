"""Reading a book aloud: into one file or several, after a kill, after a cancellation, by the command line."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Generator
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

import av
import numpy as np
import pytest

from tts_studio import cli, jobs
from tts_studio.audio import files, levels
from tts_studio.errors import AudioError, TextError, VoiceError
from tts_studio.events import Event, Finished, Note, NoteKind, Progress, Saved, Stage
from tts_studio.synthesis import SynthesisConfig

PLAIN = SynthesisConfig(variation=0.0)
BOOK = "\n\n".join(
    [
        "Before all.",
        *(
            f"Chapter {number}\n\n" + " ".join(f"This is sentence {number * 100 + count}." for count in range(12))
            for number in (1, 2, 3)
        ),
    ]
)
TITLES = ["book", "Chapter 1", "Chapter 2", "Chapter 3"]
SENTENCES = 1 + 3 * 13

KILLED = """
import sys
from pathlib import Path
from tts_studio import jobs
from tts_studio.engine import bases
from tts_studio.events import Progress
from tts_studio.synthesis import SynthesisConfig

bases.catalogue_folder = lambda: Path(sys.argv[1])
told = 0
for event in jobs.read_book(Path(sys.argv[2]), "base", Path(sys.argv[3]), SynthesisConfig(variation=0.0)):
    told += isinstance(event, Progress)
    if told == 21:
        print("now", flush=True)
        sys.stdin.read()
"""


@pytest.fixture
def book(tmp_path: Path, small_base: None) -> Path:
    path = tmp_path / "book.txt"
    path.write_text(BOOK, encoding="utf-8")
    return path


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def read(book: Path, out: Path, **options: Any) -> list[Event]:
    return list(jobs.read_book(book, "base", out, PLAIN, **options))


def timed(path: Path) -> list[dict[str, Any]]:
    return json.loads(path.read_text(encoding="utf-8"))


def test_a_killed_reading_goes_on_without_a_lost_or_repeated_sentence(
    book: Path, out: Path, small_catalogue: Path
) -> None:
    command = [sys.executable, "-c", KILLED, str(small_catalogue), str(book), str(out / "a.wav")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "now\n"
        program.kill()
    assert not (out / "a.wav").exists()
    events = read(book, out / "a.wav", captions=["words"])
    assert any("goes on" in str(event.message) for event in events if isinstance(event, Note))
    stages = [place for place, event in enumerate(events) if isinstance(event, Stage)]
    spoken_now = sum(isinstance(event, Progress) for event in events[stages[0] : stages[1]])
    assert spoken_now == SENTENCES - 16  # 21 were spoken, of which 16 were on the disk
    read(book, out / "b.wav", captions=["words"])
    np.testing.assert_array_equal(files.read(out / "a.wav").samples, files.read(out / "b.wav").samples)
    assert timed(out / "a.words.json") == timed(out / "b.words.json")
    sentences = [one["sentence"] for one in timed(out / "a.words.json")]
    assert len(sentences) == len(set(sentences)) == SENTENCES
    assert sorted(path.name for path in out.iterdir()) == ["a.wav", "a.words.json", "b.wav", "b.words.json"]


def test_a_cancelled_reading_goes_on_and_another_manner_begins_anew(book: Path, out: Path) -> None:
    for config, note in ((PLAIN, None), (PLAIN, "goes on"), (SynthesisConfig(speed=2.0), "begins anew")):
        job = cast(Generator[Event], jobs.read_book(book, "base", out / "a.m4b", config))
        notes = list[str]()
        told = 0
        for event in job:
            notes += [str(event.message)] if isinstance(event, Note) else []
            told += isinstance(event, Progress)
            if told == 10:
                break
        job.close()
        assert notes == [] if note is None else note in notes[0]
    assert [path.name for path in out.iterdir()] == [".a.m4b.reading"]


def test_one_file_has_chapters_and_the_loudness_of_audiobooks(book: Path, out: Path) -> None:
    events = read(book, out / "a.m4b", captions=["srt", "vtt", "words"])
    sound = files.read(out / "a.m4b")
    assert -23 < levels.loudness(sound) < -18
    assert levels.peak_dbfs(sound) <= -3
    with av.open(str(out / "a.m4b")) as container:
        chapters = list(container.chapters())
    assert [one["metadata"]["title"] for one in chapters] == TITLES
    assert all(before["end"] == after["start"] for before, after in pairwise(chapters))
    assert chapters[-1]["end"] / 1000 == pytest.approx(sound.seconds, abs=0.1)
    found = timed(out / "a.words.json")
    firsts = [next(one["start"] for one in found if one["chapter"] == title) for title in TITLES]
    assert firsts == pytest.approx([one["start"] / 1000 + 0.5 for one in chapters], abs=0.01)
    assert all(before["end"] <= after["start"] for before, after in pairwise(found))
    # The small voice has no durations: a note says so, and there are the times of sentences.
    assert {one["words"] for one in found} == {None}
    assert any("how long its sounds are" in str(event.message) for event in events if isinstance(event, Note))
    finished = events[-1]
    assert isinstance(finished, Finished)
    assert finished.result["chapters"] == 4
    assert [event.path.name for event in events if isinstance(event, Saved)] == [
        "a.m4b", "a.srt", "a.vtt", "a.words.json"]  # fmt: skip


def test_a_folder_gets_a_file_for_each_chapter(book: Path, out: Path) -> None:
    book.write_text(BOOK.replace("Chapter 2\n", "Chapter 2: “Who? What/Where”\n"), encoding="utf-8")
    events = read(book, out / "new", form="flac", captions=["srt"])
    last = [event for event in events if isinstance(event, Progress)][-1]
    assert last.done == last.total
    assert sorted(path.name for path in (out / "new").iterdir()) == [
        "01 book.flac", "01 book.srt",
        "02 Chapter 1.flac", "02 Chapter 1.srt",
        "03 Chapter 2 “Who What Where”.flac", "03 Chapter 2 “Who What Where”.srt",
        "04 Chapter 3.flac", "04 Chapter 3.srt"]  # fmt: skip
    for path in (out / "new").glob("*.srt"):
        assert path.read_text().startswith("1\n00:00:00,500 --> ")


def test_what_a_voice_cannot_say_and_wrong_markup_are_told(book: Path, out: Path) -> None:
    book.write_text("Chapter 1\n\nGood 你 day.\n\nChapter 2\n\nTwo.\n\nThree <break time='x'/>.", encoding="utf-8")
    notes = [event for event in read(book, out / "a.wav") if isinstance(event, Note)]
    assert "你" in next(str(note.message) for note in notes if note.kind is NoteKind.UNKNOWN_SOUNDS)
    wrong = next(str(note.message) for note in notes if note.kind is NoteKind.WRONG_MARKUP)
    assert wrong.startswith("Chapter 2: Line 5, character 7: “x” is no pause")


def test_what_cannot_be_read_or_written_is_told_before_the_first_word(book: Path, out: Path) -> None:
    for error, path, voice, where, options in (
        (TextError, out / "none.txt", "base", out / "a.m4b", {}),
        (TextError, book, "base", out / "nowhere" / "a.m4b", {}),
        (VoiceError, book, "no such voice", out / "a.m4b", {}),
        (AudioError, book, "base", out, {"form": "xyz"}),
        (AudioError, book, "base", out / "a.ogg", {}),
        (AudioError, book, "base", out / "a.mp3", {"form": "m4b"}),
    ):
        with pytest.raises(error):
            next(jobs.read_book(path, voice, where, **options))
    book.write_text("***\n\n– –", encoding="utf-8")
    with pytest.raises(TextError, match="nothing to say"):
        read(book, out / "a.m4b")


def test_the_command_line_reads_a_book(
    book: Path, out: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    command = ["read", str(book), "--voice", "base", "--out", str(out / "a.mp3"), "--captions", "srt", "--json"]
    assert cli.main(command) == 0
    events = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert events[-1]["result"]["chapters"] == 4
    assert sorted(path.name for path in out.iterdir()) == ["a.mp3", "a.srt"]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Grüße.\n\nChapter 1\n\nOne.".encode("cp1252"))))
    assert cli.main(["read", "-", "--voice", "base", "--out", str(out / "pasted"), "--format", "wav"]) == 0
    assert sorted(path.name for path in (out / "pasted").iterdir()) == ["01 pasted.wav", "02 Chapter 1.wav"]
