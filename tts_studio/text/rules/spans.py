"""Spans of weekdays and months: Mon-Fri, lun.-ven., Jan–Mar, ma t/m vr."""

from __future__ import annotations

import re
from functools import lru_cache

from tts_studio.text.languages.language import Language
from tts_studio.text.rules.patterns import any_of


def read_spans(text: str, language: Language) -> str:
    """Write both ends of a span in full, with the word that is said between them."""
    if not language.months:
        return text
    text = _pattern(language).sub(lambda found: _said(found, language), text)
    if language.before_weekdays and "." in text:
        text = _single(language).sub(lambda found: _weekday(found, language), text)
    return text


@lru_cache(maxsize=16)
def _pattern(language: Language) -> re.Pattern[str]:
    short = {form for name in (*language.weekday_short, *language.month_short) for form in (name, name.capitalize())}
    if language.months[0][0].isupper():  # “may” and “mar” are words, too
        short = {*language.weekday_short, *(name.capitalize() for name in language.month_short)}
    ends = any_of([*short, *language.months])
    return re.compile(
        rf"\b(?P<first>{ends})\b(?:\.?\s?(?P<mark>[-–/])\s?|\.\s(?P<word>al?|au|à|to|bis|tot)\s|\.?\s(?P<through>t/m)\s)"
        rf"(?P<last>{ends})\b(?P<stop>\.(?=\s*[\w,;)]))?"
    )


@lru_cache(maxsize=16)
def _single(language: Language) -> re.Pattern[str]:
    short = any_of({form for name in language.weekday_short for form in (name, name.capitalize())})
    before = any_of(language.before_weekdays)
    clock = r"(?=\s(?:à|at|um|om|alle|ore|a\slas?|às|ab)\s\d)"
    return re.compile(
        rf"(?P<before>\b(?:{before}) )(?P<short>{short})\.(?!\w)|(?<![\w.])(?P<bare>{short})\.{clock}", re.IGNORECASE
    )


def _weekday(found: re.Match[str], language: Language) -> str:
    written = found["short"] or found["bare"]
    name = next((form for form in _forms(written) if form in language.weekday_short), None)
    if name is None:
        return found[0]
    end = "" if found.string[found.end() :].strip("\"'”’»)]") else "."
    return f"{found['before'] or ''}{language.weekday_short[name]}{end}"


def _forms(written: str) -> tuple[str, ...]:
    return written, written.lower(), written.capitalize()


def _said(found: re.Match[str], language: Language) -> str:
    first, last = (_whole_name(found[end], language) for end in ("first", "last"))
    word = language.through if found["through"] else found["word"] or language.to
    return f"{first} {'' if found['mark'] == '/' else word + ' '}{last}"


def _whole_name(name: str, language: Language) -> str:
    day = next((form for form in (name, name.lower()) if form in language.weekday_short), None)
    if day is not None:
        return language.weekday_short[day]
    month = language.month_short.get(name.lower())
    return language.months[month - 1] if month else name
