"""Mandarin: sentences and characters only; numbers and readings are its phonemizer's (``phonemizers/pinyin.py``)."""

from __future__ import annotations

import re

from tts_studio.text.languages.language import Language


class Mandarin(Language):
    """Mandarin in Chinese characters."""

    scripts = frozenset({"CJK", "LATIN", "BOPOMOFO"})
    emoji_names = "zh"
    comma = "，"
    given_sounds = re.compile(r"\s*(?:(?:[a-zêü:]+[1-5]|[。，、；：？！,.;:?!])\s*)+")


MANDARIN = Mandarin()
