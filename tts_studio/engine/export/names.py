"""Names of voices that every program takes: ``<lang>_<REGION>-<name>-<quality>``, as Piper's own are called.

NVDA's Sonata takes lowercase letters and underscores only, Home Assistant the name of the file for that of the voice.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import count
from pathlib import Path
from typing import Any

from tts_studio.formats import QUALITIES
from tts_studio.text.ascii_names import DIGITS

_KEY = re.compile(rf"[a-z]{{2,3}}_[A-Z]{{2,3}}-[a-z_]+-({'|'.join(QUALITIES)})")
_SMALL = "_small"


def is_key(stem: str) -> bool:
    """Return whether the files of a voice are called as every program takes it."""
    return _KEY.fullmatch(stem) is not None


def key(document: Mapping[str, Any], name: str) -> str:
    """Return how the files of a voice are called, by its configuration and its name."""
    return f"{document['language']['code']}-{name}-{document['audio']['quality']}"


def small_key(stem: str) -> str:
    """Return the key of the small variant of a voice: ``en_US-anna_small-medium``; that of a small one is its own."""
    language, name, quality = stem.split("-")
    return f"{language}-{name.removesuffix(_SMALL)}{_SMALL}-{quality}"


def free_key(voices: Path, document: Mapping[str, Any], name: str) -> str:
    """Return the first key that no folder in ``voices`` has: ``…-anna-…``, ``…-anna_two-…`` and so on."""
    numbered = (key(document, name if number == 1 else f"{name}_{_words(number)}") for number in count(1))
    return next(found for found in numbered if not (voices / found).exists())


def _words(number: int) -> str:
    return "_".join(DIGITS[int(digit)] for digit in str(number))
