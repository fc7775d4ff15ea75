"""VITS's own text encoder: a Transformer with relative positions (https://arxiv.org/abs/2106.06103, §2.2.1).

Every Piper voice has it. In its graph, all weights have names but for the embedding, which is found through the node
that uses it: its initialiser is often called ``sid``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Self, cast

import onnx
from torch import Tensor, nn
from transformers import VitsConfig
from transformers.models.vits.modeling_vits import VitsTextEncoder, VitsTextEncoderOutput

from tts_studio.engine.vits.graph_weights import Link, initializers, no_place_for, read_linked, write_linked
from tts_studio.engine.vits.text_encoders.interface import Encoded, TextEncoder

_ATTENTION = {"q": "q_proj", "k": "k_proj", "v": "v_proj", "o": "out_proj"}


class TransformerEncoder(VitsTextEncoder, TextEncoder):  # pyright: ignore[reportIncompatibleMethodOverride]
    """As transformers builds it."""

    kind = "transformer"

    @classmethod
    def fresh(cls, vocabulary: int) -> Self:
        """Return one as in Piper's voices of medium quality, with random weights, drawn as VITS's."""
        encoder = cls(_config(vocab_size=vocabulary))
        nn.init.normal_(encoder.embed_tokens.weight, std=encoder.embed_tokens.embedding_dim**-0.5)
        for name, parameter in encoder.named_parameters():
            if re.search(r"\.[qkv]_proj\.weight$", name):
                nn.init.xavier_uniform_(parameter)
        return encoder.eval()

    @classmethod
    def of_graph(cls, model: onnx.ModelProto) -> Self:
        """Return the encoder of a Piper voice."""
        tensors, links = initializers(model), list(_links(model))
        encoder = cls(_config_of({name: tuple(tensor.dims) for name, tensor in tensors.items()}, links))
        shapes = {name: tuple(value.shape) for name, value in encoder.state_dict().items()}
        encoder.load_state_dict({link.parameter: read_linked(tensors, link, shapes[link.parameter]) for link in links})
        return encoder.eval()

    @classmethod
    def put_into(cls, model: onnx.ModelProto, weights: Mapping[str, Tensor]) -> None:
        """Put weights into the nodes that every Piper voice has for them."""
        tensors, links = initializers(model), {link.parameter: link for link in _links(model)}
        for parameter, value in weights.items():
            if parameter not in links:
                raise no_place_for(parameter)
            write_linked(tensors, links[parameter], value)

    def encode(self, ids: Tensor, mask: Tensor) -> Encoded:
        """Encode phoneme ids."""
        output = self(ids, mask.transpose(1, 2), mask[:, 0].long())
        # What transformers calls log variances are log standard deviations.
        parts = (output.prior_means, output.prior_log_variances, output.last_hidden_state)
        return Encoded(*(cast(Tensor, part).transpose(1, 2) for part in parts))

    def forward(self, *arguments: object, **more: object) -> VitsTextEncoderOutput:
        """Return what ``VitsModel`` asks for, as transformers computes it."""
        return VitsTextEncoder.forward(self, *arguments, **more)  # pyright: ignore[reportArgumentType, reportReturnType]


def _config_of(shapes: Mapping[str, tuple[int, ...]], links: list[Link]) -> VitsConfig:
    embedding = next(link.initializer for link in links if link.parameter == "embed_tokens.weight")
    vocabulary, hidden = shapes[embedding]
    _, positions, per_head = shapes["enc_p.encoder.attn_layers.0.emb_rel_k"]
    filters, _, kernel = shapes["enc_p.encoder.ffn_layers.0.conv_1.weight"]
    layers = [name for name in shapes if re.fullmatch(r"enc_p\.encoder\.norm_layers_1\.\d+\.gamma", name)]
    return _config(
        vocab_size=vocabulary,
        hidden_size=hidden,
        flow_size=shapes["enc_p.proj.weight"][0] // 2,
        num_hidden_layers=len(layers),
        num_attention_heads=hidden // per_head,
        window_size=(positions - 1) // 2,
        ffn_dim=filters,
        ffn_kernel_size=kernel,
    )


def _config(**sizes: int) -> VitsConfig:
    """Return a configuration; sizes that are left out are those of VITS and of Piper's voices of medium quality."""
    return VitsConfig(
        **sizes,  # pyright: ignore[reportArgumentType]
        attn_implementation="eager",  # pyright: ignore[reportCallIssue] -- without it, masks are left out
        layerdrop=0.0,  # transformers' default of 0.1 would skip encoder layers at random; Piper has no such thing
    )


def _links(model: onnx.ModelProto) -> Iterator[Link]:
    for node in model.graph.node:
        if node.op_type == "Gather" and node.name.startswith("/enc_p/emb/"):
            yield Link(node.input[0], "embed_tokens.weight")
    for tensor in model.graph.initializer:
        if parameter := _parameter_of(tensor.name):
            yield Link(tensor.name, parameter)


def _parameter_of(name: str) -> str | None:
    """Return the parameter that a named initialiser belongs to."""
    if found := re.fullmatch(r"enc_p\.encoder\.attn_layers\.(\d+)\.(emb_rel_[kv])", name):
        return f"encoder.layers.{found[1]}.attention.{found[2]}"
    if found := re.fullmatch(r"enc_p\.encoder\.attn_layers\.(\d+)\.conv_([qkvo])\.(weight|bias)", name):
        return f"encoder.layers.{found[1]}.attention.{_ATTENTION[found[2]]}.{found[3]}"
    if found := re.fullmatch(r"enc_p\.encoder\.norm_layers_([12])\.(\d+)\.(gamma|beta)", name):
        norm = "layer_norm" if found[1] == "1" else "final_layer_norm"
        return f"encoder.layers.{found[2]}.{norm}.{'weight' if found[3] == 'gamma' else 'bias'}"
    if found := re.fullmatch(r"enc_p\.encoder\.ffn_layers\.(\d+)\.(conv_[12])\.(weight|bias)", name):
        return f"encoder.layers.{found[1]}.feed_forward.{found[2]}.{found[3]}"
    return name.replace("enc_p.proj.", "project.") if name.startswith("enc_p.proj.") else None
