"""Names of voices that every program takes: ``<lang>_<REGION>-<name>-<quality>``, as Piper's own are called.

NVDA's Sonata takes lowercase letters and underscores only, Home Assistant the name of the file for that of the voice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path
from typing import Any

from tts_studio.formats import QUALITIES
from tts_studio.text.ascii_names import DIGITS, ascii_name

_KEY = re.compile(rf"[a-z]{{2,3}}_[A-Z]{{2,3}}-[a-z_]+-({'|'.join(QUALITIES)})")
_PARTS = re.compile(rf"[A-Za-z]{{2,3}}_[A-Za-z]{{2,3}}-(?P<name>.+)-({'|'.join(QUALITIES)})")
_SMALL = "_small"
_LONGEST = 80
"""Letters of a name, so that the longest name of a file stays below the 255 of file systems."""


def is_key(stem: str) -> bool:
    """Return whether the files of a voice are called as every program takes it."""
    return _KEY.fullmatch(stem) is not None


def key(document: Mapping[str, Any], name: str) -> str:
    """Return how the files of a voice are called, by its configuration and its name."""
    return f"{document['language']['code']}-{name}-{document['audio']['quality']}"


def keys(document: Mapping[str, Any], stem: str, *, small: bool = False) -> Iterator[str]:
    """Yield the keys that a voice whose files are called ``stem`` may be exported under, the best one first.

    Those after it have a number, ``…-anna_two-…``; those of the small variant are ``…-anna_small-…`` and so on.
    """
    parts = _PARTS.fullmatch(stem)
    name = _cut(ascii_name(parts["name"] if parts else stem))
    if small:
        name = name.removesuffix(_SMALL)
    for number in count(1):
        numbered = name if number == 1 else f"{name}_{_words(number)}"
        if is_key(stem) and not small and number == 1:
            yield stem
        else:
            yield _with_name(stem if is_key(stem) else key(document, name), numbered, small=small)


def _with_name(stem: str, name: str, *, small: bool) -> str:
    language, _, quality = stem.split("-")
    return f"{language}-{name}{_SMALL if small else ''}-{quality}"


def _cut(name: str) -> str:
    return name[:_LONGEST].strip("_")


def free_key(voices: Path, document: Mapping[str, Any], name: str) -> str:
    """Return the first key that no folder in ``voices`` has: ``…-anna-…``, ``…-anna_two-…`` and so on."""
    name = _cut(name)
    numbered = (key(document, name if number == 1 else f"{name}_{_words(number)}") for number in count(1))
    return next(found for found in numbered if not (voices / found).exists())


def _words(number: int) -> str:
    return "_".join(DIGITS[int(digit)] for digit in str(number))
