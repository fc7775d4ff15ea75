"""The whole graph of a base voice of our own, for the programs that speak Piper's voices.

Inputs: ``input`` int64 [batch_size, phonemes], ``input_lengths`` int64 [batch_size], ``scales`` float32 [3]: how much
noise the latents have, how long sounds are, and how much noise durations have. The third is not read, since this
duration predictor has no noise. The batch is 1, as with any voice that has our decoder.
Outputs: ``output`` float32 [1, 1, 1, samples], and ``durations`` float32 [1, 1, phonemes], the frames of 256 samples of
each phoneme, of which Piper makes its alignments. Programs that want no alignments take the first output.

Opset 15 and IR 8, as Piper's voices have them; no operators but ONNX's own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import cast

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from transformers import VitsModel
from transformers.models.vits.modeling_vits import VitsDurationPredictor

from tts_studio.engine.vits.decoder import VocoderDecoder
from tts_studio.engine.vits.duration_graph import DURATIONS, SAMPLED, predictor_nodes, prior_nodes
from tts_studio.engine.vits.flow_graph import LATENT, flow_nodes
from tts_studio.engine.vits.graph_place import empty_place
from tts_studio.engine.vits.graph_weights import damaged
from tts_studio.engine.vits.text_encoders import TextEncoder
from tts_studio.engine.vits.vocoder_graph import WAVE, decoder_constants, decoder_nodes

OPSET, IR_VERSION = 15, 8

_AXIS = "/axis"


def build(network: VitsModel) -> onnx.ModelProto:
    """Return the graph of a network as ``base_network`` builds it, with its weights.

    Its level is still that of the training (``engine/export/level.py``). Raises ValueError for a network of another
    build, and VoiceError if a weight is not finite.
    """
    _check(network)
    weights = _weights(network)
    parts = (
        empty_place(),
        predictor_nodes(_shapes(weights, "dp."), network.config.layer_norm_eps),
        prior_nodes(),
        flow_nodes(_shapes(weights, "flow."), SAMPLED),
        (decoder_nodes(LATENT, _shapes(weights, "dec.")), decoder_constants(network.config.sampling_rate)),
        ([helper.make_node("Unsqueeze", [WAVE, _AXIS], ["output"], "/Unsqueeze")], [_constant(_AXIS, [1])]),
    )
    nodes = [node for part, _ in parts for node in part]
    constants = [constant for _, part in parts for constant in part]
    constants += [numpy_helper.from_array(value, name) for name, value in weights.items()]
    graph = helper.make_graph(nodes, "voice", _inputs(), _outputs(), constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR_VERSION)
    encoder = cast(TextEncoder, network.text_encoder)
    encoder.put_into(model, encoder.state_dict())
    return model


def _check(network: VitsModel) -> None:
    fits = (
        isinstance(network.text_encoder, TextEncoder)
        and isinstance(network.duration_predictor, VitsDurationPredictor)
        and isinstance(network.decoder, VocoderDecoder)
        and network.config.wavenet_dilation_rate == 1
        and network.config.num_speakers == 1
    )
    if not fits:
        raise ValueError("the network is of another build than base_network's")


def _weights(network: VitsModel) -> dict[str, NDArray[np.float32]]:
    """Return all weights but the text encoder's, by their names in the graph."""
    found: dict[str, NDArray[np.float32]] = {}
    for parameter, value in network.state_dict().items():
        if parameter.startswith(("text_encoder.", "posterior_encoder.")):
            continue
        if not value.isfinite().all():
            raise damaged(parameter)
        found[name_of(parameter)] = np.ascontiguousarray(value.detach().cpu().float().numpy())
    return found


def name_of(parameter: str) -> str:
    """Return how a graph of ours calls a weight of flow, duration predictor or decoder: as Piper does, if it can be."""
    if found := re.fullmatch(r"flow\.flows\.(\d+)\.(.*)", parameter):
        rest = found[2].removeprefix("conv_").replace("wavenet.", "enc.")
        return f"flow.flows.{2 * int(found[1])}.{rest}"
    return parameter.replace("duration_predictor.", "dp.").replace("decoder.", "dec.")


def _shapes(weights: dict[str, NDArray[np.float32]], part: str) -> dict[str, tuple[int, ...]]:
    return {name: value.shape for name, value in weights.items() if name.startswith(part)}


def _constant(name: str, value: Sequence[int]) -> TensorProto:
    return numpy_helper.from_array(np.array(value, np.int64), name)


def _inputs() -> list[onnx.ValueInfoProto]:
    return [
        helper.make_tensor_value_info("input", TensorProto.INT64, ["batch_size", "phonemes"]),
        helper.make_tensor_value_info("input_lengths", TensorProto.INT64, ["batch_size"]),
        helper.make_tensor_value_info("scales", TensorProto.FLOAT, [3]),
    ]


def _outputs() -> list[onnx.ValueInfoProto]:
    return [
        helper.make_tensor_value_info("output", TensorProto.FLOAT, ["batch_size", 1, 1, "samples"]),
        helper.make_tensor_value_info(DURATIONS, TensorProto.FLOAT, ["batch_size", 1, "phonemes"]),
    ]
