"""A voice as a folder of its own, with all that a program may want of it: to be copied, kept or handed on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tts_studio.engine.export.destination import Exported
from tts_studio.engine.export.instructions import README
from tts_studio.engine.export.placing import Content, Layout
from tts_studio.engine.export.ready_voice import ReadyVoice, export
from tts_studio.formats import MODEL_CARD, TOKENS
from tts_studio.messages import Message

if TYPE_CHECKING:
    from tts_studio.engine.speaking.voice_files import VoiceFiles

_INSTRUCTIONS = """
Keep the files of this folder together, and the folder's name.
TTS Studio      Put the folder into the folder "voices" of a project, or give it to "tts-studio speak --voice".
Piper           python3 -m piper -m {key}.onnx -f hello.wav -- "Hello."
Other programs  {key}.onnx and {key}.onnx.json are the voice. tokens.txt is sherpa-onnx's table of phonemes. With
                TTS Studio, "tts-studio export THIS_FOLDER --to PROGRAM" makes of them what the program reads.
"""


class Folder:
    """The destination ``folder``."""

    name = "folder"
    title = Message("Folder")

    def write(self, source: VoiceFiles, out: Path, card: str = "", *, small: bool = False) -> Exported:
        """Write a voice as ``Destination.write`` says, as a folder of its own."""
        return export(source, out, card, _layout, title=self.title, small=small)


def contents(voice: ReadyVoice) -> dict[str, Content]:
    """Return the files of the folder by their names, the page of instructions first."""
    from tts_studio.engine.export.configuration import tokens

    return {
        README: voice.page(_INSTRUCTIONS),
        **voice.card_as(MODEL_CARD),
        TOKENS: tokens(voice.document),
        **voice.piper_files(),
    }


def _layout(voice: ReadyVoice) -> Layout:
    files = {f"{voice.key}/{name}": content for name, content in contents(voice).items()}
    readme = f"{voice.key}/{README}"
    return Layout(voice.key, (readme, str(files.pop(readme))), files)
