"""Taking recordings with their texts into a project: folders, lists, or single files with texts beside."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tts_studio.audio.sniffing import is_sound
from tts_studio.errors import TextError
from tts_studio.events import Event, Finished, Progress, Refusal, Refused, Stage, StageKind, Taken
from tts_studio.jobs.projects import opened, set_aside
from tts_studio.jobs.remarks import Remarks
from tts_studio.messages import Message
from tts_studio.project import exchange, intake, store
from tts_studio.project.lookup import is_audio

_ROWS_BEFORE_ESTIMATE = 3


@dataclass(frozen=True)
class Offered:
    """Files and folders, sorted by what can be done with them."""

    sources: tuple[Path, ...]
    """Folders and lists."""
    recordings: tuple[Path, ...]
    """Single recordings; their texts are ``.txt`` files of the same name beside them."""
    strangers: tuple[Path, ...]
    """Files that are none of these."""

    @property
    def nothing(self) -> bool:
        """Whether there is nothing to import."""
        return not self.sources and not self.recordings

    @property
    def name(self) -> str:
        """Name of the first file or folder, and how many there are if there are several."""
        every = [*self.sources, *self.recordings]
        return every[0].name if len(every) == 1 else f"{every[0].name} … ({len(every)})"


@dataclass
class Tally:
    """What an import has taken so far."""

    taken: int = 0
    refused: int = 0
    already: int = 0
    minutes: float = 0.0
    remarks: Remarks = field(default_factory=Remarks)

    def count(self, outcome: intake.Outcome, source: str) -> None:
        """Count one row."""
        if isinstance(outcome.event, Taken):
            self.taken += 1
            self.minutes += outcome.seconds / 60
            self.remarks.add(source, outcome.remarks)
        elif outcome.already:
            self.already += 1
        else:
            self.refused += 1

    def result(self) -> dict[str, float]:
        """Return the counts for the last event."""
        minutes = round(self.minutes, 2)
        return {"taken": self.taken, "refused": self.refused, "already": self.already, "minutes": minutes}


def offered(paths: Sequence[Path]) -> Offered:
    """Sort files and folders by what they are; a ``.txt`` file beside one of the recordings is its text, not a list."""
    recordings = [path for path in paths if not path.is_dir() and _is_recording(path)]
    texts = {path.with_suffix(".txt") for path in recordings}
    others = [path for path in paths if path not in recordings and path not in texts]
    sources = [path for path in others if path.is_dir() or path.suffix.lower() in exchange.LISTS]
    return Offered(tuple(sources), tuple(recordings), tuple(path for path in others if path not in sources))


def _is_recording(path: Path) -> bool:
    """Return whether a file that the user named is a recording: by its extension, or an unknown one by its content."""
    return is_audio(path) or (path.suffix.lower() not in exchange.LISTS and path.is_file() and is_sound(path))


def import_clips(folder: Path, *paths: Path) -> Iterator[Event]:
    """Take recordings into the project ``folder`` and report of each one whether it was taken.

    Each path is a folder, a list of texts, or a single recording with its text beside it. What a folder or list
    refuses is kept for ``check`` until it is imported again without refusals.
    Raises ProjectError if the project cannot be opened, TextError if a path does not exist, or if the only path holds
    nothing that can be read; of several paths, such a one is refused and the others are taken.
    """
    what = offered(paths)
    if len(paths) == 1 and what.nothing:  # a list may have any extension
        what = Offered(tuple(paths), (), ())
    _check_there(paths)
    tally = Tally()
    with opened(folder) as project:
        yield from set_aside(project)
        for path in what.strangers:
            reason = Message("It is neither a recording nor a list of texts.")
            yield Refused(path.name, Refusal.NOT_IMPORTABLE, reason)
        for source in what.sources:
            yield from _import(project, source, tally, alone=len(what.sources) == 1 and not what.recordings)
        if what.recordings:
            rows = exchange.loose(what.recordings)
            yield Stage(StageKind.IMPORTING, Message("{count} in all", count=len(rows)))
            yield from _take(project, rows, {}, tally)
        yield from tally.remarks.notes()
    yield Finished(tally.result())


def _check_there(paths: Sequence[Path]) -> None:
    """Raise TextError before anything is imported if a path is misspelt."""
    for path in paths:
        if not path.exists():
            raise exchange.missing(path)


def _import(project: store.Project, source: Path, tally: Tally, *, alone: bool) -> Iterator[Event]:
    yield Stage(StageKind.READING_LIST, Message("{source}", source=source))
    try:
        rows = exchange.scan(source)
    except TextError as error:
        if alone:
            raise
        yield Refused(source.name, error.code or Refusal.UNREADABLE, error.message)
        return
    yield Stage(StageKind.IMPORTING, Message("{count} in all", count=len(rows)))
    name = str(source.resolve())
    earlier = project.refused().get(name, {})
    present = {row.source for row in rows}
    refused = {row: reason for row, reason in earlier.items() if row in present}
    try:
        yield from _take(project, rows, refused, tally)
    finally:
        if refused != earlier:
            project.note_refused(name, refused)


def _take(
    project: store.Project, rows: Sequence[exchange.Row], refused: dict[str, str], tally: Tally
) -> Iterator[Event]:
    """Take the rows into the project; ``refused`` (row → reason) and ``tally`` are brought up to date on the way."""
    gate = intake.Intake(project)
    start = time.monotonic()
    for done, row in enumerate(rows, 1):
        outcome = gate.take(row)
        event = outcome.event
        refused.pop(row.source, None)
        tally.count(outcome, row.source)
        if isinstance(event, Refused) and not outcome.already:
            refused[row.source] = str(event.reason)
        yield event
        yield Progress(done, len(rows), _seconds_left(time.monotonic() - start, done, len(rows)))


def _seconds_left(elapsed: float, done: int, total: int) -> float | None:
    return elapsed / done * (total - done) if done >= _ROWS_BEFORE_ESTIMATE else None
