"""Roman numerals: World War II, Louis XIV, Chapter IV."""

from __future__ import annotations

import re

from tts_studio.text.languages.language import Language

_LETTERS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_VALID = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_TOKEN = re.compile(
    r"(?:(?P<before>[^\W\d_][\w'’]*)(?P<gap>[ \u00a0]+))?"
    r"(?<![\w.'’-])(?P<numeral>[IVXLCDM]+)(?P<tail>\.?)(?:(?=['’]s\b)|(?![\w'’-]|\.\w))"
)
_LEAST_OF_YEAR = 3  # letters
_COMMON = frozenset("IVX")
"""The letters of numerals that are known as such wherever they stand."""


def value_of(numeral: str) -> int | None:
    """Return what a Roman numeral in capitals is worth; None if it is none."""
    if not numeral or not _VALID.fullmatch(numeral):
        return None
    values = [_LETTERS[letter] for letter in numeral]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


def read_roman(text: str, language: Language) -> str:
    """Write Roman numerals as they are said."""
    if not language.cldr:
        return text
    return _TOKEN.sub(lambda found: _said(found, language), text)


def _said(found: re.Match[str], language: Language) -> str:
    numeral, before = found["numeral"], found["before"] or ""
    number = value_of(numeral)
    if number is None or not _is_meant(found, language):
        return found[0]
    after = found.string[found.end("numeral") :]
    words = language.roman(number, found.string[: found.start("numeral")], after)
    if words is None:
        return found[0]
    ends = not found.string[found.end() :].strip("\"'”’»)]")
    tail = "" if found["tail"] and language.dotted_ordinals and not ends else found["tail"]
    return f"{before}{found['gap'] or ''}{words}{tail}"


def _is_meant(found: re.Match[str], language: Language) -> bool:
    numeral, before = found["numeral"], found["before"] or ""
    counted = language.is_king(before) or before.lower() in language.numbered
    if len(numeral) == 1:
        following = re.match(r"\s+(\w+)", found.string[found.end() :])
        if not counted:
            return following is not None and following[1] in language.numbered_after
        return numeral != "I" or (
            before[:1].isupper() and (following is None or following[1] not in language.after_pronoun)
        )
    if counted:
        return True
    is_year = len(numeral) > _LEAST_OF_YEAR and numeral[0] == "M"
    return (set(numeral) <= _COMMON or is_year) and numeral not in language.not_roman
