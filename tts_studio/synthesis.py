"""How to speak a text: the same for the command line, the window and the engine."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar

from tts_studio.errors import VoiceError
from tts_studio.messages import Message

PIPER_NOISE = 0.667
"""Piper's own noise scale: the variation at which a voice varies as its configuration says."""

_NAMES = {
    "speed": Message("speed"),
    "variation": Message("variation"),
    "volume": Message("volume"),
    "pause": Message("pause"),
    "seed": Message("seed"),
}


@dataclass(frozen=True)
class SynthesisConfig:
    """How to speak. Raises VoiceError for a value out of its range."""

    speed: float = 1.0
    """Times the voice's own pace, 0.25 … 4."""
    variation: float = PIPER_NOISE
    """How much tone and rhythm vary from one time to the next, 0 … 2: 0.667 as its maker chose, 0 not at all."""
    volume: float = 1.0
    """Times full scale, 0 … 4; what would pass full scale is limited."""
    pause: float = 0.2
    """Silence between two sentences in seconds, 0 … 10."""
    seed: int | None = None
    """Same seed, voice, text and machine: same sound. 0 … 2³¹ − 1; None = different each time."""

    RANGES: ClassVar[dict[str, tuple[float, float]]] = {
        "speed": (0.25, 4.0),
        "variation": (0.0, 2.0),
        "volume": (0.0, 4.0),
        "pause": (0.0, 10.0),
        "seed": (0, 2**31 - 1),
    }

    def __post_init__(self) -> None:
        for name, (least, most) in self.RANGES.items():
            value = getattr(self, name)
            if value is not None and not (math.isfinite(value) and least <= value <= most):
                raise VoiceError(
                    "The {name} {value:g} is not possible.",
                    "Please choose a value from {least:g} to {most:g}.",
                    name=_NAMES[name],
                    value=value,
                    least=least,
                    most=most,
                )
