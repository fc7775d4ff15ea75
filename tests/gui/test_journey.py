"""The whole journey for real: a window under Xvfb and a PortAudio device, in a process of its own."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.helpers.virtual_display import run_on_display


@pytest.mark.timeout(700)
@pytest.mark.skipif(sys.platform != "linux", reason="Xvfb and PulseAudio are Linux's")
def test_journey(tmp_path: Path) -> None:
    threads = str(os.cpu_count() or 1)  # this one computes; the others mostly wait
    run_on_display(Path(__file__).with_name("journey.py"), tmp_path, OMP_NUM_THREADS=threads)
