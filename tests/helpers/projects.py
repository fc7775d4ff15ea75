"""Projects of spoken clips, made as people make them."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from tests.conftest import SpokenClip
from tts_studio import jobs


def write_recordings(clips: Sequence[SpokenClip], folder: Path) -> Path:
    """Fill a folder with recordings and their texts, as people import them; return it."""
    for clip in clips:
        shutil.copy(clip.audio, folder / clip.audio.name)
        (folder / clip.audio.name).with_suffix(".txt").write_text(clip.text, encoding="utf-8")
    return folder


def make_project(recordings: Path, folder: Path, base: str = "") -> Path:
    """Make a project of a folder of recordings, of the default base voice or another one; return its folder."""
    for job in (jobs.new_project(folder, "Anna", "own", "en-us", base), jobs.import_clips(folder, recordings)):
        for _ in job:
            pass
    return folder


def copy_project(project: Path, folder: Path) -> Path:
    """Copy a project that nobody holds open; return the copy's folder."""
    return shutil.copytree(project, folder, ignore=shutil.ignore_patterns(".lock"))
