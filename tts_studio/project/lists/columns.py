"""Which column of a table is the text: the one that fits, since programs differ in their order.

A column with the name of a text is taken for it. Otherwise columns of numbers, phonemes and repeated labels are none;
of what is left, the text is in the project's language, its length goes with the duration of the recordings, and its
words vary. Of two that hold the same text in two spellings, the one whose numbers are spelled out is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tts_studio.audio import pace
from tts_studio.messages import Message
from tts_studio.project.lists.column_profile import ColumnProfile, alike
from tts_studio.project.lists.interface import Surroundings
from tts_studio.text import recognition

_MEASURED = 40  # recordings whose durations are compared with the lengths of texts
_LEAST = 4  # of which a correlation says something
_CLEARLY = 0.15  # difference of two fits that decides

NAMED = Message("it is called so")
CHOSEN = Message("you have chosen it")
ONLY = Message("no other column holds texts")
FITS = Message("its length goes with the durations of the recordings")
LANGUAGE = Message("it is in the language of the project")
SPELLED_OUT = Message("its numbers are spelled out")
LONGEST = Message("its texts are longest")
VARIED = Message("its words vary most")
LAST = Message("it is the last one that may be the text")


@dataclass(frozen=True)
class TextColumns:
    """The columns that may be the text."""

    order: list[int]
    """The preferred one first; the others are taken where it is empty."""
    why: Message
    """Why the first is preferred."""
    doubtful: bool = False
    """Whether it might have been another one."""


def find_text(
    profiles: Sequence[ColumnProfile],
    candidates: Sequence[int],
    recordings: Sequence[Path | None],
    around: Surroundings,
) -> TextColumns:
    """Return which of the ``candidates`` (columns, left to right) are texts; ``recordings`` are those of the rows."""
    texts = [column for column in candidates if _may_be_text(profiles[column])]
    if not texts:
        texts = [column for column in candidates if profiles[column].has_words and not profiles[column].is_phonetic]
    if not texts:
        return TextColumns(list(reversed(candidates)), ONLY)
    if len(texts) == 1:
        return TextColumns(texts, ONLY)
    best, why = _best(profiles, texts, recordings, around)
    same = [column for column in texts if column == best or alike(profiles[column], profiles[best])]
    if len(same) > 1:
        chosen = min(reversed(same), key=lambda column: profiles[column].digits)
        spellings = [chosen, *(column for column in reversed(same) if column != chosen)]
        return TextColumns(spellings, SPELLED_OUT if len(same) == len(texts) else why, len(same) < len(texts))
    return TextColumns([best], why, True)


def _may_be_text(profile: ColumnProfile) -> bool:
    return bool(profile.filled) and profile.has_words and not profile.repeats and not profile.is_phonetic


def _best(
    profiles: Sequence[ColumnProfile], texts: list[int], recordings: Sequence[Path | None], around: Surroundings
) -> tuple[int, Message]:
    """Return the column that fits best, and by what; the last one if nothing decides."""
    measures: list[tuple[Callable[[], dict[int, float]], Message]] = [
        (lambda: {column: _language(profiles[column], around.language) for column in texts}, LANGUAGE),
        (lambda: _fits({column: profiles[column] for column in texts}, recordings, around), FITS),
        (lambda: _lengths({column: profiles[column] for column in texts}), LONGEST),
        (lambda: {column: profiles[column].variety for column in texts}, VARIED),
    ]
    for measure, why in measures:
        fits = measure()  # of the columns that are still left
        texts = [column for column in texts if fits[column] >= max(fits.values()) - _CLEARLY]
        if len(texts) == 1 or all(alike(profiles[column], profiles[texts[-1]]) for column in texts):
            return texts[-1], why
    return texts[-1], LAST


def _language(profile: ColumnProfile, language: str) -> float:
    """Return 1 for the project's language, 0 for what cannot be told, −1 for another language."""
    return recognition.fit(" \n".join(profile.filled), language)


def _fits(
    profiles: dict[int, ColumnProfile], recordings: Sequence[Path | None], around: Surroundings
) -> dict[int, float]:
    """Return how well the lengths of each column's texts go with the durations: correlation −1 … 1, 0 if unknown."""
    measured = [(row, path) for row, path in enumerate(recordings) if path is not None][:_MEASURED]
    durations = {row: around.seconds(path) for row, path in measured}
    known = [row for row, seconds in durations.items() if seconds is not None]
    return {column: _correlation(profile, known, durations) for column, profile in profiles.items()}


def _correlation(profile: ColumnProfile, rows: Sequence[int], durations: dict[int, float | None]) -> float:
    both = [(pace.length(profile.cells[row]), durations[row]) for row in rows if profile.cells[row]]
    if len(both) < _LEAST:
        return 0.0
    lengths, seconds = np.array(both, np.float64).T
    if lengths.std() < 1e-9 or seconds.std() < 1e-9:
        return 0.0
    return float(np.corrcoef(lengths, seconds)[0, 1])


def _lengths(profiles: dict[int, ColumnProfile]) -> dict[int, float]:
    """Return the mean length of each column's texts, the longest being 1."""
    means = {
        column: sum(map(pace.length, profile.filled)) / len(profile.filled) for column, profile in profiles.items()
    }
    return {column: mean / max(max(means.values()), 1e-9) for column, mean in means.items()}
