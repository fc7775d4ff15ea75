"""The programs that finished voices are handed to: a file and a line each.

No heavy import here, so that the command line and the window can name them at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from tts_studio.engine.export.android import Android
from tts_studio.engine.export.browser import Browser
from tts_studio.engine.export.destination import Destination
from tts_studio.engine.export.folder import Folder
from tts_studio.engine.export.home_assistant import HomeAssistant
from tts_studio.engine.export.nvda import Nvda
from tts_studio.engine.export.piper import Piper
from tts_studio.engine.export.sherpa_onnx import SherpaOnnx
from tts_studio.engine.export.speech_dispatcher import SpeechDispatcher
from tts_studio.engine.export.zip_archive import ZipArchive
from tts_studio.errors import VoiceError

DESTINATIONS: Mapping[str, Destination] = MappingProxyType(
    {
        destination.name: destination
        for destination in (
            Piper(),
            HomeAssistant(),
            Nvda(),
            SherpaOnnx(),
            SpeechDispatcher(),
            Android(),
            Browser(),
            Folder(),
            ZipArchive(),
        )
    }
)  # fmt: skip
"""By their names, the first one the most usual."""


def destination(name: str) -> Destination:
    """Return a destination by its name; raises VoiceError if there is none."""
    if name not in DESTINATIONS:
        raise VoiceError(
            "There is no destination “{name}”.",
            "Please choose one of: {known}.",
            name=name,
            known=", ".join(DESTINATIONS),
        )
    return DESTINATIONS[name]
