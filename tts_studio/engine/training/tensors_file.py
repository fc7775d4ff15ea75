"""Weights and facts in one safetensors file, written atomically: a crash leaves the old file or the new one."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from torch import Tensor, nn

from tts_studio.errors import TrainingError
from tts_studio.storage import replacing

Tensors = dict[str, Tensor]
_FACTS = "facts"


def save(path: Path, tensors: Mapping[str, Tensor], facts: Mapping[str, Any]) -> None:
    """Replace ``path``; raises StudioError when the disk is full or read-only."""
    plain = {name: value.detach().to("cpu").contiguous() for name, value in tensors.items()}
    with replacing(path) as temporary:
        try:
            save_file(plain, temporary, {_FACTS: json.dumps(facts)})
        except SafetensorError as error:
            raise _refusal(error) from error


def load(path: Path) -> tuple[Tensors, dict[str, Any]]:
    """Return tensors and facts; raises TrainingError when the file is missing or damaged."""
    try:
        with safe_open(path, "pt") as file:
            # Copies, since Windows does not let a file be replaced whose memory is in use.
            tensors = {name: file.get_tensor(name).clone() for name in file.keys()}  # noqa: SIM118 -- no mapping
            return tensors, json.loads((file.metadata() or {})[_FACTS])
    except (OSError, SafetensorError, KeyError, ValueError) as error:
        raise _unreadable(path, error) from error


def facts(path: Path) -> dict[str, Any]:
    """Return the facts of a file without reading its tensors; raises TrainingError as ``load`` does."""
    try:
        with safe_open(path, "pt") as file:
            return json.loads((file.metadata() or {})[_FACTS])
    except (OSError, SafetensorError, KeyError, ValueError) as error:
        raise _unreadable(path, error) from error


def module_tensors(prefix: str, module: nn.Module) -> Tensors:
    """Return a module's weights under ``prefix``."""
    return {f"{prefix}.{name}": value for name, value in module.state_dict().items()}


def load_module(prefix: str, module: nn.Module, tensors: Mapping[str, Tensor]) -> None:
    """Load what ``module_tensors`` gave."""
    module.load_state_dict(_below(prefix, tensors))


def optimiser_tensors(prefix: str, optimiser: torch.optim.Optimizer) -> Tensors:
    """Return an optimiser's moments and step counts under ``prefix``."""
    state: dict[int, dict[str, Tensor]] = optimiser.state_dict()["state"]
    return {f"{prefix}.{index}.{key}": value for index, entry in state.items() for key, value in entry.items()}


def load_optimiser(prefix: str, optimiser: torch.optim.Optimizer, tensors: Mapping[str, Tensor]) -> None:
    """Load what ``optimiser_tensors`` gave; parameter groups stay as they are."""
    state: dict[int, dict[str, Tensor]] = {}
    for name, value in _below(prefix, tensors).items():
        index, key = name.split(".")
        state.setdefault(int(index), {})[key] = value
    optimiser.load_state_dict({"state": state, "param_groups": optimiser.state_dict()["param_groups"]})


def _unreadable(path: Path, error: Exception) -> TrainingError:
    return TrainingError(
        "The saved training “{name}” cannot be read.", "Please start a new training.", str(error), name=path.name
    )


def _refusal(error: SafetensorError) -> OSError:
    """Return the operating system's refusal, of which safetensors tells nothing but its words."""
    number = re.search(r"os error (\d+)", str(error))
    return OSError(int(number[1]), str(error)) if number else OSError(str(error))


def _below(prefix: str, tensors: Mapping[str, Tensor]) -> Tensors:
    start = prefix + "."
    return {name.removeprefix(start): value for name, value in tensors.items() if name.startswith(start)}
