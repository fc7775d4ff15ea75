"""Everything that a training needs to go on exactly where it was, in one file."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from tts_studio.engine.training import tensors_file
from tts_studio.engine.training.config import TrainingConfig
from tts_studio.engine.training.plan import StepPlan
from tts_studio.errors import TrainingError


@dataclass(frozen=True)
class State:
    """A training after one of its steps."""

    tensors: tensors_file.Tensors
    """Weights, their moving averages, the optimiser's moments, where L2-SP pulls to, and the alignment."""
    config: TrainingConfig
    step: int
    steps: int
    """How many there will be: those of the plan, or fewer if the machine has become slower since."""
    plan: StepPlan
    minutes: float
    """Those that it works to; a GPU needs fewer than were asked for."""
    elapsed: float
    """Seconds of work."""
    best: float | None
    """Lowest loss on held-out clips so far."""
    length_scale: float
    clips: tuple[str, ...]
    """What it learns from, in the order of the alignment."""
    held_out: tuple[str, ...]
    """What its losses are validated on."""
    extended: bool
    """Whether it was given more time when it went on, so that no training from the beginning gives the same voice."""


def write(path: Path, state: State) -> None:
    """Replace ``path``; raises StudioError when the disk is full or read-only."""
    facts = {name: value for name, value in vars(state).items() if name != "tensors"}
    tensors_file.save(path, state.tensors, {**facts, "config": asdict(state.config), "plan": asdict(state.plan)})


def read(path: Path) -> State:
    """Return what ``write`` wrote; raises TrainingError when it is missing, damaged or of an older version."""
    tensors, facts = tensors_file.load(path)
    with read_as_of_this_version():
        facts |= {
            "config": TrainingConfig.of(facts["config"]),
            "plan": StepPlan(**facts["plan"]),
            "clips": tuple(facts["clips"]),
            "held_out": tuple(facts["held_out"]),
        }
        return State(tensors, **facts)


@contextmanager
def read_as_of_this_version() -> Generator[None]:
    """Raise TrainingError where facts or tensors of a state are unknown, missing or of another shape."""
    try:
        yield
    except (TypeError, KeyError, ValueError, RuntimeError) as error:
        raise TrainingError(
            "This training was begun with an older version of the program, which learned in another way.",
            "Please start a new training; your recordings are as they were.",
            str(error),
        ) from error
