"""Making a project, filling it with recordings, looking through it."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from tts_studio.errors import ProjectError
from tts_studio.events import Event, Finished, Note, Progress, Saved, Stage, Taken
from tts_studio.project import exchange, intake, languages, store, summary
from tts_studio.project.model import Consent, now

DEFAULT_BASE = "en_US-joe-medium"

_ROWS_BEFORE_ESTIMATE = 3


def new_project(folder: Path, speaker: str, consent: str, language: str, base: str = DEFAULT_BASE) -> Iterator[Event]:
    """Make a project; ``consent`` is ``own`` or ``permission``.

    Raises ProjectError for an empty speaker, another consent, an unknown language, or a folder that is in use.
    """
    speaker = " ".join(speaker.split())
    if not speaker:
        raise ProjectError("The speaker has no name.", "Please give the name of the person whose voice it is.")
    if consent not in ("own", "permission"):
        raise ProjectError(
            f"“{consent}” is no statement of consent.",
            "Please say “own” for your own voice, or “permission” if the speaker has allowed it.",
        )
    agreed = Consent(speaker, consent, now())
    with store.create(folder, speaker, languages.language(language), base, agreed) as project:
        yield Saved(str(project.folder))
        yield Finished({"folder": str(project.folder), "speaker": speaker, "language": project.info.language})


def import_clips(folder: Path, source: Path, *, remember: bool = True) -> Iterator[Event]:
    """Take the recordings of a list or folder into the project, and say of each one whether it was taken.

    ``remember``: what was refused is kept for ``check``, until the source is imported again without it.
    Raises ProjectError if the project cannot be opened, TextError if the source holds no list that can be read.
    """
    with opened(folder) as project:
        yield from set_aside(project)
        yield Stage("Reading the list", str(source))
        rows = exchange.scan(source)
        yield Stage("Importing the recordings", f"{len(rows)} in all")
        yield from _take(project, source, rows, remember=remember)


def check(folder: Path) -> Iterator[Event]:
    """Look at every clip of a project and give its figures; works while another program has the project."""
    with opened(folder, reading=True) as project:
        yield Stage("Checking the recordings", project.info.speaker)
        clips = project.clips()
        unsound: list[dict[str, object]] = []
        for done, clip in enumerate(clips, 1):
            concern = summary.attention(clip, summary.change(clip))
            if concern:
                unsound.append(concern)
            yield Progress(done, len(clips))
        refused = [
            {"source": row, "reason": reason} for rows in project.refused().values() for row, reason in rows.items()
        ]
        yield Finished({**summary.summary(clips), "attention": unsound, "refused": refused})


def opened(folder: Path, *, reading: bool = False) -> store.Project:
    """Return the open project; raise ProjectError saying why it does not open. The caller closes it."""
    result = store.open_project(folder, reading=reading)
    if isinstance(result, store.Ready):
        return result.project
    raise result.error()


def set_aside(project: store.Project) -> Iterator[Event]:
    """Yield what was put aside when the project opened, since it could not be read."""
    for sentence in project.set_aside:
        yield Note(sentence)


def _take(project: store.Project, source: Path, rows: Sequence[exchange.Row], *, remember: bool) -> Iterator[Event]:
    name = str(source.resolve())
    earlier = project.refused().get(name, {})
    present = {row.source for row in rows}
    refused = {row: reason for row, reason in earlier.items() if row in present}
    counts = {"taken": 0, "refused": 0, "already": 0}
    seconds = 0.0
    gate = intake.Intake(project)
    start = time.monotonic()
    try:
        for done, row in enumerate(rows, 1):
            outcome = gate.take(row)
            event = outcome.event
            refused.pop(row.source, None)
            if isinstance(event, Taken):
                counts["taken"] += 1
                seconds += outcome.seconds
            elif outcome.already:
                counts["already"] += 1
            else:
                counts["refused"] += 1
                refused[row.source] = event.reason
            yield event
            yield Progress(done, len(rows), _seconds_left(time.monotonic() - start, done, len(rows)))
    finally:
        if remember and refused != earlier:
            project.note_refused(name, refused)
    yield Finished({**counts, "minutes": round(seconds / 60, 2)})


def _seconds_left(elapsed: float, done: int, total: int) -> float | None:
    return elapsed / done * (total - done) if done >= _ROWS_BEFORE_ESTIMATE else None
