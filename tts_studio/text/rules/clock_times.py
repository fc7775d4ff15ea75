"""Times of day: 4:00, 8:05 pm, 16.30 Uhr, 16 h 30; and ratios and scores such as 3:1."""

from __future__ import annotations

import re
from functools import lru_cache

from tts_studio.text.languages.language import Language, Number

_BETWEEN = re.compile(
    r"(?<=\d|[mM.])\s?[-–]\s?(?=(?:[01]?\d|2[0-4]):[0-5]\d)"
    r"|(?:(?<=[aApP]\.[mM]\.)|(?<=[aApP][mM]))\s?[-–]\s?(?=\d{1,2}\s?[aApP]\.?[mM])"
)
_NEVER = r"(?P<hour2>(?!))(?P<minute2>)(?P<minutes>)"
_RATIO = re.compile(r"(?<![\w:.,])(?P<left>\d{1,3}):(?P<right>\d{1,3}(?:[.,]\d{3})*)(?![\w:]|[.,–-]\d)")


def read_clock_times(text: str, language: Language) -> str:
    """Write times as they are said, then ratios."""
    if not language.clock_words:
        return text
    if language.chapters is not None:
        text = language.chapters.sub(lambda found: _verse(found, language), text)
    with_minutes, hours, spans = _patterns(language)
    text = spans.sub(lambda found: f"{found['first']} {language.to} ", text)
    if ":" in text or "m" in text or "M" in text:
        text = _BETWEEN.sub(f" {language.to} ", text)
    text = with_minutes.sub(lambda found: _with_minutes(found, language), text)
    text = hours.sub(lambda found: _hour(found, language), text)
    return _RATIO.sub(lambda found: _ratio(found, language), text)


def _verse(found: re.Match[str], language: Language) -> str:
    return f"{found['book']}{language.whole(found['chapter'])} {language.whole(found['verse'])}"


def _ratio(found: re.Match[str], language: Language) -> str:
    return language.ratio(found["left"], re.sub("[.,]", "", found["right"]))


@lru_cache(maxsize=16)
def _patterns(language: Language) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = language.clock_words
    hour = r"(?<![\w:.,/⁄+-])(?P<hour>[01]?\d|2[0-4])"
    minute = r"(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?"
    colon = rf"{hour}:{minute}(?:\s?(?P<suffix>{words}))?(?![\w:]|[.,]\d)"
    other = rf"(?<![\w:.,/⁄+-])(?P<hour2>[01]?\d|2[0-4])(?:{language.clock_marks})(?P<minute2>[0-5]\d)"
    dotted = rf"(?<![\w:.,/⁄+-])(?P<hour3>[01]?\d|2[0-4])\.(?P<minute3>[0-5]\d)\s?(?P<suffix3>{words})"
    spelled = (
        f"{other}(?P<minutes>\\s?min\\b)?(?![\\w:])"
        if language.clock_marks
        else r"(?P<hour2>(?!))(?P<minute2>)(?P<minutes>)"
    )
    return (
        re.compile(f"{colon}|{spelled}|{dotted}"),
        re.compile(rf"(?<![\w:.,/⁄+-])(?P<hour>[01]?\d|2[0-4])\s?(?P<suffix>{words})(?!\w)"),
        re.compile(
            rf"(?<![\w:.,/⁄+-])(?P<first>[01]?\d|2[0-4])(?:\s?[hH])?\s?[-–]\s?(?=(?:[01]?\d|2[0-4])\s?(?:{words})(?!\w))"
        ),
    )


def _is_score(before: str, language: Language) -> bool:
    return any(word.lower() in language.score_words for word in before.split()[-3:])


def _with_minutes(found: re.Match[str], language: Language) -> str:
    if language.score_words and not found["suffix"] and _is_score(found.string[: found.start()], language):
        return found[0]
    hour = found["hour"] or found["hour2"] or found["hour3"]
    minute = found["minute"] or found["minute2"] or found["minute3"]
    second = int(found["second"]) if found["second"] else None
    if found["minutes"] and "h" in language.units:  # how long it takes
        amounts = ((hour, language.units["h"]), (str(int(minute)), language.units["min"]))
        return " ".join(language.counted(Number(number), noun) for number, noun in amounts)
    suffix = found["suffix"] or found["suffix3"] or ""
    return _said(found, language, int(hour), int(minute), second, suffix)


def _hour(found: re.Match[str], language: Language) -> str:
    return _said(found, language, int(found["hour"]), 0, None, found["suffix"])


def _said(found: re.Match[str], language: Language, hour: int, minute: int, second: int | None, suffix: str) -> str:
    words = language.clock(hour, minute, second, suffix)
    ends = suffix.endswith(".") and not words.endswith(".") and not found.string[found.end() :].strip("\"'”’»)]")
    return f"{words}." if ends else words
