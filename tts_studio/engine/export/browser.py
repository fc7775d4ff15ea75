"""Voices as a page that speaks in a browser, without a server: it may be opened from a folder or put on any web site.

A page that was opened as a file may load no other file but scripts, so the voice is one: ``voice.js`` holds the model
and its configuration. onnxruntime-web (MIT) and espeak-ng (GPL-3.0-or-later), which do the work, are not ours: npm
brings them, and ``pack.mjs`` makes ``libraries.js`` of them. The packages of npm that make phonemes by espeak-ng are
``phonemizer``, which has English only, ``@echogarden/espeak-ng-emscripten``, which speaks each piece to get its
phonemes, and ``espeak-ng``, which has all languages of espeak-ng: it is used. Its phonemes are those of piper-tts in
English, German, French, Spanish, Russian, Polish, Hindi and Turkish; it is older, so single sounds differ in Italian,
Portuguese, Vietnamese and Mandarin, and Arabic has to be written with its vowels, which piper-tts adds by a network.
"""

from __future__ import annotations

import base64
import json
from functools import partial
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from tts_studio.engine.export.destination import Exported
from tts_studio.engine.export.instructions import README
from tts_studio.engine.export.placing import Content, Layout, copied
from tts_studio.engine.export.ready_voice import ReadyVoice, export
from tts_studio.formats import MODEL_CARD
from tts_studio.messages import Message
from tts_studio.text.phonemizers import ESPEAK

if TYPE_CHECKING:
    from tts_studio.engine.speaking.voice_files import VoiceFiles

_PART = 3 << 20
"""Bytes of the model in one text of ``voice.js``: a multiple of three, as base64 has it."""
_COPIED = ("speak.js", "page.js", "pack.mjs", "package.json")
_INSTRUCTIONS = """
1. Once: install Node.js (https://nodejs.org), and in this folder run
     npm install
   It fetches onnxruntime-web (licence MIT) and espeak-ng (licence GPL-3.0-or-later), and puts both into libraries.js.
   If nothing of that name appears: node pack.mjs
2. Open index.html in a browser. No server is needed, and nothing is sent anywhere.

espeak-ng of npm is older than Piper's: single sounds differ in some languages (Italian, Portuguese, Vietnamese,
Chinese), and Arabic has to be written with its vowels. In English, German, French, Spanish and Russian none does.

To put it on a web site, upload index.html, voice.js, libraries.js, speak.js and page.js; the folder node_modules is not
needed. What you publish then contains espeak-ng and this program's page, whose licence is the GPL: say so there, and
leave the notes in the files.
In a page of your own: after voice.js, libraries.js and speak.js, as page.js does it, new TtsStudio.Speaker(…) and
for await (const samples of speaker.say("Hello.")).
"""


class Browser:
    """The destination ``browser``."""

    name = "browser"
    title = Message("Browser")

    def write(self, source: VoiceFiles, out: Path, card: str = "", *, small: bool = False) -> Exported:
        """Write a voice as ``Destination.write`` says, as a folder with a page."""
        return export(source, out, card, _layout, title=self.title, small=small, kinds=(ESPEAK,))


def _layout(voice: ReadyVoice) -> Layout:
    from tts_studio.assets import resource
    from tts_studio.engine import bases

    folder, pages = f"{voice.key}-browser/", resource("browser")
    greeting = bases.texts(str(voice.document["espeak"]["voice"])).greeting
    index = (pages / "index.html").read_text(encoding="utf-8")
    files: dict[str, Content] = {
        **voice.card_as(f"{folder}{MODEL_CARD}"),
        f"{folder}index.html": index.replace("{key}", voice.key).replace("{greeting}", escape(greeting)),
        **{f"{folder}{name}": partial(copied, pages / name) for name in _COPIED},
        f"{folder}voice.js": partial(_write_voice, voice),
    }
    readme = (f"{folder}{README}", voice.page(_INSTRUCTIONS))
    return Layout(f"{folder}index.html", readme, files)


def _write_voice(voice: ReadyVoice, path: Path) -> None:
    with path.open("w", encoding="ascii", newline="\n") as script, voice.model.open("rb") as model:
        script.write(f"globalThis.VOICE = {{config: {json.dumps(dict(voice.document))}, model: [\n")
        while part := model.read(_PART):
            script.write(f'"{base64.b64encode(part).decode("ascii")}",\n')
        script.write("]};\n")
