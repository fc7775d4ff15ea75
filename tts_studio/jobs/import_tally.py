"""What an import has taken, and what is to be said at its end: a sentence for each kind, with the recordings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tts_studio.audio.remarks import Remark
from tts_studio.events import Note, NoteKind, Taken
from tts_studio.messages import Message
from tts_studio.project import doubts, intake
from tts_studio.project.rows import Row

_NAMED = 3


class Tally:
    """Counts the rows of an import; a whole set of recordings often has the same remarks, so they are collected."""

    def __init__(self) -> None:
        self._counts = {"taken": 0, "refused": 0, "already": 0}
        self._changed = 0
        self._minutes = 0.0
        self._remarks: dict[Remark, list[str]] = {}
        self._texts: dict[str, str] = {}

    def count(self, outcome: intake.Outcome, row: Row) -> None:
        """Count one row."""
        if outcome.changed:
            self._changed += 1
        elif isinstance(outcome.event, Taken):
            self._counts["taken"] += 1
            self._minutes += outcome.seconds / 60
        else:
            self._counts["already" if outcome.already else "refused"] += 1
        if isinstance(outcome.event, Taken):
            self._texts[row.source] = row.text
        for remark in outcome.remarks:
            self._remarks.setdefault(remark, []).append(row.source)

    def notes(self, language: str) -> Iterator[Note]:
        """Yield what was mended or left out of recordings, and what is odd about their texts in this language."""
        for remark, sources in self._remarks.items():
            yield Note(about(remark.sentence, sources), NoteKind.MENDED)
        for doubt in doubts.doubts(self._texts, language):
            yield Note(about(doubt.message, doubt.clips), NoteKind.DOUBTFUL_TEXTS)

    def result(self) -> dict[str, float]:
        """Return the counts for the last event."""
        changed = {"changed": self._changed} if self._changed else {}
        return {**self._counts, **changed, "minutes": round(self._minutes, 2)}


def about(sentence: Message, sources: Sequence[str]) -> Message:
    """Return a sentence and the first of the things that it is about."""
    names = "; ".join(sources[:_NAMED])
    if len(sources) <= _NAMED:
        return Message("{sentence} ({names})", sentence=sentence, names=names)
    return Message("{sentence} ({names}; {more} more)", sentence=sentence, names=names, more=len(sources) - _NAMED)
