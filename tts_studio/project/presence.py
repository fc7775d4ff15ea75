"""Whether a folder is a project: alone, since what opens one takes 50 ms to import, and the first sound would wait."""

from __future__ import annotations

import os
from pathlib import Path

from tts_studio.formats import PROJECT


def is_project(folder: Path) -> bool:
    """Return whether a folder is a project; False as long as it cannot be reached."""
    return os.path.isfile(folder / PROJECT)  # noqa: PTH113 -- Path.is_file raises where a network drive has gone
