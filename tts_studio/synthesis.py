"""How to speak a text: the same for the command line, the window and the engine."""

from __future__ import annotations

import math
from dataclasses import dataclass

from tts_studio.errors import VoiceError
from tts_studio.formats import MANNER, PIPER_NOISE
from tts_studio.messages import Message

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

    speed: float = MANNER["speed"].default
    """Times the voice's own pace, 0.25 … 4."""
    variation: float = PIPER_NOISE
    """How much tone and rhythm vary from one time to the next, 0 … 2: 0.667 as its maker chose, 0 not at all."""
    volume: float = MANNER["volume"].default
    """Times full scale, 0 … 4; what would pass full scale is limited."""
    pause: float = MANNER["pause"].default
    """Silence between two sentences in seconds, 0 … 10."""
    seed: int | None = None
    """Same seed, voice, text and machine: same sound. 0 … 2³¹ − 1; None = different each time."""

    def __post_init__(self) -> None:
        ranges = {**{name: (one.least, one.most) for name, one in MANNER.items()}, "seed": (0, 2**31 - 1)}
        for name, (least, most) in ranges.items():
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
