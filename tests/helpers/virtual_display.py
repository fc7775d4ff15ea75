"""Tests that need a real display: a file of them is run in a process of its own, on a screen made of software."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run_on_display(file: Path, folder: Path, *, under: Sequence[str] = (), **environment: str) -> None:
    """Run a file of tests, ``under`` a command that starts another one; fail with what it says if they fail.

    ``folder`` takes its temporary files. Skips where the programs are not installed, except in continuous integration.
    """
    missing = [program for program in ("Xvfb", *under[:1]) if shutil.which(program) is None]
    if missing:
        assert "CI" not in os.environ, f"continuous integration must have {missing}"
        pytest.skip(f"not installed: {missing}")
    with _display() as name:
        command = [
            *(*under, sys.executable, "-m", "pytest", "-q", "-s", "-p", "no:cacheprovider", "-p", "no:xdist"),
            *(f"--basetemp={folder / 'inside'}", str(file)),
        ]
        inside = {**os.environ, "DISPLAY": name, "QT_QPA_PLATFORM": "xcb", **environment}
        inside.pop("PYTEST_XDIST_WORKER", None)
        result = subprocess.run(
            command, cwd=ROOT, env=inside, capture_output=True, text=True, errors="replace", timeout=650, check=False
        )
    print(result.stdout[-6000:])
    assert result.returncode == 0, result.stdout[-6000:] + result.stderr[-2000:]


@contextmanager
def _display() -> Generator[str]:
    """Start an Xvfb and give the name of its display; it chooses a free number itself."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        assert number, "Xvfb did not start"
        yield f":{number}"
    finally:
        server.terminate()
        server.wait(10)
