"""Recordings that do not say their texts are found, by what is usual for their speaker."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.conftest import SENTENCES, SpokenClip
from tests.helpers.projects import make_project, write_recordings
from tts_studio import jobs
from tts_studio.engine.judging import script_match
from tts_studio.engine.judging.script_match import Aligned, Fit, judge
from tts_studio.events import Finished, Note, NoteKind

FRAME = 0.01
MORE_SENTENCES = (
    "The garden gate has been open all night.",
    "My sister plays the violin on Sundays.",
)


def aligned(name: str, chance: np.random.Generator, phonemes: int = 20, frames: int = 6) -> Aligned:
    """Return a recording of which each phoneme has a likelihood of its own, ±10 nats."""
    ids = chance.integers(1, 9, phonemes)
    likelihood = np.repeat(-100.0 - 5.0 * ids, frames) + chance.normal(0.0, 10.0, phonemes * frames)
    spans = [(int(number), at * frames, (at + 1) * frames) for at, number in enumerate(ids)]
    return Aligned(name, likelihood.astype(np.float32), spans)


def test_what_is_less_likely_than_usual_is_found_at_its_place() -> None:
    chance = np.random.default_rng(1)
    several = [aligned(str(number), chance) for number in range(40)]
    several[3].likelihood[60:80] -= 40.0
    several[7].likelihood[:] -= 15.0
    found = {match.name: match for match in judge(several, FRAME)}
    assert {name for name, match in found.items() if match.fit is not Fit.FITS} == {"3", "7"}
    assert found["3"].fit is Fit.ANOTHER_WORD
    assert 0.55 <= found["3"].start < found["3"].end <= 0.85
    assert found["7"].fit is Fit.ANOTHER_TEXT


def test_how_likely_a_voice_is_altogether_makes_no_difference() -> None:
    several = [aligned(str(number), np.random.default_rng(number)) for number in range(10)]
    before = judge(several, FRAME)
    for one in several:
        one.likelihood[:] -= 200.0
    for old, new in zip(before, judge(several, FRAME), strict=True):
        assert new.surprise == pytest.approx(old.surprise, abs=0.01)


def test_a_check_that_listens_names_clips_that_say_something_else(
    speak_base: Callable[[str, Path], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(script_match, "FRAMES_FOR_SPEAKER", 60)
    (tmp_path / "recordings").mkdir()
    clips: list[SpokenClip] = []
    for number, text in enumerate((*SENTENCES, *MORE_SENTENCES), 1):
        clips.append(SpokenClip(tmp_path / f"{number}.wav", text))
        speak_base(text, clips[-1].audio)
    clips[1] = SpokenClip(clips[1].audio, "Nobody knows where the yellow bus went.")
    clips[3] = SpokenClip(clips[3].audio, SENTENCES[3].replace("twenty ", ""))
    project = make_project(write_recordings(clips, tmp_path / "recordings"), tmp_path / "Anna")

    (*_, done) = jobs.check(project, listen=True)

    assert isinstance(done, Finished)
    (other, word) = sorted(done.result["attention"], key=lambda concern: concern["clip"])
    assert (other["text"], other["verdict"]) == (clips[1].text, "bad")
    assert "something else than its text" in str(other["reasons"][0])
    assert (word["text"], word["verdict"]) == (clips[3].text, "fair")
    assert 0.2 < word["reasons"][0].arguments["second"] < 2.5
    assert not [concern for concern in jobs_result(project) if "listen" in str(concern["reasons"])]


def test_few_clips_are_not_compared(monkeypatch: pytest.MonkeyPatch, spoken_project: Path) -> None:
    events = list(jobs.check(spoken_project, listen=True))
    assert [event.kind for event in events if isinstance(event, Note)] == [NoteKind.CANNOT_JUDGE]


def jobs_result(project: Path) -> list[dict[str, Any]]:
    (*_, done) = jobs.check(project)
    assert isinstance(done, Finished)
    return done.result["attention"]


@pytest.fixture
def spoken_project(spoken_clips: tuple[SpokenClip, ...], tmp_path: Path) -> Path:
    (tmp_path / "few").mkdir()
    return make_project(write_recordings(spoken_clips[:2], tmp_path / "few"), tmp_path / "Anna")
