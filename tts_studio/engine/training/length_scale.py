"""How fast the speaker speaks, compared with the base voice."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor
from transformers import VitsModel

from tts_studio.audio.signal import Audio
from tts_studio.audio.speech import speech_spans
from tts_studio.engine.training.dataset import PreparedClip
from tts_studio.engine.vits.synthesis import synthesise

FASTEST, SLOWEST = 0.7, 1.5


@torch.no_grad()
def length_scale(
    generator: VitsModel, clips: Sequence[PreparedClip], rate: int, rounds: Sequence[int], seed: int
) -> float:
    """Return how many times longer the speaker's sounds are than the duration predictor says, limited to 0.7 … 1.5.

    Piper's ``length_scale`` stretches all that the duration predictor says by this factor. The voice says what was said
    in some clips, until that takes it as long as it took the speaker; pauses of 0.2 s and more do not count, since
    people read them as they like. Any voice of the generator will do that can be taken for speech.
    """
    scale, noise = 1.0, torch.Generator().manual_seed(seed)
    spoken_in = [_speech(clip.wave, rate) for clip in clips[: max(rounds)]]
    for count in rounds:
        spoken = sum(spoken_in[:count])
        said = sum(_speech(synthesise(generator, clip.phoneme_ids, scale, noise), rate) for clip in clips[:count])
        if not said or not spoken:
            return 1.0
        scale = min(SLOWEST, max(FASTEST, scale * spoken / said))
    return scale


def _speech(wave: Tensor, rate: int) -> float:
    return sum(end - start for start, end in speech_spans(Audio(wave.numpy(), rate)))
