"""The symbols in which the texts of a language are written, and their numbers in networks that all languages share.

What espeak-ng writes has Piper's numbers, so that sounds of several languages that are the same are learned once.
Mandarin is written in pinyin with tones, whose ``a`` and ``x`` are other sounds than espeak-ng's: its symbols have
numbers above all of those. A voice's configuration says which number is which symbol, so Piper reads both.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from tts_studio.text.phonemes import BEGIN, END, PAD, joined_ids, sentences
from tts_studio.text.phonemizers import ESPEAK, PINYIN
from tts_studio.text.phonemizers.interface import IdMap
from tts_studio.text.phonemizers.syllables import NO_INITIAL

ESPEAK_NUMBERS = 256
"""Numbers that Piper keeps for espeak-ng's phonemes."""
_IN_PINYIN = frozenset(("cmn",))
_UNSAID = frozenset("ʲ")
"""Phonemes that espeak-ng writes between words and no speaker says (engine/MEASUREMENTS.md)."""
_SHARED = (PAD, BEGIN, END)
_MARKS = frozenset((PAD, " ", "ˈ", "ˌ", "ː"))
_PINYIN_MARKS = frozenset((PAD, NO_INITIAL, *"12345"))


@dataclass(frozen=True)
class Alphabet:
    """How a language is written."""

    kind: str
    """Of the phonemizer (``text/phonemizers``)."""
    id_map: IdMap
    marks: frozenset[str]
    """Symbols that have no sound of their own; they go with the sound before."""

    def ids(self, text: str, espeak_voice: str) -> list[int]:
        """Return the ids of all sentences of a clip, without what speakers do not say.

        Raises TextError if nothing in the text can be spoken.
        """
        said = [
            [phoneme for phoneme in sentence if phoneme not in _UNSAID]
            for sentence in sentences(text, espeak_voice, self.kind)
        ]
        return joined_ids(said, self.id_map, self.kind)


@cache
def alphabet(espeak_voice: str) -> Alphabet:
    """Return the alphabet of a language, by espeak-ng's name of it."""
    if espeak_voice.split("-")[0] in _IN_PINYIN:
        return Alphabet(PINYIN, _shifted(_piper_numbers_of_pinyin()), _PINYIN_MARKS)
    return Alphabet(ESPEAK, _piper_numbers_of_espeak(), _MARKS)


def numbers(languages: Iterable[str]) -> int:
    """Return how many numbers a network reads that knows these languages."""
    return max(ESPEAK_NUMBERS, *(max(ids) + 1 for language in languages for ids in alphabet(language).id_map.values()))


def _shifted(id_map: IdMap) -> IdMap:
    return {
        symbol: list(ids) if symbol in _SHARED else [number + ESPEAK_NUMBERS for number in ids]
        for symbol, ids in id_map.items()
    }


def _piper_numbers_of_espeak() -> IdMap:
    from piper.phoneme_ids import DEFAULT_PHONEME_ID_MAP

    return DEFAULT_PHONEME_ID_MAP


def _piper_numbers_of_pinyin() -> IdMap:
    from piper.phonemize_chinese import PHONEME_TO_ID

    return PHONEME_TO_ID
