"""The number in a tuned voice's graph that sets how loud it speaks. No torch here: a voice is exported without it.

It is added to each envelope that the decoder says, in nepers, so e times louder is one more.
"""

from __future__ import annotations

import numpy as np
import onnx
from onnx import numpy_helper

SCOPE = "/dec/vocoder/"
"""Before the names of all that ``vocoder_graph.py`` adds to a graph."""
LEVEL, KNEE = "quiet", "knee"
"""The level, and where the soft limit at the end of the graph begins."""


def level_of(model: onnx.ModelProto) -> float | None:
    """Return the level in nepers; None for a voice with another decoder than ours."""
    tensor = _constant(model, LEVEL)
    return None if tensor is None else float(numpy_helper.to_array(tensor))


def set_level(model: onnx.ModelProto, nepers: float) -> None:
    """Set the level; raises ValueError for a voice with another decoder than ours."""
    tensor = _constant(model, LEVEL)
    if tensor is None:
        raise ValueError("the voice has another decoder")
    tensor.CopyFrom(numpy_helper.from_array(np.array(nepers, np.float32), tensor.name))


def is_limited(model: onnx.ModelProto) -> bool:
    """Return whether the graph ends in a soft limit: those of version 0.1 cut samples off at full scale."""
    return _constant(model, KNEE) is not None


def _constant(model: onnx.ModelProto, name: str) -> onnx.TensorProto | None:
    return next((tensor for tensor in model.graph.initializer if tensor.name == SCOPE + name), None)
