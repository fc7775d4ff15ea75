"""The program: with a command it is ``tts-studio``'s command line, without one it opens the window."""

from __future__ import annotations

import sys


def main() -> int:
    """Open the window if there are no arguments, else run the command line; return the exit code."""
    if len(sys.argv) > 1:
        from tts_studio import cli

        return cli.main()
    from tts_studio.gui.shell import app

    return app.main([])


if __name__ == "__main__":
    sys.exit(main())
