"""The notes inside a voice's graph, by which other programs and this one know it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import onnx

from tts_studio.engine.export.configuration import sherpa_notes

PRODUCER = "TTS Studio"
"""What ONNX calls the producer of a graph; ``placing.py`` knows exports of ours by it."""


def with_notes(model: onnx.ModelProto, document: Mapping[str, Any]) -> onnx.ModelProto:
    """Return the graph with what sherpa-onnx reads inside it added to its notes, and this program as its producer."""
    notes = {entry.key: entry.value for entry in model.metadata_props} | sherpa_notes(document)
    onnx.helper.set_model_props(model, notes)
    model.producer_name = PRODUCER
    return model
