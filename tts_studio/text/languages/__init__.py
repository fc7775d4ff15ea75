"""What the front end knows of each language: one file each, behind ``Language``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module

from tts_studio.text.languages.language import Language
from tts_studio.text.languages.scripts import script_of

_OWN: Mapping[str, tuple[str, str]] = {
    "en": ("en", "BRITISH"),
    "en-us": ("en", "ENGLISH"),
    "cmn": ("zh", "MANDARIN"),
    "de": ("de", "GERMAN"),
    "es": ("es", "SPANISH"),
    "es-419": ("es", "LATIN_AMERICAN"),
    "fr": ("fr", "FRENCH"),
    "hi": ("hi", "HINDI"),
    "it": ("it", "ITALIAN"),
    "nl": ("nl", "DUTCH"),
    "pt": ("pt", "EUROPEAN"),
    "pt-br": ("pt", "BRAZILIAN"),
}
"""espeak-ng's name of a language, or the beginning of it → module here, and its object."""


@lru_cache(maxsize=64)
def language_of(espeak_voice: str) -> Language:
    """Return what is known of a language by espeak-ng's name, such as ``en-us``; the longest beginning decides."""
    parts = espeak_voice.lower().replace("_", "-").split("-")
    for length in range(len(parts), 0, -1):
        found = _OWN.get("-".join(parts[:length]))
        if found:
            return getattr(import_module(f"{__name__}.{found[0]}"), found[1])
    return _other(parts[0])


def _other(code: str) -> Language:
    language = Language()
    script = script_of(code)
    language.scripts = frozenset({"LATIN", script}) if script else None
    return language
