"""The pictures of the manual: scenes of the window in both languages, for light and for dark pages, as small files."""

from __future__ import annotations

import tempfile
from itertools import product
from pathlib import Path

import pictures
from manual.pages import DARK

SHOWN: dict[str, tuple[str, str]] = {
    "start": ("welcome", "empty"),
    "new-project": ("dialogs", "new-project-answered"),
    "check": ("record", "check-good"),
    "record": ("record", "recording"),
    "take": ("record", "bad"),
    "report": ("clips", "report"),
    "clips": ("clips", "full"),
    "train-before": ("train", "ready"),
    "train": ("train", "learning"),
    "speak": ("speak", "full"),
    "blind": ("speak", "blind-round"),
    "say": ("speak", "say-differently"),
    "phrases": ("speak", "phrases"),
    "voices": ("voices", "full"),
    "preferences": ("dialogs", "preferences"),
}
"""Name in the manual → page and state of ``tests/gui/scenes``."""


def draw(folder: Path) -> None:
    """Write ``LANGUAGE/NAME.webp`` and ``LANGUAGE/NAME-dark.webp`` into ``folder``."""
    wanted = [f"--page={page}" for page in sorted({page for page, _ in SHOWN.values()})]
    wanted += [f"--state={state}" for _, state in SHOWN.values()]
    with tempfile.TemporaryDirectory() as work:
        pictures.main([work, "--scale=1", "--alone", *wanted])
        for language, theme, (name, (page, state)) in product(pictures.LANGUAGES, pictures.THEMES, SHOWN.items()):
            drawn = Path(work) / pictures.Manner(theme, 1, language).name(page, state)
            place = folder / language / f"{name}{DARK if theme == 'dark' else ''}.webp"
            place.parent.mkdir(parents=True, exist_ok=True)
            _save_small(drawn, place)


def _save_small(drawn: Path, place: Path) -> None:
    """Write a picture without loss, which makes the smallest files of what has few colours."""
    from PySide6.QtGui import QImage, QImageWriter

    writer = QImageWriter(str(place), b"webp")
    writer.setQuality(100)
    if not writer.write(QImage(str(drawn))):
        raise SystemExit(f"{place}: {writer.errorString()}")
