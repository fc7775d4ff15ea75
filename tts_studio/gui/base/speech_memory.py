"""What the Speak page remembers from one start to the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from tts_studio.formats import DEFAULT_BASE
from tts_studio.settings import Settings
from tts_studio.synthesis import SynthesisConfig

_KEY = "speech"
_MOST = 100_000  # letters: a book has no place in the settings


@dataclass(frozen=True)
class SpeechMemory:
    """Every value may be missing or wrong in the file; then the defaults hold."""

    text: str | None = None
    """None before the first time."""
    voice: str = DEFAULT_BASE
    """As ``VoiceEntry.name``, or the path of a file; after a “#”, its speaker."""
    pause: float = SynthesisConfig.pause
    """Seconds between two sentences, 0 … 2."""
    seed: int = 1


def recall(settings: Settings) -> SpeechMemory:
    """Return what was remembered."""
    kept = settings.other.get(_KEY)
    if not isinstance(kept, Mapping):
        return SpeechMemory()
    text, voice, pause, seed = (kept.get(name) for name in ("text", "voice", "pause", "seed"))
    return SpeechMemory(
        text=text if isinstance(text, str) else None,
        voice=voice if isinstance(voice, str) else DEFAULT_BASE,
        pause=float(pause) if isinstance(pause, int | float) and 0.0 <= pause <= 2.0 else SynthesisConfig.pause,
        seed=seed if isinstance(seed, int) and 0 <= seed < 2**31 else 1,
    )


def with_voice(settings: Settings, name: str) -> dict[str, Any]:
    """Return the change of the settings after which the Speak page uses the voice ``name``."""
    return remembering(settings, replace(recall(settings), voice=name))


def remembering(settings: Settings, memory: SpeechMemory) -> dict[str, Any]:
    """Return the change of the settings that stores this, for ``Studio.change_settings``."""
    kept = asdict(memory) | {"text": None if memory.text is None else memory.text[:_MOST]}
    return {"other": {**settings.other, _KEY: kept}}
