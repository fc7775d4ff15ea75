"""The part of a recording that is kept: two moments that cannot pass one another."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from tts_studio.audio.quality import MIN_SECONDS


class Side(Enum):
    """One end of the part."""

    START = "start"
    END = "end"


@dataclass(frozen=True)
class TrimMarks:
    """From second ``start`` to ``end`` of a recording of ``total`` seconds."""

    start: float
    end: float
    total: float

    @classmethod
    def of(cls, trim: tuple[float, float] | None, total: float) -> TrimMarks:
        """Return what a trim keeps; None keeps all."""
        start, end = trim or (0.0, total)
        return cls(max(0.0, min(start, total)), max(0.0, min(end, total)), total)

    @property
    def trim(self) -> tuple[float, float] | None:
        """The part as a clip stores it; None if it is the whole."""
        return None if self.start <= 0.0 and self.end >= self.total else (self.start, self.end)

    @property
    def seconds(self) -> float:
        """Duration of the part."""
        return self.end - self.start

    def moment(self, side: Side) -> float:
        """Return the second of one end."""
        return self.start if side is Side.START else self.end

    def moved(self, side: Side, to: float) -> TrimMarks:
        """Return the part with one end at the second ``to``, or as near to it as leaves a usable clip."""
        least = min(MIN_SECONDS, self.total)
        if side is Side.START:
            return TrimMarks(_rounded(max(0.0, min(to, self.end - least))), self.end, self.total)
        end = max(self.start + least, min(to, self.total))
        return TrimMarks(self.start, self.total if end >= self.total else _rounded(end), self.total)


def _rounded(second: float) -> float:
    return round(second, 4)  # a tenth of a millisecond; a readable figure in the clip's file
