"""Taking recordings with their texts into a project: folders, lists, archives, or single files with texts beside."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tts_studio import storage
from tts_studio.audio.sniffing import is_sound
from tts_studio.errors import TextError
from tts_studio.events import (
    Event,
    Finished,
    ListRead,
    Note,
    NoteKind,
    Progress,
    Refusal,
    Refused,
    SpeakersFound,
    Stage,
    StageKind,
)
from tts_studio.jobs import cutting
from tts_studio.jobs.import_tally import Tally, about
from tts_studio.jobs.projects import opened, set_aside
from tts_studio.messages import Message
from tts_studio.project import archives, exchange, intake, sidecars, store
from tts_studio.project.exchange import Survey, Wishes
from tts_studio.project.lookup import AUDIO, is_audio
from tts_studio.project.rows import Row

_ROWS_BEFORE_ESTIMATE = 3


@dataclass(frozen=True)
class Offered:
    """Files and folders, sorted by what can be done with them."""

    sources: tuple[Path, ...]
    """Folders, lists and archives."""
    recordings: tuple[Path, ...]
    """Single recordings; their texts are files of the same name beside them."""
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


def offered(paths: Sequence[Path]) -> Offered:
    """Sort files and folders by what they are; a text beside one of the recordings is its text, not a list."""
    recordings = [path for path in paths if not path.is_dir() and _is_recording(path)]
    beside = sidecars.Sidecars(paths)
    texts = {text for recording in recordings for text in beside.of(recording)}
    others = [path for path in paths if path not in recordings and path not in texts]
    sources = [path for path in others if path.is_dir() or _is_list(path) or archives.is_archive(path)]
    return Offered(tuple(sources), tuple(recordings), tuple(path for path in others if path not in sources))


def _is_list(path: Path) -> bool:
    return path.suffix.lower() in exchange.LISTS


def _is_recording(path: Path) -> bool:
    """Return whether a file that the user named is a recording: by its extension, or an unknown one by its content."""
    return is_audio(path) or (
        not _is_list(path) and not archives.is_archive(path) and path.is_file() and is_sound(path)
    )


def import_clips(
    folder: Path, *paths: Path, text_column: str = "", speaker: str = "", text: Path | None = None
) -> Iterator[Event]:
    """Take recordings into the project ``folder`` and report of each one whether it was taken.

    Each path is a folder, a list of texts, an archive, or a single recording with its text beside it. What a folder or
    list refuses is kept for ``check`` until it is imported again without refusals.
    ``text_column`` is the name or number of the column of a table that is the text, where it is not found right: clips
    that an earlier import gave the text of another column get that one. ``speaker`` is whose recordings are taken where
    lists name several people, “*” for all; what an earlier import has taken of others goes into the trash.
    ``text`` is the text of the only recording, where it is not beside it under the same name.
    Where a recogniser is on this computer, long recordings are cut into the sentences of their texts, and recordings
    without texts get what is heard.
    Raises ProjectError if the project cannot be opened, TextError if a path does not exist, or if the only path holds
    nothing that can be read; of several paths, such a one is refused and the others are taken.
    """
    what = offered(paths)
    if len(paths) == 1 and what.nothing:  # a list may have any extension
        what = Offered(tuple(paths), (), ())
    _check_there(paths)
    if text is not None and (what.sources or len(what.recordings) != 1):
        raise TextError("A text was given, but not one recording.", "Please import each recording with its own text.")
    with opened(folder) as project:
        yield from set_aside(project)
        wishes = Wishes(
            project.info.language, text_column, speaker, project.info.speaker, text, listens=cutting.can_listen()
        )
        job = _Import(project, wishes)
        for path in what.strangers:
            reason = Message("It is neither a recording nor a list of texts.")
            yield Refused(path.name, Refusal.NOT_IMPORTABLE, reason)
        for source in what.sources:
            yield from job.source(source, alone=len(what.sources) == 1 and not what.recordings)
        if what.recordings:
            yield from job.take(exchange.loose(what.recordings, wishes), {})
        yield from job.tally.notes(project.info.language)
    yield Finished(job.tally.result())


def list_suffixes() -> tuple[str, ...]:
    """Return the extensions of lists and archives."""
    return (*exchange.LISTS, *archives.SUFFIXES)


def recording_suffixes() -> tuple[str, ...]:
    """Return the extensions of recordings and videos."""
    return AUDIO


def _check_there(paths: Sequence[Path]) -> None:
    """Raise TextError before anything is imported if a path is misspelt."""
    for path in paths:
        if not path.exists():
            raise exchange.missing(path)


class _Import:
    """One import into an open project."""

    def __init__(self, project: store.Project, wishes: Wishes) -> None:
        self._project = project
        self._wishes = wishes
        self.tally = Tally()

    def source(self, source: Path, *, alone: bool) -> Iterator[Event]:
        """Import a folder, a list or an archive; if it is ``alone``, what is wrong with all of it is raised."""
        yield Stage(StageKind.READING_LIST, Message("{source}", source=source))
        try:
            if archives.is_archive(source) and source.is_file():
                yield from self._archive(source)
            else:
                yield from self._survey(source, exchange.survey(source, self._wishes))
        except TextError as error:
            if alone:
                raise
            yield Refused(source.name, error.code or Refusal.UNREADABLE, error.message)

    def _archive(self, archive: Path) -> Iterator[Event]:
        with storage.temporary_folder(self._project.folder / "import") as folder:
            left: tuple[str, ...] = ()
            for state in archives.unpack(archive, folder):
                yield Progress(state.bytes, state.total)
                left = state.left
            yield from self._survey(archive, _survey_within(archive, folder, self._wishes))
            if left:
                yield Note(about(Message("Files of the archive were left out."), left), NoteKind.LEFT_OUT)

    def _survey(self, source: Path, survey: Survey) -> Iterator[Event]:
        """Say what was found, and take it."""
        yield from found(survey)
        name = str(source.resolve())
        earlier = self._project.refused().get(name, {})
        present = {row.source for row in survey.rows}
        refused = {row: reason for row, reason in earlier.items() if row in present}
        try:
            yield from self.take(survey.rows, refused)
        finally:
            if refused != earlier:
                self._project.note_refused(name, refused)
        if self._wishes.speaker:
            yield from self._remove_others(survey.rows)
        yield from _left_out(survey)

    def _remove_others(self, rows: Sequence[Row]) -> Iterator[Event]:
        """Put into the trash what an earlier import has taken of people who are not chosen any more."""
        others = [row for row in rows if row.problem is not None and row.problem.code == Refusal.OTHER_SPEAKER]
        clips = [clip.id for clip in intake.Intake(self._project).clips_of(others)]
        if clips:
            self._project.remove_clips(clips)
            message = Message("Clips of other people were moved to the trash.")
            yield Note(about(message, clips), NoteKind.SET_ASIDE)

    def take(self, rows: Sequence[Row], refused: dict[str, str]) -> Iterator[Event]:
        """Take rows into the project; ``refused`` (row → reason) is brought up to date on the way."""
        rows = yield from cutting.cut(self._project.folder, rows, self._wishes.language)
        yield Stage(StageKind.IMPORTING, Message("{count} in all", count=len(rows)))
        gate = intake.Intake(self._project, replaces_texts=bool(self._wishes.text_column))
        start = time.monotonic()
        for done, (row, outcome) in enumerate(gate.take_all(rows), 1):
            event = outcome.event
            refused.pop(row.source, None)
            self.tally.count(outcome, row)
            if isinstance(event, Refused) and not outcome.already:
                refused[row.source] = str(event.reason)
            yield event
            yield Progress(done, len(rows), _seconds_left(time.monotonic() - start, done, len(rows)))


def _survey_within(archive: Path, folder: Path, wishes: Wishes) -> Survey:
    """Return what an unpacked archive offers; what is wrong is said of the archive, not of the folder."""
    try:
        return exchange.survey(folder, wishes)
    except TextError as error:
        named = {name: archive.name if value == folder else value for name, value in error.title.arguments.items()}
        raise TextError(Message(error.title.template, **named), error.hint, error.detail, code=error.code) from error


def found(survey: Survey) -> Iterator[Event]:
    """Yield which lists were read, and what was decided about columns and people."""
    for read in survey.lists:
        event = ListRead(read.name, read.rows)
        if read.columns is not None:
            known = read.columns
            event = replace(event, columns=known.examples, text=known.text, why=known.why, doubtful=known.doubtful)
        yield event
    if survey.speakers.several:
        yield SpeakersFound(survey.speakers.counts, survey.speakers.chosen)


def _left_out(survey: Survey) -> Iterator[Event]:
    """Yield what lies beside what was read."""
    for name, why in survey.left:
        yield Note(Message("“{name}” was not read: {why}", name=name, why=why), NoteKind.LEFT_OUT)
    if survey.capitals:
        message = Message("The texts are in capitals throughout, and were taken in small letters.")
        yield Note(message, NoteKind.MENDED)
    if survey.unlisted:
        yield Note(about(Message("Recordings are in no list."), survey.unlisted), NoteKind.LEFT_OUT)
    if survey.second:
        yield Note(about(Message("Recordings of a second microphone were left out."), survey.second), NoteKind.LEFT_OUT)
    if survey.unpaired:
        yield Note(about(Message("Texts belong to no recording."), survey.unpaired), NoteKind.LEFT_OUT)


def _seconds_left(elapsed: float, done: int, total: int) -> float | None:
    return elapsed / done * (total - done) if done >= _ROWS_BEFORE_ESTIMATE else None
