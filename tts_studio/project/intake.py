"""Importing one row of a list: it becomes a clip of the project, or is refused with a reason."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from tts_studio.audio import files, quality, speech, takes
from tts_studio.audio.remarks import Remark
from tts_studio.audio.signal import Audio
from tts_studio.errors import AudioError, TextError
from tts_studio.events import Refusal, Refused, Taken
from tts_studio.messages import Message
from tts_studio.project import flac
from tts_studio.project.exchange import Row
from tts_studio.project.model import Clip
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
    remarks: tuple[Remark, ...] = ()
    """What was mended or left out, if a clip was taken."""


class Intake:
    """Imports rows into one project, and knows which recordings it has already."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._known = {clip.digest: clip for clip in project.clips()}
        self._earlier = frozenset(self._known)

    def take(self, row: Row) -> Outcome:
        """Make a clip of the row or refuse it; raises StudioError only when the project cannot be written to."""
        if row.problem or row.audio is None:
            return Outcome(_refused(row))
        try:
            recording = files.load(row.audio)
            audio, remarks = _without_long_silence(recording)
            digest = flac.digest(audio)
            known = self._known.get(digest)
            if known:
                return self._known_already(row, known)
            report = _judged(audio, row.text)
        except (AudioError, TextError) as error:
            return Outcome(Refused(row.source, error.code or Refusal.UNREADABLE, error.message))
        clip = self._project.add_clip(audio, row.text, row.source, digest, report, _depth(row))
        self._known[digest] = clip
        return Outcome(Taken(row.source, clip.id), audio.seconds, remarks=remarks)

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
