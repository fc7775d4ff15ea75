"""Training runs of a project: which were asked for, which are finished, which can be resumed."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tts_studio.errors import ProjectError
from tts_studio.project.model import Clip
from tts_studio.storage import write_json

_REQUEST = "request.json"
_RESULT = "result.json"


@dataclass(frozen=True)
class Request:
    """What a training was asked to do; enough to go on with it after a crash."""

    name: str
    """Name of the voice."""
    minutes: float
    seed: int
    dataset: str
    """Digest of the dataset."""
    clips: tuple[str, ...]
    """Identifiers of its clips."""


@dataclass(frozen=True)
class Run:
    """One training's folder."""

    folder: Path
    request: Request

    def finish(self, result: dict[str, Any]) -> None:
        """Note that the run is finished."""
        write_json(self.folder / _RESULT, result)

    def select(self, clips: list[Clip]) -> list[Clip]:
        """Return the run's own clips; raises ProjectError when some are gone."""
        known = {clip.id: clip for clip in clips}
        missing = [name for name in self.request.clips if name not in known]
        if missing:
            raise ProjectError(
                f"{len(missing)} clips of this training are no longer in the project.",
                "Please start a new training.",
                ", ".join(missing),
            )
        return [known[name] for name in self.request.clips]


def start(runs: Path, request: Request) -> Run:
    """Make the folder of a new run, named after the present time."""
    stamp = datetime.now(UTC).strftime("%Y-%m-%dT%H-%M-%S")
    folder = next(f for n in range(1000) if not (f := runs / (f"{stamp}-{n}" if n else stamp)).exists())
    folder.mkdir(parents=True)
    write_json(folder / _REQUEST, asdict(request))
    return Run(folder, request)


def latest_unfinished(runs: Path) -> Run:
    """Return the last run that was interrupted; raises ProjectError if there is none."""
    for folder in sorted((f for f in runs.glob("*") if f.is_dir()), reverse=True):
        if (folder / _RESULT).exists():
            continue
        request = _read(folder / _REQUEST)
        if request is not None:
            return Run(folder, request)
    raise ProjectError("There is no interrupted training in this project.", "Please start one without --resume.")


def finished_like(runs: Path, request: Request) -> dict[str, Any] | None:
    """Return the result of the first finished run that was asked for the same, whatever the voice's name; None if none.

    A run that repeats its plan instead of timing the machine anew gives the same weights.
    """
    for folder in sorted(f for f in runs.glob("*") if f.is_dir()):
        known = _read(folder / _REQUEST)
        if known is not None and replace(known, name="") == replace(request, name=""):
            try:
                return json.loads((folder / _RESULT).read_text(encoding="utf-8"))
            except (OSError, ValueError):
                continue
    return None


def _read(path: Path) -> Request | None:
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        return Request(
            document["name"], document["minutes"], document["seed"], document["dataset"], tuple(document["clips"])
        )
    except (OSError, ValueError, TypeError, KeyError):  # killed before the request was written: nothing to resume
        return None
