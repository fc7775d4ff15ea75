"""A voice as one ZIP archive, to be sent: it holds what ``folder.py`` writes."""

from __future__ import annotations

import zipfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tts_studio.engine.export import folder
from tts_studio.engine.export.destination import Exported
from tts_studio.engine.export.placing import Layout
from tts_studio.engine.export.ready_voice import ReadyVoice, export
from tts_studio.messages import Message

if TYPE_CHECKING:
    from tts_studio.engine.speaking.voice_files import VoiceFiles


class ZipArchive:
    """The destination ``zip``."""

    name = "zip"
    title = Message("ZIP archive")

    def write(self, source: VoiceFiles, out: Path, card: str = "", *, small: bool = False) -> Exported:
        """Write a voice as ``Destination.write`` says, as one archive."""
        return export(source, out, card, _layout, title=self.title, small=small)


def _layout(voice: ReadyVoice) -> Layout:
    archive = f"{voice.key}.zip"
    return Layout(archive, None, {archive: partial(_write_archive, voice)})


def _write_archive(voice: ReadyVoice, path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in folder.contents(voice).items():
            inside = f"{voice.key}/{name}"
            if isinstance(content, Path):
                archive.write(content, inside)
            else:
                archive.writestr(inside, str(content))
