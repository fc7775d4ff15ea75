"""What an import has taken and what not: the events of the job, added up. Knows nothing of Qt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from tts_studio.events import Event, Finished, Note, Progress, Refused, Stage, StageKind, Taken
from tts_studio.messages import Message


@dataclass
class ImportOutcome:
    """Folds the events of one import."""

    source: str
    """What was imported, in words for the user."""
    taken: list[Taken] = field(default_factory=list[Taken])
    refused: list[Refused] = field(default_factory=list[Refused])
    notes: list[Message] = field(default_factory=list[Message])
    stage: StageKind | None = None
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
                case Note(message):
                    self.notes.append(message)
                case Stage(kind):
                    self.stage = kind
                case Progress(done, total, seconds_left):
                    self.done, self.total, self.seconds_left = done, total, seconds_left
                case Finished():
                    self.complete = True
                case _:
                    pass

    @property
    def groups(self) -> dict[str, list[Refused]]:
        """What was refused, by the code of the reason, the most frequent first."""
        found: dict[str, list[Refused]] = {}
        for refused in self.refused:
            found.setdefault(refused.code, []).append(refused)
        return dict(sorted(found.items(), key=lambda group: -len(group[1])))
