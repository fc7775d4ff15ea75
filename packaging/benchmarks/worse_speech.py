"""Makes recordings as bad as people's own can be: what ``bench_voice.py --worse KIND`` has to learn from.

All that is random comes from fixed seeds: each run learns from the same.
"""

from __future__ import annotations

import random
import re
import zlib
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from benchmarks.speakers import Recording
from tts_studio.audio.signal import Audio, resample
from tts_studio.audio.speech import cut, speech_spans
from tts_studio.errors import StudioError

UNCHANGED = "none"
KINDS = {
    "noise": "a noisy room, noise and hum 15 dB below the speech",
    "telephone": "a cheap microphone, nothing above 4 kHz",
    "transcript": "a careless transcript, a tenth of the rows with the text of another",
}
"""What each kind stands for."""

SNR_DB = 15.0
HUM_SHARE = 0.25
"""Of the power of the noise."""
HUM = {50: 1.0, 100: 0.5, 150: 0.25}
"""Amplitudes of the mains frequency (Hz) and its harmonics, relative to the first."""
LOWEST = 20.0
"""Hz; below it the noise is white, since pink noise would be infinite at 0."""
TELEPHONE_RATE = 8_000
WRONG_SHARE = 0.1
"""Of the rows of a careless transcript."""

_SHUFFLE = 1

Samples = npt.NDArray[np.float64]


def worse_sound(kind: str, name: str, audio: Audio) -> Audio:
    """Return what a recording of this name would be under worse conditions; its text does not matter."""
    if kind == "noise":
        return noisy(audio, zlib.crc32(name.encode()))
    return telephone(audio) if kind == "telephone" else audio


def worse_texts(kind: str, recordings: Sequence[Recording]) -> tuple[Recording, ...]:
    """Return the recordings with the texts that they would have under worse conditions; their sound does not matter.

    Raises StudioError if there are too few different texts to mix up.
    """
    return mixed_up(recordings) if kind == "transcript" else tuple(recordings)


# Noise


def noisy(audio: Audio, seed: int) -> Audio:
    """Return a recording, not an empty one, with a room's noise 15 dB below the power of the speech, without pauses.

    If the sum passes full scale, it is turned down as a whole, which leaves the ratio as it is.
    """
    noise = room_noise(len(audio.samples), audio.rate, seed)
    samples = audio.samples + noise * speech_rms(audio) * 10 ** (-SNR_DB / 20)
    return Audio((samples / max(1.0, np.abs(samples).max())).astype(np.float32), audio.rate)


def room_noise(frames: int, rate: int, seed: int) -> Samples:
    """Return pink noise and hum [frames] with a root mean square of 1."""
    generator = np.random.default_rng(seed)
    pink, hum = pink_noise(frames, rate, generator), mains_hum(frames, rate, generator)
    return _levelled(np.sqrt(1 - HUM_SHARE) * pink + np.sqrt(HUM_SHARE) * hum)


def pink_noise(frames: int, rate: int, generator: np.random.Generator) -> Samples:
    """Return noise [frames] with the same power in each octave above 20 Hz and a root mean square of 1."""
    spectrum = np.fft.rfft(generator.standard_normal(frames))
    spectrum /= np.sqrt(np.maximum(np.fft.rfftfreq(frames, 1 / rate), LOWEST))
    return _levelled(np.fft.irfft(spectrum, frames))


def mains_hum(frames: int, rate: int, generator: np.random.Generator) -> Samples:
    """Return the hum of the mains [frames] with a root mean square of 1."""
    times = np.arange(frames) / rate
    phases = generator.uniform(0, 2 * np.pi, len(HUM))
    tones = [
        amplitude * np.sin(2 * np.pi * frequency * times + phase)
        for (frequency, amplitude), phase in zip(HUM.items(), phases, strict=True)
    ]
    return _levelled(np.sum(tones, axis=0))


def speech_rms(audio: Audio) -> float:
    """Return the root mean square of the speech, 0 … 1, pauses not counted; of the whole if there is no speech."""
    spoken = [cut(audio, start, end).samples for start, end in speech_spans(audio)]
    return _rms(np.concatenate(spoken or [audio.samples]).astype(np.float64))


def _levelled(samples: Samples) -> Samples:
    return samples / _rms(samples)


def _rms(samples: Samples) -> float:
    return float(np.sqrt(np.mean(np.square(samples))))


# Microphone


def telephone(audio: Audio) -> Audio:
    """Return a recording as if it had been sampled at 8 kHz, at its own rate."""
    return resample(resample(audio, TELEPHONE_RATE), audio.rate)


# Transcript


def mixed_up(recordings: Sequence[Recording]) -> tuple[Recording, ...]:
    """Return the recordings, a tenth of them, but at least two, with the text of another one of this tenth.

    Raises StudioError if there are too few different texts.
    """
    count = max(2, round(WRONG_SHARE * len(recordings)))
    places = _different(recordings)[:count]
    if len(places) < count:
        raise StudioError("There are too few texts to mix up.", "Please let it learn from more speech.")
    texts = {place: recordings[other].text for place, other in zip(places, [*places[1:], places[0]], strict=True)}
    return tuple(replace(clip, text=texts.get(place, clip.text)) for place, clip in enumerate(recordings))


def _different(recordings: Sequence[Recording]) -> list[int]:
    """Return the places, shuffled, of recordings of which no two say the same."""
    places = list(range(len(recordings)))
    random.Random(_SHUFFLE).shuffle(places)
    found: dict[str, int] = {}
    for place in places:
        found.setdefault(_words(recordings[place].text), place)
    return list(found.values())


def _words(text: str) -> str:
    """Return a text without case and punctuation: the lists have sentences that differ in nothing else."""
    return " ".join(re.findall(r"\w+", text.casefold()))
