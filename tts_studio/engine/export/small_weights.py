"""The small variant of a voice: weights of 16 bits in its file, which are made 32 bits when it is loaded.

Every runtime of ONNX reads it, computes what it computed before, and takes as long, since the conversion is done once,
while loading. Measured on the base voice and on a tuned one, one thread of onnxruntime 1.32, six sentences:

================  =======  =======================  =================  =======================
weights           size     log-mel distance         seconds a second   the same of a tuned voice
================  =======  =======================  =================  =======================
float32           63.2 MB  0 (two runs: the same)   0.085              72.0 MB, 0.55 dB, 0.039
float16           32.0 MB  0.03 dB                  0.084              36.4 MB, 0.56 dB, 0.039
int8 per channel  16.6 MB  2.8 dB, other durations  0.089              18.8 MB, 4.5 dB, 0.041
================  =======  =======================  =================  =======================

The tuned voice draws noise, so two runs of one file differ by 0.55 dB. Weights of 8 bits change how long sounds are,
and are no faster, so they are not offered.
"""

from __future__ import annotations

import math

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

_LEAST = 1024
"""Numbers that a tensor must have to be worth it."""
_LARGEST = float(np.finfo(np.float16).max)
_SUFFIX = "/half"


def with_half_weights(model: onnx.ModelProto) -> onnx.ModelProto:
    """Return the graph, changed in place, with its large tables of weights in float16; one that has them stays."""
    graph, casts = model.graph, list[onnx.NodeProto]()
    for tensor in graph.initializer:
        if tensor.data_type != TensorProto.FLOAT or math.prod(tensor.dims) < _LEAST:
            continue
        values = numpy_helper.to_array(tensor)
        if np.abs(values).max(initial=0.0) > _LARGEST:
            continue
        name = tensor.name
        tensor.CopyFrom(numpy_helper.from_array(values.astype(np.float16), f"{name}{_SUFFIX}"))
        casts.append(helper.make_node("Cast", [f"{name}{_SUFFIX}"], [name], to=TensorProto.FLOAT))
    nodes = [*casts, *graph.node]
    del graph.node[:]
    graph.node.extend(nodes)
    return model
