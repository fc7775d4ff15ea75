"""The flow from what is drawn of the prior to latents, as nodes of a graph of ours.

Coupling layers of WaveNets (https://arxiv.org/abs/2106.06103, §2.2.2), the last one first. VITS turns the order of all
channels round before each; here both halves stay apart: each is turned round, and they change places.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import onnx
from onnx import numpy_helper

from tts_studio.engine.vits.node_lines import parse_nodes, written

LATENT = "/flow/latent"
"""[1, 192, frames]."""
SCOPE = "flow."
"""Before the names of the weights, which are Piper's; those that have no name there are ``flow.flows.0.enc.…``."""

_NODES = "/flow/"
_CONSTANTS = {"end": -1, "beginning": -(2**31), "channels": 1, "backwards": -1}
_COUPLING = """
kept_{n} = Slice ({second}, end, beginning, channels, backwards)
turned_{n} = Slice ({first}, end, beginning, channels, backwards)
hidden_{n}_0 = Conv (kept_{n}, flows__{n}__pre__weight, flows__{n}__pre__bias)
{layers}
shift_{n} = Conv (sum_{n}_{last}, flows__{n}__post__weight, flows__{n}__post__bias)
moved_{n} = Sub (turned_{n}, shift_{n})
"""
_LAYER = """
both_{at} = Conv <pads = [{pad}, {pad}]> (hidden_{at}, {enter}__weight, {enter}__bias)
filter_{at}, gate_{at} = Split <axis = 1> (both_{at})
bent_{at} = Tanh (filter_{at})
open_{at} = Sigmoid (gate_{at})
gated_{at} = Mul (bent_{at}, open_{at})
"""
_GOES_ON = """
out_{at} = Conv (gated_{at}, {leave}__weight, {leave}__bias)
more_{at}, skipped_{at} = Split <axis = 1> (out_{at})
hidden_{next} = Add (hidden_{at}, more_{at})
"""
_ENDS = """
skipped_{at} = Conv (gated_{at}, {leave}__weight, {leave}__bias)
"""


def flow_nodes(
    shapes: Mapping[str, tuple[int, ...]], sampled: str
) -> tuple[list[onnx.NodeProto], list[onnx.TensorProto]]:
    """Return the nodes that make ``LATENT`` of a tensor [1, 192, frames], and their constants.

    ``shapes`` are those of the weights. Couplings have even numbers, since Piper counts what turns the channels too.
    """
    first, second = "first", "second"
    lines = f"{first}, {second} = Split <axis = 1> (sampled)\n"
    for number in sorted({int(name.split(".")[2]) for name in shapes}, reverse=True):
        layers = sum(name.startswith(f"{SCOPE}flows.{number}.enc.in_layers.") for name in shapes) // 2
        kernel = shapes[f"{SCOPE}flows.{number}.enc.in_layers.0.weight"][2]
        wavenet = "".join(_layer(number, layer, layers, kernel // 2) for layer in range(layers))
        lines += _COUPLING.format(n=number, first=first, second=second, layers=wavenet, last=layers - 1)
        first, second = f"kept_{number}", f"moved_{number}"
    lines += f"latent = Concat <axis = 1> ({first}, {second})"
    names = {line.removeprefix("flow__"): name for line, name in written(shapes).items()} | {"sampled": sampled}
    constants = (numpy_helper.from_array(np.array([v], np.int64), _NODES + n) for n, v in _CONSTANTS.items())
    return parse_nodes(lines, _NODES, names), list(constants)


def _layer(number: int, layer: int, layers: int, pad: int) -> str:
    lines = _LAYER + (_GOES_ON if layer + 1 < layers else _ENDS)
    at, before, after = f"{number}_{layer}", f"{number}_{layer - 1}", f"{number}_{layer + 1}"
    lines += "sum_{at} = Add (sum_{before}, skipped_{at})\n" if layer else "sum_{at} = Identity (skipped_{at})\n"
    weights = f"flows__{number}__enc__{{}}__{layer}"
    enter, leave = weights.format("in_layers"), weights.format("res_skip_layers")
    return lines.format(at=at, before=before, next=after, pad=pad, enter=enter, leave=leave)
