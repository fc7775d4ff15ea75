"""Letting a voice's graph tell how long each sound is, for the times of words.

Base voices of our own have the durations as a second output. Those that Piper exports compute them, as the only
rounding up in the graph, and do not tell them. What is appended to an ONNX file is merged with it, as with every file
of protobuf, so one more output is a few bytes at its end: no library for ONNX is needed.
"""

from __future__ import annotations

import mmap
from pathlib import Path

_OUTPUT = b"durations"
_ROUNDED = b"/Ceil_output_0"
"""What torch calls the durations in frames when it exports a Piper voice."""
_NAME, _GRAPH_OUTPUT, _GRAPH = b"\x0a", b"\x62", b"\x3a"
"""Keys of protobuf: field and kind of ValueInfoProto.name, GraphProto.output, ModelProto.graph (onnx.proto3)."""


def with_durations(model: Path) -> str | bytes:
    """Return what a session is opened by: the path of a model, or its bytes with the durations as one more output."""
    if not model.stat().st_size:
        return str(model)
    with model.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        if content.find(_field(_NAME, _OUTPUT)) >= 0 or content.find(_ROUNDED) < 0:
            return str(model)
        return content[:] + _field(_GRAPH, _field(_GRAPH_OUTPUT, _field(_NAME, _ROUNDED)))


def _field(key: bytes, value: bytes) -> bytes:
    """Return a field of protobuf that is shorter than 128 bytes."""
    return key + bytes([len(value)]) + value
