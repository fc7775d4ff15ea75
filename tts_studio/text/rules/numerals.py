"""What a number in digits looks like in a language, and what it is worth."""

from __future__ import annotations

import re
from functools import lru_cache

from tts_studio.text.languages.language import Language, Number

MINUS = "-−–"
_SPACES = "\u00a0\u2009\u202f "
_OTHER = {".": ",", ",": "."}


@lru_cache(maxsize=16)
def number_pattern(language: Language) -> str:
    """Return the pattern of a number without a sign: “1,234.5” in English, “1.234,5” in German.

    Groups of two are Indian: “1,40,00,000”. A fraction after the other language's mark is a number, too, unless it has
    three digits: “12.50 €”.
    """
    mark, other = re.escape(language.decimal_mark), re.escape(_OTHER[language.decimal_mark])
    groups = f"[{re.escape(language.group_marks)}]"
    indian = r"\d{1,2}(?:,\d\d)+,\d{3}(?![\d,])"
    grouped = rf"\d{{1,3}}(?:{groups}\d{{3}})+(?![\d]|{groups}\d)(?:{mark}\d+)?"
    spaced = r"\d{1,3}(?: \d{3}){2,}(?!\d| \d)"
    decimal = rf"\d+{mark}\d+(?!{mark}?\d)|\d+{other}\d{{1,2}}(?![\d]|{other}\d)"
    return rf"(?>{indian}|{grouped}|{spaced}|{decimal}|\d+)"


def parse(written: str, language: Language, *, negative: bool = False) -> Number:
    """Return the number that was written so; what ``number_pattern`` found."""
    bare = re.sub(f"[{_SPACES}'’]", "", written)
    marks = [sign for sign in bare if sign in ".,"]
    if not marks:
        return Number(bare, negative=negative)
    last = marks[-1]
    before, _, after = bare.rpartition(last)
    grouped = len(after) == 3 and (last != language.decimal_mark or len(marks) > 1) and len(set(marks)) == 1
    if grouped:
        return Number(re.sub("[.,]", "", bare), negative=negative)
    return Number(re.sub("[.,]", "", before) or "0", after, negative)
