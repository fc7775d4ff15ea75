from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tts_studio.audio import files
from tts_studio.errors import ProjectError, StudioError
from tts_studio.events import Event, Progress, Refused
from tts_studio.project import exchange, ljspeech, store
from tts_studio.project.model import Clip

Add = Callable[..., Clip]


def export(clips: list[Clip], out: Path) -> tuple[list[Event], list[Clip]]:
    events: list[Event] = []
    written: list[Any] = []

    def run() -> Any:
        written.extend((yield from ljspeech.export_ljspeech(clips, out)))

    events.extend(run())
    return events, written


def test_the_layout_is_that_of_ljspeech(project: store.Project, add: Add, tmp_path: Path) -> None:
    clips = [add(1, "One, “two”."), add(2, "你好。")]

    events, written = export(clips, tmp_path / "set")

    assert written == clips
    assert [(event.done, event.total) for event in events if isinstance(event, Progress)] == [(1, 2), (2, 2)]
    table = (tmp_path / "set" / "metadata.csv").read_text(encoding="utf-8")
    assert table == "0001|One, “two”.|One, “two”.\n0002|你好。|你好。\n"
    assert sorted(path.name for path in (tmp_path / "set" / "wavs").iterdir()) == ["0001.wav", "0002.wav"]
    for clip in clips:
        kept, given = files.read(clip.audio), files.read(tmp_path / "set" / "wavs" / f"{clip.id}.wav")
        assert given.rate == kept.rate == 16_000
        np.testing.assert_allclose(given.samples, kept.samples, atol=1e-4)
    assert {path.name for path in tmp_path.iterdir()} >= {"set"}
    assert not list(tmp_path.glob(".*"))


def test_what_is_trimmed_is_not_exported(project: store.Project, add: Add, tmp_path: Path) -> None:
    add(1)
    clip = project.update_clip("0001", trim=(0.02, 0.07))

    export([clip], tmp_path / "set")

    given, kept = files.read(tmp_path / "set" / "wavs" / "0001.wav"), files.read(clip.audio)
    np.testing.assert_allclose(given.samples, kept.samples[320:1120], atol=1e-4)


def test_the_divider_of_the_table_does_not_divide_a_text(project: store.Project, add: Add, tmp_path: Path) -> None:
    export([add(1, "Either|or.")], tmp_path / "set")

    (row,) = exchange.scan(tmp_path / "set")
    assert row.text == "Either,or."


def test_an_import_reads_what_was_exported(project: store.Project, add: Add, tmp_path: Path) -> None:
    texts = ['He said “yes”, and "no".', "One; two: three", "你好，世界。", "  50 %  of 3,5 "]
    export([add(seed, text) for seed, text in enumerate(texts)], tmp_path / "set")

    rows = exchange.scan(tmp_path / "set")

    assert [row.text for row in rows] == [" ".join(text.split()) for text in texts]
    assert all(row.problem is None and row.audio and row.audio.is_file() for row in rows)


def test_a_recording_that_cannot_be_read_is_reported_and_left_out(
    project: store.Project, add: Add, tmp_path: Path
) -> None:
    clips = [add(1), add(2)]
    clips[0].audio.write_bytes(b"fLaC")

    events, written = export(clips, tmp_path / "set")

    (refused,) = [event for event in events if isinstance(event, Refused)]
    assert refused.source == "0001"
    assert written == clips[1:]
    assert len((tmp_path / "set" / "metadata.csv").read_text(encoding="utf-8").splitlines()) == 1
    with pytest.raises(ProjectError, match="None of the recordings"):
        export(clips[:1], tmp_path / "none")
    assert not (tmp_path / "none").exists()


def test_nothing_is_overwritten(project: store.Project, add: Add, tmp_path: Path) -> None:
    clip = add(1)
    full, file, free = tmp_path / "full", tmp_path / "file", tmp_path / "free"
    (full / "below").mkdir(parents=True)
    file.touch()
    free.mkdir()

    for taken in (full, file):
        with pytest.raises(ProjectError, match="exists already"):
            export([clip], taken)
    with pytest.raises(ProjectError, match="There is no folder"):
        export([clip], tmp_path / "none" / "set")
    with pytest.raises(ProjectError, match="no recordings"):
        export([], tmp_path / "set")
    assert list(full.iterdir()) == [full / "below"]
    export([clip], free)
    assert (free / "metadata.csv").is_file()


def test_a_cancelled_export_leaves_nothing_behind(project: store.Project, add: Add, tmp_path: Path) -> None:
    events = ljspeech.export_ljspeech([add(1), add(2)], tmp_path / "set")
    before = sorted(tmp_path.iterdir())
    next(events)
    assert list(tmp_path.glob(".set.*.tmp"))  # it has begun

    events.close()

    assert sorted(tmp_path.iterdir()) == before


def test_what_a_killed_export_left_is_removed_by_the_next(project: store.Project, add: Add, tmp_path: Path) -> None:
    left = tmp_path / ".set.99.tmp"
    (left / "wavs").mkdir(parents=True)

    export([add(1)], tmp_path / "set")

    assert not left.exists()


def test_a_full_disk_is_reported_and_leaves_nothing_behind(
    project: store.Project, add: Add, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clip = add(1)

    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, os.strerror(28))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_text", refuse)
        with pytest.raises(StudioError, match="disk is full"):
            export([clip], tmp_path / "set")
    assert not (tmp_path / "set").exists()
    assert not list(tmp_path.glob(".set*"))
