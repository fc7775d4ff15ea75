"""How long a text may take to say: a generous range, in which every careful or hasty reader of any language falls.

It is there to find recordings that carry another recording's text, and nothing finer.
"""

from __future__ import annotations

import re
import unicodedata

_FASTEST = 26.0  # letters a second; hurried speech has 20
_SLOWEST = 7.0  # letters a second; careful speech has 10
_SLACK = 0.2  # seconds by which speech may be shorter, since its soft ends are not always found …
_PAUSE = 1.2  # … and longer, by a drawled or lone syllable

_PLAIN = (1.0, 1.0)
_DIGIT = (1.2, 7.0)  # “1,000,000” to “777”
_SPELLED = (1.0, 5.0)  # a capital of an abbreviation: “NATO” to “WWW”
_SYLLABLE = (1.0, 4.0)  # scripts whose signs may stand for a syllable or hide vowels
_SIGN = (0.0, 15.0)  # “%”, “½”, “€”: read in any way, or not at all
_MARK = (0.0, 5.0)  # within a word, as in “www.example.org”: “dot”
_SILENT = (0.0, 0.0)

_WORD = r"\w+(?:[./:\\-]+\w+)*|\S"  # letters and digits with marks between them, or one other sign


def plausible_seconds(text: str) -> tuple[float, float]:
    """Return the shortest and the longest time in seconds that the text may take to say, pauses not counted."""
    words = re.findall(_WORD, unicodedata.normalize("NFC", text))
    spoken = [_letters(sign, word) for word in words for sign in word]
    fewest, most = sum(low for low, _ in spoken), sum(high for _, high in spoken)
    return max(0.0, fewest / _FASTEST - _SLACK), most / _SLOWEST + _PAUSE


def _letters(sign: str, word: str) -> tuple[float, float]:
    """Return the fewest and the most letters that the sign stands for when it is read aloud."""
    category = unicodedata.category(sign)
    if category == "Nd":
        return _DIGIT
    if category == "Lo":
        return _SYLLABLE
    if category.startswith("L"):
        return _SPELLED if category == "Lu" and sum(map(str.isupper, word)) > 1 else _PLAIN
    if category[0] in "NS" or sign in "%&@#*":
        return _SIGN
    return _MARK if len(word) > 1 else _SILENT
