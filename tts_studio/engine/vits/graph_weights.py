"""Reading and writing the weights of a graph by their names."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor

from tts_studio.errors import VoiceError


@dataclass(frozen=True)
class Link:
    """One tensor that a graph and a network have in common."""

    initializer: str
    """Name in the ONNX graph."""
    parameter: str
    """Name in the network's ``state_dict()``."""
    inverse_exponential: bool = False
    """The graph holds exp(−value): the scale of the duration predictor's affine flow."""


def initializers(model: onnx.ModelProto) -> dict[str, onnx.TensorProto]:
    """Return the constants and weights of a graph by their names."""
    return {tensor.name: tensor for tensor in model.graph.initializer}


def read_linked(tensors: Mapping[str, onnx.TensorProto], link: Link, shape: tuple[int, ...]) -> Tensor:
    """Return a weight of a graph as a network has it; raises KeyError if it is missing, RuntimeError if it misfits."""
    array: NDArray[np.float32] = numpy_helper.to_array(tensors[link.initializer]).astype(np.float32)
    value = torch.from_numpy(-np.log(array) if link.inverse_exponential else array.copy())
    return value.reshape(shape)


def write_linked(tensors: Mapping[str, onnx.TensorProto], link: Link, value: Tensor) -> None:
    """Put a weight of a network into a graph; raises VoiceError if it has another size or is not finite."""
    target = tensors[link.initializer]
    array = value.detach().to("cpu", torch.float32).numpy()
    array = np.exp(-array) if link.inverse_exponential else array
    if array.size != int(np.prod(target.dims)) or not np.isfinite(array).all():
        raise damaged(link.parameter)
    shaped = np.ascontiguousarray(array.reshape(tuple(target.dims)), dtype=np.float32)
    target.CopyFrom(numpy_helper.from_array(shaped, link.initializer))


def damaged(parameter: str) -> VoiceError:
    """Return the error of a weight that no training has left like this."""
    return VoiceError("The tuned weights are damaged.", "Please choose an earlier checkpoint.", parameter)


def no_place_for(parameter: str) -> VoiceError:
    """Return the error of a weight that a graph has no place for."""
    return VoiceError("The tuned weights do not fit the base voice.", detail=f"no place for {parameter}")


@contextmanager
def fitting() -> Generator[None]:
    """Turn what torch says of weights that do not fit a network into a VoiceError."""
    try:
        yield
    except (IndexError, KeyError, RuntimeError, TypeError, ValueError) as error:
        raise VoiceError("The tuned weights do not fit the base voice.", detail=repr(error)) from error
