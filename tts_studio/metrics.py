"""Names of the figures that a training measures, as ``metrics.jsonl``, ``voice.json`` and ``Measured`` have them.

``train_…`` are of the segments that a step has learned from, ``validation_…`` of clips that no step sees.

=========================  ===========================================================================
``…_envelope_l1``          mean distance of the log spectral envelopes, 80 points on a mel scale, nepers
``…_aperiodicity_l1``      mean distance of the share of noise, 0 … 1
``…_f0_l1``                mean distance of F0 where there is a voice, octaves
``…_kl``                   divergence of the latents from what the text predicts, nats a frame
``…_duration_mse``         mean squared error of log durations; only a pretraining has it
``…_sketch_l1``            as envelope_l1, of what the text alone says; only a pretraining has it
``validation_loss``        the weighted sum of these that training lowers
=========================  ===========================================================================
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tts_studio import documents
from tts_studio.formats import HEARD

_OLDER = {
    f"{part}_{older}": f"{part}_{name}"
    for part in ("train", "validation")
    for older, name in (("mel", "envelope_l1"), ("aperiodicity", "aperiodicity_l1"), ("pitch", "f0_l1"))
}
"""Names until version 0.1 → names now."""


def renamed(figures: Mapping[str, float]) -> dict[str, float]:
    """Return figures that an older version may have written by the names that they have now."""
    return {_OLDER.get(name, name): value for name, value in figures.items()}


def judged(run: Path) -> dict[int, dict[str, float]]:
    """Return step → figures that the judges gave to the checkpoint of a run; empty if they have not listened.

    Values of the wrong type, which a hand-edited ``heard.json`` may hold, are left out.
    """
    try:
        found = documents.read_object(run / HEARD)
    except (OSError, ValueError):
        return {}
    return {int(step): documents.numbers(figures) for step, figures in found.items() if step.isdecimal()}
