from __future__ import annotations

import shutil
from collections import namedtuple
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from tts_studio.audio.signal import Audio
from tts_studio.project import flac, readiness, store
from tts_studio.project.model import Clip

Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def say(project: store.Project) -> Callable[..., Clip]:
    """Give a function that adds a clip with so many seconds of speech."""

    def add(seconds: float, **report: object) -> Clip:
        count = len(project.clips())
        audio = Audio(np.full(4_000 * round(seconds + 1), count / 100, np.float32), 4_000)
        figures = {"verdict": "good", "speech_start": 0.5, "speech_end": 0.5 + seconds, **report}
        return project.add_clip(audio, "Hello.", "a.wav", flac.digest(audio), figures, 16)

    return add


def by_code(project: store.Project, meminfo: Path = Path("/proc/meminfo")) -> dict[str, readiness.Need]:
    return {need.code: need for need in readiness.needs(project, meminfo=meminfo)}


def test_an_empty_project_lacks_speech_only(project: store.Project) -> None:
    found = by_code(project)

    missing = {code for code, need in found.items() if not need.ok} - {"memory", "disk"}
    assert missing == {"speech", "advised_speech", "clips"}
    assert (found["speech"].value, found["speech"].wanted) == (0.0, 15.0)
    assert not found["advised_speech"].required
    assert found["speech"].required
    assert found["clips"].required


@pytest.mark.parametrize(("seconds", "enough"), [(3.7, False), (3.8, True)])
def test_fifteen_seconds_of_speech_are_needed(seconds: float, enough: bool, project: store.Project, say) -> None:
    for _ in range(4):
        say(seconds)

    found = by_code(project)

    assert found["speech"].value == pytest.approx(4 * seconds)
    assert found["speech"].ok is enough
    assert found["clips"].ok
    assert not found["advised_speech"].ok


def test_five_minutes_are_advised(project: store.Project, say) -> None:
    for _ in range(11):
        say(28)

    assert by_code(project)["advised_speech"].ok


def test_what_is_rejected_or_trimmed_off_does_not_count(project: store.Project, say) -> None:
    for _ in range(4):
        say(5)
    project.update_clip("0001", accepted=False)
    project.update_clip("0002", trim=(0.0, 2.5))

    found = by_code(project)

    assert found["speech"].value == pytest.approx(12.0)
    assert (found["clips"].value, found["clips"].ok) == (3, False)


def test_bad_clips_that_are_learned_from_need_attention(project: store.Project, say) -> None:
    say(5, verdict="bad")
    say(5, verdict="fair")
    say(5, verdict="bad")
    project.update_clip("0003", accepted=False)

    need = by_code(project)["attention"]
    assert (need.ok, need.value, need.wanted, need.required) == (False, 1, 0, False)
    project.update_clip("0001", report={"verdict": "good"})
    assert by_code(project)["attention"].ok


def test_consent_is_that_of_the_project(project: store.Project) -> None:
    need = by_code(project)["consent"]

    assert (need.ok, need.value) == (True, "own")


@pytest.mark.parametrize(("free", "enough"), [(999_999_999, False), (1_000_000_000, True)])
def test_a_gigabyte_of_disk_is_needed(
    free: int, enough: bool, project: store.Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(2 * free, free, free))

    need = by_code(project)["disk"]
    assert (need.ok, need.value, need.required) == (enough, free, True)


@pytest.mark.parametrize(
    ("text", "ok", "value"),
    [
        ("MemTotal: 8000000 kB\nMemFree: 1 kB\nMemAvailable:    2000000 kB\n", False, 2_048_000_000),
        ("MemAvailable: 3000000 kB\n", True, 3_072_000_000),
        ("MemTotal: 8000000 kB\n", True, None),
        ("MemAvailable: lots\n", True, None),
        ("MemAvailable:\n", True, None),
        (None, True, None),
    ],
)
def test_memory_is_asked_where_the_system_tells(
    text: str | None, ok: bool, value: int | None, project: store.Project, tmp_path: Path
) -> None:
    meminfo = tmp_path / "meminfo"
    if text is not None:
        meminfo.write_text(text)

    need = by_code(project, meminfo)["memory"]
    assert (need.ok, need.value) == (ok, value)
