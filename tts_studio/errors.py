"""Errors that a person may see: what happened, and what to do about it.

Any other exception that escapes is a bug of the program.
"""

from __future__ import annotations

from typing import Any

from tts_studio.messages import Message


class StudioError(Exception):
    """A failure with a clear sentence.

    ``title`` says what happened, ``hint`` what to do about it; both are templates whose gaps the keyword arguments
    fill: ``AudioError("There is no file “{name}”.", "Please check its name.", name=path.name)``. ``detail`` is for the
    log, ``code`` for callers that have to tell failures apart; it is never shown.
    """

    title: Message
    hint: Message
    detail: str
    code: str

    def __init__(
        self, title: str | Message, hint: str | Message = "", detail: str = "", *, code: str = "", **arguments: Any
    ) -> None:
        self.title = title if isinstance(title, Message) else Message(title, **arguments)
        self.hint = hint if isinstance(hint, Message) else Message(hint, **arguments)
        self.detail = detail
        self.code = code
        super().__init__(str(self.title))

    def __str__(self) -> str:
        return str(self.message)

    @property
    def message(self) -> Message:
        """What happened and what to do, as one message."""
        return joined(self.title, self.hint)


def joined(title: Message, hint: Message) -> Message:
    """Return what happened and what to do as one message; only the first where there is no hint."""
    return Message("{title} {hint}", title=title, hint=hint) if hint else title


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
