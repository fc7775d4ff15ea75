"""``python -m tts_studio``: the same as the command ``tts-studio``."""

from __future__ import annotations

import sys

from tts_studio.cli import main

if __name__ == "__main__":
    sys.exit(main())
