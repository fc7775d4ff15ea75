"""The user's preferences, kept between two starts in one readable file.

A file that cannot be understood is set aside and the program starts with the defaults, and says so. A file that cannot
be read at that moment is never overwritten by defaults. A single value that makes no sense is replaced by its default.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, cast

from platformdirs import user_config_path

from tts_studio import documents, storage
from tts_studio.errors import StudioError
from tts_studio.formats import DEFAULT_PRESET, MANNER, PRESETS
from tts_studio.messages import Message
from tts_studio.synthesis import SynthesisConfig

VERSION = 1
"""Version of the file's layout."""
THEMES = ("system", "light", "dark")
LANGUAGES = ("system", "en", "zh")


@dataclass(frozen=True)
class Settings:
    """All preferences. To change one, make a copy with ``dataclasses.replace`` and ``save`` it."""

    recent_projects: tuple[str, ...] = ()
    """Folders, the last opened first."""
    project: str = ""
    """Folder of the project that is open, or was at the end; empty without one."""
    microphone: str = ""
    """Name of the device; empty for the system's own choice."""
    checked_microphones: tuple[str, ...] = ()
    """Names of the devices that need no check any more."""
    loudspeaker: str = ""
    """Name of the device; empty for the system's own choice."""
    go_on: bool = False
    """Whether one sentence follows the other by itself while recording."""
    read_prompts: bool = False
    """Whether each sentence is read aloud before it is recorded."""
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
    speed: float = SynthesisConfig.speed
    """Of speech, 0.25 … 4."""
    variation: float = SynthesisConfig.variation
    """Of speech, 0 … 2."""
    meter_hold: float = 1.5
    """Seconds for which a meter holds its peak, 0 … 60."""
    show_spectrogram: bool = True
    enter_speaks: bool = False
    """Whether Enter speaks on the page Speak, and the text is selected afterwards; Shift+Enter begins a line then."""
    keep_history: bool = True
    """Whether the texts that were spoken last are kept for the next start."""
    watermark: bool = True
    """Whether speech that is saved gets the inaudible mark of synthetic speech."""
    other: Mapping[str, Any] = field(default_factory=dict[str, Any])
    """What else is in the file: values of a newer program, which are written back unchanged."""
    note: Message = field(default_factory=lambda: Message(""))
    """What went wrong when the settings were read; empty if nothing did. It is not written."""
    unread: bool = False
    """Whether the file could not be read, so that these are defaults and the user's own values are still in it. It is
    not written."""


_RANGES = {
    "font_scale": (0.5, 3.0),
    "meter_hold": (0.0, 60.0),
    **{name: (MANNER[name].least, MANNER[name].most) for name in ("speed", "variation")},
}
_CHOICES = {"theme": THEMES, "language": LANGUAGES, "preset": tuple(PRESETS)}
_TEXTS = ("recent_projects", "checked_microphones")
_NOT_KEPT = ("other", "note", "unread")


def default_path() -> Path:
    """Return the path of this user's settings."""
    return user_config_path("tts-studio", appauthor=False) / "settings.json"


def load(path: Path | None = None) -> Settings:
    """Return the settings in ``path``; defaults if there is no such file, with a ``note`` if it cannot be understood.

    A damaged file is kept beside it, as ``settings.json.damaged``. If the file cannot be read at this moment, the
    settings are ``unread`` defaults.
    """
    path = path or default_path()
    try:
        return _from_document(documents.read_object(path))
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        reason = error.strerror or str(error)
        note = Message("The settings could not be read ({reason}); the defaults are used for now.", reason=reason)
        return Settings(note=note, unread=True)
    except ValueError:
        return _damaged(path)


def save(settings: Settings, path: Path | None = None) -> Settings:
    """Write the settings, atomically, and return them as they are in the file now.

    Of ``unread`` settings only what differs from the defaults is changed in the file, if it can be read by now.
    Raises StudioError, and leaves the file as it is, if it still cannot be read or the disk refuses.
    """
    path = path or default_path()
    if settings.unread:
        settings = _merged(settings, path)
    kept = {name: getattr(settings, name) for name in _names()}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise storage.storage_error(path, error) from error
    storage.write_json(path, {"version": VERSION, **settings.other, **kept})
    return settings


def _merged(unread: Settings, path: Path) -> Settings:
    """Return the settings in the file with the changes made to the defaults that stood in for them."""
    found = load(path)
    if found.unread:
        raise StudioError(
            "The settings were not saved, since the earlier ones could not be read.",
            "Please check the permissions of “{path}”.",
            path=path,
        )
    defaults = Settings()
    changed = {name: getattr(unread, name) for name in _names() if getattr(unread, name) != getattr(defaults, name)}
    return replace(found, **changed)


def _from_document(document: dict[str, Any]) -> Settings:
    known = {name: document[name] for name in _names() if name in document}
    fitting = {name: _read(name, value) for name, value in known.items() if _fits(name, value)}
    return Settings(**fitting, other={name: value for name, value in document.items() if _is_foreign(name, value)})


def _names() -> list[str]:
    return [entry.name for entry in fields(Settings) if entry.name not in _NOT_KEPT]


def _is_foreign(name: str, value: Any) -> bool:
    if name == "version":  # a newer program's stays with what it has written
        version = documents.number(value)
        return version is not None and version > VERSION
    return name not in _names()


def _read(name: str, value: Any) -> Any:
    if name in _TEXTS:
        return tuple(value)
    return float(value) if name in _RANGES else value


def _fits(name: str, value: Any) -> bool:
    if name in _RANGES:
        low, high = _RANGES[name]
        found = documents.number(value)
        return found is not None and low <= found <= high
    if name in _CHOICES:
        return value in _CHOICES[name]
    if name in _TEXTS:
        return isinstance(value, list) and all(isinstance(one, str) for one in cast(list[Any], value))
    return isinstance(value, type(getattr(Settings, name)))


def _damaged(path: Path) -> Settings:
    aside = path.with_name(f"{path.name}.damaged")
    try:
        path.replace(aside)
    except OSError:
        return Settings(note=Message("The settings in “{path}” are damaged; the defaults are used.", path=path))
    return Settings(note=Message("The settings were damaged and are set back; the old file is “{path}”.", path=aside))
