"""Voices for Home Assistant, which speaks Piper voices through its Piper app, that is wyoming-piper.

It offers every ``NAME.onnx`` of its folder with ``NAME.onnx.json`` beside it, under that name, and groups them by
``language.code`` (``wyoming_piper/__main__.py``); older ones called a voice by its ``dataset``, and looked for a file
of that name, so both are the same. Its upload page takes names that match ``[A-Za-z0-9][A-Za-z0-9._-]*``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tts_studio.engine.export.destination import Exported
from tts_studio.engine.export.placing import Layout
from tts_studio.engine.export.ready_voice import ReadyVoice, export
from tts_studio.formats import MODEL_CARD
from tts_studio.messages import Message
from tts_studio.text.phonemizers import ESPEAK, LETTERS, PINYIN

if TYPE_CHECKING:
    from tts_studio.engine.speaking.voice_files import VoiceFiles

_INSTRUCTIONS = """
Home Assistant OS, with its Piper app (formerly: add-on)
1. Put {key}.onnx and {key}.onnx.json, both of them, into the folder /share/piper of Home Assistant: with the app
   "Samba share" it is the folder "share" of the network drive, in which you make a folder "piper".
2. Restart the Piper app: Settings, Apps (or Add-ons), Piper, Restart.
3. Settings, Devices & services, Wyoming Protocol, Piper: three dots, Reload.
4. Settings, Voice assistants: choose your assistant, Piper as text-to-speech, and the voice "{key}".
   The Piper app's own option "voice" lists Piper's voices only; leave it as it is.
In automations: action tts.speak with options: {voice: {key}}.

Home Assistant in a container: put both files into the data folder of the container rhasspy/wyoming-piper, go on with 2.
By hand: python3 -m wyoming_piper --voice {key} --data-dir THIS_FOLDER --uri tcp://0.0.0.0:10200
"""


class HomeAssistant:
    """The destination ``home-assistant``."""

    name = "home-assistant"
    title = Message("Home Assistant")

    def write(self, source: VoiceFiles, out: Path, card: str = "", *, small: bool = False) -> Exported:
        """Copy a voice as ``Destination.write`` says."""
        return export(source, out, card, _layout, title=self.title, small=small, kinds=(ESPEAK, LETTERS, PINYIN))


def _layout(voice: ReadyVoice) -> Layout:
    return Layout(
        loads=voice.model.name,
        instructions=(f"{voice.key}.home-assistant.txt", voice.page(_INSTRUCTIONS)),
        files={**voice.card_as(f"{voice.key}.{MODEL_CARD}"), **voice.piper_files()},
    )
