"""The whole journey for real: a window under Xvfb and a PortAudio device, in a process of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@contextmanager
def display() -> Iterator[str]:
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


@pytest.mark.timeout(700)
@pytest.mark.skipif(sys.platform != "linux", reason="Xvfb and PulseAudio are Linux's")
def test_journey(tmp_path: Path) -> None:
    if shutil.which("Xvfb") is None:
        assert "CI" not in os.environ, "continuous integration must have Xvfb"
        pytest.skip("Xvfb is not installed (package xvfb)")
    with display() as name:
        environment = {
            **os.environ,
            "DISPLAY": name,
            "QT_QPA_PLATFORM": "xcb",
            "OMP_NUM_THREADS": str(os.cpu_count() or 1),  # this one computes; the others mostly wait
        }
        environment.pop("PYTEST_XDIST_WORKER", None)
        result = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-s", "-p", "no:cacheprovider", "-p", "no:xdist",
             f"--basetemp={tmp_path / 'journey'}", str(Path(__file__).with_name("journey.py"))],
            cwd=ROOT, env=environment, capture_output=True, text=True, timeout=650, check=False,
        )  # fmt: skip

    print(result.stdout[-6000:])
    assert result.returncode == 0, result.stdout[-6000:] + result.stderr[-2000:]
