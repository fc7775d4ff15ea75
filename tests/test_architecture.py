"""What the import contracts cannot see: what is really loaded, and when."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tts_studio import formats

PACKAGE = Path(formats.__file__).parent
HEAVY = ("torch", "transformers", "onnxruntime", "onnx", "piper", "PySide6", "pypinyin", "sentence_stream", "wetext")


@pytest.mark.parametrize("module", ["tts_studio.cli", "tts_studio.jobs"])
def test_front_door_is_light(module: str) -> None:
    """``--help`` and the window have to open at once: the engine is loaded when a job begins."""
    code = f"import sys, {module}; print(*sorted({{name.split('.')[0] for name in sys.modules}} & set({HEAVY!r})))"

    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert result.stdout.split() == []


def test_check_above_sees_heavy_modules() -> None:
    code = f"import sys, onnxruntime; print(*({{name.split('.')[0] for name in sys.modules}} & set({HEAVY!r})))"

    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert "onnxruntime" in result.stdout.split()


def test_program_is_installed() -> None:
    program = Path(sys.executable).with_name("tts-studio.exe" if sys.platform == "win32" else "tts-studio")

    result = subprocess.run([program, "--help"], capture_output=True, text=True, check=True)

    for command in ("new", "import", "check", "train", "voices", "speak", "evaluate", "export"):
        assert command in result.stdout


def test_names_of_shared_files_stand_in_one_place() -> None:
    """Folders such as “clips” are also plain words, and the program's own preferences are a “settings.json”, too."""
    named = {name: value for name, value in vars(formats).items() if name.isupper() and isinstance(value, str)}
    plain = {name for name, value in named.items() if name.endswith("_SUFFIX") or value.isalpha()}
    names = {value for name, value in named.items() if name not in plain | {"RUN_SETTINGS"}}
    assert {"voice.json", "state.safetensors", "MODEL_CARD"} <= names

    written = [
        f"{path.relative_to(PACKAGE)}:{line} {text}"
        for path in PACKAGE.rglob("*.py")
        if path != PACKAGE / "formats.py"
        for line, text in _literals(path)
        if text in names
    ]

    assert not written


def _literals(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


@pytest.mark.parametrize("room", ["tts_studio", "tts_studio.engine", "tts_studio.gui"])
def test_each_module_has_a_floor(room: str) -> None:
    """The contract that is exhaustive refuses a module that it does not name; ``lint-imports`` checks the rest."""
    project = tomllib.loads((PACKAGE.parent / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    (whole,) = (each for each in contracts if room in each.get("containers", ()))

    assert whole["exhaustive"]
    assert "exhaustive_ignores" not in whole
    named = {name.strip() for layer in whole["layers"] for name in re.split("[|:]", layer)}
    folder = PACKAGE.parent.joinpath(*room.split("."))
    there = {path.stem for path in folder.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert named == there - {"__init__"}


def test_a_class_has_its_name_to_itself() -> None:
    """Below the window: a reader of an import must never wonder which ``Clip`` or ``Plan`` is meant."""
    found: dict[str, list[str]] = {}
    for path in PACKAGE.rglob("*.py"):
        if "gui" not in path.relative_to(PACKAGE).parts:
            for node in ast.parse(path.read_text(encoding="utf-8")).body:
                if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                    found.setdefault(node.name, []).append(str(path.relative_to(PACKAGE)))
    assert len(found) > 50
    assert {name: paths for name, paths in found.items() if len(paths) > 1} == {}
