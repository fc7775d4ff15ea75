"""Voices for sherpa-onnx: a folder as its own releases have it, ``vits-piper-NAME``.

It reads notes inside the model and ``tokens.txt`` (a character and its number a line). Version 1 makes phonemes with
espeak-ng, whose data are in ``espeak-ng-data``; version 2 has no espeak-ng and takes phonemes, or a lexicon of words.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tts_studio.engine.export.destination import Exported
from tts_studio.engine.export.instructions import README
from tts_studio.engine.export.placing import Content, Layout, copied
from tts_studio.engine.export.ready_voice import ReadyVoice, export
from tts_studio.formats import MODEL_CARD, TOKENS
from tts_studio.messages import Message
from tts_studio.text.phonemizers import ESPEAK

if TYPE_CHECKING:
    from tts_studio.engine.speaking.voice_files import VoiceFiles

_INSTRUCTIONS = """
In this folder, with sherpa-onnx 1.x (python3 -m pip install "sherpa-onnx<2"):
  sherpa-onnx-offline-tts --vits-model={key}.onnx --vits-tokens=tokens.txt \\
    --vits-data-dir=espeak-ng-data --output-filename=hello.wav "Hello."
The same three in Python: sherpa_onnx.OfflineTtsVitsModelConfig(model=…, tokens=…, data_dir=…).

sherpa-onnx 2.x has no espeak-ng: it wants phonemes, or with --vits-lexicon a lexicon of your language, and leaves
espeak-ng-data unread. In Python, for phonemes:
  how = sherpa_onnx.GenerationConfig()
  how.phoneme_codepoints = [[ord(sign) for sign in "həlˈoʊ."]]
  sherpa_onnx.OfflineTts(config).generate("", how)

espeak-ng-data is part of espeak-ng (https://github.com/espeak-ng/espeak-ng), GPL-3.0-or-later.
"""


class SherpaOnnx:
    """The destination ``sherpa-onnx``."""

    name = "sherpa-onnx"
    title = Message("sherpa-onnx")

    def write(self, source: VoiceFiles, out: Path, card: str = "", *, small: bool = False) -> Exported:
        """Write a voice as ``Destination.write`` says, as a folder of its own."""
        return export(source, out, card, _layout, title=self.title, small=small, kinds=(ESPEAK,))


def _layout(voice: ReadyVoice) -> Layout:
    from tts_studio.engine.export.configuration import tokens

    folder = f"vits-piper-{voice.key}/"
    files: dict[str, Content] = {
        **voice.card_as(f"{folder}{MODEL_CARD}"),
        f"{folder}{TOKENS}": tokens(voice.document),
        **{f"{folder}espeak-ng-data/{name}": partial(copied, path) for name, path in _espeak_data()},
        **voice.piper_files(folder),
    }
    readme = (f"{folder}{README}", voice.page(_INSTRUCTIONS))
    return Layout(folder.rstrip("/"), readme, files)


def _espeak_data() -> Iterator[tuple[str, Path]]:
    """Yield the files of espeak-ng's data, with their places below its folder."""
    import piper

    folder = Path(piper.__file__).parent / "espeak-ng-data"
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path
