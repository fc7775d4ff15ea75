"""VITS's own text encoder: a Transformer with relative positions (https://arxiv.org/abs/2106.06103, §2.2.1).

Every voice that Piper exported has it, in nodes of Piper's exporter, whose weights have names but for the embedding,
which is found through the node that uses it: its initialiser is often called ``sid``. A graph without these nodes gets
those that are written here. They give the same with less work: relative positions are computed within the window only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Self, cast

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from transformers import VitsConfig
from transformers.models.vits.modeling_vits import VitsTextEncoder, VitsTextEncoderOutput

from tts_studio.engine.vits.graph_place import replace_text_encoder, weights_in_place
from tts_studio.engine.vits.graph_weights import Link, fitting, initializers, no_place_for, read_linked, write_linked
from tts_studio.engine.vits.text_encoders import nodes
from tts_studio.engine.vits.text_encoders.interface import Encoded, TextEncoder

_EMBEDDING = "/enc_p/emb/"
_OUT_OF_SIGHT = -1e9
"""Added to how much attention padding gets, before softmax."""
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
        """Return the encoder of a Piper voice, or the one that ``put_into`` has put into a voice's graph."""
        if not _is_exported(model):
            return cls._of_weights(weights_in_place(model)).eval()
        tensors, links = initializers(model), list(_links(model))
        encoder = cls._of_shapes({link.parameter: tuple(tensors[link.initializer].dims) for link in links})
        shapes = {name: tuple(value.shape) for name, value in encoder.state_dict().items()}
        encoder.load_state_dict({link.parameter: read_linked(tensors, link, shapes[link.parameter]) for link in links})
        return encoder.eval()

    @classmethod
    def put_into(cls, model: onnx.ModelProto, weights: Mapping[str, Tensor]) -> None:
        """Put weights into the nodes that Piper exported, or such nodes and weights in the place of those before."""
        if not _is_exported(model):
            with fitting():
                encoder = cls._of_weights(weights)
            replace_text_encoder(model, encoder._nodes(), weights, encoder._constants())
            return
        tensors, links = initializers(model), {link.parameter: link for link in _links(model)}
        for parameter, value in weights.items():
            if parameter not in links:
                raise no_place_for(parameter)
            write_linked(tensors, links[parameter], value)

    @classmethod
    def _of_weights(cls, weights: Mapping[str, Tensor]) -> Self:
        encoder = cls._of_shapes({name: tuple(value.shape) for name, value in weights.items()})
        encoder.load_state_dict(weights)
        return encoder

    @classmethod
    def _of_shapes(cls, shapes: Mapping[str, tuple[int, ...]]) -> Self:
        with torch.random.fork_rng(devices=[]):  # random weights, all of which are replaced, are no reason to draw
            return cls(_config_of(shapes))

    def encode(self, ids: Tensor, mask: Tensor) -> Encoded:
        """Encode phoneme ids."""
        output = self(ids, mask.transpose(1, 2), mask[:, 0].long())
        # What transformers calls log variances are log standard deviations.
        parts = (output.prior_means, output.prior_log_variances, output.last_hidden_state)
        return Encoded(*(cast(Tensor, part).transpose(1, 2) for part in parts))

    def forward(self, *arguments: object, **more: object) -> VitsTextEncoderOutput:
        """Return what ``VitsModel`` asks for, as transformers computes it."""
        return VitsTextEncoder.forward(self, *arguments, **more)  # pyright: ignore[reportArgumentType, reportReturnType]

    def _nodes(self) -> str:
        layers = self.config.num_hidden_layers
        return f"""
        drawn = Gather (embed_tokens__weight, ids)
        embedded = Mul (drawn, root_of_width)
        where_real = Transpose <perm = [0, 2, 1]> (mask)
        rows_0 = Mul (embedded, where_real)
        missing = Sub (one, mask)
        unseen = Mul (missing, out_of_sight)
        veil = Unsqueeze (unseen, heads_axis)
        shape = Shape <start = 1> (ids)
        wide = Add (shape, twice_window)
        wider = Add (wide, by_1)
        to_length = Neg (shape)
        by_wide = Concat <axis = 0> (flat, wide)
        by_wider = Concat <axis = 0> (flat, wider)
        behind_row = Concat <axis = 0> (nothing_7, shape)
        behind_all = Concat <axis = 0> (nothing_5, shape)
        past_window = Add (shape, window)
        {"".join(self._layer(index) for index in range(layers))}
        real = Mul (rows_{layers}, where_real)
        hidden = Transpose <perm = [0, 2, 1]> (real)
        stacked = Conv (hidden, project__weight, project__bias)
        prior = Mul (stacked, mask)
        """

    def _layer(self, index: int) -> str:
        """Return a layer, from ``rows_{index}`` [batch, phonemes, 192] to the next."""
        weights, at = f"encoder__layers__{index}__", f"_{index}"
        before = (self.config.ffn_kernel_size - 1) // 2
        pads = f"pads = [{before}, {self.config.ffn_kernel_size - 1 - before}]"
        return f"""
        {_attention(index, f"{weights}attention__")}
        with_attended{at} = Add (attended{at}, rows{at})
        {nodes.layer_norm(f"between{at}", f"with_attended{at}", f"{weights}layer_norm")}
        columns{at} = Transpose <perm = [0, 2, 1]> (between{at})
        real_columns{at} = Mul (columns{at}, mask)
        inner{at} = Conv <{pads}> (real_columns{at}, {_both(f"{weights}feed_forward__conv_1")})
        bent{at} = Relu (inner{at})
        real_inner{at} = Mul (bent{at}, mask)
        outer{at} = Conv <{pads}> (real_inner{at}, {_both(f"{weights}feed_forward__conv_2")})
        real_outer{at} = Mul (outer{at}, mask)
        fed{at} = Transpose <perm = [0, 2, 1]> (real_outer{at})
        with_fed{at} = Add (fed{at}, between{at})
        {nodes.layer_norm(f"rows_{index + 1}", f"with_fed{at}", f"{weights}final_layer_norm")}
        """

    def _constants(self) -> Mapping[str, NDArray[np.generic]]:
        width, heads, window = self.config.hidden_size, self.config.num_attention_heads, self.config.window_size
        whole = {
            "heads_axis": [1],
            "time": [3],
            "by_head": [0, 0, heads, width // heads],  # 0: as it comes
            "together": [0, 0, width],
            "flat": [0, 0, -1],
            "nothing_5": [0] * 5,
            "nothing_7": [0] * 7,
            "beside": [0, 0, 0, window, 0, 0, 0, window],
            "from_0": [0],
            "by_1": [1],
            "behind_heads": [2],
            "window": [window],
            "twice_window": [2 * window],
            "in_window": [2 * window + 1],
        }
        real = {
            "epsilon": self.config.layer_norm_eps,
            "scale": (width // heads) ** -0.5,
            "root_of_width": width**0.5,
            "out_of_sight": _OUT_OF_SIGHT,
        }
        return {
            **{name: nodes.CONSTANTS[name] for name in ("one", "two")},
            **{name: np.array(value, np.int64) for name, value in whole.items()},
            **{name: np.array(value, np.float32) for name, value in real.items()},
        }


def _attention(index: int, weights: str) -> str:
    """Return relative attention (https://arxiv.org/abs/1803.02155), from ``rows_{index}`` to ``attended_{index}``.

    What a phoneme has to say of its neighbours is [phonemes, 2 × window + 1]. Rows that are padded to one more than
    phonemes + 2 × window, and read as if they had one less, stand one further to the right each: then a column is a
    phoneme. The way back, for what phonemes get of their neighbours' positions, is the other way round.
    """
    at = f"_{index}"
    return f"""
    {nodes.linear(f"query_rows{at}", f"rows{at}", f"{weights}q_proj")}
    query_scaled{at} = Mul (query_rows{at}, scale)
    query_heads{at} = Reshape (query_scaled{at}, by_head)
    query{at} = Transpose <perm = [0, 2, 1, 3]> (query_heads{at})
    {nodes.linear(f"key_rows{at}", f"rows{at}", f"{weights}k_proj")}
    key_heads{at} = Reshape (key_rows{at}, by_head)
    key{at} = Transpose <perm = [0, 2, 3, 1]> (key_heads{at})
    {nodes.linear(f"value_rows{at}", f"rows{at}", f"{weights}v_proj")}
    value_heads{at} = Reshape (value_rows{at}, by_head)
    value{at} = Transpose <perm = [0, 2, 1, 3]> (value_heads{at})
    likeness{at} = MatMul (query{at}, key{at})

    relative_key{at} = Transpose <perm = [0, 2, 1]> ({weights}emb_rel_k)
    near{at} = MatMul (query{at}, relative_key{at})
    near_padded{at} = Pad (near{at}, behind_row)
    near_flat{at} = Reshape (near_padded{at}, flat)
    near_cut{at} = Slice (near_flat{at}, from_0, to_length, behind_heads)
    near_shifted{at} = Reshape (near_cut{at}, by_wide)
    bias{at} = Slice (near_shifted{at}, window, past_window, time)

    biased{at} = Add (likeness{at}, bias{at})
    seen{at} = Add (biased{at}, veil)
    attention{at} = Softmax <axis = -1> (seen{at})
    content{at} = MatMul (attention{at}, value{at})

    wide_attention{at} = Pad (attention{at}, beside)
    flat_attention{at} = Reshape (wide_attention{at}, flat)
    long_attention{at} = Pad (flat_attention{at}, behind_all)
    shifted_attention{at} = Reshape (long_attention{at}, by_wider)
    near_attention{at} = Slice (shifted_attention{at}, from_0, in_window, time)
    position{at} = MatMul (near_attention{at}, {weights}emb_rel_v)

    found{at} = Add (content{at}, position{at})
    in_rows{at} = Transpose <perm = [0, 2, 1, 3]> (found{at})
    together{at} = Reshape (in_rows{at}, together)
    {nodes.linear(f"attended{at}", f"together{at}", f"{weights}out_proj")}
    """


def _both(weights: str) -> str:
    return f"{weights}__weight, {weights}__bias"


def _config_of(shapes: Mapping[str, tuple[int, ...]]) -> VitsConfig:
    """Return the configuration of an encoder whose weights have these shapes, by their names in ``state_dict()``."""
    vocabulary, hidden = shapes["embed_tokens.weight"]
    _, positions, per_head = shapes["encoder.layers.0.attention.emb_rel_k"]
    filters, _, kernel = shapes["encoder.layers.0.feed_forward.conv_1.weight"]
    layers = [name for name in shapes if re.fullmatch(r"encoder\.layers\.\d+\.layer_norm\.weight", name)]
    return _config(
        vocab_size=vocabulary,
        hidden_size=hidden,
        flow_size=shapes["project.weight"][0] // 2,
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


def _is_exported(model: onnx.ModelProto) -> bool:
    """Return whether a graph has the nodes of Piper's exporter for this encoder."""
    return any(node.name.startswith(_EMBEDDING) for node in model.graph.node)


def _links(model: onnx.ModelProto) -> Iterator[Link]:
    for node in model.graph.node:
        if node.op_type == "Gather" and node.name.startswith(_EMBEDDING):
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
