"""Voices for speech-dispatcher, through which Orca and other programs speak on Linux.

Its module ``sd_generic``, which every version has, starts Piper for each piece of text. It finds settings called
``…-generic.conf`` in the folder ``modules`` of a person's own settings; a module's name that a program asks for is made
lowercase, so the file's name is. They name the voice by ``$HOME``, never by where it was exported to, so they hold
whatever that folder is called.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tts_studio.engine.export.destination import Exported
from tts_studio.engine.export.instructions import README
from tts_studio.engine.export.placing import Layout
from tts_studio.engine.export.ready_voice import ReadyVoice, export
from tts_studio.formats import MODEL_CARD
from tts_studio.messages import Message
from tts_studio.text.phonemizers import ESPEAK, LETTERS, PINYIN

if TYPE_CHECKING:
    from tts_studio.engine.speaking.voice_files import VoiceFiles

VOICES = ".local/share/piper-voices"
"""Where the voice is installed, below a person's home."""
_SAY = (
    r"PATH=\"$HOME/.local/bin:$PATH\"; "
    r"printf %s \'$DATA\' | tr \'[:cntrl:]\' \' \' | {program} -m \"$HOME/{voices}/{key}.onnx\""
    r" --length-scale `awk \'BEGIN { print {pace} / 3 ^ ($RATE / 100) }\'`"
    r" --volume `awk \'BEGIN { print ($VOLUME + 100) / 200 }\'`{speaker} -f - | $PLAY_COMMAND"
)
"""Text comes by ``$DATA`` with its quotation marks made harmless; a text of several lines is one. A backslash before a
letter is lost when the settings are read."""
_SETTINGS = """\
# {key} for speech-dispatcher, made by TTS Studio: Piper speaks each piece of text, and the result is played.
Debug 0
GenericExecuteSynth "{say}"
GenericRateAdd 0
GenericRateMultiply 100
GenericRateForceInteger 1
GenericVolumeAdd 0
GenericVolumeMultiply 100
GenericVolumeForceInteger 1
GenericMaxChunkLength 400
GenericDelimiters ".?!;:"
"""
_SPEAKER = " --speaker `echo \\'$VOICE\\' | sed s/.*://`"
_INSTALL = """\
#!/bin/sh
# Puts the voice {key} where its settings look for it, and the settings where speech-dispatcher looks for them.
set -e
here=$(dirname "$0")
voices="$HOME/{voices}"
modules="${XDG_CONFIG_HOME:-$HOME/.config}/speech-dispatcher/modules"
mkdir -p "$voices" "$modules"
cp "$here/{key}.onnx" "$here/{key}.onnx.json" "$voices/"
cp "$here/{module}-generic.conf" "$modules/"
echo "Installed. Restart speech-dispatcher (killall speech-dispatcher), then: spd-say -o {module}-generic hello"
"""
_INSTRUCTIONS = """
1. Piper, for yourself alone: pipx install piper-tts (the Debian package "piper" is another program).
2. sh install.sh, in this folder: it copies the voice to ~/.local/share/piper-voices, and {module}-generic.conf
   to ~/.config/speech-dispatcher/modules.
3. killall speech-dispatcher (it starts again by itself), then: spd-say -o {module}-generic "Hello."
   In Orca: Preferences, Voice, speech system speech-dispatcher, synthesizer {module}-generic.
If your own or your system's speechd.conf has a line AddModule that is not commented out, modules are no longer found by
themselves: add there: AddModule "{module}-generic" "sd_generic" "{module}-generic.conf"

Piper is started for each piece of text, which takes one to two seconds before anything is heard. speech-dispatcher 0.12
and later may have a module cxxpiper, which keeps the voice in memory: write into
~/.config/speech-dispatcher/modules/cxxpiper.conf the lines ModelPath "…" and ConfigPath "…" with the whole paths of
{key}.onnx and {key}.onnx.json.
"""


class SpeechDispatcher:
    """The destination ``speech-dispatcher``."""

    name = "speech-dispatcher"
    title = Message("speech-dispatcher")

    def write(self, source: VoiceFiles, out: Path, card: str = "", *, small: bool = False) -> Exported:
        """Write a voice as ``Destination.write`` says, as a folder of its own."""
        return export(source, out, card, _layout, title=self.title, small=small, kinds=(ESPEAK, LETTERS, PINYIN))


def _layout(voice: ReadyVoice) -> Layout:
    folder = f"{voice.key}-speech-dispatcher/"
    files = {
        **voice.card_as(f"{folder}{MODEL_CARD}"),
        f"{folder}install.sh": _named(_INSTALL, voice.key),
        f"{folder}{voice.key.lower()}-generic.conf": settings(voice.key, voice.document),
        **voice.piper_files(folder),
    }
    readme = (f"{folder}{README}", voice.page(_named(_INSTRUCTIONS, voice.key)))
    return Layout(folder.rstrip("/"), readme, files)


def settings(key: str, document: Mapping[str, Any], program: str = "piper") -> str:
    """Return the settings for ``sd_generic``; ``program`` is the shell's command for Piper.

    A rate of 100 is three times as fast, one of −100 three times as slow. A voice with several speakers is several
    voices there, called ``NAME:NUMBER``.
    """
    several = int(document["num_speakers"]) > 1
    text = (
        _SETTINGS.replace("{say}", _SAY)
        .replace("{speaker}", _SPEAKER if several else "")
        .replace("{pace}", str(_pace(document)))
    )
    text = _named(text.replace("{program}", program), key)
    language = str(document["language"]["family"])
    names = _speakers(document) if several else [key]
    voices = "".join(f'AddVoice "{language}" "MALE1" "{name}"\n' for name in names)
    return f'{text}GenericLanguage "{language}" "{language}" "utf-8"\n{voices}DefaultVoice "{names[0]}"\n'


def _named(text: str, key: str) -> str:
    return text.replace("{key}", key).replace("{module}", key.lower()).replace("{voices}", VOICES)


def _pace(document: Mapping[str, Any]) -> float:
    return float(document["inference"]["length_scale"])


def _speakers(document: Mapping[str, Any]) -> list[str]:
    from tts_studio.text.ascii_names import ascii_name

    names = {number: ascii_name(name) for name, number in document["speaker_id_map"].items()}
    return [f"{names.get(number, 'speaker')}:{number}" for number in range(int(document["num_speakers"]))]
