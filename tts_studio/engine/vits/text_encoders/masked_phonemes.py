"""How a BERT learns from text without speech: it guesses phonemes that are hidden from it.

Masked language modelling (https://arxiv.org/abs/1810.04805, §3.1) over phonemes, as PL-BERT does it
(https://arxiv.org/abs/2301.08810). What it learns with is not part of the voice.
"""

from __future__ import annotations

import torch
from torch import Generator, Tensor, nn

from tts_studio.engine.vits.text_encoders.bert import BertEncoder

GUESSED = 0.15
"""Share of the phonemes."""
HIDDEN, EXCHANGED = 0.8, 0.1
"""Of them: how many are hidden, and how many are replaced by others. The rest stay as they are."""
_SIGNS = 3
"""Piper's first ids are padding, begin and end: they say nothing, and where they stand is known."""


class MaskedPhonemes(nn.Module):
    """An encoder with an output over phonemes, whose weight is that of its embedding.

    The last id of the encoder's vocabulary stands for a hidden phoneme: no phoneme may have it.
    """

    def __init__(self, encoder: BertEncoder) -> None:
        super().__init__()
        width = encoder.embed_tokens.embedding_dim
        self.encoder = encoder
        self.vocabulary = encoder.embed_tokens.num_embeddings
        self.transform = nn.Sequential(nn.Linear(width, width), nn.GELU(), nn.LayerNorm(width))
        self.bias = nn.Parameter(torch.zeros(self.vocabulary))

    def forward(self, ids: Tensor, mask: Tensor, generator: Generator | None = None) -> Tensor:
        """Return the mean loss in nats of a guess; ids and mask are as ``TextEncoder.encode`` takes them.

        Where the embedding has rows for several languages, the ids are those of its rows; phonemes are guessed among
        those of the language. With nothing to guess, the loss is 0.
        """
        seen, chosen = self.masked(ids, mask, generator)
        logits = self.guess(seen, mask)[chosen]
        losses = nn.functional.cross_entropy(logits, ids[chosen] % self.vocabulary, reduction="sum")
        return losses / chosen.sum().clamp(min=1)

    def guess(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return logits [batch, phonemes, vocabulary].

        The rows of one language are enough: those of another differ by a vector, so by the same logit for all phonemes.
        """
        table = self.encoder.embed_tokens.weight[: self.vocabulary]
        return self.transform(self.encoder.read(ids, mask)) @ table.T + self.bias

    def masked(self, ids: Tensor, mask: Tensor, generator: Generator | None = None) -> tuple[Tensor, Tensor]:
        """Return the ids with some of them hidden or exchanged, and which are to be guessed, bool [batch, phonemes]."""
        phonemes = ids % self.vocabulary
        sounds = (mask[:, 0] > 0) & (phonemes >= _SIGNS)
        chosen = sounds & (torch.rand(ids.shape, generator=generator, device=ids.device) < GUESSED)
        if not chosen.any():
            return ids, chosen
        fate = torch.rand(ids.shape, generator=generator, device=ids.device)
        others = phonemes[sounds]  # as frequent as in the text
        drawn = torch.randint(len(others), ids.shape, generator=generator, device=ids.device)
        seen = torch.where(fate < HIDDEN + EXCHANGED, others[drawn], phonemes)
        seen = torch.where(fate < HIDDEN, self.vocabulary - 1, seen)
        return torch.where(chosen, ids - phonemes + seen, ids), chosen
