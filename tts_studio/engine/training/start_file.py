"""The file that a base voice's start weights are in."""

from __future__ import annotations

import re
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from safetensors import SafetensorError, safe_open

from tts_studio.errors import TrainingError


@contextmanager
def opened(path: Path) -> Generator[Any]:
    """Give what ``safetensors.safe_open`` gives; raises TrainingError if the file is damaged or lacks a tensor."""
    try:
        with safe_open(path, "pt") as file:
            yield file
    except (OSError, SafetensorError, KeyError) as error:
        raise TrainingError(
            "The start weights “{name}” cannot be read.",
            "Please install TTS Studio again.",
            str(error),
            name=path.name,
        ) from error


def posterior_layers(path: Path) -> int:
    """Return how many WaveNet layers the posterior encoder has; 0 if the file has none. Raises as ``opened`` does."""
    layer = re.compile(r"posterior\.encoder\.wavenet\.in_layers\.\d+\.weight")
    with opened(path) as file:
        return sum(layer.fullmatch(name) is not None for name in file.keys())  # noqa: SIM118 -- no mapping
