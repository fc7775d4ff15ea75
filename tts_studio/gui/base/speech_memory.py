"""What the Speak page remembers from one start to the next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from tts_studio.errors import VoiceError
from tts_studio.formats import DEFAULT_BASE
from tts_studio.gui.base.utterance import SpeechRequest
from tts_studio.settings import Settings
from tts_studio.synthesis import SynthesisConfig

_KEY = "speech"
_MOST_SPOKEN = 5000  # letters of each text that was spoken
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
    history: tuple[SpeechRequest, ...] = ()
    """What was spoken, newest first."""


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
        history=tuple(_requests(kept.get("history"))),
    )


def with_voice(settings: Settings, name: str) -> dict[str, Any]:
    """Return the change of the settings after which the Speak page uses the voice ``name``."""
    return remembering(settings, replace(recall(settings), voice=name))


def remembering(settings: Settings, memory: SpeechMemory) -> dict[str, Any]:
    """Return the change of the settings that stores this, for ``Studio.change_settings``."""
    history = [_as_plain(request) for request in memory.history] if settings.keep_history else []
    text = None if memory.text is None else memory.text[:_MOST]
    kept = asdict(replace(memory, history=())) | {"text": text, "history": history}
    return {"other": {**settings.other, _KEY: kept}}


def _as_plain(request: SpeechRequest) -> dict[str, Any]:
    folder = "" if request.folder is None else str(request.folder)
    return asdict(request) | {"text": request.text[:_MOST_SPOKEN], "folder": folder}


def _requests(kept: Any) -> Iterator[SpeechRequest]:
    """Yield what was spoken, without what cannot be understood."""
    for one in kept if isinstance(kept, list) else ():
        with suppress(KeyError, TypeError, ValueError, VoiceError):
            text, voice, title, stamp = (str(one[name]) for name in ("text", "voice", "title", "stamp"))
            numbers = {name: float(one[name]) for name in ("speed", "variation", "pause")}
            folder = Path(one["folder"]) if one["folder"] else None
            request = SpeechRequest(text, voice, title, folder, stamp, seed=int(one["seed"]), **numbers)
            if text.strip() and request.config:
                yield request
