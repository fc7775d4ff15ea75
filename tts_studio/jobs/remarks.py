"""What was mended or left out while recordings were imported: one sentence for each kind, with the recordings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tts_studio.audio.remarks import Remark
from tts_studio.events import Note, NoteKind
from tts_studio.messages import Message

_NAMED = 3


class Remarks:
    """Collects the remarks of an import, since a whole set of recordings often has the same ones."""

    def __init__(self) -> None:
        self._sources: dict[Remark, list[str]] = {}

    def add(self, source: str, remarks: Sequence[Remark]) -> None:
        """Note what was remarked about the recording that came from ``source``."""
        for remark in remarks:
            self._sources.setdefault(remark, []).append(source)

    def notes(self) -> Iterator[Note]:
        """Yield a note for each kind of remark."""
        for remark, sources in self._sources.items():
            yield Note(about(remark.sentence, sources), NoteKind.MENDED)


def about(sentence: Message, sources: Sequence[str]) -> Message:
    """Return a sentence and the first of the recordings that it is about."""
    names = "; ".join(sources[:_NAMED])
    if len(sources) <= _NAMED:
        return Message("{sentence} ({names})", sentence=sentence, names=names)
    return Message("{sentence} ({names}; {more} more)", sentence=sentence, names=names, more=len(sources) - _NAMED)
