"""All settings of a training: what the user asks for, and the constants of the method, with their reasons.

A run's ``settings.json`` has them for people; its state has them too, so that a resumed training goes on as it began.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from tts_studio.engine.training.plan import StepPlan


@dataclass(frozen=True)
class LearningRates:
    """Highest learning rates of AdamW by network; three times as much learns by heart (engine/MEASUREMENTS.md)."""

    posterior: float = 1e-4
    flow: float = 1e-4
    decoder: float = 1e-4


@dataclass(frozen=True)
class LossWeights:
    """Weights of the terms of the loss."""

    envelope: float = 120.0
    """Per neper of distance between log envelopes."""
    aperiodicity: float = 40.0
    """Per unit of distance between aperiodicities (0 … 1)."""
    f0: float = 60.0
    """Per octave of distance between F0s."""
    kl: float = 1.0
    """Per nat and frame of divergence between posterior and prior."""


@dataclass(frozen=True)
class TrainingConfig:
    """What decides a training, besides the recordings and the machine."""

    minutes: float = 30.0
    """Wall-clock time for everything, preparation and saving included."""
    seed: int = 0
    """All random numbers of the training follow from it."""
    espeak_voice: str = ""
    """espeak-ng's name of the speaker's language; empty = the base voice's."""
    plan: StepPlan | None = None
    """None = as many steps as fit into the time, by timing some."""

    # What is learned from.

    speech_per_minute: float = 120.0
    """Seconds of speech that are learned from for each minute of training: on two cores, preparing them takes a quarter
    of it (WORLD: 0.13 of the recordings' duration), and the rest still hears each of them several times."""
    least_speech: float = 60.0
    """Seconds of speech that even the shortest training takes, if there are so many."""

    held_out: float = 0.06
    """Share of the clips that losses are validated on, at least 2 and at most 12."""

    # The start.

    halving: tuple[tuple[int, int], ...] = ((3, 8), (12, 1))
    """Successive halving among the speakers of the warm start: segments by which they are compared, and how many of
    them stay. All are compared by 2 s of speech, the nearest by 9 s."""
    halving_clips: int = 12
    """Clips that these segments are of."""

    length_scale_clips: tuple[int, ...] = (8, 24)
    """Clips whose texts are spoken in each round to find the length scale; a training below 5 minutes has one round.
    Pauses grow with the scale, too, and only long ones do not count, so the first guess is some per cent off. Two times
    24 clips of one speaker gave scales 4 % apart."""

    # A step.

    batch: int = 16
    """Segments a step, on a CPU."""
    segment_frames: int = 64
    """Frames of a segment; 64 are 0.74 s."""
    edge_frames: int = 4
    """Frames at both ends of a segment whose sound does not count: the decoder would have to guess what lies beyond."""
    loss_weights: LossWeights = field(default_factory=LossWeights)
    learning_rates: LearningRates = field(default_factory=LearningRates)
    warm_up: float = 0.03
    """Share of the steps in which the learning rates rise to their highest."""
    last_learning_rate: float = 0.1
    """Share of the highest learning rates to which they fall in the end, along a cosine."""
    betas: tuple[float, float] = (0.8, 0.99)
    """Of AdamW."""
    max_gradient_norm: float = 20.0
    """Longer gradients are shortened to this."""
    l2sp: float = 0.1
    """Share of the way back to its start that a step pulls the flow, times its learning rate."""
    ema_decay: float = 0.99
    """Of the moving averages of the weights, which become the voice."""
    realign_at: tuple[float, ...] = (0.0, 0.25, 0.6)
    """Shares of the steps after which the clips are aligned by what has been learned."""
    bfloat16_error: float = 0.2
    """Share of its length by which a gradient in bfloat16 may differ (it does by 0.03 … 0.1); those of two batches
    differ by 0.3 … 0.8."""

    # How long.

    useful_steps: int = 100
    """With fewer steps a voice resembles its speaker little, or sounds worse than the base voice: a training that ends
    before says so, and going on with it takes these in any case (MEASUREMENTS.md, “How few steps make a voice”)."""

    # Along the way.

    measure_every: float = 75.0
    """Seconds."""
    save_every: float = 45.0
    """Seconds; at most 60 s of work are to be lost if the program is killed."""
    variance_clips: int = 12
    """Clips that it learns from by which the envelopes' variance is restored."""
    variance_limit: float = 4.0
    """Times that a cepstral coefficient of the envelopes is stretched at most."""
    replan_after: float = 10.0
    """Seconds of steps that tell how long they take."""
    tolerated_rise: float = 1.15
    """A later voice replaces the one before unless its loss is more than so many times the best one's. In two hours the
    loss rises by 8 to 15 %, and later voices come nearer to the speaker, as clear in words and sound
    (engine/MEASUREMENTS.md)."""

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> TrainingConfig:
        """Return the configuration whose fields these are, as JSON keeps them.

        Raises TypeError, KeyError or ValueError if an older version knew other fields.
        """
        if set(values) != {field.name for field in fields(cls)}:
            raise KeyError(", ".join(sorted(set(values) ^ {field.name for field in fields(cls)})))
        read: dict[str, Any] = {name: _tuples(value) for name, value in values.items()}
        read |= {
            "plan": None if values["plan"] is None else StepPlan(**values["plan"]),
            "loss_weights": LossWeights(**values["loss_weights"]),
            "learning_rates": LearningRates(**values["learning_rates"]),
        }
        return cls(**read)


def _tuples(value: Any) -> Any:
    return tuple(map(_tuples, value)) if isinstance(value, list | tuple) else value
