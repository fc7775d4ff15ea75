"""Which script a language is written in, where it is another one than the Latin."""

from __future__ import annotations

_BY_SCRIPT = {
    "CYRILLIC": "ru uk be bg mk sr kk ky tt ba cv tg mn ab nog",
    "GREEK": "el grc",
    "ARABIC": "ar fa fa-latn ur sd ug ps",
    "HEBREW": "he",
    "DEVANAGARI": "hi mr ne kok",
    "BENGALI": "bn as bpy",
    "GURMUKHI": "pa",
    "GUJARATI": "gu",
    "ORIYA": "or",
    "TAMIL": "ta",
    "TELUGU": "te",
    "KANNADA": "kn",
    "MALAYALAM": "ml",
    "SINHALA": "si",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy hyw",
    "ETHIOPIC": "am ti",
    "THAI": "th",
    "MYANMAR": "my shn",
    "CHEROKEE": "chr",
    "HANGUL": "ko",
}
_LATIN = """
af an ca cs cy da eo es et eu fi fr ga gd gn haw hr ht hu ia id io is it jbo kl ku la lb lfn lt lv mi ms mt nci nb no nl
om pap pl pt quc qu py ro sk sl smj sq sv sw tk tn tr uz vi
"""


def script_of(code: str) -> str | None:
    """Return the first word of the Unicode names of a language's letters; None if it is not known.

    ``code`` is the first part of espeak-ng's name. Languages with several scripts are not known.
    """
    if code in _LATIN.split():
        return "LATIN"
    return next((script for script, codes in _BY_SCRIPT.items() if code in codes.split()), None)
