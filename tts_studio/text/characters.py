"""The characters of a text, put in order: one form for each letter, no invisible marks, names for emoji.

What looks like a letter and is none (𝐇, Ｈ, Ⓗ, ﬁ) becomes that letter. Letters that the language has no sounds for are
taken out and told, so that they can be said in one warning.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from tts_studio.text.languages.language import Language

_INVISIBLE = (
    "\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0e\ufeff"
    "\U000e0020-\U000e007f"
)
_REMOVED = re.compile(rf"\x1b\[[0-9;?]*[A-Za-z]|[{_INVISIBLE}]")
_JOINERS = re.compile(r"(?<=[a-zA-Z\u00c0-\u052f])[\u200c\u200d]+|[\u200c\u200d]+(?=[a-zA-Z\u00c0-\u052f])")
_SPACES = re.compile(r"[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_BREAKS = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ue000-\uf8ff\ufff9-\uffff]")
_VULGAR = re.compile(r"(?P<before>\d ?)?(?P<sign>[¼-¾⅐-⅞↉])")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")
_SUPERSCRIPT = re.compile(
    r"(?<=[\d)])[⁺⁻]?[⁰¹²³⁴-⁹]+|(?<=\b[A-Za-z])[⁺⁻]?[⁰¹⁴-⁹][⁰¹²³⁴-⁹]*|(?<=\b[A-Za-z])[⁺⁻][⁰¹²³⁴-⁹]+"
)
_FOOTNOTE = re.compile(r"(?<=[^\W\d_]{4})[⁰¹²³⁴-⁹]+|(?<=[.,;:!?”’)\]])[⁰¹²³⁴-⁹]+")
_COMPATIBLE = re.compile(
    "[\u2070-\u209f\u2102\u210a-\u2115\u2119-\u211d\u2124\u2126-\u2131\u2133-\u2139\u2145-\u2149\u2160-\u2188\u2460-\u249b\u24b6-\u24ea"
    "\u3371-\u33df\ufb00-\ufb06\uff01-\uff5e\uffe0-\uffe6\U0001d400-\U0001d7ff\U0001f100-\U0001f10a\U0001f110-\U0001f149]+"
)
_SQUARED = re.compile("[\U0001f150-\U0001f169\U0001f170-\U0001f189]")
_UNCOMMON = re.compile("[\u0180-\u01cc\u0251-\u02af\u1d00-\u1d7f\u1e00-\u1e9d\u1e9f-\u1eff\u2c60-\u2c7f\ua720-\ua7ff]")
_REPEATED = re.compile(r"(?P<sign>[-=_#~+^|<>/\\])(?P=sign){3,}|[*]{4,}")
_DIGITS = re.compile(r"[^\W\x00-\x7f²³¹⁰-⁹]")
_WIDE_PUNCTUATION = str.maketrans(
    dict(zip("、。「」『』《》【】〜・", (", ", ". ", "“", "”", "“", "”", "“", "”", "(", ")", "~", " "), strict=True))
)
_LONELY_MARKS = re.compile(r"(?:\s*[,;:])+\s*(?P<last>[,;:.!?])")
"""Marks between which nothing is left."""
_SPACE_LEFT = re.compile(r"(?<=\w)\s+(?=[,;:.!?](?:\s|$))")
"""Before a mark, where a word was."""
_WIDE_MARK = re.compile(r"[！，：；？．](?=[^\W\d_])")
_GREEK_WORD = 2
"""From so many letters on, Greek is a word of another language and no sign of a formula."""


def in_order(text: str, language: Language, *, all_letters: bool = False) -> tuple[str, tuple[str, ...]]:
    """Return the text in the characters that the rules expect, and the letters that were taken out, each once.

    With ``all_letters`` none is taken out.
    """
    if text.isascii():
        return _REPEATED.sub(" ", _plain(text)), ()
    text = unicodedata.normalize("NFC", text)
    text = _SPACES.sub(" ", _JOINERS.sub("", _REMOVED.sub("", text)))
    text = _plain(text)
    text = _compatible(text, language)
    text = _named_emoji(text, language)
    if language.folds_letters and not all_letters:
        text = _UNCOMMON.sub(lambda found: _folded(found[0]), text)
    text, unsayable = (text, ()) if all_letters else _sayable(text, language)
    return _REPEATED.sub(" ", re.sub(" {2,}", " ", text)), unsayable


def _plain(text: str) -> str:
    if text.isprintable():
        return text
    text = _REMOVED.sub("", text)
    return _CONTROLS.sub(" ", _BREAKS.sub("\n", text.replace("\t", " ")))


def _compatible(text: str, language: Language) -> str:
    if language.cldr:
        text = _VULGAR.sub(_fraction, text)
        text = _FOOTNOTE.sub("", _SUPERSCRIPT.sub(lambda found: f"^{found[0].translate(_RAISED)}", text))
        text = _DIGITS.sub(_digit, text)
    if not _is_east_asian(language):
        text = text.translate(_WIDE_PUNCTUATION)
        text = _WIDE_MARK.sub(r"\g<0> ", text)
        text = _COMPATIBLE.sub(lambda found: _compatible_form(found[0]), text)
    return _SQUARED.sub(_unsquared, text)


def _compatible_form(signs: str) -> str:
    plain = unicodedata.normalize("NFKC", signs)
    return plain.upper() if all("\u2160" <= sign <= "\u2188" for sign in signs) else plain


def _is_east_asian(language: Language) -> bool:
    return language.scripts is None or not language.scripts.isdisjoint({"CJK", "HANGUL"})


def _fraction(found: re.Match[str]) -> str:
    plain = unicodedata.normalize("NFKC", found["sign"])
    return f"{found['before'][0]} {plain}" if found["before"] else plain


def _digit(found: re.Match[str]) -> str:
    return str(unicodedata.decimal(found[0], found[0]))


def _unsquared(found: re.Match[str]) -> str:
    return unicodedata.name(found[0])[-1]


def _folded(letter: str) -> str:
    from anyascii import anyascii

    return anyascii(letter) or letter


def _named_emoji(text: str, language: Language) -> str:
    """Write emoji by their names, where those are known: espeak-ng loses the rest of the sentence behind some."""
    if not language.emoji_names or not _has_pictures(text):
        return text
    import emoji

    return emoji.replace_emoji(text, lambda sign, _: _name(sign, language.emoji_names))


def _has_pictures(text: str) -> bool:
    return any(sign >= "\u2190" and unicodedata.category(sign) == "So" for sign in text)


@lru_cache(maxsize=256)
def _name(sign: str, language: str) -> str:
    import emoji

    if sign in ("©", "®", "™"):
        return sign
    said = emoji.demojize(sign, language=language, delimiters=("", ""))
    return f" {said.replace('_', ' ')} " if said != sign else " "


def _sayable(text: str, language: Language) -> tuple[str, tuple[str, ...]]:
    """Return the text without what cannot be said: letters of other scripts, and signs that are decoration."""
    kept: list[str] = []
    lost: dict[str, None] = {}
    for word in re.split(r"(\s+)", text):
        if word.isascii():
            kept.append(word)
            continue
        foreign = _foreign(word, language)
        lost |= foreign
        kept.append("".join(" " if sign in foreign or _is_decoration(sign, language) else sign for sign in word))
    left = "".join(kept)
    if lost:
        left = _SPACE_LEFT.sub("", _LONELY_MARKS.sub(r"\g<last>", left))
    return left, tuple(lost)


def _foreign(word: str, language: Language) -> dict[str, None]:
    scripts = language.scripts
    if scripts is None:
        return {}
    found = {sign: _script(sign) for sign in word if sign > "\x7f" and sign.isalpha()}
    greek = [sign for sign, script in found.items() if script == "GREEK"]
    if language.folds_letters and len(greek) > _GREEK_WORD:
        scripts = scripts - {"GREEK"}
    return {sign: None for sign, script in found.items() if script and script not in scripts}


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    """Return the first word of a letter's Unicode name; empty for signs that belong to no script."""
    if unicodedata.category(letter) not in ("Lu", "Ll", "Lt", "Lo"):
        return ""
    first = unicodedata.name(letter, "").split(" ")[0]
    return "" if first in ("MICRO", "FEMININE", "MASCULINE", "OHM", "KELVIN", "ANGSTROM") else first


@lru_cache(maxsize=4096)
def _is_decoration(sign: str, language: Language) -> bool:
    """Return whether a sign has no name that is worth saying: “✓”, “■”, a combining mark that stands alone."""
    if not language.symbols or sign in language.symbols or sign in "°℃℉€£¥¢₹₽":
        return False
    return unicodedata.category(sign) in ("So", "Sk", "Cn", "Co", "Cf") and not "\U0001f000" <= sign <= "\U0001faff"
