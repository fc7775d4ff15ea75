"""Dates: 2024-05-12, 5/12/2024, 12.05.2024, May 12, 2024, 12 May 2024, 3. Mai, Nov. 5."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from tts_studio.text.languages.language import Language
from tts_studio.text.rules.patterns import any_of

_ISO = re.compile(
    r"(?<![\w./-])(?P<year>[12]\d{3})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})"
    r"(?:T(?=\d\d:\d\d)|(?!\w|[./-]\d))"
)
_NUMERIC = re.compile(
    r"(?<![\w./-])(?P<first>\d{1,2})(?P<mark>[-/.])[ \u00a0]?(?P<second>\d{1,2})(?P=mark)[ \u00a0]?"
    r"(?P<year>\d{4}|\d{2})"
    r"(?!\w|[./-]\d)"
)
_DOTTED = re.compile(r"(?<![\w./-])(?P<day>\d{1,2})\.[ \u00a0]?(?P<month>\d{1,2})\.(?![\w./-]|[ \u00a0]\d)")
_WITHOUT_YEAR = re.compile(r"(?<![\w./:,-])(?P<first>\d{1,2})/(?P<second>\d{1,2})(?![\w/%°]|[.,:-]\d|\s?[°%€$£])")
_PIVOT = 50  # of two digits: 49 is 2049, 50 is 1950
_MOST_DAYS, _MONTHS = 31, 12


def read_dates(text: str, language: Language) -> str:
    """Write dates as they are said."""
    if not language.months:
        return text
    patterns = _patterns(language)
    text = patterns.weekday.sub(lambda found: _weekday(found["weekday"] or found["small"], language), text)
    text = _ISO.sub(lambda found: _date(found, language, found["day"], found["month"], found["year"]), text)
    text = _NUMERIC.sub(lambda found: _numeric(found, language), text)
    if language.before_dates:
        text = _WITHOUT_YEAR.sub(lambda found: _without_year(found, language), text)
    if language.dotted_dates:
        text = _DOTTED.sub(lambda found: _dotted(found, language), text)
    text = patterns.day_first.sub(lambda found: _named(found, language), text)
    if patterns.month_first:
        text = patterns.month_first.sub(lambda found: _named(found, language), text)
    return patterns.month_year.sub(lambda found: _month_year(found, language), text)


@dataclass(frozen=True)
class _Patterns:
    weekday: re.Pattern[str]
    day_first: re.Pattern[str]
    month_first: re.Pattern[str] | None
    month_year: re.Pattern[str]


@lru_cache(maxsize=16)
def _patterns(language: Language) -> _Patterns:
    names = [*language.months, *(name.capitalize() for name in language.months)]
    short = [*language.month_short, *(name.capitalize() for name in language.month_short)]
    if language.months[0][0].isupper():  # “may” and “mars” are words, too
        names, short = [*language.months], [name.capitalize() for name in language.month_short]
    month = rf"(?:(?P<month>{any_of(names)})|(?P<short>{any_of(short)})\b\.?)"
    of = rf"(?:{language.date_of}\s+)?" if language.date_of else ""
    year = rf"(?:,?\s+{of}(?P<year>[12]\d{{3}})(?![\w%€$£]|[.,:/-]\d|\s?[€$£%]))?"
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.º|[.ºª°]|er|ste|de|e)?"
    last = r"(?:\s?[-–]\s?(?P<last>\d{1,2})(?:st|nd|rd|th|\.(?=\s+[^\W\d_]))?)?"
    capital = any_of(name for name in language.weekday_short if name[0].isupper())
    small = [name for name in language.weekday_short if name[0].islower()]  # “zo” and “do” are words
    small = any_of([*small, *(name.capitalize() for name in small)])
    weekdays = rf"(?P<weekday>{capital})\b\.?|(?P<small>{small})\."
    return _Patterns(
        re.compile(rf"\b(?:{weekdays})(?=,?\s+(?:\d|{any_of([*names, *short])}))"),
        re.compile(rf"(?<![\w.,:/–-]){day}{last}\s+{of}{month}(?!\w){year}"),
        re.compile(rf"(?<!\w){month}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?{last}(?![\w:]|[.,/-]\d){year}")
        if language.month_first_too
        else None,
        re.compile(rf"(?<!\w){month}(?P<of>,?\s+{of})(?P<year>1\d{{3}}|20\d{{2}})(?!\w|[.,:/-]\d|\s?[€$£%])"),
    )


def _weekday(written: str, language: Language) -> str:
    return language.weekday_short.get(written) or language.weekday_short[written.lower()]


def _month(found: re.Match[str], language: Language) -> int:
    name = found["month"]
    if name is None:
        return language.month_short[found["short"].lower()]
    return [month.lower() for month in language.months].index(name.lower()) + 1


def _named(found: re.Match[str], language: Language) -> str:
    day, month, year = int(found["day"]), _month(found, language), found["year"] or ""
    if not 1 <= day <= _MOST_DAYS:
        return found[0]
    before = found.string[: found.start()]
    if found["last"]:
        last = int(found["last"])
        return language.days(day, last, month, year, before) if day < last <= _MOST_DAYS else found[0]
    return language.date(day, month, year, before)


def _month_year(found: re.Match[str], language: Language) -> str:
    return f"{language.months[_month(found, language) - 1]}{found['of']}{language.year(int(found['year']))}"


def _numeric(found: re.Match[str], language: Language) -> str:
    first, second, year = found["first"], found["second"], found["year"]
    if len(year) == 2:
        if found["mark"] == "-":
            return found[0]
        year = str(int(year) + (2000 if int(year) < _PIVOT else 1900))
    month_first = language.month_first and found["mark"] != "."
    day, month = (second, first) if month_first else (first, second)
    if int(month) > _MONTHS:
        day, month = month, day
    return _date(found, language, day, month, year)


def _without_year(found: re.Match[str], language: Language) -> str:
    """Return “24/12” as a date: where a word says so, or it would be no proper fraction; never “el 3/4 del total”."""
    first, second = found["first"], found["second"]
    day, month = (second, first) if language.month_first else (first, second)
    words = found.string[: found.start()].split()[-1:]
    announced = bool(words) and words[0].lower() in language.before_dates
    two_digits = len(day) == 2 and (len(month) == 2 or int(day) > _MONTHS)
    if int(month) > _MONTHS or not announced or not (two_digits or language.month_first):
        return found[0]
    return _date(found, language, day, month, "")


def _dotted(found: re.Match[str], language: Language) -> str:
    certain = found["day"][0] == "0" or found["month"][0] == "0" or language.expects_date(found.string[: found.start()])
    words = _date(found, language, found["day"], found["month"], "") if certain else found[0]
    return words if words == found[0] or found.string[found.end() :].strip("\"'”’»)]") else f"{words}."


def _date(found: re.Match[str], language: Language, day: str, month: str, year: str) -> str:
    if not (1 <= int(day) <= _MOST_DAYS and 1 <= int(month) <= _MONTHS):
        return found[0]
    words = language.date(int(day), int(month), year, found.string[: found.start()])
    return f"{words} " if found[0].endswith("T") else words
