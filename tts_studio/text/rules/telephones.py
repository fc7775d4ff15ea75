"""Telephone numbers, digit by digit and group by group."""

from __future__ import annotations

import re

from tts_studio.text.languages.language import Language

_GAP = r"[ \u00a0.\-/]"
_INTERNATIONAL = rf"\+\d{{1,3}}(?:{_GAP}?\(\d{{1,4}}\))?(?:{_GAP}?\d{{1,10}}){{1,6}}"
_AMERICAN = rf"(?:1{_GAP})?\(?[2-9]\d{{2}}\)?{_GAP}?[2-9]\d{{2}}{_GAP}\d{{4}}"
_FRENCH = rf"0\d(?:{_GAP}\d{{2}}){{4}}"
_TRUNK = rf"\(?0\d{{1,5}}\)?{_GAP}+\d{{2,8}}(?:{_GAP}\d{{2,6}}){{0,4}}"
_BRAZILIAN = rf"\(?\d{{2}}\)?{_GAP}9?\d{{4}}-\d{{4}}|9\d{{4}}-\d{{4}}"
_CODE = r"\d+(?:-\d+){2,}"
_LOCAL = r"[2-9]\d{2}-\d{4}"
_NUMBER = re.compile(
    rf"(?<![\w.,/+-])(?<!\d )(?:{_INTERNATIONAL}|{_FRENCH}|{_AMERICAN}|{_TRUNK}|{_BRAZILIAN}|{_LOCAL}|{_CODE})"
    r"(?![\w-]|[.,/]\d| ?[%€$£])"
)
_ANNOUNCED = re.compile(
    r"(?P<before>\b(?:call|phone|telephone|tel|fax|dial|ring|text|mobile|cell|hotline|telefon|handy|nummer|ruf|mobil|teléfono"
    r"|tfno|telf|llama(?:r)?|llame|móvil|téléphone|tél|appelez|appeler|portable|telefono|chiama(?:re)?|cellulare|telefone"
    r"|ligue|celular|telemóvel|bel|mobiel|telefoon)\b\.?:?(?: (?:the|para|le|la|el|die|der"
    r"|het|number|no|us|at|on|me|al|au|il|o|op|unter|is|nummer|número"
    r"|numéro|numero)\b\.?:?){0,3} )(?P<number>\d[\d \u00a0./-]{4,18}\d)(?!\w|[.,]\d)",
    re.IGNORECASE,
)

_SHORT = re.compile(r"(?<![\w.])(?P<short>[Tt][eé]le?|[Tt]elf|[Tt]fno)\.?(?P<colon>:?)(?=\s?[(+]?\d)")


def read_telephones(text: str, language: Language) -> str:
    """Write telephone numbers digit by digit, with a comma between groups."""
    if not language.cldr:
        return text
    text = _SHORT.sub(lambda found: _announcement(found, language), text)
    text = _ANNOUNCED.sub(lambda found: found["before"] + _said(found["number"], language), text)
    return _NUMBER.sub(lambda found: _checked(found, language), text)


def _announcement(found: re.Match[str], language: Language) -> str:
    entry = language.abbreviations.get(found["short"])
    return found[0] if entry is None else f"{entry.words}{found['colon']}"


def _checked(found: re.Match[str], language: Language) -> str:
    written = found[0]
    first, _, second = written.partition("-")
    if re.fullmatch(_LOCAL, written) and second.endswith("00") and int(first) < int(second):
        return written  # 500-1000 is a range
    digits = sum(sign.isdigit() for sign in written)
    if digits < 6 or _is_date(written):
        return written
    return _said(written, language)


def _is_date(written: str) -> bool:
    return re.fullmatch(r"0\d([./-])\d{1,2}\1(?:\d{2}|\d{4})", written) is not None


def _said(written: str, language: Language) -> str:
    groups = re.findall(r"\+?\d+", written)
    return ", ".join(_group(group, language) for group in groups)


def _group(group: str, language: Language) -> str:
    plus = f"{language.plus} " if group.startswith("+") else ""
    digits = group.lstrip("+")
    size = language.digit_groups
    if size > 1 and len(digits) == size and digits[0] != "0":
        return plus + language.say(int(digits))
    if language.says_hundreds and re.fullmatch("[1-9]00", digits):
        return plus + language.say(int(digits))
    return plus + language.digits(digits, telephone=True)
