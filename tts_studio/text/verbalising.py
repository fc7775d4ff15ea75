"""A sentence as it is written, to the words that are read."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from tts_studio.text.languages.language import SETTLED, Language
from tts_studio.text.rules.abbreviations import read_abbreviations
from tts_studio.text.rules.addresses import read_addresses
from tts_studio.text.rules.extra import read_extra
from tts_studio.text.rules.ordinals import read_ordinals
from tts_studio.text.rules.roman import read_roman
from tts_studio.text.rules.spans import read_spans
from tts_studio.text.rules.symbols import read_symbols

_DIGIT = re.compile(r"\d")
_SETTLED = re.compile(f"[{SETTLED}]")


def verbalise(text: str, language: Language) -> tuple[str, str]:
    """Return a sentence in words, and with those numbers in digits that the phonemizer reads best so."""
    canonical = text
    for rule in _rules(text):
        canonical = rule(canonical, language)
    if not _SETTLED.search(canonical):
        return canonical, canonical
    from tts_studio.text.rules.numbers import in_digits, spell_numbers

    words = spell_numbers(canonical, language)
    return words, in_digits(canonical, language) if language.reads_digits else words


def _rules(text: str) -> Sequence[Callable[[str, Language], str]]:
    """Return the rules for a sentence; those for digits are imported with the first one (15 ms)."""
    if not _DIGIT.search(text):
        return (read_addresses, read_spans, read_extra, read_abbreviations, read_ordinals, read_roman, read_symbols)
    from tts_studio.text.rules.in_order import RULES

    return RULES
