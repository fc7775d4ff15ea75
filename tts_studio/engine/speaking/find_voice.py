"""Finding the voice that is meant by ``base``, a name, a folder or a file."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path

from tts_studio.engine import bases
from tts_studio.engine.speaking.voice_files import VoiceFiles, locate
from tts_studio.errors import VoiceError
from tts_studio.formats import DEFAULT_BASE, MODEL_SUFFIX
from tts_studio.passports import list_voices, read_passport


@dataclass(frozen=True)
class Choice:
    """A voice's files, and the speaker if one was named after “#”."""

    files: VoiceFiles
    speaker: str | None = None
    base: bases.BaseVoice | None = None
    """The base voice that it is; None for any other voice."""


def choose(said: str, voices: Path | None = None) -> Choice:
    """Return the voice that is meant: a base voice, a name in ``voices``, a folder, a file.

    A name is that of the files, whole or its middle part, or the one that is shown. “voice.onnx#3” and
    “voice.onnx#mary” name a speaker of a voice with several. Raises VoiceError if there is no such voice or the name
    fits several.
    """
    if voices is not None and not bases.named(said) and (found := _named(said, voices)):
        return Choice(files_of(found))
    path, speaker = said, None
    if "#" in said and not Path(said).exists():
        path, speaker = _without_speaker(said)
    if base := bases.named(path):
        return Choice(bases.installed(base).files, speaker, base)
    if voices is not None and (found := _named(path, voices)):
        return Choice(files_of(found), speaker)
    if voices is not None and not _is_path(path):
        known = ", ".join([DEFAULT_BASE, *(card.path.name for card in list_voices(voices))])
        raise VoiceError(
            "There is no voice “{name}”.",
            "Known here: {known}. A folder or .onnx file serves as well.",
            name=path,
            known=known,
        )
    return Choice(files_of(Path(path)), speaker)


def _without_speaker(said: str) -> tuple[str, str]:
    """Return the voice and the speaker; a speaker's name may hold “#”, and so may a folder's."""
    places = [place for place, sign in enumerate(said) if sign == "#"]
    cut = next((place for place in places if Path(said[:place]).exists()), places[-1])
    return said[:cut], said[cut + 1 :]


def files_of(path: Path) -> VoiceFiles:
    """Return a voice's files; of one that was made from a base voice, with the phonemes that its base has learned.

    Raises VoiceError if a file is missing.
    """
    files = locate(path)
    base = bases.by_sha256(str(read_passport(files.model.parent).get("base_sha256", ""))) if files.sha256 else None
    return replace(files, symbols=base.files.symbols) if base else files


def _named(name: str, voices: Path) -> Path | None:
    cards = list_voices(voices)
    fitting = (
        [card for card in cards if name in (card.path.name, card.key)]
        or [card for card in cards if card.key.split("-")[1:2] == [name]]
        or [card for card in cards if _plain(card.name) == _plain(name)]
    )
    if len(fitting) > 1:
        raise VoiceError(
            "“{name}” may be any of {voices}.",
            "Please give the whole name.",
            name=name,
            voices=", ".join(sorted(card.key for card in fitting)),
        )
    return fitting[0].path if fitting else None


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def _is_path(said: str) -> bool:
    return "/" in said or "\\" in said or said.endswith(MODEL_SUFFIX) or Path(said).exists()
