"""Nodes of ONNX, in its text form, that several kinds of text encoders consist of.

They are of opset 15, that of Piper's voices, which has neither layer norm nor gelu. Written like this, onnxruntime
recognises both and computes each in one go.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

CONSTANTS: Mapping[str, NDArray[np.generic]] = MappingProxyType(
    {name: np.array(value, np.float32) for name, value in {"half": 0.5, "one": 1.0, "two": 2.0, "root": 2**0.5}.items()}
)
"""What ``layer_norm`` and ``gelu`` read, but for ``epsilon``."""


def layer_norm(out: str, rows: str, weights: str) -> str:
    """Return the norm over the last axis of ``rows``; ``epsilon`` has to be a constant."""
    return f"""
    {out}_mean = ReduceMean <axes = [-1]> ({rows})
    {out}_off = Sub ({rows}, {out}_mean)
    {out}_square = Pow ({out}_off, two)
    {out}_variance = ReduceMean <axes = [-1]> ({out}_square)
    {out}_above_0 = Add ({out}_variance, epsilon)
    {out}_deviation = Sqrt ({out}_above_0)
    {out}_scaled = Div ({out}_off, {out}_deviation)
    {out}_weighted = Mul ({out}_scaled, {weights}__weight)
    {out} = Add ({out}_weighted, {weights}__bias)
    """


def linear(out: str, rows: str, weights: str) -> str:
    """Return ``torch.nn.Linear`` of ``rows``; the weight keeps the order that torch has it in."""
    return f"""
    {out}_matrix = Transpose <perm = [1, 0]> ({weights}__weight)
    {out}_product = MatMul ({rows}, {out}_matrix)
    {out} = Add ({out}_product, {weights}__bias)
    """


def gelu(out: str, rows: str) -> str:
    """Return ``torch.nn.functional.gelu`` of ``rows``."""
    return f"""
    {out}_part = Div ({rows}, root)
    {out}_error = Erf ({out}_part)
    {out}_above_0 = Add ({out}_error, one)
    {out}_twice = Mul ({rows}, {out}_above_0)
    {out} = Mul ({out}_twice, half)
    """
