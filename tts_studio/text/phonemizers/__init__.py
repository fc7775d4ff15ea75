"""From text to phonemes: a voice's configuration says by which kind (``phoneme_type``).

Everything heavy is imported when a text is phonemized: Piper brings onnxruntime, and the window opens without it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from tts_studio.text.phonemizers.interface import Phonemizer
from tts_studio.text.phonemizers.of_piper import OfPiper

ESPEAK, PINYIN, LETTERS = "espeak", "pinyin", "text"
COMPLETE = (ESPEAK, PINYIN, LETTERS)
"""Kinds that need nothing but what is installed with the program."""
EXTRAS: Mapping[str, str] = {"japanese": "ja", "thai": "th"}
"""Kinds of piper-tts that need more → what piper-tts calls that, if not as the kind."""


@lru_cache(maxsize=8)
def phonemizer(kind: str, language: str = "", vowel_clusters: frozenset[tuple[str, ...]] = frozenset()) -> Phonemizer:
    """Return the phonemizer of a kind, one of Piper's ``PhonemeType``, for a language as espeak-ng names it."""
    if kind == PINYIN:
        from tts_studio.text.phonemizers.pinyin import Pinyin

        return Pinyin()
    return OfPiper(kind, language, vowel_clusters)


def of_voice(document: Mapping[str, Any]) -> Phonemizer:
    """Return the phonemizer that a voice's configuration asks for."""
    clusters = frozenset(tuple(cluster) for cluster in document.get("vowel_clusters") or ())
    return phonemizer(str(document["phoneme_type"]), str(document["espeak"]["voice"]), clusters)
