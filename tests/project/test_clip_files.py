"""What a program that synchronises folders, a full disk or a text editor can make of the two files of a clip."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tts_studio import jobs
from tts_studio.events import Event, Finished, Note
from tts_studio.project import store
from tts_studio.project.model import Clip

Add = Callable[..., Clip]


def result(events: list[Event]) -> dict:
    assert isinstance(events[-1], Finished)
    return dict(events[-1].result)


def without_sound(clip: Clip) -> None:
    clip.audio.unlink()


def without_description(clip: Clip) -> None:
    clip.audio.with_suffix(".json").unlink()


def cut(clip: Clip) -> None:
    path = clip.audio.with_suffix(".json")
    path.write_bytes(path.read_bytes()[:40])


def emptied(clip: Clip) -> None:
    clip.audio.with_suffix(".json").write_bytes(b"")


def zeros(clip: Clip) -> None:
    clip.audio.with_suffix(".json").write_bytes(bytes(300))


def a_list(clip: Clip) -> None:
    clip.audio.with_suffix(".json").write_text("[]")


def too_deep(clip: Clip) -> None:
    clip.audio.with_suffix(".json").write_text("[" * 100_000)


def without_a_field(clip: Clip) -> None:
    path = clip.audio.with_suffix(".json")
    path.write_text(json.dumps({**json.loads(path.read_text()), "seconds": "long"}))


def silent_placeholder(clip: Clip) -> None:
    clip.audio.write_bytes(b"")


FAULTS = (
    without_sound,
    without_description,
    cut,
    emptied,
    zeros,
    a_list,
    too_deep,
    without_a_field,
    silent_placeholder,
)


@pytest.mark.parametrize("fault", FAULTS)
def test_check_names_each_clip_whose_files_are_not_in_order(
    fault: Callable[[Clip], None], project: store.Project, add: Add
) -> None:
    clips = [add(1, "Good morning."), add(2, "Good evening."), add(3, "Good night.")]
    fault(clips[1])

    found = result(list(jobs.check(project.folder)))

    (concern,) = found["attention"]
    assert (concern["clip"], concern["verdict"]) == ("0002", "bad")
    assert "0002." in str(concern["reasons"][0])
    assert found["count"] == (3 if fault is silent_placeholder else 2)


def test_a_clip_without_sound_is_named_with_its_text(project: store.Project, add: Add) -> None:
    without_sound(add(1, "Good morning."))

    (concern,) = result(list(jobs.check(project.folder)))["attention"]

    assert concern["text"] == "Good morning."
    assert "0001.flac" in str(concern["reasons"][0])


def test_all_of_them_are_named_in_their_order(project: store.Project, add: Add) -> None:
    for number, fault in enumerate(FAULTS):
        fault(add(number))

    found = result(list(jobs.check(project.folder)))

    assert [concern["clip"] for concern in found["attention"]] == [f"{n:04d}" for n in range(1, len(FAULTS) + 1)]


def test_an_export_of_the_recordings_says_which_it_leaves_out(project: store.Project, add: Add, tmp_path: Path) -> None:
    clips = [add(1), add(2)]
    without_sound(clips[0])

    events = list(jobs.export_dataset(project.folder, tmp_path / "out"))

    assert result(events)["clips"] == 1
    assert [event for event in events if isinstance(event, Note) and "0001" in str(event.message)]


def test_a_description_that_a_text_editor_has_saved_is_read(project: store.Project, add: Add) -> None:
    """Windows' editor puts a mark in front of what it saves as UTF-8."""
    clip = add(1)
    path = clip.audio.with_suffix(".json")
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())

    assert project.clips() == [clip]


@pytest.mark.parametrize(
    ("name", "value"),
    [("speech_start", None), ("speech_start", "0.1"), ("speech_end", [1]), ("speech_end", True),
     ("speech_end", float("nan")), ("loudness", "loud"), ("verdict", "splendid"), ("verdict", 5), ("reasons", "noisy"),
     ("reasons", [5]), ("reasons", None), ("codes", {"a": 1}), ("speech_seconds", None), ("speech_start", 10**400)],
)  # fmt: skip
def test_a_hand_edited_report_loses_only_its_wrong_values(
    name: str, value: object, project: store.Project, add: Add
) -> None:
    from tts_studio.audio import quality
    from tts_studio.jobs.training import example_of
    from tts_studio.project.readiness import needs

    clip = add(1)
    path = clip.audio.with_suffix(".json")
    document = json.loads(path.read_text())
    report = {"speech_start": 0.01, "speech_end": 0.09, "verdict": "fair", "reasons": ["It is quiet."], "later": [1]}
    path.write_text(json.dumps({**document, "report": {**report, name: value}}))

    (read,) = project.clips()

    assert name not in read.report
    assert read.report["later"] == [1]  # a newer program's
    assert read.speech_seconds > 0
    example_of(read)
    quality.codes(read.report)
    needs(project)
    assert result(list(jobs.check(project.folder)))["count"] == 1


@pytest.mark.parametrize(("first", "last"), [(0.09, 0.01), (-1.0, 0.05), (0.05, 0.05)])
def test_speech_that_ends_before_it_begins_is_none(first: float, last: float, project: store.Project, add: Add) -> None:
    clip = add(1)
    read = project.update_clip(clip.id, report={"speech_start": first, "speech_end": last})

    assert read.speech is None
    assert read.speech_seconds == clip.seconds
