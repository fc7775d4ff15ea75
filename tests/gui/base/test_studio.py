from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.held import hold
from tests.helpers.made_up_clips import make_project
from tts_studio.gui.base.notice import Notice
from tts_studio.gui.base.studio import Studio


@pytest.fixture
def notices(studio: Studio, tmp_path: Path) -> list[Notice]:
    """Give the notices about an open project of several clips."""
    make_project(tmp_path / "Anna")
    assert studio.open(tmp_path / "Anna")
    notices: list[Notice] = []
    studio.told.connect(notices.append)
    return notices


def test_a_clip_that_loses_a_file_while_the_project_is_open_is_reported_once(
    studio: Studio, notices: list[Notice]
) -> None:
    clips = list(studio.clips())
    clips[0].audio.unlink()

    for _ in range(2):
        studio.note_clips_changed()
        assert [clip.id for clip in studio.clips()] == [clip.id for clip in clips[1:]]

    (notice,) = notices
    assert clips[0].id in notice.title
    assert clips[0].audio.name in notice.hint


def test_a_clip_that_cannot_be_read_just_now_is_reported(
    studio: Studio, notices: list[Notice], monkeypatch: pytest.MonkeyPatch
) -> None:
    clips = list(studio.clips())
    held = hold(monkeypatch, clips[1].audio.with_suffix(".json"))
    studio.note_clips_changed()
    assert len(studio.clips()) == len(clips) - 1
    assert clips[1].id in notices[0].title

    held.clear()
    studio.note_clips_changed()
    assert list(studio.clips()) == clips
