"""Names of people, in any script, as names of files that every program takes."""

from __future__ import annotations

import hashlib
import re
import unicodedata

DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_NAMELESS = "voice"
_LETTERS_OF_HASH = 6
_SYLLABIC = ("CJK UNIFIED IDEOGRAPH", "CJK COMPATIBILITY IDEOGRAPH", "HANGUL SYLLABLE")
"""Beginnings of the Unicode names of letters that are a syllable each, so that “王小明” is wang_xiao_ming."""


def ascii_name(name: str) -> str:
    """Return a name of lowercase ASCII letters and single underscores, such as ``jose_maria`` for “José María”.

    Digits become words. Other scripts are written in Latin letters, Chinese characters by their Mandarin reading, so
    that different names stay different. If no letter of a name has a Latin spelling, six letters of its hash are used;
    a name without letters or digits is “voice”.
    """
    from anyascii import anyascii

    composed = unicodedata.normalize("NFC", name)
    plain = "".join(f"_{anyascii(sign)}_" if _is_syllable(sign) else anyascii(sign) for sign in composed).lower()
    spelled = "".join(f"_{DIGITS[int(sign)]}_" if sign.isdecimal() else sign for sign in plain)
    return re.sub(r"[^a-z]+", "_", spelled).strip("_") or _nameless(composed)


def _is_syllable(sign: str) -> bool:
    return unicodedata.name(sign, "").startswith(_SYLLABIC)


def _nameless(name: str) -> str:
    if not any(sign.isalnum() for sign in name):
        return _NAMELESS
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).digest()
    return f"{_NAMELESS}_{''.join(chr(ord('a') + byte % 26) for byte in digest[:_LETTERS_OF_HASH])}"
