"""Listening tests: which of two voices people prefer, or whether they hear a difference, and how sure that is."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from tts_studio.audio.levels import loudness
from tts_studio.audio.signal import Audio, FloatArray

HARDLY_CHANCE = 0.05
"""Probability below which a result is hardly chance."""
_SILENT = -70.0  # LUFS; anything softer is not matched
_Z = 1.96  # standard deviations of a 95 % interval


@dataclass(frozen=True)
class Choices:
    """How often each of two was chosen."""

    first: int = 0
    second: int = 0
    same: int = 0

    @property
    def rounds(self) -> int:
        """Number of answers."""
        return self.first + self.second + self.same

    @property
    def chance(self) -> float:
        """Probability that mere guessing divides the choices as unevenly (sign test, two-sided), 0 … 1."""
        chosen, fewer = self.first + self.second, min(self.first, self.second)
        tail = sum(math.comb(chosen, count) for count in range(fewer + 1)) / 2**chosen
        return min(1.0, 2.0 * tail)

    @property
    def share(self) -> tuple[float, float, float]:
        """The share of the first among the choices, and its 95 % interval (Wilson's), 0 … 1."""
        chosen = self.first + self.second
        if not chosen:
            return 0.5, 0.0, 1.0
        share, z = self.first / chosen, _Z * _Z / chosen
        middle = (share + z / 2) / (1 + z)
        reach = _Z / (1 + z) * math.sqrt(share * (1 - share) / chosen + z / (4 * chosen))
        return share, max(0.0, middle - reach), min(1.0, middle + reach)


def found_by_chance(right: int, rounds: int) -> float:
    """Return the probability of guessing X right as often in an A/B/X test (binomial, one-sided), 0 … 1."""
    return sum(math.comb(rounds, count) for count in range(right, rounds + 1)) / 2**rounds


@dataclass(frozen=True)
class Round:
    """What is heard in one round: two voices by number, the sentence by number, and in A/B/X which of the two X is."""

    a: int
    b: int
    sentence: int
    x: int | None = None


def rounds(voices: int, sentences: int, chance: random.Random, *, abx: bool = False) -> list[Round]:
    """Return each pair of voices with each sentence, in an order by chance; each is A in half of the rounds."""
    found: list[Round] = []
    for first, second in combinations(range(voices), 2):
        halves = [place % 2 == 0 for place in range(sentences)]
        chance.shuffle(halves)
        for sentence, as_it_is in enumerate(halves):
            a, b = (first, second) if as_it_is else (second, first)
            found.append(Round(a, b, sentence, chance.choice((a, b)) if abx else None))
    chance.shuffle(found)
    return found


def matched(first: Audio, second: Audio) -> tuple[Audio, Audio]:
    """Return both as loud as the softer one (ITU-R BS.1770), so that neither seems better for being louder."""
    levels = [loudness(first), loudness(second)]
    target = min(levels)
    if target < _SILENT:
        return first, second
    return _softer(first, levels[0] - target), _softer(second, levels[1] - target)


def counted(answers: Sequence[tuple[Round, str]], first: int, second: int) -> Choices:
    """Count the answers ``a``, ``b`` and ``same`` to the rounds of two voices."""
    chosen = {first: 0, second: 0}
    same = 0
    for one, answer in answers:
        if {one.a, one.b} != {first, second}:
            continue
        if answer == "same":
            same += 1
        else:
            chosen[one.a if answer == "a" else one.b] += 1
    return Choices(chosen[first], chosen[second], same)


def _softer(audio: Audio, decibels: float) -> Audio:
    samples: FloatArray = (audio.samples * 10 ** (-decibels / 20)).astype(np.float32)
    return Audio(samples, audio.rate)
