"""Windows that read from right to left: figures keep their own order, and what grows does so from the right.

Sound is not mirrored: time goes to the right on every waveform, as on every other one in the world.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

_FIRST_STRONG_ISOLATE, _POP = "\u2068", "\u2069"


def leftwards() -> bool:
    """Return whether the window reads from right to left."""
    return QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft


def isolated(figure: str) -> str:
    """Return a figure, with its unit or sign, that is not turned round by the text about it: “4.8 s”, not “s 4.8”."""
    return f"{_FIRST_STRONG_ISOLATE}{figure}{_POP}" if leftwards() else figure
