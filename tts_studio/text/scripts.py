"""Which script a text is written in, and whether a language is read in it."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from tts_studio.messages import Message
from tts_studio.text.languages.scripts import script_of

_SEVERAL: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("az", "crh", "kaa", "sr", "tk", "uz"), frozenset({"CYRILLIC", "LATIN"})),
    **dict.fromkeys(("cmn", "hak", "yue"), frozenset({"CJK", "BOPOMOFO"})),
    "cmn-latn-pinyin": frozenset({"LATIN"}),
    "en-shaw": frozenset({"SHAVIAN"}),
    "fa-latn": frozenset({"LATIN"}),
    "ja": frozenset({"HIRAGANA", "KATAKANA", "CJK"}),
    "ko": frozenset({"HANGUL", "CJK"}),
}
"""espeak-ng's name of a language with several scripts, or another than its first part has → Unicode's of them."""

_NAMES: Mapping[str, Message] = {
    "LATIN": Message("Latin"),
    "CYRILLIC": Message("Cyrillic"),
    "GREEK": Message("Greek"),
    "ARABIC": Message("Arabic"),
    "HEBREW": Message("Hebrew"),
    "DEVANAGARI": Message("Devanagari"),
    "CJK": Message("Chinese"),
    "HIRAGANA": Message("Japanese"),
    "KATAKANA": Message("Japanese"),
    "HANGUL": Message("Korean"),
    "THAI": Message("Thai"),
}


def script(text: str) -> str:
    """Return Unicode's name of the script that most letters of a text are in, such as ``CYRILLIC``; "" without any."""
    letters = Counter(
        found for letter in unicodedata.normalize("NFKC", text) if letter.isalpha() and (found := _script(letter))
    )
    return letters.most_common(1)[0][0] if letters else ""


def is_read(name: str, language: str) -> bool:
    """Return whether a language, by espeak-ng's name of it, is read in a script."""
    first = language.split("-")[0]
    several = _SEVERAL.get(language) or _SEVERAL.get(first)
    return name in several if several else name == (script_of(first) or "LATIN")


def foreign_script(text: str, language: str) -> str:
    """Return the script of a text if the language is not read in it; "" if it is, or if there is no letter."""
    found = script(text)
    return "" if not found or is_read(found, language) else found


def title(name: str) -> Message:
    """Return what people call a script."""
    return _NAMES.get(name) or Message("{script}", script=name.title())


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    name = unicodedata.name(letter, "")
    return "" if name.startswith(("MODIFIER", "FEMININE", "MASCULINE")) else name.split(" ")[0]
