"""The code page of a text that is no Unicode, by the language that it is in.

Read by a wrong code page, a text has letters that its language does not know, signs beside letters, or capitals within
words. The code page with the fewest of these is the right one, also for a few words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from tts_studio.text import scripts

_WEST, _EAST = ("cp1252", "mac_roman", "cp850"), ("cp1250", "iso8859_2", "cp852", "mac_latin2")
_CYRILLIC = ("cp1251", "koi8_u", "iso8859_5", "cp866", "mac_cyrillic")
_CHINESE, _JAPANESE, _KOREAN = ("gb18030", "big5hkscs"), ("cp932", "euc_jp"), ("cp949",)
_BALTIC, _TURKISH = ("cp1257", "iso8859_13", "cp775"), ("cp1254", "iso8859_9", "cp857")
_GREEK, _HEBREW = ("cp1253", "iso8859_7", "cp737"), ("cp1255", "cp862")
_ARABIC, _THAI, _VIETNAMESE = ("cp1256", "iso8859_6"), ("cp874",), ("cp1258",)

_LOANS = "àâçèéêëïñóôöü"
_LETTERS: Mapping[str, tuple[Sequence[str], str]] = {
    "en": (_WEST, _LOANS + "äæåøœßíáúîÿ"),
    "de": (_WEST, _LOANS + "äß"),
    "lb": (_WEST, _LOANS + "äß"),
    "fr": (_WEST, _LOANS + "æîùûœÿ"),
    "es": (_WEST, _LOANS + "áíúª"),
    "ca": (_WEST, _LOANS + "íòú·"),
    "eu": (_WEST, _LOANS),
    "gl": (_WEST, _LOANS + "áíú"),
    "an": (_WEST, _LOANS + "áíú"),
    "pt": (_WEST, _LOANS + "áãíõúª"),
    "it": (_WEST, _LOANS + "ìíîòùú"),
    "nl": (_WEST, _LOANS + "áäíúû"),
    "af": (_WEST, _LOANS + "áíîúû"),
    "da": (_WEST, _LOANS + "äåæøá"),
    "nb": (_WEST, _LOANS + "äåæøò"),
    "fo": (_WEST, _LOANS + "áæðíøúý"),
    "sv": (_WEST, _LOANS + "äåáí"),
    "fi": (_WEST, _LOANS + "äåšž"),
    "is": (_WEST, _LOANS + "áæðíúýþ"),
    "ga": (_WEST, "áéíóú"),
    "gd": (_WEST, "àèìòùáéó"),
    "sq": (_WEST, "çëâ"),
    "id": (_WEST, _LOANS),
    "ms": (_WEST, _LOANS),
    "sw": (_WEST, _LOANS),
    "pl": (_EAST, "ąćęłńóśźżéüö"),
    "cs": (_EAST, "áčďéěíňóřšťúůýžöüä"),
    "sk": (_EAST, "áäčďéíĺľňóôŕšťúýžöü"),
    "hu": (_EAST, "áéíóöőúüűä"),
    "hr": (_EAST, "čćđšžé"),
    "bs": (_EAST, "čćđšžé"),
    "sl": (_EAST, "čšžćđé"),
    "ro": (_EAST, "ăâîşţșțéö"),
    "ru": (_CYRILLIC, "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"),
    "uk": (_CYRILLIC, "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"),
    "be": (_CYRILLIC, "абвгдеёжзійклмнопрстуўфхцчшыьэюя"),
    "bg": (_CYRILLIC, "абвгдежзийклмнопрстуфхцчшщъьюяѝ"),
    "mk": (_CYRILLIC, "абвгдѓежзѕијклљмнњопрстќуфхцчџшѐѝ"),
    "sr": ((*_CYRILLIC, *_EAST), "абвгдђежзијклљмнњопрстћуфхцчџшčćđšž"),
    "el": (_GREEK, "αβγδεζηθικλμνξοπρστυφχψωάέήίόύώϊϋΐΰς"),
    "tr": (_TURKISH, "çğıöşüâîûİ"),
    "az": (_TURKISH, "çğıöşüəİ"),
    "lt": (_BALTIC, "ąčęėįšųūž"),
    "lv": (_BALTIC, "āčēģīķļņōŗšūž"),
    "et": (_BALTIC, "äõöüšž"),
    "he": (_HEBREW, ""),
    "ar": (_ARABIC, ""),
    "fa": (_ARABIC, ""),
    "ur": (_ARABIC, ""),
    "th": (_THAI, ""),
    "vi": (_VIETNAMESE, ""),
    "cmn": (_CHINESE, ""),
    "hak": (_CHINESE, ""),
    "yue": (("big5hkscs", "gb18030"), ""),
    "ja": (_JAPANESE, ""),
    "ko": (_KOREAN, ""),
}
"""Language → its code pages, the most frequent first, and its letters beside a to z; without letters, its script."""
_COMMON: Mapping[tuple[str, str], str] = {("cmn", "gb18030"): "gb2312", ("cmn", "big5hkscs"): "big5"}
"""Language and large code page → the small one that has the characters that are in use."""

_USUAL = "²³½ªº’‘“”„‚«»‹›–—…·•°§€£¥©®™´`¿¡№،؟؛、。，！？：；「」『』《》（）・～　ー々"
_WRONG = 0.1  # share of the signs that are not ASCII: beyond this, no code page is the right one
_CAPITAL_WITHIN = re.compile(r"[^\W\d_]{2,}")


def decode(data: bytes, language: str) -> str | None:
    """Return a text in a code page of its language (espeak-ng's name); None if none of them fits, or none is known."""
    pages, letters = _LETTERS.get(language.split("-")[0], ((), ""))
    best: tuple[tuple[float, int], str] | None = None
    for page in pages:
        try:
            text = data.decode(page)
        except UnicodeDecodeError:
            continue
        rank = (_wrong(text, language, letters, page), -sum(map(str.isalpha, text)))
        if best is None or rank < best[0]:
            best = (rank, text)
    return best[1] if best and best[0][0] <= _WRONG else None


def _wrong(text: str, language: str, letters: str, page: str) -> float:
    """Return the share of the signs that are not ASCII and do not belong into a text of this language."""
    signs = [(place, sign) for place, sign in enumerate(text) if sign > "~"]
    is_wrong = (
        _by_letters(letters) if letters else _by_script(language, _COMMON.get((language.split("-")[0], page), ""))
    )
    count = sum(is_wrong(sign) or _is_beside_letter(text, place) for place, sign in signs)
    capitals = sum(_has_capital_within(word) for word in _CAPITAL_WITHIN.findall(text))
    return (count + capitals) / max(1, len(signs))


def _by_letters(letters: str) -> Callable[[str], bool]:
    known = frozenset(letters) | frozenset(letters.upper())
    return lambda sign: sign not in known and sign not in _USUAL


def _by_script(language: str, common: str) -> Callable[[str], bool]:
    def is_wrong(sign: str) -> bool:
        if sign in _USUAL:
            return False
        if not unicodedata.category(sign).startswith(("L", "M")):
            return not unicodedata.category(sign).startswith("P")
        if "ㄅ" <= sign <= "ㄯ" and language.startswith(("cmn", "yue", "hak")):  # no text is in phonetic signs
            return True
        if "ｦ" <= sign <= "ﾟ" or scripts.foreign_script(sign, language):  # half-width kana come of wrong code pages
            return True
        return bool(common) and not _has(sign, common)

    return is_wrong


def _has(sign: str, page: str) -> bool:
    try:
        sign.encode(page)
    except UnicodeEncodeError:
        return False
    return True


def _is_beside_letter(text: str, place: int) -> bool:
    """Return whether a sign that is no letter stands within a word, but for apostrophes, hyphens and marks of units."""
    sign = text[place]
    if unicodedata.category(sign).startswith(("L", "M")) or sign in "’‘´`·–—":
        return False
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    return before.isalpha() and after.isalpha() and before < "⺀"


def _has_capital_within(word: str) -> bool:
    """Return whether a word of letters beyond ASCII has a capital behind a small letter."""
    return word[-1] > "~" and any(a.islower() and b.isupper() for a, b in pairwise(word))
