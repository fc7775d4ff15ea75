"""Where the files of ``resources/`` are: in the source tree, in an installed wheel, or in a frozen program."""

from __future__ import annotations

import sys
from pathlib import Path

from tts_studio.errors import StudioError


def resource(name: str) -> Path:
    """Return the path of a file or folder below ``resources/``; raise StudioError if it is missing."""
    package = Path(__file__).parent
    frozen = Path(getattr(sys, "_MEIPASS", package))
    for root in (package / "resources", package.parent / "resources", frozen / "resources"):
        if (root / name).exists():
            return root / name
    raise StudioError("The program's own file “{name}” is missing.", "Please install TTS Studio again.", name=name)
