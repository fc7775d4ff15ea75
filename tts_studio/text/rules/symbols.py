"""Signs: & + = × § °, each by its word, where it is more than decoration."""

from __future__ import annotations

import re
from functools import lru_cache

from tts_studio.text.languages.language import SETTLED, Language

_NUMBER_END, _NUMBER_START = rf"(?<=[\d{SETTLED}])", rf"(?=[\d{SETTLED}])"
_BY = re.compile(
    rf"{_NUMBER_END}\s?x\s?{_NUMBER_START}|(?<=[^\W\d_])\s[x×]\s{_NUMBER_START}"
    rf"|{_NUMBER_END}\s?×\s?(?=[\d{SETTLED}.,]+\s?[^\W\d_])"
)
_PRODUCT = re.compile(rf"(?<=[\d{SETTLED}] )x(?= [\d{SETTLED}]+ ?=)|(?<=[\d{SETTLED}])x(?=[\d{SETTLED}]+ ?=)")
_DIVIDED = re.compile(rf"{_NUMBER_END}\s/\s{_NUMBER_START}")
_TIMES = re.compile(r"(?<=[\w)])\s?[*·⋅]\s?(?=[\d(])|(?<=\d)\s?[*·⋅]\s?(?=\w)")
_MINUS = re.compile(r"(?<=[\w)])\s[-−]\s(?=[\d(a-z]+[^.!?]*=)|(?<=\w)\s?−\s?(?=[\w(])")
_COPY = re.compile(r"[®™]|(?<=\w)\*|\((?:r|R|tm|TM)\)")
_SEVERAL = re.compile(" {2,}")
_BEFORE_MARK = re.compile(r"(?<=\w) (?=[,.;:!?)\]”](?![.,]?\d))")
_AFTER_OPENING = re.compile(r"(?<=[“„(\[]) ")
_NUMBER = re.compile(rf"(?<![\w#&])#(?=[\d{SETTLED}])")


def read_symbols(text: str, language: Language) -> str:
    """Write signs as words."""
    if not language.symbols:
        return text
    if "=" in text:
        text = _PRODUCT.sub("×", text)
    if "x" in text or "×" in text:
        text = _BY.sub(f" {language.by} ", text)
    if " / " in text:
        text = _DIVIDED.sub(f" {language.symbols['÷']} ", text)
    if "*" in text or "·" in text or "⋅" in text:
        text = _TIMES.sub(f" {language.symbols['×']} ", text)
    if " - " in text or "−" in text:
        text = _MINUS.sub(f" {language.symbols['−']} ", text)
    text = _NUMBER.sub(f"{language.symbols['#']} ", text)
    said = _signs(language).sub(lambda found: _said(found, language), text)
    return text if said == text else _tidy(said)


@lru_cache(maxsize=16)
def _signs(language: Language) -> re.Pattern[str]:
    spaced = "".join(re.escape(sign) for sign in "&+=<>~/^@|" if sign in language.symbols)
    always = "".join(re.escape(sign) for sign in "×÷±≈≠≤≥√∞§©°→²³∑€$£%‰¶№" if sign in language.symbols)
    return re.compile(
        rf"(?P<section>§§)|(?P<always>[{always}])|(?<=\s)(?P<spaced>[{spaced}])(?=\s)"
        r"|(?<=[\w)])(?P<tight>[+=<>^&](?=[\w(√])|\^(?=-\d))|(?<![\w~])(?P<about>~)(?=\d)|(?P<less>[<>]=?)(?=\s?\d)|(?P<mark>[®™])"
    )


def _said(found: re.Match[str], language: Language) -> str:
    sign = found[0]
    if found["mark"]:
        return ""
    if found["tight"] and sign == "&":
        left, right = found.string[found.start() - 1], found.string[found.end()]
        if left.isupper() and right.isupper():
            return sign  # AT&T, R&D: espeak-ng reads them
    if sign in ("<=", ">="):
        sign = "≤" if sign[0] == "<" else "≥"
    return f" {language.symbols.get(sign, sign)} "


def _tidy(text: str) -> str:
    return _AFTER_OPENING.sub("", _BEFORE_MARK.sub("", _SEVERAL.sub(" ", text)))
