"""Phonemes between double square brackets, as Piper has them: ``[[ bˈætmæn ]]``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from tts_studio.text.markup.marks import Hidden, Mark, PhonemesMark
from tts_studio.text.readings import Span

_BRACKETS = re.compile(r"\[\[|\]\]|\n")
_LINK = re.compile(r"[^|\n]*\|")
SYMBOLS = frozenset(
    " !'(),-.:;?abcdefhijklmnopqrstuvwxyzæçðøħŋœǀǁǂǃɐɑɒɓɔɕɖɗɘəɚɛɜɝɞɟɠɡɢɣɤɥɦɧɨɩɪɫɬɭɮɯɰɱɲɳɴɵɶɸɹɺɻɽɾ"
    "ʀʁʂʃʄʈʉʊʋʌʍʎʏʐʑʒʔʕʘʙʛʜʝʟʡʢʦ"
    "ʰʲˈˌːˑ˞ˤβεθχᵻⱱ↓↑0123456789\u0303\u0327\u0329\u032a\u032f\u033a\u033b\u0361\u0325\u0330\u031a\u02b7\u02e0gᵊ"
)
"""Symbols of the International Phonetic Alphabet, decomposed, as espeak-ng and Piper's voices use them."""

_ASCII = frozenset(map(chr, range(128)))


def phoneme_marks(text: str, span: Span, also: re.Pattern[str] | None = None) -> Iterator[Mark]:
    """Yield the double brackets in a part of the text.

    Only what can be phonemes is taken as phonemes: “[[Main Page]]” is a link, of which the words are read, and brackets
    without a partner are left out. ``also`` is what a language takes as sounds beside them.
    """
    opened: int | None = None
    for found in _BRACKETS.finditer(text, *span):
        if found[0] == "[[" and opened is None:
            opened = found.start()
        elif found[0] == "]]" and opened is not None:
            yield from _pair(text, opened, found.end(), also)
            opened = None
        elif found[0] == "]]":
            yield Hidden(found.span())
        elif opened is not None:
            yield Hidden((opened, opened + 2))
            opened = found.start() if found[0] == "[[" else None
    if opened is not None:
        yield Hidden((opened, opened + 2))


def are_phonemes(written: str) -> bool:
    """Return whether something between double brackets is phonemes.

    All its letters are phonetic, and either one of its signs is none of ASCII, or spaces stand inside the brackets.
    """
    inside = unicodedata.normalize("NFD", written.strip())
    if not inside or not all(sign in SYMBOLS for sign in inside if sign.isalpha()):
        return False
    return not SYMBOLS.isdisjoint(set(inside) - _ASCII) or (written[:1] == " " and written[-1:] == " ")


def decomposed(phonemes: str) -> str:
    """Return phonemes as Piper has them, one symbol a code point, without doubled spaces."""
    return " ".join(unicodedata.normalize("NFD", phonemes).split())


def _pair(text: str, start: int, end: int, also: re.Pattern[str] | None) -> Iterator[Mark]:
    inside = text[start + 2 : end - 2]
    if not inside.strip():
        yield Hidden((start, end))
    elif are_phonemes(inside) or (also and also.fullmatch(inside)):
        yield PhonemesMark((start, end), decomposed(inside))
    else:
        link = _LINK.match(inside)
        yield Hidden((start, start + 2 + (link.end() if link else 0)))
        yield Hidden((end - 2, end))
