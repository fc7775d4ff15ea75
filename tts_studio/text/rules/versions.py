"""Numbers with several full stops: versions, sections and addresses of computers."""

from __future__ import annotations

import re
from functools import lru_cache

from tts_studio.text.languages.language import Language
from tts_studio.text.rules.patterns import any_of

_DOTTED = re.compile(r"(?<![\w.,])(?P<v>[vV]\.?[ \u00a0]?)?(?P<number>\d+(?:\.\d+){2,})(?!\w|[.,]\d)")
_VERSION = re.compile(r"(?<![\w.,])[vV](?P<number>\d+(?:\.\d+)?)(?!\w|[.,]\d)")
_PARTS_OF_ADDRESS = 4


def read_versions(text: str, language: Language) -> str:
    """Write such numbers part by part: “192 dot 168 dot 0 dot 1”, “version two point three point one”."""
    if not language.cldr or "." not in text:
        return _VERSION.sub(lambda found: _version(found, language), text) if language.version else text
    text = _DOTTED.sub(lambda found: _dotted(found, language), text)
    if language.version:
        text = _named(language).sub(
            lambda found: found["word"] + _parts(found["number"], language.point_in_names, language), text
        )
    return _VERSION.sub(lambda found: _version(found, language), text) if language.version else text


@lru_cache(maxsize=16)
def _named(language: Language) -> re.Pattern[str]:
    """Return the pattern of “version 3.11”, “art. 20.4”, “Kapitel 3.2”."""
    words = {language.version, *language.numbered} - {"bd", "act", "war"}
    short = {short for short, entry in language.abbreviations.items() if entry.words.lower() in words}
    return re.compile(
        rf"(?P<word>\b(?:{any_of(words)}|{any_of(short)})\.?\s)(?P<number>\d+\.\d+)(?!\w|[.,]\d|\s?[%€$£°])",
        re.IGNORECASE,
    )


def _dotted(found: re.Match[str], language: Language) -> str:
    parts = found["number"].split(".")
    if len(parts) > 2 and all(len(part) == 3 for part in parts[1:]) and language.group_marks.startswith("."):
        return found[0]  # 1.234.567
    mark = language.web["."] if len(parts) == _PARTS_OF_ADDRESS else language.point_in_names
    words = _parts(found["number"], mark, language)
    return f"{language.version} {words}" if found["v"] and language.version else (found["v"] or "") + words


def _version(found: re.Match[str], language: Language) -> str:
    return f"{language.version} {_parts(found['number'], language.point_in_names, language)}"


def _parts(number: str, mark: str, language: Language) -> str:
    return f" {mark} ".join(language.whole(part) for part in number.split("."))
