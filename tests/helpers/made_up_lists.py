"""Recordings that are as long as their sentences take, and lists of them."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import numpy as np
import soundfile

SENTENCES = (
    "The kettle sings.",
    "Please leave your wet boots by the door tonight.",
    "How many apples do we need?",
    "Our train was twenty minutes late this morning, and nobody told us why.",
    "She gave the dog half of it.",
    "What a bright and windy day it is on the hill!",
    "We met an old sailor near the harbour who knew every star by its name.",
    "Close the gate.",
)
GERMAN = (
    "Der Kessel singt.",
    "Bitte lasst eure nassen Stiefel heute Abend an der Tür.",
    "Wie viele Äpfel brauchen wir?",
    "Unser Zug hatte heute Morgen zwanzig Minuten Verspätung, und niemand sagte warum.",
    "Sie gab dem Hund die Hälfte.",
    "Was für ein heller und windiger Tag auf dem Hügel!",
    "Am Hafen trafen wir einen alten Seemann, der jeden Stern beim Namen kannte.",
    "Mach das Tor zu.",
)
_RATE = 8_000


def recording(path: Path, seconds: float) -> Path:
    """Write a recording of noise of a length; what is in it is looked at by nothing that only reads lists."""
    path.parent.mkdir(parents=True, exist_ok=True)
    noise = 0.1 * np.random.default_rng(len(path.name)).standard_normal(round(seconds * _RATE))
    soundfile.write(path, noise.clip(-1, 1), _RATE, format=None if path.suffix != ".opus" else "OGG")
    return path


def recordings(
    folder: Path, texts: Sequence[str] = SENTENCES, below: str = "wavs", stem: str = "en{:03d}"
) -> list[Path]:
    """Write a recording for each text that is as long as it takes to say: 15 letters a second, and half a second."""
    return [
        recording(folder / below / f"{stem.format(number)}.wav", 0.5 + len(text) / 15.0)
        for number, text in enumerate(texts, 1)
    ]


def names(count: int = len(SENTENCES)) -> list[str]:
    """Return what a list calls these recordings."""
    return [f"en{number:03d}.wav" for number in range(1, count + 1)]


def table(path: Path, *columns: Sequence[str], delimiter: str = "|", header: Sequence[str] = ()) -> Path:
    """Write a table of columns, without quotes."""
    rows = [*([list(header)] if header else []), *zip(*columns, strict=True)]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(delimiter.join(row) + "\n" for row in rows), encoding="utf-8")
    return path


def quoted(*columns: Sequence[str], delimiter: str = ",", quoting: Literal[0, 1, 2, 3] = csv.QUOTE_MINIMAL) -> str:
    """Return a table as spreadsheets and pandas write it."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator="\r\n").writerows(zip(*columns, strict=True))
    return out.getvalue()
