"""What a text encoder has to be: phoneme ids → the prior of the latents, in torch and in the graph of a Piper voice.

Nothing else knows how it works inside. It is frozen in fine-tuning, so its speed hardly matters there; in the exported
graph it runs once a sentence.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

import onnx
from torch import Tensor, nn
from transformers.models.vits.modeling_vits import VitsTextEncoderOutput

CHANNELS = 192
"""Of the latents, and of what the duration predictor reads, in every Piper voice of medium or high quality."""


@dataclass(frozen=True)
class Encoded:
    """What a text encoder says of phonemes."""

    mean: Tensor
    """Of the latents' prior [batch, 192, phonemes]."""
    log_std: Tensor
    """Log standard deviation of the prior [batch, 192, phonemes]."""
    hidden: Tensor
    """What the duration predictor reads [batch, 192, phonemes]."""


class TextEncoder(nn.Module, ABC):
    """Base of all text encoders; takes the place of ``VitsModel.text_encoder``."""

    kind: ClassVar[str]
    """How the catalogue calls it."""
    embed_tokens: nn.Embedding
    """Of the phonemes [vocabulary, width].

    Nothing depends on how many rows its weight has: for a training in several languages it has them for each language.
    """

    @classmethod
    @abstractmethod
    def fresh(cls, vocabulary: int) -> Self:
        """Return one of the usual size with random weights, in evaluation mode.

        It reads the ids 0 … ``vocabulary`` − 1: 256 in a Piper voice.
        """

    @classmethod
    @abstractmethod
    def of_graph(cls, model: onnx.ModelProto) -> Self:
        """Return the encoder that is in a voice's graph, with its weights.

        Raises KeyError, IndexError, StopIteration or RuntimeError if the graph has one of another kind.
        """

    @classmethod
    @abstractmethod
    def put_into(cls, model: onnx.ModelProto, weights: Mapping[str, Tensor]) -> None:
        """Put weights, by their names in ``state_dict()``, into a voice's graph.

        An encoder of another kind makes room for one of this (``graph_place.replace_text_encoder``). Raises VoiceError
        if the weights do not fit.
        """

    @abstractmethod
    def encode(self, ids: Tensor, mask: Tensor) -> Encoded:
        """Encode phoneme ids, int64 [batch, phonemes]; ``mask`` is [batch, 1, phonemes], 1 where an id is real."""

    def forward(self, input_ids: Tensor, padding_mask: Tensor, *_: Any, **__: Any) -> VitsTextEncoderOutput:
        """Return what ``VitsModel`` asks its text encoder for, whose tensors are [batch, phonemes, 192]."""
        encoded = self.encode(input_ids, padding_mask.transpose(1, 2))
        return VitsTextEncoderOutput(
            last_hidden_state=encoded.hidden.transpose(1, 2),  # pyright: ignore[reportArgumentType]
            prior_means=encoded.mean.transpose(1, 2),  # pyright: ignore[reportArgumentType]
            prior_log_variances=encoded.log_std.transpose(1, 2),  # pyright: ignore[reportArgumentType]
        )
