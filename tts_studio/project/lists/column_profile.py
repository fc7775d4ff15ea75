"""What the cells of one column have in common."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from tts_studio.project.lists import times

FEW = 40  # characters; a label is no longer
_MOSTLY = 0.8
_PHONETIC = frozenset("ɐɑɒæɓʙβɔɕçɖðəɘɚɛɜɝɞɟʄɡɠɢʛɦɧħɥʜɨɪʝɭɬɫɮʟɱɯɰŋɳɲɴɵɸθœɶʘɹɺɾɻʀʁɽʂʃʈʧʉʊʋʌɣɤʍχʎʏʑʐʒʔʡʕʢˈˌːˑ̩̃")
_PLAIN_TOO = frozenset("çæœðħŋβθχ")  # of these, letters of languages
_ARPABET = re.compile(r"[A-Z]{1,2}[0-2]?")
_TONES = re.compile(r"[a-zü]+[1-5]")
_LABELS = """
train training dev development val valid validation test eval evaluation true false yes no
male female m f man woman other none unknown nan null
neutral angry anger happy happiness sad sadness surprise surprised fear fearful disgust disgusted calm whisper
excited bored boredom sleepy sleepiness default amused emphatic good bad ok clean noisy
english german french spanish italian portuguese dutch polish russian ukrainian chinese mandarin japanese korean
deutsch français español italiano português nederlands polski русский українська
"""
_KEYWORDS = frozenset(_LABELS.split())
"""Labels that repeat and are no names of people: parts of a data set, genders, emotions, languages."""
_LOCALE = re.compile(
    r"[a-z]{2}|[a-z]{2,3}[-_][a-z]{2,4}|eng|deu|ger|fra|fre|spa|ita|por|nld|pol|rus|ukr|zho|cmn|jpn|kor|ara"
)


class ColumnProfile:
    """One column of a table, from a sample of its rows."""

    def __init__(self, cells: Sequence[str]) -> None:
        self.cells = cells
        """Without spaces around them; empty ones are among them."""
        self.filled = [cell for cell in cells if cell]

    @cached_property
    def distinct(self) -> int:
        """How many different values it has."""
        return len({cell.casefold() for cell in self.filled})

    @cached_property
    def has_words(self) -> bool:
        """Whether there is a letter in it."""
        return any(letter.isalpha() for cell in self.filled for letter in cell)

    @cached_property
    def repeats(self) -> bool:
        """Whether few values, none of them long, stand for all rows, as in a column of speakers or languages."""
        if len(self.filled) < 2 or self.distinct > len(self.filled) / 2:
            return False
        return all(len(cell) <= FEW for cell in self.filled)

    @cached_property
    def is_phonetic(self) -> bool:
        """Whether it holds phonemes, in the alphabet of IPA, in ARPAbet, or in syllables with numbered tones."""
        words = [word for cell in self.filled for word in cell.split()]
        if not words:
            return False
        letters = [letter for word in words for letter in unicodedata.normalize("NFC", word)]
        phonetic = sum(letter in _PHONETIC for letter in letters)
        sure = {letter for letter in letters if letter in _PHONETIC - _PLAIN_TOO}
        if phonetic > 0.1 * len(letters) and len(sure) > 1:
            return True
        numbered = any(word[-1].isdigit() for word in words)
        for written in (_ARPABET, _TONES):
            if numbered and sum(bool(written.fullmatch(word)) for word in words) > _MOSTLY * len(words) > 2:
                return True
        return False

    @cached_property
    def times(self) -> list[float] | None:
        """The cells as times in seconds or milliseconds; None if one is none."""
        values = [times.seconds(cell) for cell in self.filled]
        return [value for value in values if value is not None] if values and None not in values else None

    @cached_property
    def names_speakers(self) -> bool:
        """Whether its values, which repeat, may be names or numbers of people."""
        values = {cell.casefold() for cell in self.filled}
        whole = all(value.isdecimal() and len(value) < 6 for value in values)
        if not self.repeats or self.is_phonetic or not (self.has_words or whole):
            return False
        if any(len(value.split()) > 3 for value in values):
            return False
        known = sum(value in _KEYWORDS or _is_language(value) for value in values)
        return known < len(values) / 2

    @cached_property
    def variety(self) -> float:
        """Share of its words that occur once, 0 … 1: low where cells are made by a pattern."""
        counts = Counter(word.casefold() for cell in self.filled for word in cell.split())
        return sum(count == 1 for count in counts.values()) / counts.total() if counts else 0.0

    @cached_property
    def digits(self) -> int:
        """How many digits are in it."""
        return sum(letter.isdigit() for cell in self.filled for letter in cell)


def alike(first: ColumnProfile, second: ColumnProfile) -> bool:
    """Return whether two columns hold the same texts, spelled in two ways: most words are in both."""
    shared, of = 0, 0
    for one, other in zip(first.cells, second.cells, strict=True):
        words, others = set(_words(one)), set(_words(other))
        if words and others:
            shared += len(words & others)
            of += min(len(words), len(others))
    return of > 0 and shared >= 0.5 * of


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _is_language(value: str) -> bool:
    first = re.split(r"[ (]", value)[0]
    return (bool(_LOCALE.fullmatch(value)) and len(value) < 6 and not value.isdecimal()) or first in _KEYWORDS
