"""Which channels of a recording are its voice: not all that a recorder writes is worth being mixed.

Left out are channels that are silent or much softer, channels that hum or hiss while another one is clear, and, where
two have opposite polarity and would cancel one another, all but one.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from tts_studio.audio.signal import FloatArray

_FRAME_SECONDS = 0.02
_SILENT_DBFS = -90.0  # below this, a frame is the digital silence of a gate or an unused input
_DEPTH_DB = 60.0  # clearer than this, no recording need be
_LESS_CLEAR_DB = 10.0  # a channel that is so much less clear than the best one makes the mean worse
_SOFTER_DB = 20.0  # a channel that is so much softer than the loudest one only halves it
_OPPOSITE = -0.5  # correlation below which two channels cancel one another


class LeftOut(StrEnum):
    """Why channels were left out."""

    SILENT = "silent"
    UNCLEAR = "unclear"
    """They hum or hiss, while another channel does not."""
    OPPOSITE = "opposite"
    """They would cancel one another."""


@dataclass(frozen=True)
class Mix:
    """How the channels of a recording become one."""

    weights: FloatArray
    """[channels], their sum is 1."""
    left_out: LeftOut | None = None

    @property
    def plain(self) -> bool:
        """Whether it is the mean of all channels."""
        return self.left_out is None


@dataclass
class ChannelStatistics:
    """What the choice among channels needs to know, collected block by block."""

    channels: int
    rate: int
    _powers: list[FloatArray] = field(default_factory=list[FloatArray])
    _rest: FloatArray = field(init=False)
    _products: npt.NDArray[np.float64] = field(init=False)

    def __post_init__(self) -> None:
        self._rest = np.zeros((0, self.channels), np.float32)
        self._products = np.zeros((self.channels, self.channels))

    def add(self, block: FloatArray) -> None:
        """Take in samples [frames, channels]; a last part that is shorter than 20 ms is not looked at."""
        size = max(1, round(_FRAME_SECONDS * self.rate))
        joined = np.concatenate([self._rest, block]) if len(self._rest) else block
        whole = len(joined) // size * size
        frames, self._rest = joined[:whole].reshape(-1, size, self.channels), joined[whole:].copy()
        if not len(frames):
            return
        centred = frames - frames.mean(axis=1, keepdims=True, dtype=np.float32)
        self._powers.append(np.square(centred).mean(axis=1, dtype=np.float32))
        flat = centred.reshape(-1, self.channels)
        self._products += flat.T @ flat

    def mix(self) -> Mix:
        """Return how to mix these channels."""
        if self.channels == 1 or not self._powers:
            return _mean(self.channels, list(range(self.channels)), None)
        levels, depths = self._levels()
        heard = [channel for channel in range(self.channels) if depths[channel] > -math.inf]
        clear = [channel for channel in heard if depths[channel] >= max(depths) - _LESS_CLEAR_DB]
        if not clear:
            return _mean(self.channels, list(range(self.channels)), None)
        loudest = max(levels[channel] for channel in clear)
        loud = [channel for channel in clear if levels[channel] >= loudest - _SOFTER_DB]
        if self._cancel(loud):
            best = max(loud, key=lambda channel: levels[channel])
            return _mean(self.channels, [best], LeftOut.OPPOSITE)
        audible = [channel for channel in heard if levels[channel] >= loudest - _SOFTER_DB]
        reason = LeftOut.UNCLEAR if len(audible) > len(loud) else LeftOut.SILENT
        return _mean(self.channels, loud, reason if len(loud) < self.channels else None)

    def _levels(self) -> tuple[list[float], list[float]]:
        """Return of each channel the level of its loud moments, and how far that is above its soft ones, in dB.

        Frames of digital silence are no soft moments. A channel of nothing else is −∞ in both.
        """
        powers = 10.0 * np.log10(np.maximum(np.concatenate(self._powers), 1e-20))
        levels: list[float] = []
        depths: list[float] = []
        for channel in powers.T:
            alive = channel[channel > _SILENT_DBFS]
            level = float(np.percentile(alive, 95)) if len(alive) else -math.inf
            soft = float(np.percentile(alive, 10)) if len(alive) else 0.0
            levels.append(level)
            depths.append(min(_DEPTH_DB, level - soft))
        return levels, depths

    def _cancel(self, channels: list[int]) -> bool:
        products = self._products[np.ix_(channels, channels)]
        scale = np.sqrt(np.outer(np.diag(products), np.diag(products)))
        return bool((products < _OPPOSITE * scale).any())


def _mean(channels: int, used: list[int], left_out: LeftOut | None) -> Mix:
    weights = np.zeros(channels, np.float32)
    weights[used] = 1.0 / len(used)
    return Mix(weights, left_out)
