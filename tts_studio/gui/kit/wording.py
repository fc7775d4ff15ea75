"""Messages of the layers below, in the language of the window."""

from __future__ import annotations

import re
from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from tts_studio.messages import Message

_LINE_OF_A_LIST = re.compile(r"(?P<file>[^:]+), line (?P<line>\d+)(?P<rest>: .*)?", re.DOTALL)
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


def place_in_words(source: str) -> str:
    """Return where a recording is from in the user's language: “metadata.csv, line 41: a.wav”, or a path as it is."""
    found = _LINE_OF_A_LIST.fullmatch(source)
    if found is None:
        return source
    return _tr("{0}, line {1}").format(found["file"], found["line"]) + (found["rest"] or "")


def in_window_language(texts: Mapping[str, str]) -> str:
    """Return that one of the texts which is in the window's language; the English one if there is none."""
    return texts.get(_tr("en")) or texts.get("en", "")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Wording", text)
