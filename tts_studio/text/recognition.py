"""Whether a text is in a language, by py3langid: letters and syllables that are frequent in it.

A few words are too little; a hundred letters are enough.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from tts_studio.text import scripts

_LEAST_LETTERS = 20
_SURE = 0.9  # probability from which a language counts as recognised …
_EXCLUDED = 0.02  # … and below which another one is excluded
_ALIKE: Mapping[str, str] = {
    "cmn": "zh wuu yue",
    "yue": "yue zh wuu",
    "hak": "zh wuu yue",
    "nb": "no nn da",
    "da": "da no nn",
    "hr": "hr bs sr sl",
    "bs": "bs hr sr",
    "sr": "sr hr bs mk",
    "cs": "cs sk",
    "sk": "sk cs",
    "id": "id ms jv",
    "ms": "ms id",
    "en": "en pcm",
    "es": "es ext an gl ca",
    "pt": "pt gl",
    "it": "it vec lij la",
    "fr": "fr wa gcr gcf oc",
    "de": "de lb",
    "nl": "nl af",
    "ar": "ar ary arz",
    "fa": "fa ps",
    "uz": "uz uzs",
    "ku": "ku sdh",
    "ht": "ht gcf gcr",
    "hy": "hy",
    "hyw": "hy",
}
"""espeak-ng's name of a language → codes that it is taken for, its own among them."""
_LOCK = threading.Lock()


def fit(text: str, language: str) -> float:
    """Return 1 if a text is in the language (espeak-ng's name), −1 if in another one, 0 if that cannot be told."""
    if not language:
        return 0.0
    if scripts.foreign_script(text, language):
        return -1.0
    probabilities = _probabilities(text)
    own = _codes(language) & probabilities.keys()
    if not own:
        return 0.0
    best = max(probabilities, key=lambda code: probabilities[code])
    if best in own:
        return 1.0
    return -1.0 if other_language(text, language) else 0.0


def other_language(text: str, language: str) -> str:
    """Return the code (ISO 639) of the language that a text is in, if it is surely not ``language``; else ""."""
    probabilities = _probabilities(text)
    own = _codes(language) & probabilities.keys()
    if not own:
        return ""
    best = max(probabilities, key=lambda code: probabilities[code])
    mine = sum(probabilities[code] for code in own)
    return best if best not in own and probabilities[best] > _SURE and mine < _EXCLUDED else ""


def _codes(language: str) -> set[str]:
    first = language.split("-")[0]
    return set(_ALIKE.get(first, first).split())


def _probabilities(text: str) -> dict[str, float]:
    """Return language → probability; empty for a text that is too short."""
    letters = sum(4 if scripts.script(letter) == "CJK" else letter.isalpha() for letter in text)
    if letters < _LEAST_LETTERS:
        return {}
    with _LOCK:
        return {str(code): float(probability) for code, probability in _identifier().rank(text)}


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # its model takes a second to load

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
