"""The place of a text encoder in the graph of a voice: one that Piper exported, or one of ours (``base_graph.py``).

The rest of the graph takes two tensors from it: the prior [batch, 2 × 192, phonemes] (mean, then log standard
deviation), which a node divides, and the hidden states [batch, 192, phonemes] that the duration predictor reads.
Everything that only the encoder before needed goes with it.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor

from tts_studio.engine.vits.graph_weights import damaged, initializers
from tts_studio.engine.vits.node_lines import parse_nodes, written

SCOPE = "/enc_p/"
WEIGHTS = "enc_p."
"""Before the names of a text encoder's weights."""

MASK, MEAN, LOG_STD, HIDDEN = "/enc_p.place/mask", "/enc_p.place/mean", "/enc_p.place/log_std", f"{SCOPE}hidden"
"""What a graph of ours calls the mask [batch, 1, phonemes], both halves of the prior, and the hidden states."""

_PLACE = "/enc_p.place/"  # outside the scope of what an encoder's own tensors may be called
_COLUMNS = f"{_PLACE}columns"
_PRIOR = f"{SCOPE}prior"
_MASKED = """
shape = Shape <start = 1> (input)
length = Squeeze (shape)
numbers = Range (from_0, length, by_1)
lengths = Unsqueeze (input_lengths, behind_batch)
real = Less (numbers, lengths)
mask = Cast <to = 1> (real)
"""
_DIVIDED = "mean, log_std = Split <axis = 1> (prior)"
_SPLITS = (f"{SCOPE}Split", f"{MEAN}/Split")
_DURATIONS = ("/dp/pre/Conv", "/dp/conv_1/Conv")  # the first node of a stochastic duration predictor; of another


def empty_place() -> tuple[list[onnx.NodeProto], list[onnx.TensorProto]]:
    """Return nodes and constants around a text encoder, for a graph that ``replace_text_encoder`` is to complete."""
    own = {"input": "input", "input_lengths": "input_lengths", "prior": _PRIOR}
    constants = {"from_0": 0, "by_1": 1, "behind_batch": [1, 2]}
    return parse_nodes(_MASKED + _DIVIDED, _PLACE, own), [
        numpy_helper.from_array(np.array(value, np.int64), _PLACE + name) for name, value in constants.items()
    ]


def replace_text_encoder(
    model: onnx.ModelProto,
    lines: str,
    weights: Mapping[str, Tensor],
    constants: Mapping[str, NDArray[np.generic]] | None = None,
) -> None:
    """Put nodes in the place of a voice's text encoder.

    ``lines`` are read by ``parse_nodes``. They may read ``ids`` (int64 [batch, phonemes]) and
    ``mask`` (float [batch, 1, phonemes], 1 where an id is real), and have to give ``prior`` and ``hidden``. A weight is
    read by its name with ``__`` for each dot, a constant by its name. Raises StopIteration if the graph is not that of
    a Piper voice, and VoiceError if a weight is not finite.
    """
    for name, value in weights.items():
        if not value.isfinite().all():
            raise damaged(name)
    graph, mask = model.graph, _mask_in_place(model)
    split = next(node for node in graph.node if node.name in _SPLITS)
    duration = next(node for node in graph.node if node.name in _DURATIONS)
    names = {"ids": "input", "mask": mask}
    names |= {line: WEIGHTS + name for line, name in written(weights).items()}
    was_hidden = duration.input[0]
    for node in graph.node:
        for index, name in enumerate(node.input):
            if name == was_hidden and not node.name.startswith(SCOPE):
                node.input[index] = HIDDEN
    split.input[0] = _PRIOR
    given = {WEIGHTS + name: value.detach().cpu().float().numpy() for name, value in weights.items()}
    given |= {SCOPE + name: value for name, value in (constants or {}).items()}
    nodes = parse_nodes(lines, SCOPE, names)
    _remove_makers(graph, {*given, *(name for node in nodes for name in node.output)})
    _insert_before(graph, split, nodes)
    graph.initializer.extend(numpy_helper.from_array(np.ascontiguousarray(v), name) for name, v in given.items())
    _remove_unused(graph)


def weights_in_place(model: onnx.ModelProto) -> dict[str, Tensor]:
    """Return the weights that ``replace_text_encoder`` has put into a graph, by their names."""
    found = {name: tensor for name, tensor in initializers(model).items() if name.startswith(WEIGHTS)}
    arrays = {name: numpy_helper.to_array(tensor) for name, tensor in found.items()}
    return {name.removeprefix(WEIGHTS): torch.from_numpy(array.copy()) for name, array in arrays.items()}


def _mask_in_place(model: onnx.ModelProto) -> str:
    """Return the name of the mask, and let it be made from the ids instead of from what the encoder made of them."""
    graph = model.graph
    read = {name for node in graph.node if node.name.startswith("/dp/") for name in node.input}
    if MASK in read:
        return MASK
    cast = next(n for n in graph.node if n.name.startswith(f"{SCOPE}Cast") and n.output[0] in read)
    shape = next(node for node in graph.node if node.name == f"{SCOPE}Shape")
    if shape.input[0] != _COLUMNS:
        shape.input[0] = _COLUMNS  # [batch, 1, phonemes], of which it takes the last length
        axis = numpy_helper.from_array(np.array([1], np.int64), f"{_COLUMNS}/axis")
        graph.initializer.append(axis)
        columns = onnx.helper.make_node("Unsqueeze", ["input", axis.name], [_COLUMNS], _COLUMNS)
        _insert_before(graph, shape, [columns])
    return cast.output[0]


def _insert_before(graph: onnx.GraphProto, place: onnx.NodeProto, nodes: list[onnx.NodeProto]) -> None:
    index = next(number for number, node in enumerate(graph.node) if node.output[0] == place.output[0])
    before, after = list(graph.node[:index]), list(graph.node[index:])
    del graph.node[:]
    graph.node.extend([*before, *nodes, *after])


def _remove_makers(graph: onnx.GraphProto, names: set[str]) -> None:
    """Remove nodes and constants that make tensors of these names: those of the same kind of encoder."""
    for node in [node for node in graph.node if names.intersection(node.output)]:
        graph.node.remove(node)
    for tensor in [tensor for tensor in graph.initializer if tensor.name in names]:
        graph.initializer.remove(tensor)


def _remove_unused(graph: onnx.GraphProto) -> None:
    """Remove nodes and constants that no output of the graph depends on."""
    needed = {entry.name for entry in graph.output}
    kept: list[onnx.NodeProto] = []
    for node in reversed(graph.node):
        if needed.intersection(node.output):
            needed.update(node.input)
            kept.append(node)
    del graph.node[:]
    graph.node.extend(reversed(kept))
    constants = [tensor for tensor in graph.initializer if tensor.name in needed]
    del graph.initializer[:]
    graph.initializer.extend(constants)
