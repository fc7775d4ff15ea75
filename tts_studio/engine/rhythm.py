"""How fast the speaker speaks, compared with the base voice."""

from __future__ import annotations

from collections.abc import Sequence

import torch

from tts_studio.engine.adaptation import Windows
from tts_studio.engine.material import Clip
from tts_studio.engine.networks import Networks

MOST = 12
"""Clips that are looked at."""
_EDGE = 2  # begin and padding at the start, padding and end at the end: silence, not pace


@torch.no_grad()
def predicted_frames(networks: Networks, clips: Sequence[Clip]) -> float:
    """Return the frames that the base voice, whose duration predictor stays as it is, would take for some clips."""
    device = next(networks.posterior.parameters()).device
    return sum(float(_predicted(networks, clip, device)[_EDGE:-_EDGE].sum()) for clip in clips[:MOST])


def length_scale(windows: Windows, predicted: float) -> float:
    """Return how many times longer than the base voice's the speaker's sounds are, limited to 0.7 … 1.5.

    Piper's ``length_scale`` stretches all that the duration predictor says by this factor. ``predicted`` is what
    ``predicted_frames`` gave.
    """
    spoken = sum(float(found[_EDGE:-_EDGE].sum()) for found in windows.alignments[:MOST])
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
