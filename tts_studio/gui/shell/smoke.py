"""The frozen program's own test: the window opens, and the base voice speaks a sentence."""

from __future__ import annotations

import sys

from tts_studio import jobs
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.shell.main_window import MainWindow
from tts_studio.settings import Settings


def smoke_test() -> int:
    """Return 0 and say so if both work; an exception (exit code 1) says what does not."""
    window = MainWindow(Studio(Settings()))
    window.show()
    seconds = sum(a.seconds for a in jobs.speak("It works.", "base", jobs.knobs(1.0, 0.667, 1.0, 0.2, 1)))
    window.close()
    print(f"smoke test passed: {seconds:.1f} s of speech", file=sys.stderr)
    return 0 if seconds > 0.3 else 1
