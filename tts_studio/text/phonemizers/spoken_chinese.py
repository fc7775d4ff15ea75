"""Chinese text as it is said: numbers, dates, times and amounts in characters, Latin letters by their names.

By wetext, the runtime of WeTextProcessing, before which come the three forms that Piper reads in another way: degrees
(零下七度), percent of numbers in characters, and the sign “−”.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wetext import Normalizer

_NAMES = {
    "A": "ei1", "B": "bi4", "C": "xi1", "D": "di4", "E": "yi4", "F": "ai2 fu5", "G": "ji4", "H": "ei1 chi5",
    "I": "ai4", "J": "zhei4", "K": "kei4", "L": "ai2 le5", "M": "ai2 mu5", "N": "en1", "O": "ou1", "P": "pi4",
    "Q": "kiu4", "R": "a1 er5", "S": "ai2 si5", "T": "ti4", "U": "you1", "V": "wei1", "W": "da2 bu5 liu5",
    "X": "ai2 ke5 si5", "Y": "wai4", "Z": "zei4",
}  # fmt: skip
"""How letters are called in Mandarin, as near as pinyin comes; there is no standard."""

_WIDE = ("％", *(chr(0xFEE0 + ord(sign)) for sign in string.ascii_letters + string.digits))
_NARROW = {ord(wide): ord(wide) - 0xFEE0 for wide in _WIDE}  # marks of punctuation stay wide
_DEGREES = re.compile(r"(?P<below>[-−])?(?P<number>\d+(?:\.\d+)?)\s*(?:°\s*C|℃)")
_PERCENT_IN_CHARACTERS = re.compile(r"([零〇一二三四五六七八九十百千万亿两点]+)\s*%")


def with_numbers_in_words(text: str) -> str:
    """Return the text with digits, and the signs that belong to them, as characters; letters of ASCII for wide ones."""
    text = _PERCENT_IN_CHARACTERS.sub(r"百分之\1", text.translate(_NARROW))
    text = _DEGREES.sub(lambda found: f"{'零下' if found['below'] else ''}{found['number']}度", text)
    if not re.search(r"[0-9]", text):
        return text
    return str(_normalizer().normalize(text.replace("−", "-")))


def letters(word: str) -> Iterator[str]:
    """Yield the syllables by which the letters of ASCII in a word are called."""
    for letter in word.upper():
        yield from _NAMES[letter].split()


@lru_cache(maxsize=1)
def _normalizer() -> Normalizer:
    from wetext import Normalizer

    return Normalizer(lang="zh", operator="tn")
