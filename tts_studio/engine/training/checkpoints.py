"""The voice of one training at several of its steps.

The best one lies in the run's folder as ``best.safetensors``; some along the way lie in ``candidates/``, named by their
steps, so that they can be chosen from by ear: loss alone is known to mislead.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from tts_studio import metrics
from tts_studio.engine.training import tensors_file
from tts_studio.errors import TrainingError
from tts_studio.formats import BEST, CHECKPOINTS

MOST = 5
"""So many are kept along the way, at 18 MB each: more are not told apart by ear."""
_SUFFIX = ".safetensors"


@dataclass(frozen=True)
class Checkpoint:
    """What becomes a voice: the weights of one step, and what is known about them."""

    weights: tensors_file.Tensors
    """By their names in ``VitsModel``."""
    step: int
    length_scale: float
    """How many times longer the speaker's sounds are than the duration predictor says."""
    seconds: float
    """Speech that it learned from."""
    clips: int
    held_out: tuple[str, ...]
    scores: dict[str, float]
    """Figures by their names (``tts_studio.metrics``)."""


def write_best(run: Path, checkpoint: Checkpoint) -> None:
    """Make it the best of a run; raises StudioError when the disk is full or read-only."""
    _write(run / BEST, checkpoint)


def read_best(run: Path) -> Checkpoint:
    """Return the best of a run; raises TrainingError when there is none yet, or it is damaged."""
    return _read(run / BEST)


def keep(run: Path, checkpoint: Checkpoint) -> None:
    """Keep it in half precision, and drop one of the others where there are too many.

    Raises StudioError when the disk is full or read-only.
    """
    (run / CHECKPOINTS).mkdir(exist_ok=True)
    weights = {name: value.half() for name, value in checkpoint.weights.items()}
    _write(_path(run, checkpoint.step), replace(checkpoint, weights=weights))
    known = steps(run)
    if len(known) > MOST:
        _path(run, superfluous(known)).unlink()


def steps(run: Path) -> list[int]:
    """Return the steps at which the voice was kept, in order."""
    return sorted(int(path.stem) for path in (run / CHECKPOINTS).glob(f"*{_SUFFIX}") if path.stem.isdecimal())


def read(run: Path, step: int) -> Checkpoint:
    """Return what was kept at a step; raises TrainingError if there is nothing or it is damaged."""
    known = steps(run)
    if step not in known:
        kept = ", ".join(map(str, known)) or "none"
        raise TrainingError("No voice was kept at step {step}.", "Steps that were kept: {kept}.", step=step, kept=kept)
    checkpoint = _read(_path(run, step))
    return replace(checkpoint, weights={name: value.float() for name, value in checkpoint.weights.items()})


def forget_after(run: Path, step: int) -> None:
    """Drop those of later steps: a training that was killed goes on from its last saved state."""
    for later in (known for known in steps(run) if known > step):
        _path(run, later).unlink()


def superfluous(known: list[int]) -> int:
    """Return which of at least three steps tells least: the one whose neighbours are nearest to one another."""
    inner = range(1, len(known) - 1)
    return known[min(inner, key=lambda place: known[place + 1] - known[place - 1])]


def _path(run: Path, step: int) -> Path:
    return run / CHECKPOINTS / f"{step:06d}{_SUFFIX}"


def _write(path: Path, checkpoint: Checkpoint) -> None:
    facts = {name: value for name, value in vars(checkpoint).items() if name != "weights"}
    tensors_file.save(path, checkpoint.weights, facts)


def _read(path: Path) -> Checkpoint:
    weights, facts = tensors_file.load(path)
    facts |= {"held_out": tuple(facts["held_out"]), "scores": metrics.renamed(facts["scores"])}
    return Checkpoint(weights, **facts)
