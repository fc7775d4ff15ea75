"""The first page without and with projects of before, and with a notice above."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from tts_studio.errors import ProjectError
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.shell.welcome import WelcomePage

_SPEAKERS = ("Anna", "Grandfather’s stories", "李明", "Podcast voice, second attempt")


def scenes(studio: Studio) -> list[tuple[str, Callable[[], QWidget]]]:
    """Return the states of the page."""

    def page(*speakers: str) -> QWidget:
        root = Path(tempfile.gettempdir()) / "tts-studio-scenes" / "Documents" / "TTS Studio"
        for speaker in speakers:
            (root / speaker).mkdir(parents=True, exist_ok=True)
            (root / speaker / "project.json").write_text(json.dumps({}), encoding="utf-8")
        studio.change_settings(recent_projects=tuple(str(root / speaker) for speaker in speakers))
        made = WelcomePage(studio)
        made.enter()
        return made

    def refused() -> QWidget:
        made = page(*_SPEAKERS[:2])
        studio.fail(
            ProjectError(
                "The project “Anna” is in use by another TTS Studio.",
                "Please wait until it has finished, or close it.",
            )
        )
        return made

    return [("empty", page), ("full", lambda: page(*_SPEAKERS)), ("error", refused)]
