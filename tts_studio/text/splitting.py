"""Where sentences end: at a full stop, but not after “Mr.”, “J.”, “e.g.” or “No.” before a number.

Of pysbd, sentencex, blingfire and syntok none got more than three quarters of this program's test sentences right (29
of 38 English ones, 4 of 7 French ones), and pysbd's time grows with the square of a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tts_studio.text.languages.language import AbbreviationKind, Language
from tts_studio.text.readings import Span
from tts_studio.text.rules.abbreviations import abbreviation_pattern, key_of

MASK = "\ufdd0"
"""Stands for what is not spoken, such as the signs of Markdown; not a character, so it is in no text."""
LONGEST = 1000
"""Characters of a sentence: a longer one is cut at a mark or space, for a network's memory grows with its square."""

_CLOSERS = f"\"'”“’‘»«›‹)\\]}}{MASK}*_"
_OPENERS = f"\"'“‘„‚«‹(\\[{{¿¡{MASK}*_—–-"
_END = re.compile(
    rf"(?P<wide>[。！？]+[”’」』》）)]*)"
    rf"|(?P<marks>[.!?…．؟।॥]+)(?P<closers>(?:[{_CLOSERS}]|[ \u00a0\u202f](?=»))*)(?=\s|$|[„¿¡])"
    rf"|(?<=[^\W\d_A-Z]{{2}})(?P<tight>[.!?])(?=[A-ZÀ-Þ][^\W\d_A-Z]*[\s,])"
)
_NEXT = re.compile(rf"[\s{_OPENERS}]*(?P<word>[\w'’]*)")
_BEFORE = re.compile(r"(?P<word>[^\s(\[{\"“„«¿¡]*)$")
_LONGEST_ABBREVIATION = 12
_WORD = 40  # characters: what is looked at before a full stop
_CUT = re.compile(r"[,;:)\]][\s]|\s[—–-]\s")


def sentences(text: str, span: Span, language: Language) -> Iterator[tuple[Span, bool]]:
    """Yield the sentences in a part of the text, and whether each ends by itself (False: it was cut for its length).

    ``text`` has a ``MASK`` in the place of each character that is not spoken.
    """
    start, last = span
    for found in _END.finditer(text, start, last):
        if found.start() < start or not _is_end(text, found, start, last, language):
            continue
        yield from _parts(text, start, found.end())
        start = found.end()
    yield from _parts(text, start, last)


def _parts(text: str, start: int, end: int) -> Iterator[tuple[Span, bool]]:
    """Yield a sentence without the spaces around it, in pieces if it is very long; nothing if there is none."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST:
        cut = _cut(text, start, start + LONGEST)
        yield (start, cut), False
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if end > start:
        yield (start, end), True


def _cut(text: str, start: int, most: int) -> int:
    marks = [found.end() for found in _CUT.finditer(text, start + LONGEST // 2, most)]
    if marks:
        return marks[-1]
    space = max(text.rfind(" ", start + 1, most), text.rfind("\n", start + 1, most))
    return space if space > start else most


def _is_end(text: str, found: re.Match[str], start: int, last: int, language: Language) -> bool:
    if found["wide"] or found["tight"]:
        return True
    marks, closers = found["marks"], found["closers"]
    following = _NEXT.match(text, found.end(), min(last, found.end() + 2 * _WORD))
    word = following["word"] if following else ""
    if not word:
        return (
            len(marks) > 1
            or marks != "."
            or _is_last(text, found.end(), last)
            or not _is_abbreviation(text, found, language)
        )
    if "." not in marks and "…" not in marks:
        goes_on = closers.strip(MASK + " \u00a0\u202f") or (following and following[0].lstrip()[:1] in "—–")
        return not (word[0].islower() and goes_on)
    if word[0].islower():
        return False
    if len(marks) > 1 or marks == "…":
        return word not in language.pronouns
    if closers.strip(MASK):
        return True
    return not _is_inside(text, found, word, language)


def _is_inside(text: str, found: re.Match[str], word: str, language: Language) -> bool:
    """Return whether a single full stop before a capital or a number belongs to its word."""
    head = text[max(0, found.start() - _WORD) : found.start()].replace(MASK, "")
    before = _BEFORE.search(head)
    written = before["word"] if before else ""
    if not written:
        return False
    if _goes_on(text, found, len(written), language):
        return True
    earlier = head[: len(head) - len(written)].split()[-1:] or [""]
    if word[0].isdigit() and written in language.units and earlier[0][-1:].isdigit():
        return True  # “3 lb. 5 oz.”
    if f"{written}." in language.scales and earlier[0][-1:].isdigit():
        return True  # “10 Tsd. Teile”
    inside = language.stop_is_inside(written, word, earlier[0])
    if inside is not None:
        return inside
    kind = _abbreviation(head + ".", language)
    if kind is AbbreviationKind.NAME:
        return not (word in language.starters and language.ends_after_title(written, earlier[0]))
    if kind is AbbreviationKind.NUMBER and (
        len(written) > 1 or word[0].isdigit() or (len(word) > 1 and _is_roman(word))
    ):
        return word[0].isdigit() or _is_roman(word)
    if kind is AbbreviationKind.MIDDLE:
        return True
    if kind is AbbreviationKind.ANY:
        known = language.abbreviations.get(word)
        return (
            word[0].isdigit()
            or (word.isupper() and len(word) > 1)
            or (known is not None and known.kind is AbbreviationKind.ANY)
        )
    return _is_initial(written, word, earlier[0], language)


def _is_last(text: str, at: int, last: int) -> bool:
    return not text[at : min(last, at + _WORD)].strip(f" \n\u00a0{MASK}")


def _is_abbreviation(text: str, found: re.Match[str], language: Language) -> bool:
    head = text[max(0, found.start() - _WORD) : found.end("marks")].replace(MASK, "")
    return _abbreviation(head, language) is not None


def _goes_on(text: str, found: re.Match[str], length: int, language: Language) -> bool:
    """Return whether the full stop is inside an abbreviation with several: “z. B.”, “v. Chr.”."""
    if not language.abbreviations:
        return False
    start = max(0, found.start() - length - _LONGEST_ABBREVIATION)
    around = abbreviation_pattern(language).finditer(text, start, found.end("marks") + _LONGEST_ABBREVIATION)
    return any(whole.start() < found.start() and whole.end() > found.end("marks") for whole in around)


@lru_cache(maxsize=16)
def _last_abbreviation(language: Language) -> re.Pattern[str]:
    return re.compile(f"{abbreviation_pattern(language).pattern}$")


def _abbreviation(head: str, language: Language) -> AbbreviationKind | None:
    if not language.abbreviations:
        return None
    found = _last_abbreviation(language).search(head)
    if found and found["dot"]:
        return language.abbreviations[key_of(found["short"])].kind
    short = re.split(r"[\s(–—/-]", head.rstrip("."))[-1]
    is_date = short.lower() in language.month_short or not {short, short.lower()}.isdisjoint(language.weekday_short)
    return AbbreviationKind.NUMBER if is_date else None


def _is_roman(word: str) -> bool:
    return re.fullmatch("[IVXLCDM]+", word) is not None and word != "I"


def _is_initial(written: str, word: str, earlier: str, language: Language) -> bool:
    """Return whether a full stop stands behind an initial or in an acronym: “J. R. R. Tolkien”, “the U.S. Army”."""
    letters = re.split(r"[.-]", written)
    if not all(len(letter) == 1 and letter.isupper() for letter in letters if letter) or written.isdigit():
        return False
    if word in language.starters:
        return False
    if len(letters) == 1 and earlier.islower() and written in language.pronouns:
        return False  # “So am I. Paul is, too.”
    return word[0].isupper() or (word[0].isdigit() and len(letters) > 1)
