"""Times as lists write them."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from statistics import median

from tts_studio.messages import Message

BAD = Message("Its start and end are no times, or the end is not after the start.")
_CLOCK = re.compile(r"(?:(?:(\d{1,6}):)?(\d{1,2}):)?(\d{1,9})(?:[.,](\d{1,12}))?\s*s?", re.ASCII)
_LONGEST_PART = 60.0  # seconds
_LONGEST = 1e6  # seconds, eleven days: more is no time within a recording


def seconds(written: str) -> float | None:
    """Return a time in seconds: ``83.5``, ``83,5``, ``1:23.5``, ``00:01:23,500``; None if it is none of these."""
    match = _CLOCK.fullmatch(written.strip())
    if match is None:
        return None
    hours, minutes, whole, fraction = match.groups()
    value = int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(whole) + float(f"0.{fraction or 0}")
    return value if math.isfinite(value) and value <= _LONGEST * 1000 else None


def in_seconds(lengths: Sequence[float]) -> float:
    """Return what times have to be multiplied by to be seconds: 0.001 where they are milliseconds, else 1.

    ``lengths`` are those of the parts that they cut out: a sentence takes less than a minute, and more than 60 ms.
    """
    return 0.001 if lengths and median(lengths) > _LONGEST_PART else 1.0
