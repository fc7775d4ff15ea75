"""Ordinal numbers: 1st, 21. Jahrhundert, 3º, 2ème, XXIe."""

from __future__ import annotations

import re

from tts_studio.text.languages.language import Language
from tts_studio.text.rules.roman import value_of


def read_ordinals(text: str, language: Language) -> str:
    """Write ordinal numbers in words."""
    pattern = language.ordinal_suffixes
    if pattern is None:
        return text
    return pattern.sub(lambda found: _said(found, language), text)


def _said(found: re.Match[str], language: Language) -> str:
    written = re.sub(r"\D", "", found["number"]) or found["number"]
    number = int(written) if written.isdecimal() else value_of(written)
    if number is None or not 0 < number < 10**9:
        return found[0]
    before, after = found.string[: found.start()], found.string[found.end() :]
    words = language.ordinal_after(before, number, found["suffix"], after)
    return found[0] if words is None else words + (found.groupdict().get("s") or "")
