"""The test that every voice has to pass before it counts as written: it is loaded, and piper-tts speaks with it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from tts_studio.audio import files as audio_files
from tts_studio.audio.levels import at_peak
from tts_studio.audio.signal import Audio
from tts_studio.engine.speaking.voice import Voice, phonemizing
from tts_studio.engine.speaking.voice_files import VoiceFiles, read_config
from tts_studio.errors import VoiceError
from tts_studio.provenance import TAGS
from tts_studio.text.phonemizers.interface import is_letter


def self_test(files: VoiceFiles, text: str = "", sample: Path | None = None, *, clipping_is_a_fault: bool) -> None:
    """Check a voice as if to speak with it, then let piper-tts speak with it; keep the sound in ``sample``.

    Raises VoiceError if it does not load, or no sound comes out; and if its sound is cut off at full scale, where that
    is a fault of ours.
    """
    from piper.config import SynthesisConfig

    voice = Voice.load(files, speaker=first_speaker(read_config(files.config)))
    as_it_is = SynthesisConfig(normalize_audio=False)
    said = text or voice.phonemizer.trial
    with phonemizing(voice.config):
        _check_sounds(voice, said)
        spoken = [chunk.audio_float_array for chunk in voice.piper.synthesize(said, as_it_is)]
    samples = np.concatenate(spoken) if spoken else np.zeros(0, np.float32)
    if len(samples) < voice.rate // 10 or not samples.any() or not np.isfinite(samples).all():
        raise VoiceError(
            "The voice “{name}” stays silent: it is damaged.", "Please choose another checkpoint.", name=files.stem
        )
    if clipping_is_a_fault and np.abs(samples).max() >= 1.0:
        raise VoiceError(
            "The voice “{name}” is too loud: its sound is cut off.",
            "Please choose another checkpoint.",
            name=files.stem,
        )
    if sample is not None:
        audio_files.write(sample, Audio(np.concatenate([at_peak(part) for part in spoken]), voice.rate), TAGS)


def _check_sounds(voice: Voice, text: str) -> None:
    """Raise VoiceError if a voice knows no sound of a text in its own language."""
    known = voice.config.phoneme_id_map
    phonemes = [phoneme for sentence in voice.phonemizer.phonemize(text) for phoneme in sentence if is_letter(phoneme)]
    if phonemes and not any(phoneme in known for phoneme in phonemes):
        raise VoiceError(
            "The voice “{name}” knows none of the sounds of its language.",
            "Please copy or download it again, its two files together.",
            name=voice.name,
        )


def first_speaker(document: Mapping[str, Any]) -> str | None:
    """Return a speaker for a trial: the first one of a voice that has several."""
    return "0" if int(document["num_speakers"]) > 1 else None
