"""What tests of the scripts in packaging/ share."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

PACKAGING = Path(__file__).parents[2] / "packaging"
NEEDS = {"speakers": ("fortunes", "kokoro", "build_voices", "spoken_person")}
"""Scripts that others import, in the order in which they are loaded."""


@pytest.fixture
def load_script(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], ModuleType]:
    """Give a function that loads a script of packaging/ as a module, each time anew."""

    def load(name: str) -> ModuleType:
        for needed in NEEDS.get(name, ()):
            load(needed)
        path = PACKAGING / f"{name}.py"
        spec = importlib.util.spec_from_file_location(path.stem, path)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        monkeypatch.setitem(sys.modules, path.stem, module)  # where dataclasses look their module up
        spec.loader.exec_module(module)
        return module

    return load
