"""The sentences of the layers below, which know no translation, in the language of the window; and times in words.

Those sentences hold names and figures: “There is no file “a.wav”.” Their patterns are taken from the source by
``packaging/translations.py`` into ``resources/i18n/core.json``; a sentence is matched with its pattern, the pattern
is translated, and what stood in the gaps is put back.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import lru_cache

from PySide6.QtCore import QCoreApplication

from tts_studio.assets import resource
from tts_studio.errors import StudioError
from tts_studio.messages import Message

CORE = "Core"
"""Context of these sentences in the translation files."""
_GAP = re.compile(r"\{(\d+)\}")
_JOINT = re.compile(r"(?<=[.!?…”]) (?=[A-Z“])")  # between two sentences


def spoken(message: Message | str) -> str:
    """Return what a job, an error or a report says in the user's language: a translated template, its gaps filled."""
    if isinstance(message, str):
        return _translated(message) or message
    template = QCoreApplication.translate(CORE, message.template) if message.template else ""
    if template == message.template:
        return _translated(str(message)) or str(message)
    values = {name: spoken(value) if isinstance(value, Message) else value for name, value in message.arguments.items()}
    return template.format(**values) if values else template


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


def _translated(words: str) -> str:
    """Return the translation of one sentence, or of several one after the other; empty if one is not known."""
    for joint in _JOINT.finditer(words):
        first = _known(words[: joint.start()])
        if first and (rest := _translated(words[joint.end() :])):
            return _tr("{0} {1}").format(first, rest)
    return _known(words)


def _known(sentence: str) -> str:
    """Return the translation of what is known as a whole, else nothing."""
    exact = QCoreApplication.translate(CORE, sentence) if sentence else sentence
    if exact != sentence:
        return exact
    for pattern, template in _patterns():
        if found := pattern.fullmatch(sentence):
            translated = QCoreApplication.translate(CORE, template)
            return _filled(translated, found.groups()) if translated != template else ""
    return ""


def _filled(template: str, values: tuple[str, ...]) -> str:
    spoken_values = [spoken(value) if len(value) > 3 else value for value in values]
    return _GAP.sub(lambda gap: spoken_values[int(gap[1])], template)


@lru_cache(maxsize=1)
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    """Return (pattern, template) of every sentence of the core that has gaps, those with most fixed words first."""
    try:
        templates: list[str] = json.loads(resource("i18n/core.json").read_text(encoding="utf-8"))
    except StudioError:
        return []
    gaps = [template for template in templates if _GAP.search(template)]
    gaps.sort(key=lambda template: len(_GAP.sub("", template)), reverse=True)
    return [(_pattern(template), template) for template in gaps]


def _pattern(template: str) -> re.Pattern[str]:
    fixed = re.split(r"\{\d+\}", template)
    return re.compile("(.+?)".join(map(re.escape, fixed)), re.DOTALL)
