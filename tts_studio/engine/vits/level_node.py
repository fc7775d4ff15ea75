"""The number in a tuned voice's graph that sets how loud it speaks, and the soft limit at the graph's end.

The number is added to each envelope that the decoder says, in nepers, so e times louder is one more. No torch here: a
voice is exported without it.
"""

from __future__ import annotations

import numpy as np
import onnx
from onnx import numpy_helper

from tts_studio.audio.signal import FloatArray

SCOPE = "/dec/vocoder/"
"""Before the names of all that ``vocoder_graph.py`` adds to a graph."""
LEVEL_NAME, KNEE_NAME = "quiet", "knee"
"""Tensors that hold the level, and where the soft limit begins."""
KNEE, CEILING = 0.5, 0.75
"""Amplitudes (1 = full scale) up to which a voice's wave stays as it is, and which it never exceeds."""


def limited(wave: FloatArray) -> FloatArray:
    """Return a wave [samples] as a graph gives it: bent softly beyond ``KNEE``, so that no sample is ever cut off."""
    size = np.abs(wave)
    below = np.minimum(size, KNEE)
    room = CEILING - KNEE
    return np.asarray(np.sign(wave) * (below + room * np.tanh((size - below) / room)), np.float32)


def level_of(model: onnx.ModelProto) -> float | None:
    """Return the level in nepers; None for a voice with another decoder than ours."""
    tensor = _constant(model, LEVEL_NAME)
    return None if tensor is None else float(numpy_helper.to_array(tensor))


def set_level(model: onnx.ModelProto, nepers: float) -> None:
    """Set the level; raises ValueError for a voice with another decoder than ours."""
    tensor = _constant(model, LEVEL_NAME)
    if tensor is None:
        raise ValueError("the voice has another decoder")
    tensor.CopyFrom(numpy_helper.from_array(np.array(nepers, np.float32), tensor.name))


def is_limited(model: onnx.ModelProto) -> bool:
    """Return whether the graph ends in a soft limit: those of version 0.1 cut samples off at full scale."""
    return _constant(model, KNEE_NAME) is not None


def _constant(model: onnx.ModelProto, name: str) -> onnx.TensorProto | None:
    return next((tensor for tensor in model.graph.initializer if tensor.name == SCOPE + name), None)
