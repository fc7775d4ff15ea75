"""Folders for scenes, which outlive the function that makes them: removed when the program ends."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from pathlib import Path


def passing_folder() -> Path:
    """Return a new empty folder."""
    folder = Path(tempfile.mkdtemp(prefix="scene-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
