"""Entry of the frozen programs: one folder holds ``tts-studio`` and ``tts-studio-window``, as pip installs them.

Both are this file and know by their own name which one they are. Windows tells a program with a terminal from one
without when it is built, so one program cannot be both.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

WINDOW = "tts-studio-window"
SMOKE_TEST = "--smoke-test"


def main() -> int:
    """Run the window or the command line; return the exit code."""
    open_missing_streams()
    if Path(sys.executable).stem == WINDOW or sys.argv[1:] == [SMOKE_TEST]:
        from tts_studio.gui.shell import app

        return app.main()
    from tts_studio.__main__ import main as command

    return command()


def open_missing_streams() -> None:
    """Give standard output and error a place to go: a Windows program without a terminal starts with None for both."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 -- open as long as the program


if __name__ == "__main__":
    sys.exit(main())
