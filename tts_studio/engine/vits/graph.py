"""Weights between a voice's ONNX graph and the torch network, in both directions.

The graph is one that Piper exported, or one of ours (``base_graph.py``). Tuned weights go back into the base voice's
own graph, so that the result runs wherever the base runs. Piper's exporter folds the weight norm of the flow, whose
weights then have no names of their own and are found through the nodes that use them. The text encoder reads and writes
itself (``text_encoders``).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, cast

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor
from transformers import VitsConfig, VitsModel
from transformers.models.vits.modeling_vits import VitsHifiGan, VitsTextEncoder

from tts_studio.engine.vits.decoder import QUIET, VocoderDecoder
from tts_studio.engine.vits.graph_weights import Link, initializers, no_place_for, read_linked, write_linked
from tts_studio.engine.vits.level_node import level_of, set_level
from tts_studio.engine.vits.network import HOP_LENGTH, NO_HIFI_GAN, build_network
from tts_studio.engine.vits.onnx_file import read_model, write_model
from tts_studio.engine.vits.text_encoders import TransformerEncoder, text_encoder
from tts_studio.engine.vits.vocoder_graph import replace_decoder
from tts_studio.errors import VoiceError

# Parts that only training uses, which Piper's exporter leaves out; and the text encoder, which reads itself.
_ABSENT = re.compile(r"posterior_encoder\.|duration_predictor\.(post_|flows\.1\.)|text_encoder\.")
_TEXT = "text_encoder."
_VOCODER = "decoder.envelope."
_STOCHASTIC = "dp.pre.weight"
"""Only a stochastic duration predictor has it."""


def load_network(path: Path, sampling_rate: int, kind: str = TransformerEncoder.kind) -> VitsModel:
    """Return the network of a single-speaker Piper voice in evaluation mode.

    ``kind`` is that of its text encoder. The posterior encoder and the training-only parts of a stochastic duration
    predictor keep random weights; the level of a decoder of ours is that of the training, whatever the voice's is.
    Raises VoiceError for a file that is no Piper voice, has several speakers, or networks of
    another build than can be trained.
    """
    model = read_model(path)
    encoder = text_encoder(kind)
    try:
        config, resblock = _read_config(model, sampling_rate)
        _check_hop(path, math.prod(config.upsample_rates))
        network = build_network(config, resblock)
        if resblock is None:
            network.decoder = cast(VitsHifiGan, VocoderDecoder(config))
        network.text_encoder = cast(VitsTextEncoder, encoder.of_graph(model))  # what VitsModel's types want
        network.load_state_dict(_read_state(model, network), strict=False)
    except (KeyError, IndexError, StopIteration, RuntimeError) as error:
        raise VoiceError(
            "“{name}” is not a Piper voice that can be trained.",
            "Please choose a single-speaker Piper voice of medium or high quality.",
            repr(error),
            name=path.name,
        ) from error
    return network.eval()


def _check_hop(path: Path, hop: int) -> None:
    if hop != HOP_LENGTH:
        raise VoiceError(
            "“{name}” cannot be trained: it makes {hop} samples of a frame, and only {wanted} can be trained.",
            "Please choose another base voice.",
            name=path.name,
            hop=hop,
            wanted=HOP_LENGTH,
        )


def write_weights(
    base: Path, state: Mapping[str, Tensor], out: Path, sampling_rate: int, kind: str = TransformerEncoder.kind
) -> None:
    """Write to ``out`` what ``with_weights`` returns."""
    write_model(with_weights(base, state, sampling_rate, kind), out)


def with_weights(
    base: Path, state: Mapping[str, Tensor], sampling_rate: int, kind: str = TransformerEncoder.kind
) -> onnx.ModelProto:
    """Return ``base``'s graph with the tensors of ``state`` (VitsModel names) in place of its own.

    Where they are those of a vocoder (``vits/decoder.py``), it takes the place of the base's decoder if that is another
    one, for a wave of ``sampling_rate`` Hz; its level is that of the training. ``kind`` is that of the text encoder in
    ``state``, which takes the place of the base's if that is of another kind.

    Raises VoiceError when a tensor has no place in the graph, a wrong size, or values that are not finite.
    """
    model = read_model(base)
    text = {name.removeprefix(_TEXT): value for name, value in state.items() if name.startswith(_TEXT)}
    if text:
        text_encoder(kind).put_into(model, text)
    if any(name.startswith(_VOCODER) for name in state):
        _make_room_for_vocoder(model, state, sampling_rate)
    tensors, links = initializers(model), {link.parameter: link for link in _links(model)}
    for parameter, value in state.items():
        if parameter.startswith(_TEXT):
            continue
        if parameter not in links:
            raise no_place_for(parameter)
        write_linked(tensors, links[parameter], value)
    return model


def _make_room_for_vocoder(model: onnx.ModelProto, state: Mapping[str, Tensor], sampling_rate: int) -> None:
    if level_of(model) is not None:
        set_level(model, QUIET)
        return
    decoder = {name.replace("decoder.", "dec.", 1): v for name, v in state.items() if name.startswith("decoder.")}
    replace_decoder(model, {name: tuple(value.shape) for name, value in decoder.items()}, sampling_rate)


def text_side_of_graph(
    base: Path, state: Mapping[str, Tensor], kind: str = TransformerEncoder.kind
) -> dict[str, NDArray[np.float32]]:
    """Return the initialisers of ``base``'s graph that hold its text encoder and duration predictor, with new values.

    ``state`` has the weights of both by their names in ``VitsModel``; what only training uses is left out. Raises
    VoiceError as ``with_weights`` does.
    """
    old, model = initializers(read_model(base)), read_model(base)
    text_encoder(kind).put_into(model, {n.removeprefix(_TEXT): v for n, v in state.items() if n.startswith(_TEXT)})
    tensors, links = initializers(model), {link.parameter: link for link in _links(model)}
    for parameter, value in state.items():
        if parameter.startswith("duration_predictor.") and not _ABSENT.match(parameter):
            write_linked(tensors, links[parameter], value)
    changed = {name: tensor for name, tensor in tensors.items() if tensor != old.get(name)}
    return {name: numpy_helper.to_array(tensor).astype(np.float32) for name, tensor in changed.items()}


def _read_state(model: onnx.ModelProto, network: VitsModel) -> dict[str, Tensor]:
    tensors, expected = initializers(model), network.state_dict()
    links = list(_links(model))
    state = {link.parameter: read_linked(tensors, link, tuple(expected[link.parameter].shape)) for link in links}
    missing = [name for name in expected if name not in state and not _ABSENT.match(name)]
    if missing:
        raise KeyError(f"missing in the graph: {missing[:3]}")
    return state


def _links(model: onnx.ModelProto) -> Iterator[Link]:
    names = {tensor.name for tensor in model.graph.initializer}
    for node in model.graph.node:
        if node.op_type == "Conv" and (found := re.match(r"/flow/flows\.(\d+)/enc/(\w+)\.(\d+)/Conv", node.name)):
            flow, layers, index = int(found[1]) // 2, found[2], found[3]
            for position, kind in ((1, "weight"), (2, "bias")):
                yield Link(node.input[position], f"flow.flows.{flow}.wavenet.{layers}.{index}.{kind}")
    for name in names:
        if parameter := _parameter_of(name, _STOCHASTIC in names):
            yield Link(name, parameter)
    if "/dp/flows.0/Exp_output_0" in names:
        yield Link("/dp/flows.0/Exp_output_0", "duration_predictor.flows.0.log_scale", inverse_exponential=True)


def _parameter_of(name: str, is_stochastic: bool) -> str | None:
    """Return the parameter that a named initialiser belongs to; None for those of the text encoder, and constants.

    ``is_stochastic`` says which duration predictor the graph has.
    """
    if name.startswith("dec."):
        return name.replace("dec.", "decoder.").replace(".ups.", ".upsampler.")
    if found := re.match(r"flow\.flows\.(\d+)\.(pre|post)\.(weight|bias)$", name):
        return f"flow.flows.{int(found[1]) // 2}.conv_{found[2]}.{found[3]}"
    if found := re.match(r"flow\.flows\.(\d+)\.enc\.(.*)", name):  # in a graph of ours
        return f"flow.flows.{int(found[1]) // 2}.wavenet.{found[2]}"
    if name.startswith("dp."):
        return _duration_parameter(name.removeprefix("dp."), is_stochastic)
    return None


def _duration_parameter(name: str, is_stochastic: bool) -> str:
    if not is_stochastic:
        return f"duration_predictor.{name}".replace("gamma", "weight").replace("beta", "bias")
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


def _read_config(model: onnx.ModelProto, sampling_rate: int) -> tuple[VitsConfig, Literal[1, 2] | None]:
    """Return the configuration, and the type of the residual blocks: None for a decoder of ours, which has none."""
    if any(entry.name == "sid" for entry in model.graph.input):
        raise VoiceError("This voice has several speakers.", "Please choose a base voice with one speaker.")
    resblock, decoder = (None, NO_HIFI_GAN) if level_of(model) is not None else _read_hifi_gan(model)
    config = VitsConfig(
        num_hidden_layers=1,  # of the text encoder, whose place another takes at once
        sampling_rate=sampling_rate,
        **_read_durations(model),
        **_read_flows(model),
        **decoder,  # pyright: ignore[reportArgumentType] -- each is of the type that it has in VitsConfig
    )
    return config, resblock


def _read_durations(model: onnx.ModelProto) -> dict[str, Any]:
    shapes = {tensor.name: tuple(tensor.dims) for tensor in model.graph.initializer}
    if _STOCHASTIC in shapes:
        return {"hidden_size": shapes[_STOCHASTIC][1]}
    filters, hidden, kernel = shapes["dp.conv_1.weight"]
    return {
        "use_stochastic_duration_prediction": False,
        "hidden_size": hidden,
        "duration_predictor_filter_channels": filters,
        "duration_predictor_kernel_size": kernel,
    }


def _read_flows(model: onnx.ModelProto) -> dict[str, Any]:
    shapes = {tensor.name: tuple(tensor.dims) for tensor in model.graph.initializer}
    flow = {link.parameter: shapes[link.initializer] for link in _links(model) if link.parameter.startswith("flow.")}
    layers = [re.match(r"flow\.flows\.(\d+)\.wavenet\.in_layers\.(\d+)\.weight", name) for name in flow]
    found = [layer.groups() for layer in layers if layer]
    return {
        "flow_size": 2 * flow["flow.flows.0.conv_pre.weight"][1],
        "prior_encoder_num_flows": len({coupling for coupling, _ in found}),
        "prior_encoder_num_wavenet_layers": len({layer for _, layer in found}),
        "wavenet_kernel_size": flow["flow.flows.0.wavenet.in_layers.0.weight"][2],
    }


def _read_hifi_gan(model: onnx.ModelProto) -> tuple[Literal[1, 2], dict[str, Any]]:
    shapes = {tensor.name: tuple(tensor.dims) for tensor in model.graph.initializer}
    upsamplers = [_attributes(n) for n in model.graph.node if re.match(r"/dec/ups\.\d+/ConvTranspose", n.name)]
    resblock, kernels, dilations = _read_resblocks(model)
    return resblock, {
        "upsample_initial_channel": shapes["dec.conv_pre.weight"][0],
        "upsample_rates": [a["strides"][0] for a in upsamplers],
        "upsample_kernel_sizes": [a["kernel_shape"][0] for a in upsamplers],
        "resblock_kernel_sizes": kernels,
        "resblock_dilation_sizes": dilations,
    }


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
