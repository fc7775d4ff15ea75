"""What an import has taken and what not: the events of the job, added up. Knows nothing of Qt."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from tts_studio.events import Event, Finished, Note, Progress, Refused, Stage, Taken


@dataclass
class ImportOutcome:
    """Folds the events of one import."""

    source: str
    """What was imported, in words for the user."""
    taken: list[Taken] = field(default_factory=list[Taken])
    refused: list[Refused] = field(default_factory=list[Refused])
    notes: list[str] = field(default_factory=list[str])
    stage: str = ""
    done: float = 0.0
    total: float = 0.0
    seconds_left: float | None = None
    complete: bool = False
    """Whether everything was looked at; else it was stopped."""

    def fold(self, events: Iterable[Event]) -> None:
        """Take events into account."""
        for event in events:
            match event:
                case Taken():
                    self.taken.append(event)
                case Refused():
                    self.refused.append(event)
                case Note(text):
                    self.notes.append(text)
                case Stage(name, _):
                    self.stage = name
                case Progress(done, total, seconds_left):
                    self.done, self.total, self.seconds_left = done, total, seconds_left
                case Finished():
                    self.complete = True
                case _:
                    pass

    @property
    def groups(self) -> dict[str, list[Refused]]:
        """What was refused by kind of reason, the most frequent first."""
        kinds: dict[str, list[Refused]] = {}
        for refused in self.refused:
            kinds.setdefault(kind_of(refused.reason), []).append(refused)
        return dict(sorted(kinds.items(), key=lambda group: -len(group[1])))


def kind_of(reason: str) -> str:
    """Return what reasons have in common that differ in their figures and names only: their first part, without those.

    “It is too short: 0.31 s, at least 0.5 s are needed.” → “It is too short”.
    """
    first = re.split(r":\s|(?<=[.;])\s|[：。；]", reason, maxsplit=1)[0]
    first = re.sub(r"\s*“[^”]*”", " …", first)
    first = re.sub(r"\d[\d.,]*", "…", first)
    return " ".join(first.split()).rstrip(".;,: ")
