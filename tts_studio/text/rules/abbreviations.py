"""Abbreviations, by the words that they stand for."""

from __future__ import annotations

import re
from functools import lru_cache

from tts_studio.text.languages.language import Language

_INITIAL_BEFORE = re.compile(r"(?<!\w)[^\W\d_a-zß-ÿ]\.[ \u00a0]?$")
_INITIAL = re.compile(r"[ \u00a0]?[^\W\d_a-zß-ÿ]\.")
CLOSERS = "\"'”’»›)]"


def read_abbreviations(text: str, language: Language) -> str:
    """Write abbreviations out; a full stop that also ends the sentence stays."""
    if not language.abbreviations:
        return text
    return abbreviation_pattern(language).sub(lambda found: _said(found, language), text)


@lru_cache(maxsize=16)
def abbreviation_pattern(language: Language) -> re.Pattern[str]:
    """Return the pattern of all abbreviations of a language, with the full stop in the group ``dot``.

    Inner full stops may be followed by a space: “z. B.”.
    """
    short = sorted(language.abbreviations, key=len, reverse=True)
    written = "|".join(
        re.escape(one).replace(r"\.", r"\.[ \u00a0\u202f]?").replace(r"\ ", r"[ \u00a0\u202f]?") for one in short
    )
    return re.compile(rf"(?<![\w.])(?P<short>{written})(?P<dot>\.(?!\.))?(?!\w)")


def key_of(written: str) -> str:
    """Return the key under which an abbreviation stands in the table."""
    return re.sub(r"\s", "", written)


def _is_initial(found: re.Match[str], after: str) -> bool:
    """Return whether a letter stands beside another initial: “J. R. Lima”."""
    return bool(
        _INITIAL_BEFORE.search(found.string[max(0, found.start() - 4) : found.start()]) or _INITIAL.match(after)
    )


def _said(found: re.Match[str], language: Language) -> str:
    key = key_of(found["short"])
    after = found.string[found.end() :]
    if len(key) == 1 and key.isupper() and _is_initial(found, after):
        return found[0]
    words = language.abbreviated(key, bool(found["dot"]), found.string[: found.start()], after)
    if words is None:
        return found[0]
    ends = found["dot"] and not after.strip(CLOSERS + " ") and not words.endswith(".")
    return f"{words}." if ends else words
