"""What a project consists of, as plain frozen values, and their form in JSON."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, Self, cast

from tts_studio import documents
from tts_studio.audio import files, quality
from tts_studio.audio.signal import Audio
from tts_studio.audio.speech import cut
from tts_studio.documents import DocumentError
from tts_studio.messages import Message
from tts_studio.text.espeak_voices import settable

FORMAT = 1
"""Version of the folder layout that this program writes."""

TAKE = "a take"
"""How ``Clip.source`` begins for a recording that was made with the program; the microphone follows in brackets."""

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
    def origin(self) -> Message:
        """Where it came from, as a message: ``source`` of an imported recording, else that it was recorded here."""
        if self.source not in (TAKE, f"{TAKE} ({self.device})"):
            return Message("{source}", source=self.source)
        return Message("a take ({device})", device=self.device) if self.device else Message("a take")

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
    def speech(self) -> tuple[float, float] | None:
        """Seconds of the first word's beginning and the last word's end in the file; None if the report has none."""
        first, last = map(documents.number, map(self.report.get, ("speech_start", "speech_end")))
        return (first, last) if first is not None and last is not None and 0.0 <= first < last else None

    @property
    def speech_seconds(self) -> float:
        """Seconds from the first word to the last within the span; all of the span if the report has no words."""
        start, end = self.span
        if self.speech is not None:
            start, end = max(start, self.speech[0]), min(end, self.speech[1])
        return max(0.0, end - start)


def speech_of(clips: Iterable[Clip]) -> float:
    """Return the seconds of speech in the accepted clips: the one amount by which a project is judged."""
    return sum((clip.speech_seconds for clip in clips if clip.accepted), 0.0)


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
    """Read the contents of ``project.json``; raise DocumentError naming the first field that is missing or wrong."""
    consent = documents.table_in(document, "consent")
    statement = documents.text_in(consent, "statement")
    if statement not in ("own", "permission"):
        raise DocumentError("“statement” is neither own nor permission")
    return Info(
        format=documents.whole_number_in(document, "format"),
        speaker=documents.text_in(document, "speaker"),
        language=settable(documents.text_in(document, "language")),  # projects were made with others
        base=documents.text_in(document, "base"),
        consent=Consent(documents.text_in(consent, "who"), statement, documents.text_in(consent, "when")),
        created=documents.text_in(document, "created"),
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
    """Read the contents of a clip's own file; raise DocumentError naming the first field that is missing or wrong.

    Fields that earlier programs did not write (prompt, device, trim) may be missing; damaged ones count as missing.
    """
    return Clip(
        id=identifier,
        text=documents.text_in(document, "text"),
        audio=audio,
        source=documents.text_in(document, "source"),
        digest=documents.text_in(document, "digest"),
        rate=documents.whole_number_in(document, "rate"),
        seconds=documents.number_in(document, "seconds"),
        report=quality.stored(documents.table_in(document, "report")),
        accepted=documents.truth_in(document, "accepted"),
        added=documents.text_in(document, "added"),
        prompt=documents.text(document.get("prompt")),
        device=documents.text(document.get("device")),
        trim=_optional_span(document, "trim"),
    )


def _optional_span(document: Mapping[str, Any], name: str) -> tuple[float, float] | None:
    value = document.get(name)
    if not isinstance(value, list) or len(cast(list[Any], value)) != 2:
        return None
    start, end = map(documents.number, cast(list[Any], value))
    return (start, end) if start is not None and end is not None and 0 <= start < end else None
