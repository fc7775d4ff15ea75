"""The training runs of a project: their requests, results and figures, and which can be resumed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tts_studio import documents, metrics
from tts_studio.errors import ProjectError
from tts_studio.formats import CHECKPOINTS, METRICS, REQUEST, RESULT, SAMPLES, STATE, STOPPED, TOO_SHORT
from tts_studio.project import trash
from tts_studio.project.model import Clip, Dataset
from tts_studio.storage import reading_error, write_json

_STAMP, _STAMP_LENGTH = "%Y-%m-%dT%H-%M-%S", len("2026-11-21T10-00-00")


@dataclass(frozen=True)
class Request:
    """The request for a training, complete enough to resume it after a crash."""

    name: str
    """Name of the voice."""
    minutes: float
    seed: int
    dataset: str
    """Digest of the dataset (``model.Dataset``)."""
    clips: tuple[str, ...]
    """Identifiers of its clips."""
    base: str = ""
    """The base voice that it starts from, as in ``Info.base``; empty for the project's."""


@dataclass(frozen=True)
class Run:
    """One training's folder."""

    folder: Path
    request: Request

    def finish(self, result: dict[str, Any]) -> None:
        """Write the result, which marks the run as finished."""
        write_json(self.folder / RESULT, result)

    def select(self, clips: list[Clip]) -> list[Clip]:
        """Return the run's own clips; raises ProjectError if some are missing or have changed since it began."""
        known = {clip.id: clip for clip in clips}
        missing = [name for name in self.request.clips if name not in known]
        if missing:
            raise ProjectError(
                "{count} clips of this training are no longer in the project.",
                "Please start a new training.",
                ", ".join(missing),
                count=len(missing),
            )
        chosen = [known[name] for name in self.request.clips]
        if Dataset.of(chosen).digest != self.request.dataset:
            raise ProjectError(
                "Some clips of this training have been changed since it began.", "Please start a new training."
            )
        return chosen


@dataclass(frozen=True)
class RunInfo:
    """Everything known about one training."""

    folder: Path
    request: Request
    finished: bool
    """Whether it has ended and its result was written."""
    stopped: bool
    """Whether the user has stopped it and kept its voice: it can be resumed, but is not offered again."""
    started_learning: bool
    """Whether it has saved a state; without one, resuming starts from the beginning."""
    metrics: tuple[Mapping[str, float], ...]
    """Figures in the order of their ``step``: ``seconds`` of work until then, and those of ``metrics.py``."""
    samples: tuple[tuple[int, Path], ...]
    """Spoken sentences in the order of the steps after which they were spoken."""
    candidates: tuple[int, ...] = ()
    """Steps at which a checkpoint of its voice was kept."""
    too_short: bool = False
    """Whether its time has passed before its voice could resemble the speaker; going on gives it more."""

    @property
    def heard(self) -> dict[int, dict[str, float]]:
        """Step → figures that the judges gave to the voice kept there; empty if they have not listened."""
        return metrics.judged(self.folder)

    @property
    def resumable(self) -> bool:
        """Whether it can be resumed, provided that its clips are unchanged."""
        return not self.finished


def start(runs: Path, request: Request) -> Run:
    """Make the folder of a new run. Its name is the present time, or later, so that it is the last in order."""
    folder = runs / _next_time(runs).strftime(_STAMP)
    folder.mkdir(parents=True)
    write_json(folder / REQUEST, asdict(request))
    return Run(folder, request)


def list_runs(runs: Path) -> list[RunInfo]:
    """Return the trainings of a project, latest first; folders that are none are left out.

    Raises StudioError if one cannot be read at this moment.
    """
    requests = [(folder, _read(folder / REQUEST)) for folder in _folders(runs)]
    return [_info(folder, request) for folder, request in reversed(requests) if request is not None]


def go_on(run: Path) -> None:
    """Mark a training as running again, after ``stop`` or ``end_too_short``."""
    (run / STOPPED).unlink(missing_ok=True)
    (run / TOO_SHORT).unlink(missing_ok=True)


def end_too_short(run: Path) -> None:
    """Note that the time of a training has passed before its voice could resemble the speaker; it can go on."""
    write_json(run / TOO_SHORT, {})


def stop(run: Path) -> None:
    """Mark a training as stopped by the user, who keeps the voice that it has made so far."""
    write_json(run / STOPPED, {})


def discard(run: Path) -> Path:
    """Move the folder of a training into the project's ``.trash``; return its new place.

    Voices that it has made stay. Raises StudioError if the system refuses.
    """
    return trash.throw(run)


def forget_unless_begun(run: Path) -> None:
    """Remove the folder of a training that has saved no state yet."""
    if not (run / STATE).exists():
        shutil.rmtree(run, ignore_errors=True)


def latest_unfinished(runs: Path) -> Run:
    """Return the last run that was interrupted; raises ProjectError if there is none."""
    for folder in reversed(_folders(runs)):
        if (folder / RESULT).exists():
            continue
        request = _read(folder / REQUEST)
        if request is not None:
            return Run(folder, request)
    raise ProjectError("There is no interrupted training in this project.", "Please start one without --resume.")


def finished_like(runs: Path, request: Request) -> dict[str, Any] | None:
    """Return the result of the first finished run that was asked for the same, whatever the voice's name; None if none.

    A run that repeats its plan instead of timing the machine anew gives the same weights. Raises StudioError if a
    result cannot be read at this moment.
    """
    for folder in _folders(runs):
        known = _read(folder / REQUEST)
        alike = known is not None and replace(known, name="") == replace(request, name="")
        result = _document(folder / RESULT) if alike else None
        if result is not None:
            return result
    return None


def _folders(runs: Path) -> list[Path]:
    return sorted(folder for folder in runs.glob("*") if folder.is_dir())


def _next_time(runs: Path) -> datetime:
    """Return the present time, or the second after the last run's where a clock was ahead and has been set right."""
    known = [time for folder in _folders(runs) if (time := _time(folder))]
    return max([datetime.now(UTC), *(time + timedelta(seconds=1) for time in known)])


def _time(folder: Path) -> datetime | None:
    try:
        return datetime.strptime(folder.name[:_STAMP_LENGTH], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None


def _info(folder: Path, request: Request) -> RunInfo:
    return RunInfo(
        folder,
        request,
        finished=(folder / RESULT).is_file(),
        stopped=(folder / STOPPED).is_file(),
        too_short=(folder / TOO_SHORT).is_file(),
        started_learning=(folder / STATE).is_file(),
        metrics=tuple(_rows(folder / METRICS)),
        samples=tuple(sorted((int(path.stem), path) for path in (folder / SAMPLES).glob("*.flac") if _counts(path))),
        candidates=tuple(
            sorted(int(path.stem) for path in (folder / CHECKPOINTS).glob("*.safetensors") if _counts(path))
        ),
    )


def _counts(sample: Path) -> bool:
    return sample.stem.isdecimal()


def _rows(path: Path) -> Iterator[dict[str, float]]:
    """Yield the lines of a training's figures; the last one may be cut off where the program was killed."""
    try:
        lines = documents.patiently(path.read_bytes).splitlines()
    except FileNotFoundError:
        return
    except OSError as error:
        raise reading_error(path, error) from error
    for line in lines:
        try:
            row = documents.parse_object(line)
        except ValueError:
            continue
        if documents.whole_number(row.get("step")) is not None:
            yield metrics.renamed(documents.numbers(row))


def _read(path: Path) -> Request | None:
    """Return what a training was asked for; None if that was never written whole, so that nothing can be resumed."""
    document = _document(path) or {}
    try:
        return Request(
            name=documents.text_in(document, "name"),
            minutes=documents.number_in(document, "minutes"),
            seed=documents.whole_number_in(document, "seed"),
            dataset=documents.text_in(document, "dataset"),
            clips=documents.texts_in(document, "clips"),
            base=documents.text(document.get("base")),
        )
    except ValueError:
        return None


def _document(path: Path) -> dict[str, Any] | None:
    """Return a JSON object; None if there is none. Raises StudioError if it cannot be read at this moment."""
    try:
        return documents.read_object(path)
    except (FileNotFoundError, ValueError):
        return None
    except OSError as error:
        raise reading_error(path, error) from error
