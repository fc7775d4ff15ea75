"""Fractions: 1/2, 3 1/2, ¾ (written with a fraction slash by then), 120/80."""

from __future__ import annotations

import re
from functools import lru_cache

from tts_studio.text.languages.language import Language
from tts_studio.text.rules.measures import unit_of, unit_pattern
from tts_studio.text.rules.numerals import parse


def read_fractions(text: str, language: Language) -> str:
    """Write fractions as they are said."""
    if not language.cldr or ("/" not in text and "⁄" not in text):
        return text
    mark = re.escape(language.decimal_mark)
    decimal = re.compile(rf"(?<![\w/.,⁄])(?P<top>\d+{mark}\d+)/(?P<bottom>\d+)(?![\w/⁄]|[.,]\d)")
    text = decimal.sub(lambda found: _over(found, language), text)
    return _pattern(language).sub(lambda found: _said(found, language), text)


@lru_cache(maxsize=16)
def _pattern(language: Language) -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w/.,⁄])(?:(?P<whole>\d{1,4})(?:[ \u00a0\u202f]|-(?=\d+/)))?"
        r"(?P<top>\d{1,4})(?P<stroke>[/⁄])(?P<bottom>\d{1,4})"
        rf"(?:st|nd|rd|th|ths|s)?(?![\w/⁄]|[.,]\d)(?:[ \u00a0\u202f-]?(?P<unit>{unit_pattern(language)})(?![\w/²³]))?"
        r"(?:(?=[ \u00a0](?P<noun>[^\W\d_]+)))?"
    )


def _over(found: re.Match[str], language: Language) -> str:
    """Return “four point five over five”."""
    return f"{language.number(parse(found['top'], language))} {language.over} {language.whole(found['bottom'])}"


def _said(found: re.Match[str], language: Language) -> str:
    top, bottom = int(found["top"]), int(found["bottom"])
    unit = unit_of(found["unit"], language) if found["unit"] else None
    proper = 0 < top < bottom and found["bottom"][0] != "0" and found["top"][0] != "0"
    if found["whole"] and proper:
        words = language.with_fraction(int(found["whole"]), top, bottom)
        if words:
            return f"{words} {unit.many}" if unit else words
    whole = f"{found['whole']} " if found["whole"] else ""
    if bottom and (proper or (found["stroke"] == "⁄" and top)):
        words = language.fraction(top, bottom, unit.one if unit else found["noun"] or "")
        if words:
            return whole + (f"{words} {unit.one}" if unit else words)
    written = f" {found['unit']}" if unit else ""
    if len(found["top"]) == 4 and len(found["bottom"]) == 2:  # the season 2023/24
        return f"{whole}{language.year(top)} {language.whole(found['bottom'])}{written}"
    return f"{whole}{language.whole(found['top'])} {language.over} {language.whole(found['bottom'])}{written}"
