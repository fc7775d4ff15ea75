"""Ranges of numbers: 12–14, 1914-18."""

from __future__ import annotations

import re
from functools import lru_cache

from tts_studio.text.languages.language import Language
from tts_studio.text.rules.numerals import number_pattern, parse


def read_ranges(text: str, language: Language) -> str:
    """Write the dash of a range as the word that is said for it."""
    if not language.to:
        return text
    return _pattern(language).sub(lambda found: _said(found, language), text)


@lru_cache(maxsize=16)
def _pattern(language: Language) -> re.Pattern[str]:
    number = number_pattern(language)
    return re.compile(rf"(?<![\w.,/–-])(?P<first>{number})(?:\s?–\s?|-)(?P<last>{number})(?!\w|[-–/]\d|[.,]\d)")


def _said(found: re.Match[str], language: Language) -> str:
    first, last = found["first"], found["last"]
    if _is_year(first) and _is_year(last):
        return f"{language.year(int(first))} {language.to} {language.year(int(last))}"
    if _is_year(first) and len(last) == 2 and int(last) > int(first[2:]):
        end = language.whole(last) if last[0] != "0" else language.digits(last, telephone=True)
        return f"{language.year(int(first))} {language.to} {end}"
    return f"{language.number(parse(first, language))} {language.to} {language.number(parse(last, language))}"


def _is_year(written: str) -> bool:
    return len(written) == 4 and written.isdecimal() and 1000 <= int(written) < 2100
