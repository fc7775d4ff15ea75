"""What a program that finished voices are handed to has to be; ``destinations.py`` lists them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from tts_studio.engine.speaking.voice_files import VoiceFiles
from tts_studio.messages import Message


@dataclass(frozen=True)
class Exported:
    """What was written."""

    model: Path
    """The file that the other program loads, or the folder or archive that is handed to it."""
    files: tuple[Path, ...]
    """All files, the page of instructions first; it is inside if there is only an archive."""


class Destination(Protocol):
    """A program, or several that read the same files."""

    @property
    def name(self) -> str:
        """What ``tts-studio export --to`` calls it: lowercase letters."""
        ...

    @property
    def title(self) -> Message:
        """What people call it."""
        ...

    def write(self, source: VoiceFiles, out: Path, card: str = "", *, small: bool = False) -> Exported:
        """Copy a finished voice into the folder ``out``, which is made if it is missing.

        ``card`` is added to the voice's MODEL_CARD, or is one where it has none. ``small`` halves the weights, and adds
        “_small” to the name, so that both variants may lie side by side. Nothing in ``out`` is replaced that
        this program has not written, and nothing at all before the voice has spoken.
        Raises VoiceError if the voice is damaged or does not speak, StudioError if the disk refuses.
        """
        ...
