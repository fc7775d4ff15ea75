"""Runs before the frozen program on Linux: lets sounddevice find the PortAudio that lies beside it.

sounddevice asks ``ctypes.util.find_library``, which on Linux knows the system's libraries only, and on many systems
PortAudio is not among them.
"""

from __future__ import annotations

import ctypes.util
import sys
from collections.abc import Callable
from pathlib import Path

_BUNDLED = Path(getattr(sys, "_MEIPASS", "")) / "libportaudio.so.2"


def _first_beside_the_program(find_library: Callable[[str], str | None]) -> Callable[[str], str | None]:
    def find(name: str) -> str | None:
        return str(_BUNDLED) if name == "portaudio" and _BUNDLED.is_file() else find_library(name)

    return find


ctypes.util.find_library = _first_beside_the_program(ctypes.util.find_library)
