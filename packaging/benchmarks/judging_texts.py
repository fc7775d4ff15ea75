"""What voices say to be judged by ``bench_voice.py``: sentences that the speaker has not recorded."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from tts_studio.engine import bases
from tts_studio.errors import TextError
from tts_studio.text import prompts

SENTENCES = 20
"""As many as `tts-studio evaluate` takes, if no number of words is asked for."""


def texts_to_say(
    espeak_voice: str, recorded: Collection[str] = (), held_out: Sequence[str] = (), words: int | None = None
) -> tuple[str, ...]:
    """Return the first 20 sentences of a language, or as many as make so many ``words`` (all, if there are fewer).

    They are those of `tts-studio evaluate` and the program's sentences to read aloud, without those that are
    ``recorded``. In a language that has none, they are the texts of ``held_out`` recordings.
    """
    offered = dict.fromkeys((*bases.texts(espeak_voice).judging, *_prompts(espeak_voice)))
    texts = [text for text in offered if text not in recorded] or list(dict.fromkeys(held_out))
    if words is None:
        return tuple(texts[:SENTENCES])
    taken: list[str] = []
    while texts and word_count(taken) < words:
        taken.append(texts.pop(0))
    return tuple(taken)


def word_count(texts: Sequence[str]) -> int:
    """Return how many words there are between spaces."""
    return sum(len(text.split()) for text in texts)


def _prompts(espeak_voice: str) -> list[str]:
    try:
        return [prompt.text for prompt in prompts.load(espeak_voice)]
    except TextError:  # no sentences in this language
        return []
