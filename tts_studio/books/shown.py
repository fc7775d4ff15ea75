"""A sentence as it is shown: without the signs of Markdown and other markup, which are not spoken either."""

from __future__ import annotations

from tts_studio.text.languages import language_of
from tts_studio.text.layout import TextLine
from tts_studio.text.markup.marks import Replaced
from tts_studio.text.markup.reader import MarkupReader
from tts_studio.text.readings import PauseKind


def shown(written: str, espeak_voice: str) -> str:
    """Return a sentence of a text in espeak-ng's language without its markup; what is replaced is shown replaced."""
    whole = TextLine((0, len(written)), PauseKind.PARAGRAPH)
    kept: list[str] = []
    at = 0
    for line in MarkupReader(written, language_of(espeak_voice)).marked([whole]):
        for mark in line.marks:
            kept.append(written[at : max(at, mark.span[0])])
            kept.append(mark.text if isinstance(mark, Replaced) else "")
            at = max(at, mark.span[1])
    kept.append(written[at:])
    return " ".join("".join(kept).split())
