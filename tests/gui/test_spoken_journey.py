"""What a screen reader says on the whole way to a voice, on a real accessibility bus; ``spoken_journey.txt`` has it."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import pytest

from tests.helpers.virtual_display import run_on_display

GUIDE = Path(__file__).with_name("spoken_journey.txt")


@pytest.mark.skipif(sys.platform != "linux", reason="AT-SPI is Linux's")
def test_the_way_by_ear_reads_like_a_guide(tmp_path: Path) -> None:
    said = tmp_path / "spoken_journey.txt"

    with tempfile.TemporaryDirectory() as sockets:  # whose paths may have some 100 letters only
        run_on_display(
            Path(__file__).with_name("spoken_journey.py"),
            tmp_path,
            under=("dbus-run-session", "--"),
            QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1",
            XDG_RUNTIME_DIR=sockets,
            LC_ALL="C.UTF-8",  # decides which language is proposed
            LANGUAGE="",
            SPOKEN_JOURNEY=str(said),
        )

    assert said.read_text(encoding="utf-8") == GUIDE.read_text(encoding="utf-8"), (
        f"read {said} as a newcomer would who does not see the window, and if it is good, put it in place of {GUIDE}"
    )
