"""Voices for Android, where the app SherpaTTS speaks Piper voices for all other apps.

It is built on sherpa-onnx and brings espeak-ng's data; for a voice of one's own it asks for two files, the model with
sherpa-onnx's notes inside and ``tokens.txt`` (``dialog_install_custom_model.xml`` of woheller69/ttsEngine). Without the
notes or the table it closes at once.
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
from tts_studio.text.phonemizers import ESPEAK

if TYPE_CHECKING:
    from tts_studio.engine.speaking.voice_files import VoiceFiles

_INSTRUCTIONS = """
Android speaks this voice through the app SherpaTTS (from F-Droid or Google Play).
1. Copy this folder to the phone, with a cable for instance; its two files of interest are {key}.onnx and tokens.txt.
2. SherpaTTS, manage languages, add: "install custom model". Language code: that of the voice with three letters, such
   as eng, deu, fra, spa, ita, por, nld (ISO 639-3). Name: as you like. Model file: {key}.onnx. Tokens file: tokens.txt.
3. Android's settings, Text-to-speech output: preferred engine SherpaTTS.
Voices with the same language code take one another's place there.

In an app of your own, with sherpa-onnx: model {key}.onnx, tokens tokens.txt, data_dir espeak-ng-data (which
"tts-studio export --to sherpa-onnx" adds).
"""


class Android:
    """The destination ``android``."""

    name = "android"
    title = Message("Android")

    def write(self, source: VoiceFiles, out: Path, card: str = "", *, small: bool = False) -> Exported:
        """Write a voice as ``Destination.write`` says, as a folder of its own."""
        return export(source, out, card, _layout, title=self.title, small=small, kinds=(ESPEAK,))


def _layout(voice: ReadyVoice) -> Layout:
    from tts_studio.engine.export.configuration import tokens

    folder = f"{voice.key}-android/"
    files = {
        **voice.card_as(f"{folder}{MODEL_CARD}"),
        f"{folder}{TOKENS}": tokens(voice.document),
        **voice.piper_files(folder),
    }
    readme = (f"{folder}{README}", voice.page(_INSTRUCTIONS))
    return Layout(folder.rstrip("/"), readme, files)
