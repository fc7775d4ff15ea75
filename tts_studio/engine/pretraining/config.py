"""What decides a pretraining, beside the corpora and the machine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tts_studio.engine.training.config import LossWeights
from tts_studio.engine.vits.base_network import Sizes

LEARNING_RATES: Mapping[str, float] = {
    "text.encoder.": 5e-4,
    "text.languages.": 5e-4,
    "text.durations.": 5e-4,
    "posterior.": 5e-4,
    "flow.": 5e-4,
    "decoder.": 8e-4,
    "sketch.": 8e-4,
    "sketch.speakers.": 3e-3,
    "speakers.": 5e-4,
    "speakers.table": 3e-3,
}
"""Of AdamW at their highest, by the beginning of a parameter's name; the longest beginning counts."""


SMALL = Sizes(text_encoder="bert", flow_layers=2, posterior_layers=6)
"""Networks of which a step of a fine-tuning takes half of the time that those of Piper's medium voices take."""


@dataclass(frozen=True)
class PretrainingConfig:
    """Settings of a pretraining."""

    sizes: Sizes = field(default_factory=lambda: SMALL)
    minutes: float = 60.0
    """Time for the steps, those before an interruption included; preparing and aligning come on top."""
    steps: int = 0
    """As many steps instead, however long they take; 0 = as many as the time has room for."""
    seed: int = 0

    # What is learned from.

    held_out: int = 40
    """One clip in so many is not learned from, of each corpus at least one."""
    most_frames: int = 900
    """Longer clips (10 s) are left out: their texts would fill up each batch that they are in."""
    heard: int = 20
    """Phonemes that occur less often in all corpora of a language count as not learned."""

    # A step.

    texts: int = 32
    """Clips of a step, each with its whole text."""
    batch: int = 32
    """The first of them, each with a segment of its sound, too; not more than ``texts``."""
    segment_frames: int = 64
    edge_frames: int = 4
    """Frames at both ends of a segment whose sound does not count."""
    loss_weights: LossWeights = field(default_factory=LossWeights)
    prior_from: float = 0.05
    """Share of the time after which the prior follows the latents, too. Until then latents follow the prior, and the
    text encoder learns from the sketch alone: pulled towards the latents of random networks, it said the same of all
    phonemes and never anything else (spread of its hidden states over phonemes: 0.03 after 200 steps instead of 0.5).
    """
    duration_weight: float = 1.0
    """Per squared error of log durations."""
    sketch_weight: float = 30.0
    """Per neper of distance between log envelopes and what the text alone says of them (``sketch.py``)."""
    betas: tuple[float, float] = (0.8, 0.99)
    weight_decay: float = 0.01
    max_gradient_norm: float = 20.0
    ema_decay: float = 0.999
    realign_at: tuple[float, ...] = (0.25, 0.6)
    """Shares of the time after which the alignments are found anew by what has been learned.

    After a tenth it was too early: the held-out error of log durations rose from 0.32 to 0.76.
    """

    # Along the way.

    measure_every: float = 120.0
    """Seconds between two measurements of the held-out clips, each of which saves the state."""
