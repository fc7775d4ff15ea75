"""Which voice a person means by ``base``, a name, a folder or a file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tts_studio.engine import bases
from tts_studio.engine.speaking.voice_files import VoiceFiles, locate
from tts_studio.errors import VoiceError
from tts_studio.formats import MODEL_SUFFIX


@dataclass(frozen=True)
class Choice:
    """A voice's files, and the speaker if one was named after “#”."""

    files: VoiceFiles
    speaker: str | None = None


def names(voices: Path) -> list[str]:
    """Return the names of the voices in a project's folder ``voices``, oldest first."""
    if not voices.is_dir():
        return []
    found = [path for path in voices.iterdir() if path.is_dir() and not path.name.startswith(".")]
    return [path.name for path in sorted(found, key=lambda path: (path.stat().st_mtime, path.name))]


def choose(said: str, voices: Path | None = None) -> Choice:
    """Return the voice that is meant: ``base``, a name in ``voices`` (whole or its middle part), a folder, a file.

    “voice.onnx#3” and “voice.onnx#mary” name a speaker of a voice with several. Raises VoiceError if there is no such
    voice or the name fits several.
    """
    path, speaker = said, None
    if "#" in said and not Path(said).exists():
        path, _, speaker = said.rpartition("#")
    if path in bases.NAMES:
        return Choice(bases.find(path).files, speaker)
    if voices is not None and (named := _named(path, voices)):
        return Choice(locate(named), speaker)
    if voices is not None and not _is_path(path):
        known = ", ".join(["base", *names(voices)])
        raise VoiceError(f"There is no voice “{path}”.", f"Known here: {known}. A folder or .onnx file serves as well.")
    return Choice(locate(Path(path)), speaker)


def _named(name: str, voices: Path) -> Path | None:
    known = names(voices)
    fitting = [name] if name in known else [key for key in known if key.split("-")[1:2] == [name]]
    if len(fitting) > 1:
        raise VoiceError(f"“{name}” may be any of {', '.join(fitting)}.", "Please give the whole name.")
    return voices / fitting[0] if fitting else None


def _is_path(said: str) -> bool:
    return "/" in said or "\\" in said or said.endswith(MODEL_SUFFIX) or Path(said).exists()
