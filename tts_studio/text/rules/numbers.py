"""All numbers that no other rule has read."""

from __future__ import annotations

import re
from functools import lru_cache

from tts_studio.text.languages.language import SETTLED, AbbreviationKind, Language
from tts_studio.text.rules.numerals import number_pattern, parse

_SETTLED_RUN = re.compile(f"[{SETTLED}]+")
_AS_DIGITS = {0xE000 + digit: str(digit) for digit in range(10)}
_NEIGHBOURS = re.compile(rf"[\d{SETTLED}]+(?: [\d{SETTLED}]+)+")


def read_numbers(text: str, language: Language) -> str:
    """Write numbers as they are said; whole ones that espeak-ng says well stay in digits."""
    if not language.cldr:
        return text
    return _pattern(language).sub(lambda found: _said(found, language), text)


def spell_numbers(text: str, language: Language) -> str:
    """Write the numbers that the rules have left in digits as words."""
    return _SETTLED_RUN.sub(lambda found: language.cardinal(int(found[0].translate(_AS_DIGITS))), text)


def in_digits(text: str, language: Language) -> str:
    """Write them as digits; neighbours in words, since “12 345” may be one number to espeak-ng."""
    return _NEIGHBOURS.sub(lambda found: spell_numbers(found[0], language), text).translate(_AS_DIGITS)


def _is_numbered(before: str, language: Language) -> bool:
    """Return whether the number names what stands before it: “article 1”, “número 42”."""
    words = before.split()[-1:]
    return bool(words) and words[0].strip("(„“\"'").lower() in _numbered(language)


@lru_cache(maxsize=16)
def _numbered(language: Language) -> frozenset[str]:
    counted = (AbbreviationKind.NUMBER,)
    named = (entry.words.lower() for entry in language.abbreviations.values() if entry.kind in counted)
    return language.numbered.union(named) - language.amount_words


@lru_cache(maxsize=16)
def _pattern(language: Language) -> re.Pattern[str]:
    mark = re.escape(language.decimal_mark)
    return re.compile(
        rf"(?<![\w.,{SETTLED}])(?<![A-Z\d]-)(?P<sign>(?<![\w)\]{SETTLED}])[-−+±](?=[\d{mark}]))?(?P<number>{number_pattern(language)}|(?<!\d){mark}\d+)"
        r"(?!\w)(?:[ \u00a0]+(?=(?P<noun>[^\W\d_][\w-]*)))?"
    )


def _said(found: re.Match[str], language: Language) -> str:
    written = found["number"]
    if written[0] in ".,":
        written = f"0{written}"
    sign = found["sign"] or ""
    number = parse(written, language, negative=sign in ("-", "−"))
    noun = found["noun"] or ""
    counts = noun and not _is_numbered(found.string[: found.start()], language) and language.counts(noun)
    gender = language.gender_of(noun) if counts else None
    words = language.number(number, gender)
    if gender is not None and number.whole == "1" and not number.fraction:
        words = language.in_case(words, found.string[: found.start()], gender)
    prefix = f"{language.plus} " if sign == "+" else f"{language.symbols.get('±', '')} " if sign == "±" else ""
    return prefix + words + (" " if found["noun"] else "")
