"""Errors that a person may see: what happened, and what to do about it.

Anything else that escapes is a bug of the program.
"""

from __future__ import annotations


class StudioError(Exception):
    """A failure with a clear sentence.

    ``title`` says what happened, ``hint`` what to do about it, ``detail`` is for the log.
    """

    def __init__(self, title: str, hint: str = "", detail: str = "") -> None:
        super().__init__(title)
        self.title = title
        self.hint = hint
        self.detail = detail

    def __str__(self) -> str:
        return f"{self.title} {self.hint}".strip()


class AudioError(StudioError):
    """An audio file that cannot be read or written."""


class TextError(StudioError):
    """A text that cannot be turned into phonemes, or a table of texts that cannot be read."""


class ProjectError(StudioError):
    """A project folder that cannot be opened, changed or created."""


class VoiceError(StudioError):
    """A voice that cannot be loaded, spoken with or exported."""


class TrainingError(StudioError):
    """A training that cannot start or go on."""


class DeviceError(StudioError):
    """A microphone or loudspeaker that is missing, refuses, or vanished."""
