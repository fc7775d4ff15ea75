"""Mandarin by pinyin with tones, as Piper's ``phoneme_type: pinyin`` has it, without anything that is downloaded.

A voice that learned from these phonemes says in Piper what it says here, so this is Piper's own way, step by step:
sentences are cut by the same library, a syllable is an initial, a final and a tone with padding after it, a mark of
punctuation is a phoneme, other signs are not said. **Tones are written as the dictionary has them, not as they are
said**: Piper writes no tone sandhi, so neither 你好 (ni3 hao3) nor 不是 (bu4 shi4) nor 一个 (yi1 ge4) is changed; a
voice learns from its recordings how they sound.

What differs is the choice among the readings of a character: Piper asks g2pW, a network of 600 MB that it downloads.
Here it is asked if it is installed (``g2pw.py``), and otherwise a dictionary and rules (``dictionary.py``). Numbers are
said as people say them (``spoken_chinese.py``), where Piper knows whole numbers, decimals, percent and temperatures.
Latin capitals are said by their names; Piper leaves them out. ``[[ni3 hao3]]`` in a text gives the pinyin itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tts_studio.text.phonemizers import dictionary, g2pw
from tts_studio.text.phonemizers.interface import BEGIN, END, PAD, IdMap, is_letter
from tts_studio.text.phonemizers.spoken_chinese import letters, with_numbers_in_words
from tts_studio.text.phonemizers.syllables import FINALS, GROUP_ENDS, INITIALS, NO_INITIAL, split

_QUOTATION_MARKS = re.compile('[“”"]')
_GIVEN = re.compile(r"\[\[(.*?)\]\]")
_LATIN_OR_SIGN = re.compile(r"[A-Za-z]+|.", re.DOTALL)
_SYMBOLS = frozenset((NO_INITIAL, *INITIALS, *FINALS, *GROUP_ENDS))


class Pinyin:
    """The phonemizer ``pinyin``."""

    kind = "pinyin"
    trial = "[[a1 na4。]]"

    def phonemize(self, text: str) -> list[list[str]]:
        """Return the phonemes of each sentence; what cannot be read stands among them as it is written."""
        from sentence_stream import stream_to_sentences

        return [list(_phonemes(sentence)) for sentence in stream_to_sentences([_QUOTATION_MARKS.sub("", text)])]

    def begin(self, id_map: IdMap) -> list[int]:
        """Return the begin mark."""
        return list(id_map[BEGIN])

    def ids(self, phonemes: Sequence[str], id_map: IdMap) -> list[int]:
        """Return begin, each phoneme with padding after a tone or mark of punctuation, end."""
        inner = [
            i
            for phoneme in phonemes
            if phoneme in id_map
            for i in (*id_map[phoneme], *(id_map[PAD] if phoneme in GROUP_ENDS else ()))
        ]
        return [*self.begin(id_map), *inner, *id_map[END]]


def readings(text: str) -> list[str | None]:
    """Return the syllable of each character, such as ``yin2``; None for one that is no Chinese character."""
    return (g2pw.installed() or dictionary.readings)(text)


def _phonemes(sentence: str) -> Iterator[str]:
    for place, part in enumerate(_GIVEN.split(sentence)):
        yield from _given(part) if place % 2 else _read(part)


def _read(text: str) -> Iterator[str]:
    text = with_numbers_in_words(text)
    syllables = readings(text)
    for found in _LATIN_OR_SIGN.finditer(text):
        sign, syllable = found[0], syllables[found.start()]
        if sign.isascii() and sign.isalpha():
            yield from _latin(sign)
        elif syllable is not None and (parts := split(syllable)):
            yield from parts
        elif sign in GROUP_ENDS or is_letter(sign):
            yield sign


def _latin(word: str) -> Iterator[str]:
    """Yield the names of capitals and of a single letter; a word is no pinyin, so it stays as it is."""
    if word.isupper() or len(word) == 1:
        for syllable in letters(word):
            yield from split(syllable) or ()
    else:
        yield word if word not in _SYMBOLS else word.upper()  # “an” is no final here


def _given(text: str) -> Iterator[str]:
    """Yield the phonemes of ``[[ … ]]``: syllables, or symbols one by one."""
    for token in re.findall(r"[a-zêü:]+[1-5]|[A-Za-zØêü]+|\S", text):
        yield from split(token) or (token,)
