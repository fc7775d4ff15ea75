"""Times: as a player shows them, and in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from tts_studio.gui.kit.direction import isolated


def clock(seconds: float) -> str:
    """Return a time as “0:04” or “1:02:33”, rounded down to seconds."""
    minutes, second = divmod(max(0, int(seconds)), 60)
    hours, minute = divmod(minutes, 60)
    return isolated(f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}")


def time_left(seconds: float | None) -> str:
    """Return the time left in words, empty if it is not known."""
    return "" if seconds is None else _tr("{0} left").format(duration(seconds))


def duration(seconds: float) -> str:
    """Return a duration in words, no more exact than useful: “40 s”, “12 min”, “1 h 20 min”."""
    whole = max(0, round(seconds))
    if whole < 90:
        return isolated(_tr("{0} s").format(whole))
    minutes = round(whole / 60)
    if minutes < 90:
        return isolated(_tr("{0} min").format(minutes))
    hours, rest = divmod(minutes, 60)
    return isolated(_tr("{0} h {1} min").format(hours, rest) if rest else _tr("{0} h").format(hours))


def exact_duration(seconds: float) -> str:
    """Return a duration to the second where the second matters: 4 min 58 s are not yet 5 min."""
    minutes, rest = divmod(int(seconds), 60)
    if minutes == 0:
        return isolated(_tr("{0} s").format(rest))
    if minutes >= 10:
        return duration(minutes * 60)
    return isolated(_tr("{0} min {1} s").format(minutes, rest) if rest else _tr("{0} min").format(minutes))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Times", text)
