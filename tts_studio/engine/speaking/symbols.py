"""Which phoneme symbols a voice has learned, and what stands for those it has not.

A Piper voice has a number for every symbol of its table, also for those that were in no text that it learned from:
their vectors are random, and a voice stumbles over them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from tts_studio.text.phonemizers.interface import PAD, IdMap


@dataclass(frozen=True)
class Symbols:
    """What a voice has learned; the default is all of its table."""

    learned: frozenset[str] | None = None
    """None for all symbols of the table."""
    replaced: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Symbol that was not learned → one or more that were and come nearest."""

    def applied(self, id_map: IdMap) -> dict[str, list[int]]:
        """Return the table with the learned symbols, and the replaced ones by the numbers of what stands for them.

        All others are missing, so that every program leaves them out. Numbers of several symbols have the padding
        between them, as Piper puts it between symbols. Applying it again changes nothing.
        """
        if self.learned is None:
            return {symbol: list(ids) for symbol, ids in id_map.items()}
        known = {symbol: list(ids) for symbol, ids in id_map.items() if symbol in self.learned}
        for symbol, stand_ins in self.replaced.items():
            if symbol not in known and all(one in known for one in stand_ins):
                known[symbol] = _joined((known[one] for one in stand_ins), known.get(PAD, []))
        return known


def _joined(parts: Iterable[Sequence[int]], padding: Sequence[int]) -> list[int]:
    joined: list[int] = []
    for part in parts:
        joined += [*(padding if joined else ()), *part]
    return joined
