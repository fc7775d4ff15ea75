"""What only one language has: decades in English, noun phrases with a number in German, and so on."""

from __future__ import annotations

from tts_studio.text.languages.language import Language


def read_extra(text: str, language: Language) -> str:
    """Write what the language itself knows as it is said."""
    return language.extra(text)
