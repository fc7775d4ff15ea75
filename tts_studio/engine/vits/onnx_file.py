"""Reading and writing the ONNX graph of a voice. No torch here: a voice is exported without it."""

from __future__ import annotations

from pathlib import Path

import onnx

from tts_studio.errors import VoiceError
from tts_studio.storage import replacing


def read_model(path: Path) -> onnx.ModelProto:
    """Return the graph of a voice; raises VoiceError if the file cannot be read or is no complete ONNX file."""
    try:
        return onnx.load(path)
    except OSError as error:
        raise VoiceError(
            "The voice file “{path}” cannot be read.", "{reason}", path=path, reason=error.strerror or ""
        ) from error
    except Exception as error:  # protobuf raises a class of its own for each kind of damage
        raise VoiceError(
            "“{name}” is not a complete ONNX file.",
            "Please copy or download it again.",
            str(error),
            name=path.name,
        ) from error


def write_model(model: onnx.ModelProto, path: Path) -> None:
    """Replace ``path``; raises StudioError when the disk is full or read-only."""
    with replacing(path) as temporary:
        onnx.save(model, temporary)
