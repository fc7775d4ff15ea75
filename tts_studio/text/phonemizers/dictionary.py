"""Readings of Chinese characters by pypinyin's dictionary of phrases, and by what stands beside them.

A character within a phrase has the reading that the phrase gives it. One that stands alone, and has several readings,
is read by the first rule of ``polyphones.RULES`` that fits what stands before and after it.

Measured on sentences that were written for it, each with a character of several readings. On 203, before there were any
rules: pypinyin alone 30 wrong; with the words that jieba cuts, 37, since jieba cuts phrases that pypinyin knows (还书,
应邀). On 207 others, written after the first rules: pypinyin alone 59 wrong, with the rules 19. On 87 more, after these
were mended: 26 and 6. All are right now (``tests/text/polyphones.tsv``), so expect six or seven of a hundred such
characters to be read wrongly.
"""

from __future__ import annotations

import re
import threading
from functools import lru_cache
from typing import TYPE_CHECKING

from tts_studio.text.phonemizers.polyphones import RULES, WORDS
from tts_studio.text.phonemizers.syllables import split

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_CHINESE = re.compile(r"[\u3007\u3400-\u9fff\U00020000-\U000323af]+")
_RUN = re.compile(f"{_CHINESE.pattern}|[^{_CHINESE.pattern[1:-2]}]+")
_DOUBLED = re.compile(r"(.)\1(?=地)")
_WITHOUT_SANDHI = {"一": "yi1", "不": "bu4"}
_LOADING = threading.Lock()


def readings(text: str) -> list[str | None]:
    """Return the syllable of each character with its tone, such as ``yin2``; None for what is no Chinese character."""
    text = _simplified(text)
    found: list[str | None] = [None] * len(text)
    for run in _CHINESE.finditer(text):
        place = run.start()
        for word in _words(run[0]):
            found[place : place + len(word)] = _word(word, text[:place], text[place + len(word) :])
            place += len(word)
    return found


def _words(text: str) -> Iterator[str]:
    """Yield the words of a run of Chinese characters; after a doubled one, 地 begins another: 远远|地, not 远|远地."""
    start = 0
    for doubled in _DOUBLED.finditer(text):
        yield from _cut()(text[start : doubled.end()])
        start = doubled.end()
    yield from _cut()(text[start:])


def _simplified(text: str) -> str:
    """Return the text with simplified characters, since the phrases have no others; character for character."""
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        simplified = "".join(_simple()(run[0]) if _CHINESE.match(run[0]) else run[0] for run in _RUN.finditer(text))
        return simplified if len(simplified) == len(text) else text
    return text


def _word(word: str, before: str, after: str) -> list[str | None]:
    if rule := _by_rule(word, before, after):
        return [*rule.split()]
    from pypinyin import Style, lazy_pinyin

    syllables = lazy_pinyin([word], Style.TONE3, errors="default", neutral_tone_with_five=True)
    said = (_WITHOUT_SANDHI.get(sign, syllable) for sign, syllable in zip(word, syllables, strict=True))
    return [one if split(one) else None for one in said]


def _by_rule(word: str, before: str, after: str) -> str | None:
    for reading, ends, begins in RULES.get(word, ()):
        if re.search(f"(?:{ends})$", before) and re.match(begins, after):
            return reading
    return None


@lru_cache(maxsize=1)
def _simple() -> Callable[[str], str]:
    from wetext import Normalizer

    normalizer = Normalizer(lang="zh", operator="tn", traditional_to_simple=True)
    return lambda text: str(normalizer.normalize(text))


@lru_cache(maxsize=1)
def _cut() -> Callable[[str], Iterable[str]]:
    """Return what cuts a text into the longest phrases of the dictionary, to which ``WORDS`` are added."""
    with _LOADING:
        from pypinyin import load_phrases_dict
        from pypinyin.contrib.tone_convert import to_tone
        from pypinyin.seg import mmseg

        load_phrases_dict({word: [[to_tone(one)] for one in said.split()] for word, said in WORDS.items()})
        return mmseg.seg.cut
