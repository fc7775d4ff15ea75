"""What a phonemizer does: text to the phonemes of its sentences, and phonemes to a voice's numbers."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Protocol

PAD, BEGIN, END = "_", "^", "$"

IdMap = Mapping[str, Sequence[int]]
"""Phoneme → its numbers, as ``phoneme_id_map`` of a Piper voice."""


def is_letter(phoneme: str) -> bool:
    """Return whether a phoneme is a sound: marks such as “ʲ” and “ˈ”, digits and punctuation are none."""
    return unicodedata.category(phoneme[0]) in ("Lu", "Ll", "Lt", "Lo")


class Phonemizer(Protocol):
    """A way from text to phonemes, for one language."""

    kind: str
    """What a voice's configuration calls it: its ``phoneme_type``."""
    trial: str
    """A text that any voice with these phonemes can say, in no language."""

    def phonemize(self, text: str) -> list[list[str]]:
        """Return the phonemes of each sentence; some sentences may have none.

        Raises RuntimeError for a language that is not known, ImportError if a library is missing.
        """
        ...

    def begin(self, id_map: IdMap) -> list[int]:
        """Return what stands before the phonemes of a sentence."""
        ...

    def ids(self, phonemes: Sequence[str], id_map: IdMap) -> list[int]:
        """Return the numbers of one sentence; phonemes that the map does not have are left out."""
        ...
