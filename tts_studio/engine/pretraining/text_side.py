"""A text encoder and a duration predictor that several languages share.

What tells the languages apart is a vector that is added to each phoneme's embedding, so a language folds into plain
weights, as a speaker does.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.func import functional_call

from tts_studio.engine.vits.text_encoders import TextEncoder


class TextSide(nn.Module):
    """Phoneme ids of any of the languages → what the text encoder says of them; at first languages do not differ."""

    def __init__(self, encoder: TextEncoder, durations: nn.Module, languages: int) -> None:
        super().__init__()
        self.encoder = encoder
        self.durations = durations
        self.languages = nn.Embedding(languages, self.embeddings.shape[1])
        nn.init.zeros_(self.languages.weight)

    @property
    def embeddings(self) -> Tensor:
        """Of the phonemes [ids, width]."""
        return self.encoder.embed_tokens.weight

    def folded(self) -> Tensor:
        """Return the embeddings in each language [languages, ids, width]."""
        return self.embeddings + self.languages.weight[:, None]

    def forward(self, phoneme_ids: Tensor, mask: Tensor, language: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Map ids [batch, phonemes], mask of floats [batch, phonemes] and languages [batch] to hidden, mean, log std.

        Each is [batch, 192, phonemes].
        """
        table = self.folded()
        in_table = phoneme_ids + language[:, None] * table.shape[1]
        output = functional_call(
            self.encoder, {"embed_tokens.weight": table.flatten(0, 1)}, (in_table, mask[..., None], mask.long())
        )
        parts = (output.last_hidden_state, output.prior_means, output.prior_log_variances)
        hidden, mean, log_std = (part.transpose(1, 2) for part in parts)
        return hidden, mean, log_std

    @torch.no_grad()
    def stretch_durations(self, factor: float) -> None:
        """Let a deterministic duration predictor say everything ``factor`` times as long."""
        self.durations.get_parameter("proj.bias").add_(torch.log(torch.tensor(factor)))
