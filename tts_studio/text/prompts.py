"""Sentences to read aloud, and which phonemes of the language they contain.

The lists were written for this program. The first forty English sentences contain every phoneme of espeak-ng's English
and its most common pairs, so that a speaker who stops early has still recorded them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tts_studio.assets import resource
from tts_studio.errors import TextError
from tts_studio.text.phonemes import sentences
from tts_studio.text.phonemizers import ESPEAK

STRESS_MARKS = frozenset("ˈˌ")
OTHER_NAMES = {"cmn": "zh"}
"""espeak-ng's name of a language → name of its list, where they differ."""


@dataclass(frozen=True)
class Prompt:
    """A sentence to read aloud."""

    id: str
    """Stable name within all lists, such as ``en007``."""
    text: str


@dataclass(frozen=True)
class Coverage:
    """How often each phoneme and each pair of neighbours within a sentence occurs; stress marks are left out."""

    phonemes: Counter[str] = field(default_factory=Counter[str])
    pairs: Counter[tuple[str, str]] = field(default_factory=Counter[tuple[str, str]])


def load(language: str) -> tuple[Prompt, ...]:
    """Return the sentences for a language such as ``en-us``, ``en``, ``zh`` or ``cmn``, the most useful ones first.

    Raises TextError if there is no list for it.
    """
    lists = {path.stem: path for path in resource("prompts").glob("*.txt")}
    path = lists.get(short_name(language))
    if path is None:
        known = ", ".join(sorted(lists))
        raise TextError(
            "There are no sentences to read in “{language}”.",
            "There are some in: {known}.",
            language=language,
            known=known,
        )
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return tuple(Prompt(name, text) for name, text in rows)


def short_name(language: str) -> str:
    """Return how files of a language such as ``en-us``, ``pt_BR`` or ``cmn`` are called: ``en``, ``pt``, ``zh``."""
    short = language.lower().replace("_", "-").split("-")[0]
    return OTHER_NAMES.get(short, short)


def next_prompt(
    prompts: Sequence[Prompt], recorded_ids: Collection[str], skipped_ids: Collection[str] = ()
) -> Prompt | None:
    """Return the first sentence that is neither recorded nor skipped, then the first skipped one; None after the last.

    A sentence that was skipped comes back when all others are recorded: it may be easier by then.
    """
    left = [prompt for prompt in prompts if prompt.id not in recorded_ids]
    return next((prompt for prompt in left if prompt.id not in skipped_ids), left[0] if left else None)


def coverage(texts: Iterable[str], espeak_voice: str, kind: str = ESPEAK) -> Coverage:
    """Count the phonemes and pairs of neighbours that a voice would speak in these texts; needs espeak-ng's data.

    ``espeak_voice`` is espeak-ng's name of the language, such as ``en-us``, ``kind`` that of the phonemizer. Raises
    TextError for an empty text.
    """
    counted = Coverage()
    for text in texts:
        for sentence in sentences(text, espeak_voice, kind):
            sounds = [phoneme for phoneme in sentence if phoneme not in STRESS_MARKS]
            counted.phonemes.update(sounds)
            counted.pairs.update(pairwise(sounds))
    return counted
