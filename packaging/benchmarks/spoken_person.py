"""Recordings of a person who does not exist: Kokoro-82M says sentences with a voice, once, and they are kept.

No recordings of a man speaking English, with their texts, are to be had from a package registry; without one, nothing
tells how many words are lost in a man's voice.
"""

from __future__ import annotations

import json
import sys
from contextlib import redirect_stdout
from pathlib import Path

from warm_start import kokoro
from warm_start.build_voices import TEXTS, speak_voice
from warm_start.fortunes import read_sentences

FOLDER = Path(__file__).resolve().parents[2] / "bench" / "kokoro"
FIRST, COUNT = 2000, 100
"""The sentences before are those of the warm start (build_voices.py); 100 last eight minutes, those that judge among
them."""


def spoken(voice: str) -> dict[Path, str]:
    """Return recordings and what is said in each; where they are missing, make them, which takes some minutes."""
    folder = FOLDER / voice
    if not folder.exists():
        with redirect_stdout(sys.stderr):  # standard output is for figures
            kokoro.fetch(FOLDER / "download")
            speak_voice(FOLDER / "download", folder, read_sentences()[FIRST : FIRST + COUNT])
    texts: dict[str, str] = json.loads((folder / TEXTS).read_text(encoding="utf-8"))
    return {folder / name: text for name, text in texts.items()}
