"""Numbers with units: 5 kg, 10 km/h, 25 °C, 10–20 %, a 5-kg bag; and large round numbers such as 5 Mio."""

from __future__ import annotations

import re
from functools import lru_cache

from tts_studio.text.languages.language import Language, Noun, Number
from tts_studio.text.rules.numerals import MINUS, number_pattern, parse
from tts_studio.text.rules.patterns import any_of

_ALIASES = {
    "m2": "m²", "m3": "m³", "km2": "km²", "km3": "km³", "cm2": "cm²", "cm3": "cm³", "mm2": "mm²", "L": "l",
    "mL": "ml", "dL": "dl", "cL": "cl", "μm": "µm", "μg": "µg", "μs": "µs", "ºC": "°C", "ºF": "°F",
    "° C": "°C", "° F": "°F", "℃": "°C", "℉": "°F", "Kg": "kg", "KG": "kg", "Km": "km", "KM": "km", "Km/h": "km/h",
    "KM/H": "km/h", "kmh": "km/h", "km/hr": "km/h", "khz": "kHz", "Mhz": "MHz", "Ghz": "GHz", "kw": "kW",
    "Kwh": "kWh", "kwh": "kWh", "KWh": "kWh", "db": "dB", "Ω": "Ω", "kΩ": "kΩ", "Mb/s": "Mbit/s", "º": "°",
    "sqm": "m²", "sqft": "sq ft", "sq. ft.": "sq ft", "mi²": "sq mi", "ft²": "sq ft", "cc": "cm³", "Grad": "°",
    "gr": "g", "µ": "µm", "Mbps": "Mbit/s", "Gbps": "Gbit/s", "kbps": "kbit/s",
}  # fmt: skip
_UNIT_ENDS = re.compile(r"\s*(?:[.,;:!?)/]|$|(?:d[aei]l?|[ey])\b)")
_INITIAL = re.compile(r"\.\s*\S")
"""After one capital: “Agent 5 J. Smith”."""

_BY = re.compile(r"(?<=\d)\s?(?P<sign>[x×])\s?(?=\d+(?:[.,]\d+)?\s?(?P<unit>[^\W\d_]+))")
"""Apart, so that the unit behind is seen: 10x15 cm."""
_RELAY = re.compile(r"(?<![\d.,])(?P<runs>[34])\s?[x×]\s?(?=(?:50|100|200|400)\s?m\b)")
_LENGTHS = frozenset({"mm", "cm", "dm", "m", "km", "ft", "in", "yd", "mi", "px"})
_WORD_PER = re.compile(r"(?<=\d )(?P<word>[^\W\d_]{3,})\s?/\s?(?P<per>[^\W\d_]+[²³]?)(?![\w/²³])")


def read_measures(text: str, language: Language) -> str:
    """Write numbers with their units as they are said."""
    if not language.units:
        return text
    amounts, scales = _patterns(language)
    if "/" in text:
        text = _rate_pattern(language).sub(lambda found: _rate(found, language), text)
    if "x" in text or "×" in text:
        text = _RELAY.sub(lambda found: f"{found['runs']} {language.symbols['×']} ", text)
        text = _BY.sub(lambda found: _apart(found, language), text)
    text = _WORD_PER.sub(lambda found: _word_per(found, language), text) if "/" in text else text
    text = amounts.sub(lambda found: _said(found, language), text)
    return scales.sub(lambda found: _scaled(found, language), text)


@lru_cache(maxsize=16)
def per_pattern(language: Language) -> str:
    """Return the pattern of what an amount is counted by: “/kg”, “ / month”."""
    words = any_of([*language.per_units, *(alias for alias, unit in _ALIASES.items() if unit in language.per_units)])
    return rf"(?:\s?/\s?(?P<per>{words})(?![\w²³]))?"


def read_per(found: re.Match[str], language: Language) -> str:
    """Return “ per kilogram” if that is what was found."""
    unit = found["per"]
    if not unit:
        return ""
    return f" {language.per_unit(_ALIASES.get(unit, unit))}"


@lru_cache(maxsize=16)
def unit_pattern(language: Language) -> str:
    """Return the pattern of all units of a language, longest first."""
    return any_of([*language.units, *(alias for alias, unit in _ALIASES.items() if unit in language.units)])


def unit_of(written: str, language: Language) -> Noun:
    """Return the name of a unit by its symbol."""
    return language.units.get(written) or language.units[_ALIASES[written]]


@lru_cache(maxsize=16)
def _patterns(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    units = unit_pattern(language)
    scales = any_of(word for word in language.scales if len(word) > 1)
    number = number_pattern(language)
    amounts = (
        rf"(?<![\w.,/⁄$€£:#])(?P<plus>(?<![^\s(])\+)?(?P<minus>(?<![^\s(])[{MINUS}])?(?P<number>{number})"
        rf"(?:[%°]?\s?[-–]\s?(?P<last>{number}))?(?P<gap>[ \u00a0\u202f-]?)(?P<unit>{units})"
        r"(?P<dot>\.(?=\s+[\d(a-zà-ÿ]|,))?"
        rf"{per_pattern(language)}(?![\w/²³'’])"
    )
    scaled = rf"(?<![\w.,])(?P<number>{number})[ \u00a0]?(?P<scale>{scales})(?!\w)(?P<dot>\.(?=\s+[\w(]))?"
    return re.compile(amounts), re.compile(scaled)


def _apart(found: re.Match[str], language: Language) -> str:
    """Return the sign with spaces: “times” before what is no length, as in “2 x 500 mg”."""
    amount = found["unit"] in language.units and found["unit"] not in _LENGTHS
    return f" {language.symbols['×'] if amount else found['sign']} "


@lru_cache(maxsize=16)
def _rate_pattern(language: Language) -> re.Pattern[str]:
    number, units = number_pattern(language), unit_pattern(language)
    return re.compile(
        rf"(?<![\w.,/])(?P<number>{number})[ \u00a0]?(?P<unit>{units})\s?/\s?"
        rf"(?P<many>\d+)[ \u00a0]?(?P<of>{units})(?![\w/²³'’])"
    )


def _rate(found: re.Match[str], language: Language) -> str:
    """Return “six point two liters per one hundred kilometers”."""
    first = language.counted(parse(found["number"], language), unit_of(found["unit"], language))
    last = language.counted(parse(found["many"], language), unit_of(found["of"], language))
    return f"{first} {language.per_many or language.per} {last}"


def _word_per(found: re.Match[str], language: Language) -> str:
    """Return “3 dollars per kilogram”."""
    unit = _ALIASES.get(found["per"], found["per"])
    return f"{found['word']} {language.per_unit(unit)}" if unit in language.per_units else found[0]


def _said(found: re.Match[str], language: Language) -> str:
    written = found["unit"]
    if len(written) == 1 and written.isupper():  # “5K” is a name, “300 K” and “5V” are amounts
        is_name = not found["gap"] and written not in "VW"
        if is_name or _INITIAL.match(found.string, found.end("unit")):
            return found[0]
    if written in language.verbs_like_units and not _UNIT_ENDS.match(found.string, found.end()):
        return found[0]
    noun = unit_of(written, language)
    last = parse(found["last"] or found["number"], language, negative=bool(found["minus"] and not found["last"]))
    if found["gap"] == "-":
        if written[0].isupper() and len(written) == 1:
            return found[0]
        return language.hyphenated(last, noun)
    if not found["per"] and language.is_attributive(found.string[: found.start()], found.string[found.end() :]):
        noun = Noun(noun.one, noun.one, noun.gender)
    amount = f"{language.plus} " * bool(found["plus"]) + _amount(last, noun, written, language)
    if found["last"]:
        first = parse(found["number"], language, negative=bool(found["minus"]))
        amount = f"{language.number(first, noun.gender)} {language.to} {amount}"
    return amount + read_per(found, language)


def _amount(number: Number, noun: Noun, written: str, language: Language) -> str:
    """Return an amount; metres with two digits behind the comma as metres and centimetres."""
    if written != "m" or not language.metre_joiner or len(number.fraction) != 2 or number.whole == "0":
        return language.counted(number, noun)
    metres = language.counted(Number(number.whole, negative=number.negative), noun)
    rest = int(number.fraction)
    return f"{metres}{language.metre_joiner}{language.say(rest)}" if rest else metres


def _scaled(found: re.Match[str], language: Language) -> str:
    noun = language.scales[found["scale"]]
    return language.counted(parse(found["number"], language), noun)
