"""Sentences of one's own to read aloud, from any text: a line each, or longer texts that are cut into sentences."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from tts_studio.text.cutting import split_sentences
from tts_studio.text.prompts import Prompt

OWN_PREFIX = "own-"
"""Begins the identifiers of these sentences."""
LONGEST = 300
"""Letters of a sentence; anything longer takes more time to read than a clip may last."""


def parse(text: str, language: str) -> list[str]:
    """Return the sentences of a text, each once, in their order.

    Each line is a sentence; one that is too long is cut where its sentences end. Of a line with tabs the last part is
    the sentence, as in lists of prompts that begin with an identifier.
    """
    found: dict[str, None] = {}
    for line in text.splitlines():
        sentence = " ".join(line.rsplit("\t", 1)[-1].split())
        parts = [sentence] if len(sentence) <= LONGEST else split_sentences(sentence, language)
        found |= dict.fromkeys(part for part in parts if any(map(str.isalnum, part)))
    return list(found)


def too_long(sentences: Iterable[str]) -> list[str]:
    """Return those that are longer than can be recorded in one go."""
    return [sentence for sentence in sentences if len(sentence) > LONGEST]


def as_prompts(sentences: Sequence[str]) -> tuple[Prompt, ...]:
    """Return sentences with identifiers that stay the same as long as the words do, wherever they stand in the list."""
    return tuple(Prompt(f"{OWN_PREFIX}{hashlib.sha256(one.encode()).hexdigest()[:12]}", one) for one in sentences)
