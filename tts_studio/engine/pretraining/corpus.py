"""Corpora of several speakers and languages, in the layout of LJSpeech with two columns more.

``FOLDER/metadata.csv`` has a line for each clip: ``name|text|speaker|language``; its sound is
``FOLDER/wavs/name.flac``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tts_studio.storage import write_text

METADATA, WAVS = "metadata.csv", "wavs"


@dataclass(frozen=True)
class CorpusClip:
    """A recording, what is said in it, and who says it."""

    audio: Path
    text: str
    speaker: str
    language: str
    """espeak-ng's name, such as ``pt-br``."""

    @property
    def line(self) -> str:
        """Of ``metadata.csv``, with its end."""
        return f"{self.audio.stem}|{self.text}|{self.speaker}|{self.language}\n"


def read(folder: Path) -> list[CorpusClip]:
    """Return the clips of a corpus in the order of its table; none if there is no table yet."""
    path = folder / METADATA
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    rows = (line.split("|") for line in lines)
    return [CorpusClip(folder / WAVS / f"{name}.flac", *facts) for name, *facts in rows]


def write(folder: Path, clips: Iterable[CorpusClip]) -> None:
    """Replace the table by one of ``clips``, whose sounds are there."""
    write_text(folder / METADATA, "".join(clip.line for clip in clips))
