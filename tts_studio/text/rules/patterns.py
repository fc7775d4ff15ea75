"""Patterns of one of several words."""

from __future__ import annotations

import re
from collections.abc import Iterable


def any_of(words: Iterable[str]) -> str:
    """Return the pattern of any of these words, the longest first; one that matches nothing if there are none."""
    escaped = sorted({re.escape(word) for word in words}, key=lambda word: (-len(word), word))
    return "|".join(escaped) if escaped else "(?!)"
