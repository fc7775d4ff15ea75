"""A recurrent text encoder: convolutions and a bidirectional LSTM, as in Tacotron 2 (https://arxiv.org/abs/1712.05884).

A quarter of the weights of VITS's Transformer. Batch norm is replaced by layer norm, since what a text is encoded to
should not depend on the texts beside it.
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
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from tts_studio.engine.vits.graph_place import replace_text_encoder, weights_in_place
from tts_studio.engine.vits.graph_weights import fitting
from tts_studio.engine.vits.text_encoders import nodes
from tts_studio.engine.vits.text_encoders.interface import CHANNELS, Encoded, TextEncoder

_EPSILON = 1e-5
_DIRECTIONS = ("", "_reverse")
_TO_ONNX = (0, 3, 1, 2)
"""Which of torch's gates (input, forget, cell, output) come first … last in ONNX: input, output, forget, cell."""
_TO_TORCH = (0, 2, 3, 1)


class RecurrentEncoder(TextEncoder):
    """Embedding, convolutions with layer norm, a bidirectional LSTM, and projections of what it says.

    ``kernel`` is odd; ``cells`` are those of the LSTM in each direction.
    """

    kind = "rnn"

    def __init__(
        self, vocabulary: int, width: int = 192, *, convolutions: int = 3, kernel: int = 5, cells: int = 256
    ) -> None:
        super().__init__()
        self.embed_tokens = nn.Embedding(vocabulary, width)
        self.convolutions = nn.ModuleList(
            nn.Conv1d(width, width, kernel, padding=kernel // 2) for _ in range(convolutions)
        )
        self.norms = nn.ModuleList(nn.LayerNorm(width, _EPSILON) for _ in range(convolutions))
        self.dropout = nn.Dropout(0.1)
        self.lstm = nn.LSTM(width, cells, batch_first=True, bidirectional=True)
        self.merge = nn.Conv1d(2 * cells, CHANNELS, 1)
        self.project = nn.Conv1d(CHANNELS, 2 * CHANNELS, 1)

    @classmethod
    def fresh(cls, vocabulary: int) -> Self:
        """Return one with random weights: Xavier's in the convolutions, orthogonal ones from step to step.

        Forget gates begin open (https://proceedings.mlr.press/v37/jozefowicz15.html).
        """
        encoder = cls(vocabulary)
        nn.init.xavier_normal_(encoder.embed_tokens.weight)
        for convolution in encoder.convolutions:
            nn.init.xavier_uniform_(convolution.get_parameter("weight"), nn.init.calculate_gain("relu"))
            nn.init.zeros_(convolution.get_parameter("bias"))
        for name, parameter in encoder.lstm.named_parameters():
            if name.startswith("bias"):
                nn.init.zeros_(parameter)
                if name.startswith("bias_ih"):
                    nn.init.ones_(parameter.detach().chunk(4)[1])
                continue
            for gate in parameter.detach().chunk(4):
                (nn.init.orthogonal_ if name.startswith("weight_hh") else nn.init.xavier_uniform_)(gate)
        return encoder.eval()

    @classmethod
    def of_graph(cls, model: onnx.ModelProto) -> Self:
        """Return the encoder that ``put_into`` has put into a voice's graph."""
        return cls._of_weights(_of_onnx(weights_in_place(model))).eval()

    @classmethod
    def put_into(cls, model: onnx.ModelProto, weights: Mapping[str, Tensor]) -> None:
        """Put the nodes of such an encoder, and its weights, in the place of the encoder before."""
        with fitting():
            encoder = cls._of_weights(weights)
        replace_text_encoder(model, encoder._nodes(), _for_onnx(weights), encoder._constants())

    @classmethod
    def _of_weights(cls, weights: Mapping[str, Tensor]) -> Self:
        convolutions = [name for name in weights if re.fullmatch(r"convolutions\.\d+\.weight", name)]
        with torch.random.fork_rng(devices=[]):  # random weights, all of which are replaced, are no reason to draw
            encoder = cls(
                *weights["embed_tokens.weight"].shape,
                convolutions=len(convolutions),
                kernel=weights[convolutions[0]].shape[2] if convolutions else 1,
                cells=weights["lstm.weight_hh_l0"].shape[1],
            )
        encoder.load_state_dict(weights)
        return encoder

    def encode(self, ids: Tensor, mask: Tensor) -> Encoded:
        """Encode phoneme ids."""
        columns = self.embed_tokens(ids).transpose(1, 2)
        for convolution, norm in zip(self.convolutions, self.norms, strict=True):
            rows = norm(convolution(columns * mask).transpose(1, 2)).relu()
            columns = self.dropout(rows).transpose(1, 2)
        hidden = self.merge(self._read(columns.transpose(1, 2), mask).transpose(1, 2)) * mask
        mean, log_std = (self.project(hidden) * mask).chunk(2, 1)
        return Encoded(mean, log_std, hidden)

    def _read(self, rows: Tensor, mask: Tensor) -> Tensor:
        """Read rows [batch, phonemes, width] in both directions, each from its end to its beginning, not the batch's.

        Returns [batch, phonemes, 2 × cells], 0 behind the end.
        """
        lengths = mask[:, 0].sum(1).long().cpu()
        packed = pack_padded_sequence(rows, lengths, batch_first=True, enforce_sorted=False)
        return pad_packed_sequence(self.lstm(packed)[0], batch_first=True, total_length=rows.shape[1])[0]

    def _nodes(self) -> str:
        lines = """
        embedded = Gather (embed_tokens__weight, ids)
        columns_0 = Transpose <perm = [0, 2, 1]> (embedded)
        """
        for index, convolution in enumerate(self.convolutions):
            pad = convolution.padding[0]  # pyright: ignore[reportIndexIssue]
            lines += f"""
            real_{index} = Mul (columns_{index}, mask)
            wide_{index} = Conv <pads = [{pad}, {pad}]> (real_{index}, {_weights_of("convolutions", index)})
            rows_{index} = Transpose <perm = [0, 2, 1]> (wide_{index})
            {nodes.layer_norm(f"normed_{index}", f"rows_{index}", f"norms__{index}")}
            bent_{index} = Relu (normed_{index})
            columns_{index + 1} = Transpose <perm = [0, 2, 1]> (bent_{index})
            """
        how = f'direction = "bidirectional", hidden_size = {self.lstm.hidden_size}'
        return f"""{lines}
        steps = Transpose <perm = [2, 0, 1]> (columns_{len(self.convolutions)})
        length = ReduceSum <keepdims = 0> (mask, all_but_batch)
        lengths = Cast <to = 6> (length)
        read = LSTM <{how}> (steps, lstm__input, lstm__recurrence, lstm__bias, lengths)
        apart = Transpose <perm = [2, 1, 3, 0]> (read)
        both = Reshape (apart, both_directions)
        merged = Conv (both, merge__weight, merge__bias)
        hidden = Mul (merged, mask)
        stacked = Conv (hidden, project__weight, project__bias)
        prior = Mul (stacked, mask)
        """

    def _constants(self) -> Mapping[str, NDArray[np.generic]]:
        return {
            "two": nodes.CONSTANTS["two"],
            "epsilon": np.array(_EPSILON, np.float32),
            "all_but_batch": np.array([1, 2], np.int64),
            "both_directions": np.array([0, 2 * self.lstm.hidden_size, -1], np.int64),  # 0 and −1: as they come
        }


def _weights_of(name: str, index: int) -> str:
    return f"{name}__{index}__weight, {name}__{index}__bias"


def _for_onnx(weights: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Return the weights with the LSTM's as ONNX orders them: gates, and both directions in one."""

    def stacked(name: str) -> Tensor:
        return torch.stack([_ordered(weights[f"lstm.{name}_l0{direction}"], _TO_ONNX) for direction in _DIRECTIONS])

    rest = {name: value for name, value in weights.items() if not name.startswith("lstm.")}
    bias = torch.cat([stacked("bias_ih"), stacked("bias_hh")], 1)
    return rest | {"lstm.input": stacked("weight_ih"), "lstm.recurrence": stacked("weight_hh"), "lstm.bias": bias}


def _of_onnx(weights: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Undo ``_for_onnx``; raises KeyError where there is no LSTM."""
    found = {name: value for name, value in weights.items() if not name.startswith("lstm.")}
    biases = weights["lstm.bias"].chunk(2, 1)
    parts = {"weight_ih": weights["lstm.input"], "weight_hh": weights["lstm.recurrence"]}
    for name, both in {**parts, "bias_ih": biases[0], "bias_hh": biases[1]}.items():
        for direction, value in zip(_DIRECTIONS, both, strict=True):
            found[f"lstm.{name}_l0{direction}"] = _ordered(value, _TO_TORCH)
    return found


def _ordered(gates: Tensor, order: tuple[int, ...]) -> Tensor:
    parts = gates.chunk(4)
    return torch.cat([parts[index] for index in order])
