"""The packaged program's own test: the window opens, and the base voice speaks a sentence."""

from __future__ import annotations

import sys

from tts_studio import jobs
from tts_studio.formats import DEFAULT_BASE
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.shell.main_window import MainWindow
from tts_studio.settings import Settings
from tts_studio.synthesis import SynthesisConfig


def smoke_test() -> int:
    """Return 0, with a message, if both work; an exception (exit code 1) says what does not."""
    window = MainWindow(Studio(Settings()))
    window.show()
    seconds = sum(sentence.audio.seconds for sentence in jobs.speak("It works.", DEFAULT_BASE, SynthesisConfig(seed=1)))
    window.close()
    print(f"smoke test passed: {seconds:.1f} s of speech", file=sys.stderr)
    return 0 if seconds > 0.3 else 1
