"""Voices for NVDA, the screen reader for Windows, whose add-on Sonata speaks Piper voices.

Sonata installs an archive ``NAME.tar.gz`` with one ``.onnx``, one ``.json`` and, if there is one, ``MODEL_CARD``, all
outside any folder; the model's name has three parts, of which the middle one has letters and underscores only
(``voice_download.py`` of sonata-nvda). Its Rust library refuses phonemes of more than one character and a
``phoneme_map`` that is not empty (``piper/src/lib.rs`` of sonata), so it gets the fields that it reads, and no others.
"""

from __future__ import annotations

import io
import json
import tarfile
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tts_studio.engine.export.destination import Exported
from tts_studio.engine.export.placing import Layout
from tts_studio.engine.export.ready_voice import ReadyVoice, export
from tts_studio.formats import MODEL_CARD
from tts_studio.messages import Message
from tts_studio.text.phonemizers import ESPEAK

if TYPE_CHECKING:
    from tts_studio.engine.speaking.voice_files import VoiceFiles

_FIELDS = ("language", "audio", "num_speakers", "speaker_id_map", "espeak", "inference", "num_symbols", "phoneme_type")
_INSTRUCTIONS = """
NVDA speaks this voice through the add-on "Sonata Neural Voices".
1. Install Sonata: NVDA menu, Tools, Add-on store; look for Sonata, and restart NVDA.
2. NVDA menu, Sonata voice manager; the tab "Installed"; "Install from local file"; choose {key}.tar.gz.
   Do not unpack it before.
3. Restart NVDA. NVDA menu, Preferences, Settings, Speech: synthesizer "Sonata Neural Voices", then this voice.
The voice is then in the folder sonata\\voices\\piper\\{key} of NVDA's configuration.
"""


class Nvda:
    """The destination ``nvda``."""

    name = "nvda"
    title = Message("NVDA")

    def write(self, source: VoiceFiles, out: Path, card: str = "", *, small: bool = False) -> Exported:
        """Write a voice as ``Destination.write`` says, as one archive."""
        return export(source, out, card, _layout, title=self.title, small=small, kinds=(ESPEAK,))


def _layout(voice: ReadyVoice) -> Layout:
    archive = f"{voice.key}.tar.gz"
    return Layout(
        loads=archive,
        instructions=(f"{voice.key}.nvda.txt", voice.page(_INSTRUCTIONS)),
        files={archive: partial(_write_archive, voice)},
    )


def _write_archive(voice: ReadyVoice, path: Path) -> None:
    texts = {voice.config.name: json.dumps(_configuration(voice.document), ensure_ascii=False, indent=2)}
    with tarfile.open(path, "w:gz", compresslevel=6) as archive:
        archive.add(voice.model, voice.model.name, filter=_without_owner)
        for name, text in (texts | voice.card_as(MODEL_CARD)).items():
            member = tarfile.TarInfo(name)
            member.size = len(text.encode("utf-8"))
            archive.addfile(member, io.BytesIO(text.encode("utf-8")))


def _without_owner(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """Take out whose file it is here, which is of no interest there."""
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    member.mode = 0o644
    return member


def _configuration(document: Mapping[str, Any]) -> dict[str, Any]:
    phonemes = {phoneme: ids for phoneme, ids in document["phoneme_id_map"].items() if len(phoneme) == 1}
    return {name: document[name] for name in _FIELDS} | {"phoneme_map": {}, "phoneme_id_map": phonemes}
