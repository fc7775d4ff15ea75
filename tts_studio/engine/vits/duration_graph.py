"""How long each phoneme lasts, and what is drawn of the prior for each frame, as nodes of a graph of ours.

The batch is 1.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import numpy_helper

from tts_studio.engine.vits.graph_place import HIDDEN, LOG_STD, MASK, MEAN
from tts_studio.engine.vits.node_lines import parse_nodes, written
from tts_studio.engine.vits.text_encoders import nodes

DURATIONS, SAMPLED = "durations", "/prior/sampled"
"""Frames of each phoneme [1, 1, phonemes]; the prior of the latents, as it is drawn [1, 192, frames]."""

_PREDICTOR = "/dp/"
_PRIOR = "/prior/"
_DRAWN = """
cumulated = CumSum (durations, axis_of_time)
ends = Reshape (cumulated, in_a_row)
end = ReduceMax <keepdims = 0> (ends)
count = Max (end, by_1)
frames = Range (from_0, count, by_1)
in_a_column = Unsqueeze (frames, axis_of_phonemes)
is_past = GreaterOrEqual (in_a_column, ends)
past = Cast <to = 6> (is_past)
passed = ReduceSum <keepdims = 0> (past, axis_of_phonemes)
phonemes = Size (durations)
last_phoneme = Sub (phonemes, one)
last = Cast <to = 6> (last_phoneme)
phoneme = Min (passed, last)
mean_of_frames = Gather <axis = 2> (mean, phoneme)
log_std_of_frames = Gather <axis = 2> (log_std, phoneme)
drawn = RandomNormalLike (mean_of_frames)
std_of_frames = Exp (log_std_of_frames)
noise = Mul (drawn, std_of_frames)
noise_scale = Gather (scales, its_place)
scaled_noise = Mul (noise, noise_scale)
sampled = Add (mean_of_frames, scaled_noise)
"""


def predictor_nodes(
    shapes: Mapping[str, tuple[int, ...]], epsilon: float
) -> tuple[list[onnx.NodeProto], list[onnx.TensorProto]]:
    """Return the nodes of a deterministic duration predictor, and their constants.

    ``shapes`` are those of the weights of ``VitsDurationPredictor`` by name, with ``dp.`` before it; ``epsilon`` is
    that of its norms.
    """
    kernel = shapes["dp.conv_1.weight"][2]
    lines = f"""
    {_layer("hidden", 1, kernel)}
    {_layer("real_1", 2, kernel)}
    logarithm = Conv (real_2, proj__weight, proj__bias)
    everywhere = Exp (logarithm)
    expected = Mul (everywhere, mask)
    length_scale = Gather (scales, its_place)
    scaled = Mul (expected, length_scale)
    durations = Ceil (scaled)
    """
    names = {line.removeprefix("dp__"): name for line, name in written(shapes).items()}
    names |= {"hidden": HIDDEN, "mask": MASK, "scales": "scales", "durations": DURATIONS}
    constants = {"two": nodes.CONSTANTS["two"], "epsilon": np.array(epsilon, np.float32)}
    constants |= {"its_place": np.array(1, np.int64)}
    return parse_nodes(lines, _PREDICTOR, names), _tensors(constants, _PREDICTOR)


def _layer(columns: str, number: int, kernel: int) -> str:
    pad = kernel // 2
    return f"""
    conv_{number} = Conv <pads = [{pad}, {pad}]> ({columns}, conv_{number}__weight, conv_{number}__bias)
    bent_{number} = Relu (conv_{number})
    rows_{number} = Transpose <perm = [0, 2, 1]> (bent_{number})
    {nodes.layer_norm(f"normed_{number}", f"rows_{number}", f"norm_{number}")}
    columns_{number} = Transpose <perm = [0, 2, 1]> (normed_{number})
    real_{number} = Mul (columns_{number}, mask)
    """


def prior_nodes() -> tuple[list[onnx.NodeProto], list[onnx.TensorProto]]:
    """Return the nodes that draw ``SAMPLED``, and their constants.

    A text without any duration gives one frame.
    """
    names = {"mean": MEAN, "log_std": LOG_STD, "scales": "scales", "durations": DURATIONS}
    whole = {"axis_of_time": 2, "in_a_row": [1, -1], "axis_of_phonemes": [1], "one": 1, "its_place": 0}
    constants = {name: np.array(value, np.int64) for name, value in whole.items()}
    constants |= {name: np.array(value, np.float32) for name, value in {"from_0": 0.0, "by_1": 1.0}.items()}
    return parse_nodes(_DRAWN, _PRIOR, names), _tensors(constants, _PRIOR)


def _tensors(constants: Mapping[str, NDArray[np.generic]], scope: str) -> list[onnx.TensorProto]:
    return [numpy_helper.from_array(value, scope + name) for name, value in constants.items()]
