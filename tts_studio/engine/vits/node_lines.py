"""Nodes of a graph, written as lines in ONNX's text form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import onnx
from onnx import parser


def parse_nodes(lines: str, scope: str, names: Mapping[str, str]) -> list[onnx.NodeProto]:
    """Return the nodes of ``lines``, one a line, opset 15.

    A tensor that a line calls ``NAME`` is called as ``names`` says, else ``scope`` + ``NAME``; a node is called
    ``scope`` + ``NAME`` + ``/`` + its kind, by what it gives. Raises ``onnx.parser.ParseError`` if a line is wrong.
    """
    nodes = [parser.parse_node(line) for line in lines.splitlines() if line.strip()]
    for node in nodes:
        node.name = f"{scope}{node.output[0]}/{node.op_type}"
        for places in (node.input, node.output):
            for index, name in enumerate(places):
                places[index] = names.get(name, scope + name)
    return nodes


def written(names: Iterable[str]) -> dict[str, str]:
    """Return the names of weights by how a line has to write them: its grammar knows no dots, so ``__`` for each."""
    return {name.replace(".", "__"): name for name in names}
