"""Importing one row of a list: it becomes a clip of the project, or is refused with a reason."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, cast

from tts_studio.audio import files, quality, speech, takes
from tts_studio.audio.remarks import Remark
from tts_studio.audio.signal import Audio
from tts_studio.errors import AudioError, TextError
from tts_studio.events import Refusal, Refused, Taken
from tts_studio.messages import Message
from tts_studio.project import flac
from tts_studio.project.model import Clip
from tts_studio.project.rows import Row
from tts_studio.project.store import Project

_SILENCE_KEPT = 0.5  # seconds at each end


@dataclass(frozen=True)
class Outcome:
    """The result of importing one row."""

    event: Taken | Refused
    seconds: float = 0.0
    """Duration of the clip, if one was taken."""
    already: bool = False
    """Refused only because an earlier import took the same recording with the same text."""
    changed: bool = False
    """The clip was there; it has got the text of another column."""
    remarks: tuple[Remark, ...] = ()
    """What was mended or left out, if a clip was taken."""


class Intake:
    """Imports rows into one project, and knows which recordings it has already."""

    def __init__(self, project: Project, *, replaces_texts: bool = False) -> None:
        """``replaces_texts``: a clip whose text came from another column of its row gets the text of the row."""
        self._project = project
        self._known = {clip.digest: clip for clip in project.clips()}
        self._earlier = frozenset(self._known)
        self._replaces_texts = replaces_texts

    def take_all(self, rows: Sequence[Row]) -> Iterator[tuple[Row, Outcome]]:
        """Take each row, as ``take`` does; parts of one recording together, which is read once, from front to back."""
        parts: dict[Path, list[Row]] = {}
        for row in rows:
            if _is_part(row):
                parts.setdefault(cast(Path, row.audio), []).append(row)
        for row in rows:
            if not _is_part(row):
                yield row, self.take(row)
            elif row.audio in parts:
                yield from self._take_parts(row.audio, parts.pop(row.audio))

    def clips_of(self, rows: Sequence[Row]) -> list[Clip]:
        """Return the clips that an earlier import has made of these rows, by their place and what is in them."""
        places = {clip.source: clip for clip in self._known.values()}
        found: list[Clip] = []
        for row in rows:
            clip = places.get(row.source)
            if clip is not None and row.audio is not None and self._is_of(clip, row):
                found.append(clip)
        return found

    def _is_of(self, clip: Clip, row: Row) -> bool:
        if row.audio is None:
            return False
        try:
            if row.span is None:
                recording = files.load(row.audio)
            else:
                (recording,) = files.load_parts(row.audio, [row.span])
        except AudioError:
            return False
        return flac.digest(_without_long_silence(recording)[0]) == clip.digest

    def take(self, row: Row) -> Outcome:
        """Make a clip of the row or refuse it; raises StudioError only when the project cannot be written to."""
        if row.problem or row.audio is None:
            return Outcome(_refused(row))
        try:
            recording = files.load(row.audio)
        except AudioError as error:
            return _unreadable(row, error)
        return self._keep(row, recording, _depth(row))

    def _take_parts(self, path: Path, rows: Sequence[Row]) -> Iterator[tuple[Row, Outcome]]:
        ordered = sorted(rows, key=lambda row: row.span or (0.0, 0.0))
        depth = flac.depth(path)
        recordings = files.load_parts(path, [row.span for row in ordered if row.span])
        failure: AudioError | None = None
        for row in ordered:
            try:
                recording = None if failure else next(recordings)
            except AudioError as error:  # what is wrong with this part is wrong with all that come after it
                recording, failure = None, error
            if recording is not None:
                yield row, self._keep(row, recording, depth)
            elif failure is not None:
                yield row, _unreadable(row, failure)

    def _keep(self, row: Row, recording: files.Recording, depth: int) -> Outcome:
        audio, remarks = _without_long_silence(recording)
        digest = flac.digest(audio)
        known = self._known.get(digest)
        try:
            if known and self._replaces_texts and known.text in row.others and known.text != row.text:
                return self._replace_text(row, known, audio)
            if known:
                return self._known_already(row, known)
            report = _judged(audio, row.text)
        except (AudioError, TextError) as error:
            return _unreadable(row, error)
        clip = self._project.add_clip(audio, row.text, row.source, digest, report, depth)
        self._known[digest] = clip
        return Outcome(Taken(row.source, clip.id), audio.seconds, remarks=remarks)

    def _replace_text(self, row: Row, clip: Clip, audio: Audio) -> Outcome:
        report = _judged(audio, row.text)
        self._known[clip.digest] = self._project.update_clip(clip.id, text=row.text, report=report)
        return Outcome(Taken(row.source, clip.id), changed=True)

    def _known_already(self, row: Row, clip: Clip) -> Outcome:
        if row.text != clip.text:
            reason = Message(
                "The same recording is clip {clip} already, with another text: “{text}”.", clip=clip.id, text=clip.text
            )
            return Outcome(Refused(row.source, Refusal.OTHER_TEXT, reason))
        if clip.digest in self._earlier:
            reason = Message("It is in the project already, as clip {clip}.", clip=clip.id)
            return Outcome(Refused(row.source, Refusal.ALREADY_IN_PROJECT, reason), already=True)
        reason = Message("It is a duplicate of {source}, which became clip {clip}.", source=clip.origin, clip=clip.id)
        return Outcome(Refused(row.source, Refusal.DUPLICATE, reason))


def _is_part(row: Row) -> bool:
    return row.span is not None and row.audio is not None and row.problem is None


def _unreadable(row: Row, error: AudioError | TextError) -> Outcome:
    return Outcome(Refused(row.source, error.code or Refusal.UNREADABLE, error.message))


def rejudge(clip: Clip) -> dict[str, Any]:
    """Return a new quality report for a clip whose text or trim was changed; raises AudioError if it cannot be read.

    Its times count from the beginning of the file. Unlike an import, it refuses nothing: the verdict says that.
    """
    audio, start = clip.read(), clip.span[0]
    if clip.device and clip.trim is None:
        report = takes.judge_take(audio, clip.text).report
    else:  # trim marks that the user set close to the words cut nothing off
        report = quality.judge(audio, clip.text)
    return plain(replace(report, speech_start=report.speech_start + start, speech_end=report.speech_end + start))


def plain(report: quality.Report) -> dict[str, Any]:
    """Return a report as it is stored with a clip."""
    kept = {**asdict(report), "reasons": [str(reason) for reason in report.reasons]}
    kept["refused"] = str(report.refused) if report.refused else None
    return {name: _plain(value) for name, value in kept.items()}


def _refused(row: Row) -> Refused:
    if row.problem is not None:
        return Refused(row.source, row.problem.code, row.problem.reason)
    return Refused(row.source, Refusal.NO_RECORDING, Message("There is no recording."))


def _judged(audio: Audio, text: str) -> Mapping[str, Any]:
    report = quality.judge(audio, text)
    if report.refused:
        raise AudioError(report.refused, code=report.codes[0])
    return plain(report)


def _plain(value: Any) -> Any:
    if isinstance(value, float) and not math.isfinite(value):  # JSON has no infinity
        return None
    return list(value) if isinstance(value, tuple) else value


def _without_long_silence(recording: files.Recording) -> tuple[Audio, tuple[Remark, ...]]:
    """Return a recording without the silence around its speech, if that is what makes it too long."""
    audio = recording.audio
    if audio.seconds <= quality.MAX_SECONDS:
        return audio, recording.remarks
    trimmed = speech.trim(audio, _SILENCE_KEPT)
    if trimmed.seconds > quality.MAX_SECONDS:
        return audio, recording.remarks
    return trimmed, (*recording.remarks, Remark.SILENCE_CUT)


def _depth(row: Row) -> int:
    return flac.depth(row.audio) if row.audio else 24
