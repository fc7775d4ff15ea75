"""All rules for a sentence with digits, in their order: what one has read, the next ones do not see as digits."""

from __future__ import annotations

from tts_studio.text.rules.abbreviations import read_abbreviations
from tts_studio.text.rules.addresses import read_addresses
from tts_studio.text.rules.clock_times import read_clock_times
from tts_studio.text.rules.dates import read_dates
from tts_studio.text.rules.extra import read_extra
from tts_studio.text.rules.fractions import read_fractions
from tts_studio.text.rules.measures import read_measures
from tts_studio.text.rules.money import read_money
from tts_studio.text.rules.numbers import read_numbers
from tts_studio.text.rules.ordinals import read_ordinals
from tts_studio.text.rules.ranges import read_ranges
from tts_studio.text.rules.roman import read_roman
from tts_studio.text.rules.spans import read_spans
from tts_studio.text.rules.symbols import read_symbols
from tts_studio.text.rules.telephones import read_telephones
from tts_studio.text.rules.versions import read_versions
from tts_studio.text.rules.years import read_years

RULES = (
    read_addresses,
    read_spans,
    read_dates,
    read_clock_times,
    read_telephones,
    read_versions,
    read_money,
    read_extra,
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
