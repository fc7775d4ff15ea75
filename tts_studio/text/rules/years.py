"""Years that stand alone: “in 1908”."""

from __future__ import annotations

import re

from tts_studio.text.languages.language import Language

_FOUR_DIGITS = re.compile(
    r"(?<![\w.,/+−-])(?P<year>1\d{3}|2[0-2]\d{2})(?P<after>(?!\w|[.,]\d|[-–/]\d)(?:[ \u00a0]+(?P<word>[\w'’-]+))?)"
)

_FAR = 2100
"""From this year on only a word before it makes a number a year."""


def read_years(text: str, language: Language) -> str:
    """Write numbers of four digits as years where they are years."""
    return _FOUR_DIGITS.sub(lambda found: _said(found, language), text)


def _said(found: re.Match[str], language: Language) -> str:
    year = int(found["year"])
    words = found.string[: found.start()].rstrip("(").split()[-1:]
    before = words[0].strip("(“\"'.").lower() if words else ""
    if year >= _FAR and before not in language.year_words:
        return found[0]
    if not language.is_year(year, before, found["word"] or ""):
        return found[0]
    return language.year(year) + found["after"]
