"""A row: one recording, or a part of one, that a list or folder offers with its text."""

from __future__ import annotations

import html
import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tts_studio.audio import files, pace, quality
from tts_studio.events import Refusal
from tts_studio.messages import Message
from tts_studio.project.lists import times
from tts_studio.project.lists.interface import Entry, Span
from tts_studio.project.lookup import Lookup

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});")
_NO_SPEECH = re.compile(r"[\[(♪*#].*[\])♪*#]|[♪♫\s]+", re.DOTALL)
_MARGIN = 0.2  # seconds that stay before and after a part, as far as the next one leaves them: times are rounded
_FEW, _NEARLY_ALL = 4, 0.9  # texts in capitals that are no accident
_WHOLE = 0.3  # seconds by which the times of the whole recording may differ from its length


@dataclass(frozen=True)
class Problem:
    """Why a row cannot be taken."""

    code: Refusal
    reason: Message


@dataclass(frozen=True)
class Row:
    """One recording, or a part of one, that a list or folder offers."""

    source: str
    """Its place, for the user: ``metadata.csv, line 3: wavs/a.wav`` or the path of the recording."""
    audio: Path | None
    """The recording; None if there is none."""
    text: str
    """White space collapsed; empty if there is none."""
    problem: Problem | None = None
    """Why the row cannot be taken; None if no reason is known yet."""
    span: Span | None = None
    """The part of the recording in seconds; None for all of it."""
    speaker: str = ""
    """Who speaks; empty if that is not said."""
    others: tuple[str, ...] = ()
    """Texts of other columns, one of which an earlier import may have taken."""


def row_of(entry: Entry, lookup: Lookup | None, beside: Path | None = None) -> Row:
    """Return the row of an entry; ``beside`` is the recording of entries without a name, or without a lookup."""
    name = " ".join(entry.name.split())
    audio = lookup.find(entry.name) if name and lookup else beside
    text = cleaned(entry.text)
    if name:
        problem = _problem(entry, name, audio, text, lookup)
        place = f"{entry.place}: {name}"
    else:
        problem = _problem_beside(entry, beside, text)
        place = entry.place
    problem = problem or (_span_problem(entry.span) if entry.span else None)
    others = tuple(map(cleaned, entry.others))
    return Row(place, audio, text, problem, entry.span, " ".join(entry.speaker.split()), others)


def cleaned(text: str) -> str:
    """Return a text with its white space collapsed and HTML's names of letters replaced."""
    return " ".join(_ENTITY.sub(lambda match: html.unescape(match[0]), text).split())


def in_small_letters(rows: Sequence[Row]) -> list[Row]:
    """Return rows whose texts are all in capitals with texts in small letters; any others as they are.

    LibriSpeech and VoxForge write so. Capitals would be spelled: “US” and “IT” are abbreviations, “us” and “it” words.
    """
    texts = [row.text for row in rows if row.text]
    capitals = [text for text in texts if text.isupper() and len(text.split()) > 1]
    if len(capitals) < _FEW or len(capitals) < _NEARLY_ALL * len(texts):
        return list(rows)
    return [replace(row, text=row.text.capitalize()) if row.text.isupper() else row for row in rows]


def text_problem(text: str) -> Problem | None:
    """Return what is wrong with a text; None if it can be spoken."""
    if any(letter.isalnum() for letter in text):
        return None
    return Problem(Refusal.NO_TEXT, Message("Its text is empty."))


def _span_problem(span: Span) -> Problem | None:
    """Return what is wrong with times, so that one bad row does not stop the reading of a recording for the others."""
    start, end = span
    if not (math.isfinite(end) and 0.0 <= start < end):
        return Problem(Refusal.BAD_ROW, times.BAD)
    if end - start > files.MAX_SECONDS:
        long = Message(
            "It is too long: {seconds:.1f} s; please cut it into sentences of at most {most:.0f} s.",
            seconds=end - start,
            most=quality.MAX_SECONDS,
        )
        return Problem(Refusal.BAD_ROW, long)
    return None


def _problem(entry: Entry, name: str, audio: Path | None, text: str, lookup: Lookup | None) -> Problem | None:
    if entry.problem:
        return Problem(Refusal.BAD_ROW, entry.problem)
    if audio is not None:
        return text_problem(text)
    count = lookup.namesakes(entry.name) if lookup else 0
    if count > 1:
        several = Message("There are {count} recordings “{name}”; please name the folder, too.", count=count, name=name)
        return Problem(Refusal.NO_RECORDING, several)
    return Problem(Refusal.NO_RECORDING, Message("There is no recording “{name}”.", name=name))


def _problem_beside(entry: Entry, beside: Path | None, text: str) -> Problem | None:
    if entry.problem:
        return Problem(Refusal.BAD_ROW, entry.problem)
    if beside is None:
        return Problem(Refusal.NO_RECORDING, Message("No recording is named."))
    if entry.span is not None and _NO_SPEECH.fullmatch(text):
        return Problem(Refusal.NO_TEXT, Message("It describes a sound and says nothing: “{text}”.", text=text))
    return text_problem(text)


def with_margins(rows: Sequence[Row], seconds: Callable[[Path], float | None]) -> list[Row]:
    """Return rows whose parts begin a little earlier and end a little later, but not within another part.

    A part that is the whole recording by its times becomes the whole; so does a lone one from the beginning on where
    the text fits to the whole, since some lists give durations that are not true.
    """
    parts: dict[Path, set[Span]] = {}
    for row in rows:
        if row.audio is not None and row.span is not None and row.problem is None:
            parts.setdefault(row.audio, set()).add(row.span)
    edges = {
        audio: (sorted(start for start, _ in spans), sorted(end for _, end in spans)) for audio, spans in parts.items()
    }
    return [
        _with_margin(row, *edges[row.audio], seconds(row.audio)) if row.audio in edges and row.problem is None else row
        for row in rows
    ]


def _with_margin(row: Row, starts: Sequence[float], ends: Sequence[float], duration: float | None) -> Row:
    """Return a row with room around its part; ``starts`` and ``ends`` are those of all parts, each in order."""
    if row.span is None:
        return row
    start, end = row.span
    if duration is not None and len(starts) == 1 and _is_whole(row, duration):
        return replace(row, span=None)
    place, behind = bisect_right(ends, start), bisect_left(starts, end)
    before = ends[place - 1] if place else -1.0
    after = starts[behind] if behind < len(starts) else float("inf")
    first = max(0.0, start - min(_MARGIN, max(0.0, (start - before) / 2)))
    last = end + min(_MARGIN, max(0.0, (after - end) / 2))
    return replace(row, span=(first, last))


def _is_whole(row: Row, duration: float) -> bool:
    if row.span is None or row.span[0] > _WHOLE:
        return False
    if row.span[1] >= duration - _WHOLE:
        return True
    return duration <= quality.MAX_SECONDS and fits(row.text, duration)


def fits(text: str, duration: float) -> bool:
    """Return whether a text may take so many seconds to say."""
    shortest, longest = pace.plausible_seconds(text)
    return shortest <= duration <= longest + 2.0  # with silence around it
