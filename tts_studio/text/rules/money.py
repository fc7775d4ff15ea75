"""Amounts of money: $49.95, £2,500.50, 27,50 €, $1.5 million, USD 5, 5 €/kg."""

from __future__ import annotations

import re
from functools import lru_cache

from tts_studio.text.languages.language import Currency, Language, Noun
from tts_studio.text.rules.measures import per_pattern, read_per
from tts_studio.text.rules.numerals import MINUS, number_pattern, parse
from tts_studio.text.rules.patterns import any_of

_SIGNS = {
    "US$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "NZ$": "NZD", "HK$": "HKD", "R$": "BRL",
    "MX$": "MXN", "$": "$", "€": "EUR", "£": "GBP", "¥": "JPY", "￥": "JPY", "CN¥": "CNY", "₹": "INR", "₽": "RUB",
    "₩": "KRW", "₺": "TRY", "₪": "ILS", "₴": "UAH", "₦": "NGN", "₿": "BTC", "zł": "PLN", "Kč": "CZK", "¢": "CENT",
    "SFr.": "CHF", "Fr.": "CHF", "Rs.": "INR", "Rs": "INR", "Euro": "EUR",
}  # fmt: skip
_ONLY_BEFORE = ("Rs.", "Rs", "SFr.", "Fr.", "US$", "A$", "AU$", "C$", "CA$", "NZ$", "HK$", "R$", "MX$", "CN¥")
_ONLY_AFTER = ("zł", "Kč", "¢", "c", "p", "ct", "Ct", "Cent", "cts")
_SMALL = {"c": "CENT", "p": "PENNY", "ct": "CENT", "Ct": "CENT", "cts": "CENT"}


def read_money(text: str, language: Language) -> str:
    """Write amounts of money as they are said."""
    if not language.currencies:
        return text
    before, after = _patterns(language)
    text = before.sub(lambda found: _said(found, language), text)
    return after.sub(lambda found: _said(found, language), text)


@lru_cache(maxsize=16)
def _patterns(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    codes = [code for code in language.currencies if code not in ("CENT", "PENNY")]
    signs = [sign for sign, code in _SIGNS.items() if code in language.currencies]
    first = any_of([*codes, *(sign for sign in signs if sign not in _ONLY_AFTER)])
    last = any_of([*codes, *(sign for sign in signs if sign not in _ONLY_BEFORE)])
    number, scales = number_pattern(language), any_of(language.scales)
    scale = rf"(?:[\s\u00a0-]?(?P<scale>{scales})(?!\w))?"
    per = per_pattern(language)
    return (
        re.compile(
            rf"(?<![\w$€£])(?P<sign>[{MINUS}]?)(?P<currency>{first})[\s\u00a0]?(?P<minus>[{MINUS}]?)(?P<number>{number}|\.\d\d(?!\d))(?:,[-–—]{{1,2}}(?!\d))?"
            rf"(?:\s?[-–]\s?(?:{first})?\s?(?P<last>{number}))?{scale}{per}(?![\w%])"
        ),
        re.compile(
            rf"(?<![\w.,])(?P<minus>(?<!\S)[{MINUS}])?(?P<number>{number})(?:,[-–—]{{1,2}}(?!\d))?(?P<sign>)"
            rf"(?:\s?[-–]\s?(?P<last>{number}))?{scale}[\s\u00a0]?(?P<currency>{last}){per}(?!\w)"
        ),
    )


def _said(found: re.Match[str], language: Language) -> str:
    currency = _currency(found["currency"], language)
    negative = bool(found["sign"] or found["minus"])
    first = parse(found["number"], language, negative=negative)
    if not found["per"] and language.is_attributive(found.string[: found.start()], found.string[found.end() :]):
        currency = Currency(Noun(currency.noun.one, currency.noun.one, currency.noun.gender), currency.cent)
    scale = found["scale"] or ""
    if found["last"]:
        words = (
            f"{language.number(first)} {language.to} {language.money(parse(found['last'], language), currency, scale)}"
        )
    else:
        words = language.in_case(
            language.money(first, currency, scale), found.string[: found.start()], currency.noun.gender
        )
    return words + read_per(found, language)


def _currency(written: str, language: Language) -> Currency:
    return language.currencies[_SIGNS.get(written, _SMALL.get(written, written))]
