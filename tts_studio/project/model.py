"""What a project consists of, as plain frozen values, and their form in JSON."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, Self, cast

from tts_studio.audio import files
from tts_studio.audio.signal import Audio
from tts_studio.audio.speech import cut

FORMAT = 1
"""Version of the folder layout that this program writes."""

Statement = Literal["own", "permission"]
"""``own``: it is the user's own voice; ``permission``: the speaker has allowed its use."""


@dataclass(frozen=True)
class Consent:
    """Who agreed to the making of the voice, and how."""

    who: str
    statement: Statement
    when: str
    """Time of the statement, ISO 8601 in UTC."""


@dataclass(frozen=True)
class Info:
    """The contents of ``project.json``."""

    format: int
    speaker: str
    language: str
    """Name of an espeak-ng voice, such as ``en-us``."""
    base: str
    """Name or path of the base voice."""
    consent: Consent
    created: str
    """ISO 8601 in UTC."""


@dataclass(frozen=True)
class Clip:
    """A kept recording with its text."""

    id: str
    """Four digits or more, never used twice in a project."""
    text: str
    audio: Path
    """FLAC, mono, at the rate it was recorded with, not trimmed."""
    source: str
    """Where it came from, in words for the user."""
    digest: str
    """SHA-256 of the decoded audio; see ``flac.digest``."""
    rate: int
    """Samples a second."""
    seconds: float
    report: Mapping[str, Any] = field(default_factory=dict[str, Any])
    """The quality report as plain values: the fields of ``audio.quality.Report``."""
    accepted: bool = True
    """Whether training uses it."""
    added: str = ""
    """ISO 8601 in UTC."""
    prompt: str = ""
    """Identifier of the prompt that was read; empty for an imported recording."""
    device: str = ""
    """Name of the microphone; empty for an imported recording."""
    trim: tuple[float, float] | None = None
    """First and last second that is used; None for all of it. The file itself is never cut."""

    @property
    def span(self) -> tuple[float, float]:
        """First and last second that is used."""
        return self.trim or (0.0, self.seconds)

    def read(self) -> Audio:
        """Return the recording within the span: what is trained on, played, measured and exported.

        Raises AudioError if it cannot be read.
        """
        audio = files.read(self.audio)
        return cut(audio, *self.trim) if self.trim else audio

    @property
    def speech_seconds(self) -> float:
        """Seconds from the first word to the last within the span; all of the span if nobody has looked for words."""
        start, end = self.span
        first, last = self.report.get("speech_start"), self.report.get("speech_end")
        if isinstance(first, int | float) and isinstance(last, int | float):
            start, end = max(start, first), min(end, last)
        return max(0.0, end - start)


@dataclass(frozen=True)
class Dataset:
    """The clips that one training uses."""

    clips: tuple[Clip, ...]
    digest: str
    """SHA-256 over the digests, texts and trims of the clips, the same for any order and any clip ids."""

    @classmethod
    def of(cls, clips: Iterable[Clip]) -> Self:
        """Return the dataset of these clips, accepted or not."""
        clips = tuple(clips)
        contents = sorted((clip.digest, clip.text, *(clip.trim or ())) for clip in clips)
        return cls(clips, hashlib.sha256(json.dumps(contents).encode()).hexdigest())


def now() -> str:
    """Return the present time as it is written in the project: ISO 8601, UTC, whole seconds."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def info_to_json(info: Info) -> dict[str, Any]:
    """Return the contents of ``project.json``."""
    consent = info.consent
    return {
        "format": info.format,
        "speaker": info.speaker,
        "language": info.language,
        "base": info.base,
        "consent": {"who": consent.who, "statement": consent.statement, "when": consent.when},
        "created": info.created,
    }


def info_from_json(document: Mapping[str, Any]) -> Info:
    """Read the contents of ``project.json``; raise ValueError naming the first field that is missing or wrong."""
    consent = _table(document, "consent")
    statement = _text(consent, "statement")
    if statement not in ("own", "permission"):
        raise ValueError("“statement” is neither own nor permission")
    return Info(
        format=_whole_number(document, "format"),
        speaker=_text(document, "speaker"),
        language=_text(document, "language"),
        base=_text(document, "base"),
        consent=Consent(_text(consent, "who"), statement, _text(consent, "when")),
        created=_text(document, "created"),
    )


def clip_to_json(clip: Clip) -> dict[str, Any]:
    """Return the contents of a clip's own file; its id and place are the file's name."""
    return {
        "text": clip.text,
        "source": clip.source,
        "digest": clip.digest,
        "rate": clip.rate,
        "seconds": clip.seconds,
        "accepted": clip.accepted,
        "added": clip.added,
        "prompt": clip.prompt,
        "device": clip.device,
        "trim": clip.trim,
        "report": dict(clip.report),
    }


def clip_from_json(identifier: str, audio: Path, document: Mapping[str, Any]) -> Clip:
    """Read the contents of a clip's own file; raise ValueError naming the first field that is missing or wrong.

    Fields that earlier programs did not write (prompt, device, trim) may be missing; damaged ones count as missing.
    """
    return Clip(
        id=identifier,
        text=_text(document, "text"),
        audio=audio,
        source=_text(document, "source"),
        digest=_text(document, "digest"),
        rate=_whole_number(document, "rate"),
        seconds=_number(document, "seconds"),
        report=_table(document, "report"),
        accepted=_truth(document, "accepted"),
        added=_text(document, "added"),
        prompt=_optional_text(document, "prompt"),
        device=_optional_text(document, "device"),
        trim=_optional_span(document, "trim"),
    )


def _text(document: Mapping[str, Any], name: str) -> str:
    value = document.get(name)
    if not isinstance(value, str):
        raise ValueError(f"“{name}” is not a text")
    return value


def _optional_text(document: Mapping[str, Any], name: str) -> str:
    value = document.get(name)
    return value if isinstance(value, str) else ""


def _optional_span(document: Mapping[str, Any], name: str) -> tuple[float, float] | None:
    value = document.get(name)
    if not isinstance(value, list) or len(cast(list[Any], value)) != 2:
        return None
    start, end = cast(list[Any], value)
    numbers = all(isinstance(edge, int | float) and math.isfinite(edge) for edge in (start, end))
    return (float(start), float(end)) if numbers and 0 <= start < end else None


def _whole_number(document: Mapping[str, Any], name: str) -> int:
    value = document.get(name)
    if not isinstance(value, int) or isinstance(value, bool):
        raise ValueError(f"“{name}” is not a whole number")
    return value


def _number(document: Mapping[str, Any], name: str) -> float:
    value = document.get(name)
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise ValueError(f"“{name}” is not a number")
    return float(value)


def _truth(document: Mapping[str, Any], name: str) -> bool:
    value = document.get(name)
    if not isinstance(value, bool):
        raise ValueError(f"“{name}” is neither true nor false")
    return value


def _table(document: Mapping[str, Any], name: str) -> dict[str, Any]:
    value = document.get(name)
    if not isinstance(value, dict):
        raise ValueError(f"“{name}” is not an object")
    return cast(dict[str, Any], value)
