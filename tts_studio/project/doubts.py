"""Texts that are odd whatever the recordings are: in another script or language, or the same for many recordings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tts_studio.messages import Message
from tts_studio.text import espeak_voices, recognition, scripts

SAME = 3
"""Recordings with the same text, from which on it is said: two may be two takes."""
_LONG = 40
"""Letters from which on one text alone can be recognised as another language's."""
_SHARE = 0.1  # of the texts: names and quotations are in other languages, too


@dataclass(frozen=True)
class Doubt:
    """Something that is odd about the texts of some clips."""

    message: Message
    clips: Sequence[str]
    """Their names, as they were given."""
    serious: bool
    """Whether the voice would learn sounds that are not in the recording."""


def doubts(texts: Mapping[str, str], language: str) -> list[Doubt]:
    """Return what is odd about texts (name of the clip → text) in a project of this language (espeak-ng's name)."""
    return [*_other_scripts(texts, language), *_other_language(texts, language), *_same(texts)]


def by_clip(found: Sequence[Doubt]) -> dict[str, list[Doubt]]:
    """Return the doubts about each clip."""
    sorted_out: dict[str, list[Doubt]] = {}
    for doubt in found:
        for clip in doubt.clips:
            sorted_out.setdefault(clip, []).append(doubt)
    return sorted_out


def _other_scripts(texts: Mapping[str, str], language: str) -> list[Doubt]:
    found: dict[str, list[str]] = {}
    for clip, text in texts.items():
        if script := scripts.foreign_script(text, language):
            found.setdefault(script, []).append(clip)
    return [
        Doubt(
            Message(
                "The text is in {script} script, which is not read in the language of the project ({language}).",
                script=scripts.title(script),
                language=language,
            ),
            clips,
            True,
        )
        for script, clips in found.items()
    ]


def _other_language(texts: Mapping[str, str], language: str) -> list[Doubt]:
    """Find texts of another language: long ones one by one; all of them together, where each is short."""
    readable = {clip: text for clip, text in texts.items() if not scripts.foreign_script(text, language)}
    whole = " \n".join(readable.values())
    found: dict[str, list[str]] = {}
    if len(whole) > _LONG and (code := recognition.other_language(whole, language)):
        found[code] = list(readable)
    else:
        for clip, text in readable.items():
            if len(text) >= _LONG and (code := recognition.other_language(text, language)):
                found.setdefault(code, []).append(clip)
    return [
        Doubt(
            Message(
                "The text seems to be in {found}; the language of the project is {language}.",
                found=espeak_voices.title_of(code),
                language=espeak_voices.title_of(language),
            ),
            clips,
            True,
        )
        for code, clips in found.items()
        if len(clips) >= max(2, _SHARE * len(texts))
    ]


def _same(texts: Mapping[str, str]) -> list[Doubt]:
    found: dict[str, list[str]] = {}
    for clip, text in texts.items():
        found.setdefault(text.casefold(), []).append(clip)
    return [
        Doubt(
            Message("{count} recordings have the same text: “{text}”", count=len(clips), text=texts[clips[0]]),
            clips,
            False,
        )
        for clips in found.values()
        if len(clips) >= SAME
    ]
