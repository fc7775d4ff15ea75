"""Long recordings, and recordings without texts, with a recogniser that hears what was said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import ClassVar

import numpy as np
import pytest
import soundfile

from tests.conftest import SpokenClip
from tts_studio import cli, jobs
from tts_studio.audio import files, passages
from tts_studio.audio.signal import Audio
from tts_studio.engine.judging import listener
from tts_studio.errors import TextError
from tts_studio.events import Event, Finished, Note, NoteKind, Progress, Refusal, Refused, Stage, StageKind
from tts_studio.project import opening
from tts_studio.project.model import Clip
from tts_studio.text.matching import HeardWord


class Ears:
    """Hears the words that are said, evenly spread over each sentence."""

    said: ClassVar[list[HeardWord]] = []
    asked: ClassVar[list[float]] = []

    def __init__(self, language: str) -> None:
        assert language == "en-us"

    def words(self, audio: Audio, start: float) -> list[HeardWord]:
        Ears.asked.append(start)
        return [word for word in Ears.said if start <= word.start < start + audio.seconds]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    list(jobs.new_project(tmp_path / "Anna", "Anna", "own", "en-us"))
    return tmp_path / "Anna"


@pytest.fixture
def memo(spoken_clips: Sequence[SpokenClip], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give one recording of all sentences with long pauses, and a recogniser that hears them."""
    monkeypatch.setattr(listener, "Listener", Ears)
    monkeypatch.setattr(listener, "is_there", lambda: True)
    monkeypatch.setattr(passages, "LONGEST", 12.0)
    sounds = [files.read(clip.audio) for clip in spoken_clips]
    rate = sounds[0].rate
    pieces: list[np.ndarray] = [np.zeros(3 * rate, np.float32)]
    Ears.said, Ears.asked = [], []
    for sound, clip in zip(sounds, spoken_clips, strict=True):
        start, words = sum(map(len, pieces)) / rate + 0.1, clip.text.split()
        step = (sound.seconds - 0.2) / len(words)
        Ears.said += [HeardWord(f" {w}", start + n * step, start + (n + 1) * step) for n, w in enumerate(words)]
        pieces += [0.5 * sound.samples, np.zeros(3 * rate, np.float32)]
    (tmp_path / "memo").mkdir()
    path = tmp_path / "memo" / "memo.flac"
    soundfile.write(path, np.concatenate(pieces), rate)
    assert files.seconds(path) > 30.0
    yield path
    Ears.said, Ears.asked = [], []


@pytest.fixture
def texts(spoken_clips: Sequence[SpokenClip]) -> list[str]:
    return [clip.text for clip in spoken_clips]


def clips(project: Path) -> list[Clip]:
    opened = opening.open_project(project)
    assert isinstance(opened, opening.Ready)
    with opened.project as ready:
        return ready.clips()


def refusals(events: Sequence[Event]) -> list[tuple[str, str]]:
    return [(event.source, event.code) for event in events if isinstance(event, Refused)]


def test_a_long_recording_becomes_the_sentences_of_its_text(
    project: Path, memo: Path, texts: list[str], tmp_path: Path
) -> None:
    book = tmp_path / "book.txt"
    book.write_text("\n".join([*texts[:3], "This one was left out by the reader.", *texts[3:]]))

    told = list(jobs.import_clips(project, memo, text=book))

    assert [clip.text for clip in clips(project)] == texts
    assert all(clip.report["verdict"] == "good" for clip in clips(project))
    assert refusals(told) == [("memo.flac, 4", Refusal.NOT_HEARD)]
    assert Stage(StageKind.HEARING_WORDS) in [Stage(event.kind) for event in told if isinstance(event, Stage)]
    heard = [event for event in told if isinstance(event, Progress)][: len(Ears.asked)]
    assert [event.done for event in heard] == sorted(event.done for event in heard)
    assert all(event.seconds_left is not None for event in heard)

    asked = len(Ears.asked)
    again = list(jobs.import_clips(project, memo, text=book))
    last = again[-1]
    assert isinstance(last, Finished)
    assert (last.result["already"], len(Ears.asked)) == (6, asked)


def test_an_import_that_was_stopped_goes_on_where_it_was(
    project: Path, memo: Path, texts: list[str], tmp_path: Path
) -> None:
    (tmp_path / "book.txt").write_text(" ".join(texts))
    job = jobs.import_clips(project, memo, text=tmp_path / "book.txt")
    while len(Ears.asked) < 2:
        next(job)
    job.close()
    first = list(Ears.asked)

    assert cli.main(["import", str(project), str(memo), "--text", str(tmp_path / "book.txt")]) == 0

    assert [clip.text for clip in clips(project)] == texts
    assert len(set(Ears.asked)) == len(Ears.asked)
    assert Ears.asked[: len(first)] == first


def test_without_a_text_it_gets_what_was_heard(project: Path, memo: Path, texts: list[str]) -> None:
    told = list(jobs.import_clips(project, memo.parent))

    assert [clip.text for clip in clips(project)] == texts
    notes = [str(event.message) for event in told if isinstance(event, Note) and event.kind is NoteKind.DOUBTFUL_TEXTS]
    assert len(notes) == 1
    assert notes[0].startswith("A recogniser has written these texts.")


def test_a_text_is_of_one_recording(project: Path, memo: Path, tmp_path: Path) -> None:
    (tmp_path / "book.txt").write_text("Close the gate.")

    for source in (memo.parent, tmp_path / "book.txt"):
        with pytest.raises(TextError, match="not one recording"):
            list(jobs.import_clips(project, source, text=tmp_path / "book.txt"))
    with pytest.raises(TextError, match="There is no"):
        list(jobs.import_clips(project, memo, text=tmp_path / "none.txt"))


def test_without_a_recogniser_a_text_is_needed(project: Path, memo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listener, "is_there", lambda: False)

    with pytest.raises(TextError, match="have no texts"):
        list(jobs.import_clips(project, memo))
