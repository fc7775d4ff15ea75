"""A voice as a training has it at one of its steps: weights, and what is known about them, in one file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tts_studio.engine.training import tensors_file


@dataclass(frozen=True)
class Trained:
    """What becomes a voice."""

    weights: tensors_file.Tensors
    """By their names in ``VitsModel``."""
    step: int
    length_scale: float
    """How many times longer than the base voice's the speaker's sounds are."""
    seconds: float
    """Speech that it learned from."""
    clips: int
    held_out: tuple[str, ...]
    scores: dict[str, float]


def write(path: Path, trained: Trained) -> None:
    """Replace ``path``; raises StudioError when the disk is full or read-only."""
    tensors_file.save(path, trained.weights, {n: v for n, v in vars(trained).items() if n != "weights"})


def read(path: Path) -> Trained:
    """Return what ``write`` wrote; raises TrainingError when the file is missing or damaged."""
    weights, facts = tensors_file.load(path)
    facts["held_out"] = tuple(facts["held_out"])
    return Trained(weights, **facts)
