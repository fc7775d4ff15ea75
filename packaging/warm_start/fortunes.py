"""English sentences for the builders of ``resources/warm_start``: those of Debian's package ``fortunes``.

Any English text would do; nothing of it is part of this repository or of what the builders write for it.
"""

from __future__ import annotations

import random
import re
from pathlib import Path

FOLDER = Path("/usr/share/games/fortunes")


def read_sentences() -> list[str]:
    """Return plain sentences of 30 … 120 characters, about 9000, shuffled the same way each time."""
    if not FOLDER.is_dir():
        raise SystemExit("Please install the package that carries the sentences: apt-get install fortunes")
    found: set[str] = set()
    for file in FOLDER.iterdir():
        if file.suffix in (".dat", ".u8"):
            continue
        text = file.read_text(errors="ignore").replace("%", " ").replace("\n", " ")
        for sentence in re.split(r"(?<=[.!?])\s+", text):
            plain = re.sub(r"\s+", " ", sentence).strip()
            if 30 < len(plain) < 120 and re.fullmatch(r"[A-Z][A-Za-z ,'.!?;-]+[.!?]", plain):
                found.add(plain)
    chosen = sorted(found)
    random.Random(0).shuffle(chosen)
    return chosen
