"""How long a text may take to say.

For any speaker, a range so wide that careful and hasty readers of every language fall into it: it finds recordings
with the text of another recording, and nothing finer. For one speaker, a range around the speaker's own average.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, Self

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


LEAST_CLIPS = 20
"""Clips that make an average; the pace of a few sentences says little."""
_TOLERANCES = ((25.0, 0.5), (125.0, 0.25), (float("inf"), 0.15))
"""(Letters of the text at most, share by which its pace may differ from the average): long texts vary less."""


@dataclass(frozen=True)
class Pace:
    """How fast one speaker reads on average."""

    clips: int
    """Recordings that the average is of."""
    rate: float
    """Letters a second, pauses not counted."""

    @classmethod
    def of(cls, readings: Iterable[tuple[str, float]]) -> Self:
        """Return the pace of texts, each with the seconds of speech that it took."""
        known = [(length(text), seconds) for text, seconds in readings if seconds > 0]
        letters, seconds = sum(letters for letters, _ in known), sum(seconds for _, seconds in known)
        return cls(len(known), letters / seconds if seconds else 0.0)

    def compare(self, text: str, seconds: float) -> Literal["fast", "slow"] | None:
        """Return how a text that took ``seconds`` of speech differs from the average; None if hardly.

        Always None for fewer than 20 clips.
        """
        letters = length(text)
        if self.clips < LEAST_CLIPS or not (self.rate and seconds and letters):
            return None
        relative = letters / seconds / self.rate
        tolerance = next(share for most, share in _TOLERANCES if letters <= most)
        if relative > 1.0 + tolerance:
            return "fast"
        return "slow" if relative < 1.0 - tolerance else None


def plausible_seconds(text: str) -> tuple[float, float]:
    """Return the shortest and the longest time in seconds that the text may take to say, pauses not counted."""
    fewest, most = _range(text)
    return max(0.0, fewest / _FASTEST - _SLACK), most / _SLOWEST + _PAUSE


def length(text: str) -> float:
    """Return how long a text is in letters that are spoken: a digit or a Chinese sign counts as several."""
    return sum(_range(text)) / 2


def _range(text: str) -> tuple[float, float]:
    """Return the fewest and the most letters that the text stands for when it is read aloud."""
    words = re.findall(_WORD, unicodedata.normalize("NFC", text))
    spoken = [_letters(sign, word) for word in words for sign in word]
    return sum(low for low, _ in spoken), sum(high for _, high in spoken)


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
