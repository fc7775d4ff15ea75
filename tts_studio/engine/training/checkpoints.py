"""The voices of one training at several of its steps, kept so that ears can choose: loss alone is known to mislead.

They lie in the run's folder ``candidates``, named by their steps.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tts_studio.engine.training import trained
from tts_studio.engine.training.trained import Trained
from tts_studio.errors import TrainingError
from tts_studio.formats import CHECKPOINTS

MOST = 5
"""So many are kept, at 18 MB each: more are not told apart by ear."""
_SUFFIX = ".safetensors"


def keep(run: Path, voice: Trained) -> None:
    """Keep a voice in half precision, and drop one of the others where there are too many.

    Raises StudioError when the disk is full or read-only.
    """
    (run / CHECKPOINTS).mkdir(exist_ok=True)
    weights = {name: value.half() for name, value in voice.weights.items()}
    trained.write(_path(run, voice.step), replace(voice, weights=weights))
    known = steps(run)
    if len(known) > MOST:
        _path(run, superfluous(known)).unlink()


def steps(run: Path) -> list[int]:
    """Return the steps at which voices are kept, in order."""
    return sorted(int(path.stem) for path in (run / CHECKPOINTS).glob(f"*{_SUFFIX}") if path.stem.isdecimal())


def read(run: Path, step: int) -> Trained:
    """Return the voice that was kept at a step; raises TrainingError if there is none or it is damaged."""
    known = steps(run)
    if step not in known:
        kept = ", ".join(map(str, known)) or "none"
        raise TrainingError(f"No voice was kept at step {step}.", f"Steps that were kept: {kept}.")
    voice = trained.read(_path(run, step))
    return replace(voice, weights={name: value.float() for name, value in voice.weights.items()})


def forget_after(run: Path, step: int) -> None:
    """Drop the voices of later steps: a training that was killed goes on from its last saved state."""
    for later in (known for known in steps(run) if known > step):
        _path(run, later).unlink()


def superfluous(known: list[int]) -> int:
    """Return which of at least three steps tells least: the one whose neighbours are nearest to one another."""
    inner = range(1, len(known) - 1)
    return known[min(inner, key=lambda place: known[place + 1] - known[place - 1])]


def _path(run: Path, step: int) -> Path:
    return run / CHECKPOINTS / f"{step:06d}{_SUFFIX}"
