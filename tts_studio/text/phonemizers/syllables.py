"""Syllables of pinyin as a Piper voice reads them: an initial, a final and a tone.

Source: ``phonemize_chinese.py`` of piper-tts 1.8. The final is what the spelling leaves when the initial is taken off
(“juan” is j + uan, “yue” is y + ue), ü is written v, and a syllable without an initial has “Ø”.
"""

from __future__ import annotations

import re

NO_INITIAL = "Ø"
INITIALS = ("zh", "ch", "sh", *"bpmfdtnlgkhjqxrzcsyw")
"""Those of two letters first."""
FINALS = (
    *("a", "o", "e", "ai", "ei", "ao", "ou", "an", "en", "ang", "eng", "ong", "er"),
    *("i", "ia", "ie", "iao", "iu", "ian", "in", "iang", "ing", "iong"),
    *("u", "ua", "uo", "uai", "ui", "uan", "un", "uang", "ueng", "ue"),
    *("v", "ve", "van", "vn"),
)
TONES = ("1", "2", "3", "4", "5")
"""The fifth is the neutral tone."""
SENTENCE_ENDS = ("。", "？", "！", ".", "?", "!")
PAUSES = ("—", "…", "、", "，", "：", "；", ",", ":", ";", " ")
GROUP_ENDS = frozenset((*TONES, *SENTENCE_ENDS, *PAUSES))
"""What padding follows: a syllable ends with its tone."""

_SYLLABLE = re.compile(r"([a-zêü:]+)([1-5])")
_SPELLED_OTHERWISE = {"n": "en", "ng": "en", "m": "mu", "hm": "heng", "hng": "heng", "ê": "ei"}
"""Syllables without a vowel (嗯, 呣, 哼) and ê (欸): what voices have comes near."""


def split(syllable: str) -> tuple[str, str, str] | None:
    """Return initial, final and tone of a syllable such as ``hang2`` or ``lv4``; None for what is none."""
    found = _SYLLABLE.fullmatch(syllable)
    if found is None:
        return None
    spelled = found[1].replace("u:", "v").replace("ü", "v")
    spelled = _SPELLED_OTHERWISE.get(spelled, spelled)
    initial = next((one for one in INITIALS if spelled.startswith(one)), "")
    final = spelled.removeprefix(initial)
    return (initial or NO_INITIAL, final, found[2]) if final in FINALS else None
