"""Whether recordings say their texts, by the networks that a training begins with.

Each frame of a recording has a likelihood under the phoneme that it is aligned to. How unlikely a phoneme's frames are
for this speaker and room is learned from all recordings of the project, most of which say what is written. A frame is
surprising by as much as it is less likely than these. A word that was left out or added makes a tenth of a second or
more very surprising, and another text nearly all of them. Goodness of pronunciation
(https://doi.org/10.1016/S0167-6393(99)00044-8) compares in the same way.

Measured in MEASUREMENTS.md, "Does the recording say the text".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

import numpy as np
import torch
from torch import Tensor

from tts_studio.audio.signal import FloatArray
from tts_studio.engine.bases import BaseVoice
from tts_studio.engine.training.dataset import LEAST_FRAMES, Example, by_chance, wave_of
from tts_studio.engine.training.device import prepare_device
from tts_studio.engine.training.networks import Networks, build_networks
from tts_studio.engine.training.warm_start import WarmStart, check_fit, load_speaker
from tts_studio.engine.vits.alignment import durations, log_likelihood
from tts_studio.engine.vits.network import HOP_LENGTH
from tts_studio.engine.vits.spectrogram import magnitude
from tts_studio.engine.vits.text_encoders.interface import Encoded
from tts_studio.errors import StudioError
from tts_studio.events import Event, Progress

LEAST_CLIPS = 8
"""With fewer it is not known what is usual for the speaker."""
ANOTHER_TEXT = 8.0
"""Nats by which all frames together are less likely than usual. Good texts reached 4.3, those of other clips began at
11."""
ANOTHER_WORD = 36.0
"""Nats of ``Match.surprise`` that three in a hundred good texts of two of Kokoro's voices reached."""
FRAMES_FOR_SPEAKER = 200
"""Of each of a few clips, by which the nearest speaker of the start weights is found."""

_WINDOW = 14
"""Frames (0.16 s) that are surprising together: a short word."""
_WEIGHT_OF_ALL = 4.5
_AS_MANY = 5
"""Spoken phonemes whose usual likelihood a rare phoneme is taken to have, beside its own."""
_CLIPS_FOR_SPEAKER, _NEAREST = 3, 8


class Fit(StrEnum):
    """How a recording and its text belong together."""

    FITS = "fits"
    ANOTHER_WORD = "another_word"
    """A word or more differ."""
    ANOTHER_TEXT = "another_text"
    """It says something else."""


@dataclass(frozen=True)
class Match:
    """How well a recording fits its text."""

    name: str
    """Of the example."""
    fit: Fit
    surprise: float
    """Nats: the most surprising sixth of a second, and the mean of all, weighted; infinite if the text is too long."""
    start: float = 0.0
    end: float = 0.0
    """Seconds in what is used of the recording: where it is most surprising."""


@dataclass(frozen=True)
class Aligned:
    """A recording along its text."""

    name: str
    likelihood: FloatArray
    """Nats of each frame under its phoneme [frames]."""
    phonemes: Sequence[tuple[int, int, int]]
    """Its number in the voice, first frame, and the frame after the last; padding belongs to the phoneme before."""


def matches(
    examples: Sequence[Example], base: BaseVoice, espeak_voice: str
) -> Generator[Event, None, dict[str, Match]]:
    """Yield progress; return what is known of each example that can be read, by its name: all of one speaker.

    Empty for fewer than ``LEAST_CLIPS``. Raises TrainingError for a base voice that cannot be trained.
    """
    if len(examples) < LEAST_CLIPS:
        return {}
    base.check_trainable()
    assert base.start_weights is not None
    networks, start = build_networks(base), WarmStart.load(base.start_weights.path)
    check_fit(networks, start)
    prepare_device(networks.device)
    aligner = _Aligner(networks, base, espeak_voice)
    aligner.take_nearest_speaker(start, by_chance(examples)[:_CLIPS_FOR_SPEAKER])
    aligned: list[Aligned] = []
    found: dict[str, Match] = {}
    for done, example in enumerate(examples, 1):
        try:
            aligned.append(aligner.align(example))
        except _TooManyPhonemesError:
            found[example.name] = Match(example.name, Fit.ANOTHER_TEXT, float("inf"))
        except StudioError:
            pass  # the check of its files says why
        yield Progress(done, len(examples))
    seconds = HOP_LENGTH / base.sampling_rate
    return found | {match.name: match for match in judge(aligned, seconds)}


def judge(aligned: Sequence[Aligned], frame_seconds: float) -> list[Match]:
    """Return how well recordings of one speaker fit their texts, each beside all of them."""
    usual = _usual(aligned)
    return [_match(one, usual, frame_seconds) for one in aligned]


class _TooManyPhonemesError(Exception):
    """A text has more phonemes than its recording has frames."""


class _Aligner:
    """Networks that hear recordings and read texts of one language."""

    def __init__(self, networks: Networks, base: BaseVoice, espeak_voice: str) -> None:
        self.networks, self.base, self.espeak_voice = networks, base, espeak_voice

    def take_nearest_speaker(self, start: WarmStart, examples: Iterable[Example]) -> None:
        """Put the speaker of the start weights into the networks whose latents the texts make likeliest.

        One clip leaves a few of them, all clips one.
        """
        heard: list[tuple[Tensor, Encoded]] = []
        for example in examples:
            try:
                heard.append((self._spectrogram(example)[:, :FRAMES_FOR_SPEAKER], self._encode(self._ids(example))))
            except StudioError:
                continue

        def likelihood(index: int, clips: Sequence[tuple[Tensor, Encoded]]) -> float:
            load_speaker(self.networks, start.speaker(index))
            return sum(float(self._likelihood(*one).amax(0).mean()) for one in clips)

        nearest = sorted(range(start.speakers), key=lambda index: likelihood(index, heard[:1]))[-_NEAREST:]
        load_speaker(self.networks, start.speaker(max(nearest, key=lambda index: likelihood(index, heard))))

    def align(self, example: Example) -> Aligned:
        """Align a recording; raise StudioError if it or its text cannot be read, _TooManyPhonemesError for the rest."""
        spectrogram, ids = self._spectrogram(example), self._ids(example)
        if len(ids) > spectrogram.shape[1] or spectrogram.shape[1] < LEAST_FRAMES:
            raise _TooManyPhonemesError
        likelihood = self._likelihood(spectrogram, self._encode(ids))
        frames = durations(likelihood)
        path = torch.repeat_interleave(torch.arange(len(ids)), frames)
        on_path = likelihood[path, torch.arange(len(path))]
        return Aligned(example.name, on_path.numpy(), _spans(ids, frames.tolist()))

    def _spectrogram(self, example: Example) -> Tensor:
        wave = torch.from_numpy(wave_of(example, self.base.sampling_rate))
        return magnitude(wave[: len(wave) // HOP_LENGTH * HOP_LENGTH][None])[0]

    def _ids(self, example: Example) -> list[int]:
        return self.base.clip_ids(example.text, self.espeak_voice)

    @torch.no_grad()
    def _encode(self, ids: Sequence[int]) -> Encoded:
        return self.networks.text_encoder.encode(torch.tensor(ids)[None], torch.ones(1, 1, len(ids)))

    @torch.no_grad()
    def _likelihood(self, spectrogram: Tensor, text: Encoded) -> Tensor:
        """Return the log-density of each frame under each phoneme [phonemes, frames]."""
        latent, _ = self.networks.posterior(spectrogram[None])
        flowed = self.networks.generator.flow(latent, torch.ones_like(latent[:, :1]))[0]
        return log_likelihood(flowed, text.mean[0], text.log_std[0])


def _spans(ids: Sequence[int], frames: Sequence[int]) -> list[tuple[int, int, int]]:
    spans: list[tuple[int, int, int]] = []
    at = 0
    for phoneme, count in zip(ids, frames, strict=True):
        if phoneme == 0 and spans:  # padding
            spans[-1] = (spans[-1][0], spans[-1][1], at + count)
        else:
            spans.append((phoneme, at, at + count))
        at += count
    return spans


def _usual(aligned: Sequence[Aligned]) -> Mapping[int, float]:
    """Return how likely the frames of each phoneme usually are, nats."""
    means: dict[int, list[float]] = defaultdict(list)
    for one in aligned:
        for phoneme, first, end in one.phonemes:
            means[phoneme].append(float(one.likelihood[first:end].mean()))
    of_all = median(mean for several in means.values() for mean in several)
    return {
        phoneme: (median(several) * len(several) + of_all * _AS_MANY) / (len(several) + _AS_MANY)
        for phoneme, several in means.items()
    }


def _match(one: Aligned, usual: Mapping[int, float], frame_seconds: float) -> Match:
    expected = np.concatenate([np.full(end - first, usual[phoneme]) for phoneme, first, end in one.phonemes])
    surprising = expected - one.likelihood
    window = min(_WINDOW, len(surprising))
    moving = np.convolve(surprising, np.full(window, 1.0 / window), "valid")
    worst, mean = int(moving.argmax()), float(surprising.mean())
    surprise = float(moving[worst]) + _WEIGHT_OF_ALL * mean
    fit = Fit.ANOTHER_TEXT if mean > ANOTHER_TEXT else Fit.ANOTHER_WORD if surprise > ANOTHER_WORD else Fit.FITS
    return Match(one.name, fit, surprise, worst * frame_seconds, (worst + window) * frame_seconds)
