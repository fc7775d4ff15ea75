"""Which part of a text that is being typed is finished: its sentences can be said while the rest is written."""

from __future__ import annotations

from tts_studio.text.languages import language_of
from tts_studio.text.splitting import sentences

_NEXT = " Xylophone"
"""Stands for the sentence that may come: “Mr.” does not end before it, “me.” does."""
_WIDE = tuple("。！？")


def finished(text: str, espeak_voice: str) -> tuple[str, str]:
    """Return what is finished, and what is still being typed.

    A sentence is finished by a space or line end after it; Chinese and Japanese need none.
    """
    written = text.rstrip()
    is_open = written == text and not written.endswith(_WIDE)
    whole = text if is_open else written + _NEXT
    spans = [span for span, _ in sentences(whole, (0, len(whole)), language_of(espeak_voice))]
    if not spans:
        return "", text
    start = spans[-1][0]
    return text[:start].strip(), text[start:] if start < len(written) else ""
