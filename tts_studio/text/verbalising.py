"""A sentence as it is written, to the words that are read."""

from __future__ import annotations

import re

from tts_studio.text.languages.language import Language
from tts_studio.text.rules.abbreviations import read_abbreviations
from tts_studio.text.rules.addresses import read_addresses
from tts_studio.text.rules.clock_times import read_clock_times
from tts_studio.text.rules.dates import read_dates
from tts_studio.text.rules.fractions import read_fractions
from tts_studio.text.rules.measures import read_measures
from tts_studio.text.rules.money import read_money
from tts_studio.text.rules.numbers import in_digits, read_numbers, spell_numbers
from tts_studio.text.rules.ordinals import read_ordinals
from tts_studio.text.rules.ranges import read_ranges
from tts_studio.text.rules.roman import read_roman
from tts_studio.text.rules.symbols import read_symbols
from tts_studio.text.rules.telephones import read_telephones
from tts_studio.text.rules.versions import read_versions
from tts_studio.text.rules.years import read_years


def _read_extra(text: str, language: Language) -> str:
    return language.extra(text)


_RULES = (
    read_addresses,
    read_dates,
    read_clock_times,
    read_telephones,
    read_versions,
    read_money,
    _read_extra,
    read_measures,
    read_abbreviations,
    read_ordinals,
    read_fractions,
    read_ranges,
    read_years,
    read_roman,
    read_symbols,
    read_numbers,
)
"""In this order: what one has read, the next ones do not see as digits."""
_WITHOUT_NUMBERS = (read_addresses, _read_extra, read_abbreviations, read_ordinals, read_roman, read_symbols)
"""For a sentence without a digit."""
_DIGIT = re.compile(r"\d")


def verbalise(text: str, language: Language) -> tuple[str, str]:
    """Return a sentence in words, and with those numbers in digits that the phonemizer reads best so."""
    canonical = text
    for rule in _RULES if _DIGIT.search(text) else _WITHOUT_NUMBERS:
        canonical = rule(canonical, language)
    words = spell_numbers(canonical, language)
    spoken = in_digits(canonical, language) if language.reads_digits else words
    return words, spoken
