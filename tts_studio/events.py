"""What a job says while it runs: frozen events, the same for the command line and the window.

A job is a generator of these. Closing the generator cancels the job; nothing that was saved is lost.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class Event:
    """Base of all events."""

    def as_dict(self) -> dict[str, Any]:
        """Return the event as plain values, its kind under ``event``."""
        return {"event": type(self).__name__.lower(), **asdict(self)}


@dataclass(frozen=True)
class Stage(Event):
    """A named part of the job begins."""

    name: str
    """What is being done, as a plain phrase ("Preparing the clips")."""
    detail: str = ""
    """One more fact worth saying, such as the device that is used."""


@dataclass(frozen=True)
class Progress(Event):
    """How far the current stage has come."""

    done: float
    """Units done so far, 0 … total."""
    total: float
    """Units in all."""
    seconds_left: float | None = None
    """Estimated seconds until the job ends; None while it cannot be known."""


@dataclass(frozen=True)
class Taken(Event):
    """A recording was imported as a clip."""

    source: str
    """Where it came from: a path or a row of the list."""
    clip: str
    """Identifier of the clip in the project."""


@dataclass(frozen=True)
class Refused(Event):
    """A recording was not imported, or a clip not used, and why."""

    source: str
    """Where it came from: a path, a row of the list or a clip."""
    reason: str
    """One plain sentence."""


@dataclass(frozen=True)
class Measured(Event):
    """Figures of one evaluation during a training, or of a finished measurement."""

    step: int
    """Optimiser step; 0 before training."""
    values: Mapping[str, float]
    """Name → value, for example ``similarity``, and those of ``metrics.py``."""


@dataclass(frozen=True)
class SampleReady(Event):
    """A sentence spoken by the voice as it is at this step."""

    step: int
    path: str
    text: str


@dataclass(frozen=True)
class Note(Event):
    """Something worth knowing that is no error."""

    text: str


@dataclass(frozen=True)
class Saved(Event):
    """A file or folder was written and is complete."""

    path: str


@dataclass(frozen=True)
class Finished(Event):
    """The job is done; always the last event of a job that was not cancelled."""

    result: Mapping[str, Any] = field(default_factory=dict[str, Any])
    """What came out, as plain values."""
