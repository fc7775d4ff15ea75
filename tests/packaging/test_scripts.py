"""The scripts of packaging/ run from any folder, and load no more than they need."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGING = Path(__file__).parents[2] / "packaging"


@pytest.mark.parametrize("script", ["benchmarks/bench_voice.py", "installer/build.py"])
def test_scripts_start_from_any_folder(script: str, tmp_path: Path) -> None:
    result = subprocess.run(
        [sys.executable, PACKAGING / script, "--help"], cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("usage: ")


def test_drawing_a_curve_loads_neither_qt_nor_torch(tmp_path: Path) -> None:
    code = "import sys; from benchmarks import bench_curve; print({'PySide6', 'torch'} & set(sys.modules))"
    path = os.pathsep.join(filter(None, (str(PACKAGING), os.environ.get("PYTHONPATH"))))

    result = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=True,
    )

    assert result.stdout == "set()\n"
