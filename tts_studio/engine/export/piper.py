"""Voices for Piper, and for all programs that read what Piper reads.

All files of a voice lie side by side in one folder and begin with the voice's name, since Piper (``--data-dir``) looks
for ``NAME.onnx`` in a folder of many voices, and not below it. What it does not read (card, table of phonemes,
instructions) has the voice's name too, so that no voice takes another one's.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tts_studio.engine.export.destination import Exported
from tts_studio.engine.export.instructions import README
from tts_studio.engine.export.placing import Layout
from tts_studio.engine.export.ready_voice import ReadyVoice, export
from tts_studio.formats import MODEL_CARD, TOKENS
from tts_studio.messages import Message

if TYPE_CHECKING:
    from tts_studio.engine.speaking.voice_files import VoiceFiles

_INSTRUCTIONS = """
Piper           python3 -m piper -m {key}.onnx -f hello.wav -- "Hello."
Other programs  {key}.onnx and {key}.onnx.json are a voice for every program that reads Piper voices. For Home
                Assistant, NVDA, sherpa-onnx, speech-dispatcher, Android and browsers, "tts-studio export --to" writes
                what each of them reads, with its own instructions. {key}.tokens.txt is sherpa-onnx's table of phonemes.
"""


class Piper:
    """The destination ``piper``."""

    name = "piper"
    title = Message("Piper")

    def write(self, source: VoiceFiles, out: Path, card: str = "", *, small: bool = False) -> Exported:
        """Copy a voice as ``Destination.write`` says."""
        return export(source, out, card, _layout, title=self.title, small=small)


def _layout(voice: ReadyVoice) -> Layout:
    from tts_studio.engine.export.configuration import tokens

    return Layout(
        loads=voice.model.name,
        instructions=(f"{voice.key}.{README}", voice.page(_INSTRUCTIONS)),
        files={
            **voice.card_as(f"{voice.key}.{MODEL_CARD}"),
            f"{voice.key}.{TOKENS}": tokens(voice.document),
            **voice.piper_files(),
        },
    )
