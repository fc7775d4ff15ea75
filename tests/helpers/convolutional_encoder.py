"""A text encoder of another kind than the program's: what a second one takes is this file and a line of a registry."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Self

import onnx
from torch import Tensor, nn

from tts_studio.engine.vits.graph_place import replace_text_encoder, weights_in_place
from tts_studio.engine.vits.graph_weights import fitting
from tts_studio.engine.vits.text_encoders import Encoded, TextEncoder


class ConvolutionalEncoder(TextEncoder):
    """Sees two phonemes to each side: too little to speak well, enough to be another kind."""

    kind = "convolutional"

    NODES = """
    rows = Gather (embed_tokens__weight, ids)
    columns = Transpose <perm = [0, 2, 1]> (rows)
    real = Mul (columns, mask)
    wide = Conv <pads = [2, 2]> (real, conv__weight, conv__bias)
    bent = Relu (wide)
    hidden = Mul (bent, mask)
    stacked = Conv (hidden, project__weight, project__bias)
    prior = Mul (stacked, mask)
    """

    def __init__(self, vocabulary: int = 256, width: int = 32) -> None:
        super().__init__()
        self.embed_tokens = nn.Embedding(vocabulary, width)
        self.conv = nn.Conv1d(width, 192, 5, padding=2)
        self.project = nn.Conv1d(192, 384, 1)

    @classmethod
    def fresh(cls, vocabulary: int) -> Self:
        return cls(vocabulary).eval()

    @classmethod
    def of_graph(cls, model: onnx.ModelProto) -> Self:
        weights = weights_in_place(model)
        encoder = cls(*weights["embed_tokens.weight"].shape)
        encoder.load_state_dict(weights)
        return encoder.eval()

    @classmethod
    def put_into(cls, model: onnx.ModelProto, weights: Mapping[str, Tensor]) -> None:
        with fitting():
            cls(*weights["embed_tokens.weight"].shape).load_state_dict(weights)
        replace_text_encoder(model, cls.NODES, weights)

    def encode(self, ids: Tensor, mask: Tensor) -> Encoded:
        hidden = self.conv(self.embed_tokens(ids).transpose(1, 2) * mask).relu() * mask
        mean, log_std = (self.project(hidden) * mask).chunk(2, 1)
        return Encoded(mean, log_std, hidden)
