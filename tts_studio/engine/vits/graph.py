"""Weights between a Piper voice's ONNX graph and the torch network, in both directions.

Tuned weights go back into the base voice's own graph, so that the result runs wherever the base runs.
Piper's exporter folds the weight norm of the flow, whose weights then have no names of their own and are found through
the nodes that use them. So is the phoneme embedding, whose initialiser is often called ``sid``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor
from transformers import VitsConfig, VitsModel

from tts_studio.engine.vits.network import build_network
from tts_studio.engine.vits.onnx_file import read_model, write_model
from tts_studio.engine.vits.vocoder_graph import replace_decoder
from tts_studio.errors import VoiceError

Array = NDArray[np.float32]

# Parts that only training uses: Piper's exporter leaves them out.
_ABSENT = re.compile(r"posterior_encoder\.|duration_predictor\.(post_|flows\.1\.)")
_LAYER = "text_encoder.encoder.layers."
_VOCODER = "decoder.envelope."
_ATTENTION = {"q": "q_proj", "k": "k_proj", "v": "v_proj", "o": "out_proj"}


@dataclass(frozen=True)
class Link:
    """One tensor that both sides have."""

    initializer: str
    """Name in the ONNX graph."""
    parameter: str
    """Name in ``VitsModel.state_dict()``."""
    inverse_exponential: bool = False
    """The graph holds exp(−value): the scale of the duration predictor's affine flow."""


def load_network(path: Path, sampling_rate: int) -> VitsModel:
    """Return the network of a single-speaker Piper voice in evaluation mode.

    The posterior encoder and the training-only parts of the duration predictor keep random weights.
    Raises VoiceError for a file that is no Piper voice, or has several speakers.
    """
    model = read_model(path)
    try:
        config, resblock = _read_config(model, sampling_rate)
        network = build_network(config, resblock)
        network.load_state_dict(_read_state(model, network), strict=False)
    except (KeyError, IndexError, StopIteration, RuntimeError) as error:
        raise VoiceError(
            f"“{path.name}” is not a Piper voice that can be trained.",
            "Please choose a single-speaker Piper voice of medium or high quality.",
            repr(error),
        ) from error
    return network.eval()


def write_weights(base: Path, state: Mapping[str, Tensor], out: Path, sampling_rate: int) -> None:
    """Write to ``out`` what ``with_weights`` returns."""
    write_model(with_weights(base, state, sampling_rate), out)


def with_weights(base: Path, state: Mapping[str, Tensor], sampling_rate: int) -> onnx.ModelProto:
    """Return ``base``'s graph with the tensors of ``state`` (VitsModel names) in place of its own.

    Where they are those of a vocoder (``vits/decoder.py``), it takes the place of the base's decoder, for a wave of
    ``sampling_rate`` Hz; its level is still that of the training.

    Raises VoiceError when a tensor has no place in the graph, a wrong size, or values that are not finite.
    """
    model = read_model(base)
    if any(name.startswith(_VOCODER) for name in state):
        decoder = {name.replace("decoder.", "dec.", 1): v for name, v in state.items() if name.startswith("decoder.")}
        replace_decoder(model, {name: tuple(value.shape) for name, value in decoder.items()}, sampling_rate)
    initializers = {tensor.name: tensor for tensor in model.graph.initializer}
    links = {link.parameter: link for link in _links(model)}
    for parameter, value in state.items():
        if parameter not in links:
            raise VoiceError("The tuned weights do not fit the base voice.", detail=f"no place for {parameter}")
        link = links[parameter]
        target = initializers[link.initializer]
        array = value.detach().to("cpu", torch.float32).numpy()
        array = np.exp(-array) if link.inverse_exponential else array
        if array.size != int(np.prod(target.dims)) or not np.isfinite(array).all():
            raise VoiceError("The tuned weights are damaged.", "Please choose an earlier checkpoint.", parameter)
        shaped = np.ascontiguousarray(array.reshape(tuple(target.dims)), dtype=np.float32)
        target.CopyFrom(numpy_helper.from_array(shaped, link.initializer))
    return model


def _read_state(model: onnx.ModelProto, network: VitsModel) -> dict[str, Tensor]:
    initializers = {tensor.name: tensor for tensor in model.graph.initializer}
    expected = network.state_dict()
    state: dict[str, Tensor] = {}
    for link in _links(model):
        array: Array = numpy_helper.to_array(initializers[link.initializer]).astype(np.float32)
        value = torch.from_numpy(-np.log(array) if link.inverse_exponential else array.copy())
        state[link.parameter] = value.reshape(expected[link.parameter].shape)
    missing = [name for name in expected if name not in state and not _ABSENT.match(name)]
    if missing:
        raise KeyError(f"missing in the graph: {missing[:3]}")
    return state


def _links(model: onnx.ModelProto) -> Iterator[Link]:
    names = {tensor.name for tensor in model.graph.initializer}
    for node in model.graph.node:
        if node.op_type == "Gather" and node.name.startswith("/enc_p/emb/"):
            yield Link(node.input[0], "text_encoder.embed_tokens.weight")
        elif node.op_type == "Conv" and (found := re.match(r"/flow/flows\.(\d)/enc/(\w+)\.(\d)/Conv", node.name)):
            flow, layers, index = int(found[1]) // 2, found[2], found[3]
            for position, kind in ((1, "weight"), (2, "bias")):
                yield Link(node.input[position], f"flow.flows.{flow}.wavenet.{layers}.{index}.{kind}")
    for name in names:
        if parameter := _parameter_of(name):
            yield Link(name, parameter)
    if "/dp/flows.0/Exp_output_0" in names:
        yield Link("/dp/flows.0/Exp_output_0", "duration_predictor.flows.0.log_scale", inverse_exponential=True)


def _parameter_of(name: str) -> str | None:
    """Return the parameter that a named initialiser belongs to."""
    if name.startswith("enc_p."):
        return _text_encoder_parameter(name.removeprefix("enc_p."))
    if name.startswith("dec."):
        return name.replace("dec.", "decoder.").replace(".ups.", ".upsampler.")
    if found := re.match(r"flow\.flows\.(\d)\.(pre|post)\.(weight|bias)$", name):
        return f"flow.flows.{int(found[1]) // 2}.conv_{found[2]}.{found[3]}"
    if name.startswith("dp."):
        return _duration_parameter(name.removeprefix("dp."))
    return None


def _text_encoder_parameter(name: str) -> str | None:
    if found := re.match(r"encoder\.attn_layers\.(\d+)\.(emb_rel_[kv])$", name):
        return f"{_LAYER}{found[1]}.attention.{found[2]}"
    if found := re.match(r"encoder\.attn_layers\.(\d+)\.conv_([qkvo])\.(weight|bias)$", name):
        return f"{_LAYER}{found[1]}.attention.{_ATTENTION[found[2]]}.{found[3]}"
    if found := re.match(r"encoder\.norm_layers_([12])\.(\d+)\.(gamma|beta)$", name):
        norm = "layer_norm" if found[1] == "1" else "final_layer_norm"
        return f"{_LAYER}{found[2]}.{norm}.{'weight' if found[3] == 'gamma' else 'bias'}"
    if found := re.match(r"encoder\.ffn_layers\.(\d+)\.(conv_[12])\.(weight|bias)$", name):
        return f"{_LAYER}{found[1]}.feed_forward.{found[2]}.{found[3]}"
    return name.replace("proj.", "text_encoder.project.") if name.startswith("proj.") else None


def _duration_parameter(name: str) -> str:
    found = re.match(r"flows\.(\d)\.(.*)$", name)
    if found and found[1] == "0":
        return "duration_predictor.flows.0.translate"
    # Piper's coupling flows have the odd numbers 3, 5, 7 (1 is absent): transformers counts them 2, 3, 4.
    prefix, rest = (f"flows.{(int(found[1]) + 1) // 2}.", found[2]) if found else ("", name)
    for old, new in (
        ("convs.convs_sep", "conv_dds.convs_dilated"),
        ("convs.convs_1x1", "conv_dds.convs_pointwise"),
        ("convs.norms_", "conv_dds.norms_"),
        ("gamma", "weight"),
        ("beta", "bias"),
    ):
        rest = rest.replace(old, new)
    return f"duration_predictor.{prefix}{'conv_' if rest.startswith(('pre.', 'proj.')) else ''}{rest}"


def _read_config(model: onnx.ModelProto, sampling_rate: int) -> tuple[VitsConfig, Literal[1, 2]]:
    if any(entry.name == "sid" for entry in model.graph.input):
        raise VoiceError("This voice has several speakers.", "Please choose a base voice with one speaker.")
    shapes = {tensor.name: tuple(tensor.dims) for tensor in model.graph.initializer}
    embedding = next(link.initializer for link in _links(model) if link.parameter.endswith("embed_tokens.weight"))
    vocabulary, hidden = shapes[embedding]
    upsamplers = [_attributes(n) for n in model.graph.node if re.match(r"/dec/ups\.\d+/ConvTranspose", n.name)]
    resblock, kernels, dilations = _read_resblocks(model)
    config = VitsConfig(
        vocab_size=vocabulary,
        hidden_size=hidden,
        flow_size=hidden,
        ffn_dim=shapes["enc_p.encoder.ffn_layers.0.conv_1.weight"][0],
        sampling_rate=sampling_rate,
        upsample_initial_channel=shapes["dec.conv_pre.weight"][0],
        upsample_rates=[a["strides"][0] for a in upsamplers],
        upsample_kernel_sizes=[a["kernel_shape"][0] for a in upsamplers],
        resblock_kernel_sizes=kernels,
        resblock_dilation_sizes=dilations,
        layerdrop=0.0,  # transformers' default of 0.1 would skip encoder layers at random; Piper has no such thing
    )
    return config, resblock


def _read_resblocks(model: onnx.ModelProto) -> tuple[Literal[1, 2], list[int], list[list[int]]]:
    """Return the block type, and kernel size and dilations of each block of the first upsampling stage."""
    blocks: dict[int, list[dict[str, list[int]]]] = {}
    resblock: Literal[1, 2] = 2
    for node in model.graph.node:
        if found := re.match(r"/dec/resblocks\.(\d+)/(convs1?)\.\d+/Conv$", node.name):
            blocks.setdefault(int(found[1]), []).append(_attributes(node))
            resblock = 1 if found[2] == "convs1" else 2
    stages = sum(1 for n in model.graph.node if re.match(r"/dec/ups\.\d+/ConvTranspose", n.name))
    first = [blocks[i] for i in range(len(blocks) // stages)]
    return resblock, [b[0]["kernel_shape"][0] for b in first], [[c["dilations"][0] for c in b] for b in first]


def _attributes(node: Any) -> dict[str, list[int]]:
    return {attribute.name: list(attribute.ints) for attribute in node.attribute}
