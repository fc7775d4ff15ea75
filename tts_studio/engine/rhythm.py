"""How fast the speaker speaks, compared with the base voice."""

from __future__ import annotations

from collections.abc import Sequence

import torch

from tts_studio.engine.material import Clip
from tts_studio.engine.networks import Networks
from tts_studio.engine.phases import align, encode_text

_EDGE = 2  # begin and padding at the start, padding and end at the end: silence, not pace


@torch.no_grad()
def length_scale(networks: Networks, clips: Sequence[Clip], most: int = 12) -> float:
    """Return how many times longer than the base voice's the speaker's sounds are, limited to 0.7 … 1.5.

    The duration predictor stays frozen; Piper's ``length_scale`` stretches all that it says by this factor.
    """
    device = next(networks.posterior.parameters()).device
    spoken = predicted = 0.0
    for clip in clips[:most]:
        found = align(networks.aligner, clip, encode_text(networks, clip, device))
        spoken += float(found[_EDGE:-_EDGE].sum())
        predicted += float(_predicted(networks, clip, device)[_EDGE:-_EDGE].sum())
    return min(1.5, max(0.7, spoken / max(1.0, predicted)))


def _predicted(networks: Networks, clip: Clip, device: torch.device) -> torch.Tensor:
    """Return the frames that the duration predictor gives each phoneme without chance, [phonemes]."""
    ids = clip.phoneme_ids[None].to(device)
    mask = torch.ones(*ids.shape, 1, device=device)
    encoded = networks.generator.text_encoder(
        input_ids=ids, padding_mask=mask, attention_mask=torch.ones_like(ids)
    ).last_hidden_state
    logarithms = networks.generator.duration_predictor(
        encoded.transpose(1, 2), mask.transpose(1, 2), None, reverse=True, noise_scale=0.0
    )
    return torch.ceil(torch.exp(logarithms))[0, 0]
