"""How the window of phrases is used, from one start to the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from tts_studio.settings import Settings

_KEY = "phrases"
INTERVALS = (0.5, 0.8, 1.2, 1.8, 2.5, 4.0)
"""Seconds after which the mark of scanning may move on."""


@dataclass(frozen=True)
class PhraseUse:
    """Every value may be missing or wrong in the file; then the defaults hold."""

    scanning: bool = False
    by_rows: bool = True
    interval: float = 1.2
    """One of ``INTERVALS``."""
    on_top: bool = True
    as_typed: bool = False
    """Whether each sentence is said as soon as it is finished."""
    louder: bool = False


def recall_use(settings: Settings) -> PhraseUse:
    """Return what was remembered."""
    kept = settings.other.get(_KEY)
    if not isinstance(kept, Mapping):
        return PhraseUse()
    usual = asdict(PhraseUse())
    fitting = {name: kept[name] for name, value in usual.items() if type(kept.get(name)) is type(value)}
    if fitting.get("interval") not in INTERVALS:
        fitting.pop("interval", None)
    return PhraseUse(**fitting)


def remembering_use(settings: Settings, use: PhraseUse) -> dict[str, Any]:
    """Return the change of the settings that stores this, for ``Studio.change_settings``."""
    return {"other": {**settings.other, _KEY: asdict(use)}}
