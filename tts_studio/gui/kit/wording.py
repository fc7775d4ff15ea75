"""Messages of the layers below in the language of the window; and times in words."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from tts_studio.messages import Message

CORE = "Core"
"""Context of the messages' templates in the translation files."""


def spoken(message: Message) -> str:
    """Return a message in the user's language: its template translated, its gaps filled; English if it is not known."""
    if not message:
        return ""
    template = QCoreApplication.translate(CORE, message.template)
    arguments = {
        name: spoken(value) if isinstance(value, Message) else value for name, value in message.arguments.items()
    }
    return template.format(**arguments) if arguments else template


def in_window_language(texts: Mapping[str, str]) -> str:
    """Return that one of the texts which is in the window's language; the English one if there is none."""
    return texts.get(_tr("en")) or texts.get("en", "")


def time_left(seconds: float | None) -> str:
    """Return the time left in words, empty if it is not known."""
    return "" if seconds is None else _tr("{0} left").format(duration(seconds))


def duration(seconds: float) -> str:
    """Return a duration in words, as exact as a person wants it: “40 s”, “12 min”, “1 h 20 min”."""
    whole = max(0, round(seconds))
    if whole < 90:
        return _tr("{0} s").format(whole)
    minutes = round(whole / 60)
    if minutes < 90:
        return _tr("{0} min").format(minutes)
    hours, rest = divmod(minutes, 60)
    return _tr("{0} h {1} min").format(hours, rest) if rest else _tr("{0} h").format(hours)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Wording", text)
