"""What ``say-as`` reads: letters, digits, numbers, ordinals, dates, times, telephone numbers."""

from __future__ import annotations

import re

from tts_studio.text.languages.language import Language

_SPELLED = ("characters", "spell-out", "verbatim", "letters")
_AS_WRITTEN = ("date", "time", "currency", "unit", "fraction", "address", "name", "net", "measure")


def said_as(text: str, kind: str, form: str, language: Language) -> str | None:
    """Return a text as it is read when it is to be read as ``kind``; None if that cannot be done.

    ``form`` is the order of a date, such as “dmy”. The result is read as any text is.
    """
    text = text.strip()
    number = re.sub(r"[\s,.'’]", "", text)
    if kind in _SPELLED:
        return _spelled(text, language)
    if kind in ("digits", "telephone"):
        digits = re.findall(r"\d+", text)
        return (
            ", ".join(language.digits(group, telephone=True) for group in digits) if digits and language.cldr else None
        )
    if kind in ("cardinal", "number"):
        return text if re.search(r"\d", text) else None
    if kind == "ordinal":
        is_number = language.cldr and language.ordinals and number.isdecimal() and int(number) < 10_000
        return language.ordinal(int(number)) if is_number else None
    if kind == "date":
        return _date(text, form, language)
    return text if kind in _AS_WRITTEN else None


def _spelled(text: str, language: Language) -> str | None:
    said = [
        language.digits(sign) if sign.isdecimal() and language.cldr else f"{sign.upper()}."
        for sign in text
        if sign.isalnum()
    ]
    return " ".join(said) or None


def _date(text: str, form: str, language: Language) -> str | None:
    parts = re.findall(r"\d+", text)
    if not form or len(parts) != len(form) or len(set(form)) != len(form) or not set(form) <= set("dmy"):
        return text
    value = dict(zip(form, parts, strict=True))
    if (
        not language.months
        or not {"d", "m"} <= set(value)
        or not (1 <= int(value["m"]) <= 12 and 1 <= int(value["d"]) <= 31)
    ):
        return text if language.months else None
    return language.date(int(value["d"]), int(value["m"]), value.get("y", ""), "")
