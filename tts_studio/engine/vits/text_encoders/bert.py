"""BERT over phonemes as a text encoder (https://arxiv.org/abs/1810.04805), as transformers builds it.

It can learn from text without speech before it learns to speak (``masked_phonemes.py``). It knows positions, of which
it has a table: a text that is longer begins the table anew. In training each text starts at a random place of the table
and goes on at its beginning (shifted positions, https://arxiv.org/abs/2109.05644), so that all of it is learned from
short texts, and the seam too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Self

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from tts_studio.engine.vits.graph_place import replace_text_encoder, weights_in_place
from tts_studio.engine.vits.graph_weights import fitting
from tts_studio.engine.vits.text_encoders import nodes
from tts_studio.engine.vits.text_encoders.interface import CHANNELS, Encoded, TextEncoder

_EPSILON = 1e-12
_HEADS = 4
"""The one size that no weight shows."""
_OUT_OF_SIGHT = -1e9
"""Added to how much attention padding gets, before softmax."""


class BertEncoder(TextEncoder):
    """Embedding, BERT, and a projection of what it says to the prior.

    ``filters`` is the width of the feed-forward layers; ``positions`` are the rows of the table of positions.
    """

    kind = "bert"

    def __init__(self, vocabulary: int, *, layers: int = 4, filters: int = 768, positions: int = 1024) -> None:
        super().__init__()
        config = BertConfig(
            vocab_size=1,  # its own embedding is left out
            pad_token_id=None,  # Piper's padding, id 0, stands between all phonemes and is learned as they are
            hidden_size=CHANNELS,
            num_hidden_layers=layers,
            num_attention_heads=_HEADS,
            intermediate_size=filters,
            attention_probs_dropout_prob=0.0,  # with it torch computes attention slowly: steps took 1.5 times as long
            max_position_embeddings=positions,
            type_vocab_size=1,
            layer_norm_eps=_EPSILON,
        )
        self.positions = positions
        self.embed_tokens = nn.Embedding(vocabulary, CHANNELS)
        nn.init.normal_(self.embed_tokens.weight, std=config.initializer_range)
        self.bert = BertModel(config, add_pooling_layer=False)
        self.bert.embeddings.word_embeddings = None  # pyright: ignore[reportAttributeAccessIssue] -- it is given rows
        self.project = nn.Conv1d(CHANNELS, 2 * CHANNELS, 1)

    @classmethod
    def fresh(cls, vocabulary: int) -> Self:
        """Return one with random weights, drawn as BERT's."""
        return cls(vocabulary).eval()

    @classmethod
    def of_graph(cls, model: onnx.ModelProto) -> Self:
        """Return the encoder that ``put_into`` has put into a voice's graph."""
        return cls._of_weights(weights_in_place(model)).eval()

    @classmethod
    def put_into(cls, model: onnx.ModelProto, weights: Mapping[str, Tensor]) -> None:
        """Put the nodes of such an encoder, and its weights, in the place of the encoder before."""
        with fitting():
            encoder = cls._of_weights(weights)
        replace_text_encoder(model, encoder._nodes(), weights, encoder._constants())

    @classmethod
    def _of_weights(cls, weights: Mapping[str, Tensor]) -> Self:
        query = re.compile(r"bert\.encoder\.layer\.\d+\.attention\.self\.query\.weight")
        with torch.random.fork_rng(devices=[]):  # random weights, all of which are replaced, are no reason to draw
            encoder = cls(
                len(weights["embed_tokens.weight"]),
                layers=len([name for name in weights if query.fullmatch(name)]),
                filters=len(weights["bert.encoder.layer.0.intermediate.dense.bias"]),
                positions=len(weights["bert.embeddings.position_embeddings.weight"]),
            )
        encoder.load_state_dict(weights)
        return encoder

    def encode(self, ids: Tensor, mask: Tensor) -> Encoded:
        """Encode phoneme ids."""
        hidden = self.read(ids, mask).transpose(1, 2) * mask
        mean, log_std = (self.project(hidden) * mask).chunk(2, 1)
        return Encoded(mean, log_std, hidden)

    def read(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return BERT's hidden states [batch, phonemes, 192] of ids and mask as ``encode`` takes them."""
        start = torch.randint(self.positions, (len(ids), 1), device=ids.device) if self.training else 0
        positions = (start + torch.arange(ids.shape[1], device=ids.device)[None]) % self.positions
        rows = self.embed_tokens(ids)
        return self.bert(inputs_embeds=rows, position_ids=positions, attention_mask=mask[:, 0]).last_hidden_state

    def _nodes(self) -> str:
        before = "bert__embeddings__"
        layers = self.bert.config.num_hidden_layers
        return f"""
        embedded = Gather (embed_tokens__weight, ids)
        typed = Add (embedded, {before}token_type_embeddings__weight)
        shape = Shape <start = 1> (ids)
        length = Squeeze (shape)
        numbers = Range (from_0, length, by_1)
        position = Mod (numbers, positions)
        places = Gather ({before}position_embeddings__weight, position)
        placed = Add (typed, places)
        {nodes.layer_norm("rows_0", "placed", f"{before}LayerNorm")}
        missing = Sub (one, mask)
        unseen = Mul (missing, out_of_sight)
        veil = Unsqueeze (unseen, heads_axis)
        {"".join(_layer(index) for index in range(layers))}
        columns = Transpose <perm = [0, 2, 1]> (rows_{layers})
        hidden = Mul (columns, mask)
        stacked = Conv (hidden, project__weight, project__bias)
        prior = Mul (stacked, mask)
        """

    def _constants(self) -> Mapping[str, NDArray[np.generic]]:
        per_head = CHANNELS // _HEADS
        whole = {"from_0": 0, "by_1": 1, "positions": self.positions, "heads_axis": [1]}
        whole |= {"by_head": [0, 0, _HEADS, per_head], "together": [0, 0, CHANNELS]}  # 0: as it comes
        real = {"epsilon": _EPSILON, "scale": per_head**-0.5, "out_of_sight": _OUT_OF_SIGHT}
        return {
            **nodes.CONSTANTS,
            **{name: np.array(value, np.int64) for name, value in whole.items()},
            **{name: np.array(value, np.float32) for name, value in real.items()},
        }


def _layer(index: int) -> str:
    """Return a layer of the Transformer, from ``rows_{index}`` [batch, phonemes, 192] to the next."""
    weights, at = f"bert__encoder__layer__{index}__", f"_{index}"
    return f"""
    {_by_head(f"query{at}", f"rows{at}", f"{weights}attention__self__query", "0, 2, 1, 3")}
    {_by_head(f"key{at}", f"rows{at}", f"{weights}attention__self__key", "0, 2, 3, 1")}
    {_by_head(f"value{at}", f"rows{at}", f"{weights}attention__self__value", "0, 2, 1, 3")}
    likeness{at} = MatMul (query{at}, key{at})
    scaled{at} = Mul (likeness{at}, scale)
    seen{at} = Add (scaled{at}, veil)
    attention{at} = Softmax <axis = -1> (seen{at})
    found{at} = MatMul (attention{at}, value{at})
    in_rows{at} = Transpose <perm = [0, 2, 1, 3]> (found{at})
    together{at} = Reshape (in_rows{at}, together)
    {nodes.linear(f"attended{at}", f"together{at}", f"{weights}attention__output__dense")}
    with_attended{at} = Add (attended{at}, rows{at})
    {nodes.layer_norm(f"between{at}", f"with_attended{at}", f"{weights}attention__output__LayerNorm")}
    {nodes.linear(f"wide{at}", f"between{at}", f"{weights}intermediate__dense")}
    {nodes.gelu(f"bent{at}", f"wide{at}")}
    {nodes.linear(f"narrow{at}", f"bent{at}", f"{weights}output__dense")}
    with_narrow{at} = Add (narrow{at}, between{at})
    {nodes.layer_norm(f"rows_{index + 1}", f"with_narrow{at}", f"{weights}output__LayerNorm")}
    """


def _by_head(out: str, rows: str, weights: str, order: str) -> str:
    return f"""
    {nodes.linear(f"{out}_rows", rows, weights)}
    {out}_heads = Reshape ({out}_rows, by_head)
    {out} = Transpose <perm = [{order}]> ({out}_heads)
    """
