"""What the import contracts cannot see: what is really loaded, and when."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("torch", "transformers", "onnxruntime", "onnx", "piper", "PySide6")


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
