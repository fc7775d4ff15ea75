"""The model of a base voice that is another voice with other weights in places: made on first use, not shipped whole.

A model is 63 MB, of which a language changes 28; in half precision, and shared by several languages, they are 14. An
ONNX file holds each weight as plain float32, so the new ones are written over the old: no library for ONNX is needed,
and the result is the same file, byte for byte, with each version of it.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np

from tts_studio.engine.speaking.voice_files import VoiceFiles, sha256
from tts_studio.errors import VoiceError
from tts_studio.messages import Message
from tts_studio.storage import replacing, storage_error

SHARED = "shared"
"""Array of weights that are the same in all languages; others are named after theirs."""
PLACES = ".places"
"""After the name of an array of weights: [n, 2] of the first byte in the model, and how many weights follow."""

_AGAIN = Message("Please install TTS Studio again.")


def write(target: Path, source: VoiceFiles, weights: Path, weights_sha256: str, language: str) -> None:
    """Write the model as ``FOLDER/VERSION/NAME.onnx``, in 0.3 s, and remove it below the other folders in ``FOLDER``.

    ``source`` is the voice that it is made of, ``weights`` an ``.npz`` file of float16 arrays, of which ``SHARED`` and
    that of the ``language`` are taken.

    Raises VoiceError if the voice that it is made of is not installed or a file is damaged, StudioError if the disk is
    full or read-only.
    """
    for path, wanted in ((source.model, source.sha256), (weights, weights_sha256)):
        if not path.is_file():
            raise VoiceError("The base voice's file “{name}” is missing.", _AGAIN, name=path.name)
        if sha256(path) != wanted:
            raise VoiceError("The base voice's file “{name}” is damaged.", _AGAIN, name=path.name)
    model = np.fromfile(source.model, np.uint8)
    with np.load(weights) as arrays:
        for name in (SHARED, language):
            _put(model, arrays[name], arrays[name + PLACES])
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise storage_error(target, error) from error
    with replacing(target) as temporary:
        model.tofile(temporary)
    _remove_others(target)


def _put(model: np.ndarray[Any, np.dtype[np.uint8]], weights: Any, places: Any) -> None:
    start = 0
    for first, count in places:
        values = weights[start : start + count].astype("<f4").view(np.uint8)
        model[first : first + len(values)] = values
        start += count


def _remove_others(target: Path) -> None:
    for other in target.parent.parent.glob(f"*/{target.name}"):
        if other != target:
            with suppress(OSError):  # another program may have it open (Windows)
                other.unlink()
                other.parent.rmdir()
