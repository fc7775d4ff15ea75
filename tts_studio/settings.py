"""What a person prefers, kept between two starts in one readable file.

A file that cannot be understood is set aside, never an obstacle: the program then starts with what it started with on
the first day, and says so. A single value that makes no sense is replaced by its default alone.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, cast

from platformdirs import user_config_path

from tts_studio import storage
from tts_studio.formats import DEFAULT_PRESET, PRESETS

VERSION = 1
"""Of the file's layout."""
THEMES = ("system", "light", "dark")
LANGUAGES = ("system", "en", "zh")


@dataclass(frozen=True)
class Settings:
    """All preferences; change them with ``dataclasses.replace``. Any value may be asked for at any time."""

    recent_projects: tuple[str, ...] = ()
    """Folders, the last opened first."""
    microphone: str = ""
    """Name of the device; empty for the system's own choice."""
    loudspeaker: str = ""
    """Name of the device; empty for the system's own choice."""
    theme: str = "system"
    """``system``, ``light`` or ``dark``."""
    language: str = "system"
    """``system``, ``en`` or ``zh``."""
    font_scale: float = 1.0
    """Size of the text relative to the system's, 0.5 … 3."""
    geometry: str = ""
    """Place and size of the window as the window itself encodes them (base64); empty before the first time."""
    page: str = ""
    """The page that was shown last; empty before the first time."""
    preset: str = DEFAULT_PRESET
    """How long a training takes: a name in ``formats.PRESETS``."""
    speed: float = 1.0
    """Of speech, 0.25 … 4."""
    variation: float = 0.667
    """Of speech, 0 … 2."""
    meter_hold: float = 1.5
    """Seconds for which a meter holds its peak, 0 … 60."""
    show_spectrogram: bool = True
    other: Mapping[str, Any] = field(default_factory=dict[str, Any])
    """What the file held beyond this: of a newer program, which shall find it again."""
    note: str = ""
    """What went wrong when the settings were read, in a sentence; empty if nothing did. It is not kept."""


_RANGES = {"font_scale": (0.5, 3.0), "speed": (0.25, 4.0), "variation": (0.0, 2.0), "meter_hold": (0.0, 60.0)}
_CHOICES = {"theme": THEMES, "language": LANGUAGES, "preset": tuple(PRESETS)}
_NOT_KEPT = ("other", "note")


def default_path() -> Path:
    """Return where the settings of this user lie."""
    return user_config_path("tts-studio", appauthor=False) / "settings.json"


def load(path: Path | None = None) -> Settings:
    """Return the settings in ``path``; defaults if there is no such file, and a ``note`` if it cannot be understood.

    A damaged file is kept beside it, as ``settings.json.damaged``.
    """
    path = path or default_path()
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        return Settings(note=f"The settings could not be read ({error.strerror or error}); the defaults are used.")
    except (ValueError, RecursionError):
        return _damaged(path)
    return _from_document(cast(dict[str, Any], document)) if isinstance(document, dict) else _damaged(path)


def save(settings: Settings, path: Path | None = None) -> None:
    """Write the settings, atomically; raises StudioError if the disk refuses."""
    path = path or default_path()
    kept = {name: getattr(settings, name) for name in _names()}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise storage.storage_error(path, error) from error
    storage.write_json(path, {"version": VERSION, **settings.other, **kept})


def _from_document(document: dict[str, Any]) -> Settings:
    known = {name: document[name] for name in _names() if name in document}
    fitting = {name: _read(name, value) for name, value in known.items() if _fits(name, value)}
    return Settings(**fitting, other={name: value for name, value in document.items() if _is_foreign(name, value)})


def _names() -> list[str]:
    return [entry.name for entry in fields(Settings) if entry.name not in _NOT_KEPT]


def _is_foreign(name: str, value: Any) -> bool:
    if name == "version":  # a newer program's stays with what it has written
        return _is_number(value) and value > VERSION
    return name not in _names()


def _read(name: str, value: Any) -> Any:
    if name == "recent_projects":
        return tuple(value)
    return float(value) if name in _RANGES else value


def _fits(name: str, value: Any) -> bool:
    if name in _RANGES:
        low, high = _RANGES[name]
        return _is_number(value) and low <= value <= high
    if name in _CHOICES:
        return value in _CHOICES[name]
    if name == "recent_projects":
        return isinstance(value, list) and all(isinstance(folder, str) for folder in cast(list[Any], value))
    return isinstance(value, type(getattr(Settings, name)))


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _damaged(path: Path) -> Settings:
    aside = path.with_name(f"{path.name}.damaged")
    try:
        path.replace(aside)
    except OSError:
        return Settings(note=f"The settings in “{path}” are damaged; the defaults are used.")
    return Settings(note=f"The settings were damaged and are set back; the old file is “{aside}”.")
