"""The gate of a project: a row of a list becomes a clip, or is told why not."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from tts_studio.audio import files, quality, takes
from tts_studio.audio.signal import Audio
from tts_studio.errors import AudioError, TextError
from tts_studio.events import Refused, Taken
from tts_studio.project import flac
from tts_studio.project.exchange import Row
from tts_studio.project.model import Clip
from tts_studio.project.store import Project


@dataclass(frozen=True)
class Outcome:
    """What became of one row."""

    event: Taken | Refused
    seconds: float = 0.0
    """Duration of the clip, if one was taken."""
    already: bool = False
    """Refused only because an earlier import brought the same recording with the same text."""


class Intake:
    """Takes rows into one project, and knows which recordings are there."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._known = {clip.digest: clip for clip in project.clips()}
        self._earlier = frozenset(self._known)

    def take(self, row: Row) -> Outcome:
        """Make a clip of the row or refuse it; raises StudioError only when the project cannot be written to."""
        try:
            audio = _recording(row)
            digest = flac.digest(audio)
            known = self._known.get(digest)
            if known:
                return self._known_already(row, known)
            report = _judged(audio, row.text)
        except (AudioError, TextError) as error:
            return Outcome(Refused(row.source, str(error)))
        clip = self._project.add_clip(audio, row.text, row.source, digest, report, _depth(row))
        self._known[digest] = clip
        return Outcome(Taken(row.source, clip.id), audio.seconds)

    def _known_already(self, row: Row, clip: Clip) -> Outcome:
        if row.text != clip.text:
            reason = f"The same recording is clip {clip.id} already, with another text: “{clip.text}”."
            return Outcome(Refused(row.source, reason))
        if clip.digest in self._earlier:
            return Outcome(Refused(row.source, f"It is in the project already, as clip {clip.id}."), already=True)
        return Outcome(Refused(row.source, f"It is a duplicate of {clip.source}, which became clip {clip.id}."))


def rejudge(clip: Clip) -> dict[str, Any]:
    """Return a new quality report for a clip whose text or trim was changed; raises AudioError if it cannot be read.

    Its times count from the beginning of the file. Unlike at the import, nothing is refused: the verdict says it.
    """
    audio, start = clip.read(), clip.span[0]
    if clip.device and clip.trim is None:
        report = takes.judge_take(audio, clip.text).report
    else:  # whoever sets marks close to the words has not lost any
        report = quality.judge(audio, clip.text)
    return plain(replace(report, speech_start=report.speech_start + start, speech_end=report.speech_end + start))


def plain(report: quality.Report) -> dict[str, Any]:
    """Return a report as it is stored with a clip."""
    return {name: _plain(value) for name, value in asdict(report).items()}


def _recording(row: Row) -> Audio:
    if row.problem or row.audio is None:
        raise AudioError(row.problem or "There is no recording.")
    return files.read(row.audio)


def _judged(audio: Audio, text: str) -> Mapping[str, Any]:
    report = quality.judge(audio, text)
    if report.refused:
        raise AudioError(report.refused)
    return plain(report)


def _plain(value: Any) -> Any:
    if isinstance(value, float) and not math.isfinite(value):  # JSON has no infinity
        return None
    return list(value) if isinstance(value, tuple) else value


def _depth(row: Row) -> int:
    return flac.depth(row.audio) if row.audio else 24
