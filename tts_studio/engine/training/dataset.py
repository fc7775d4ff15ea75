"""From recordings with texts to what a training step needs: trimmed waves, spectrograms and phoneme ids."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

import numpy as np
import torch
from torch import Tensor

from tts_studio.audio import files
from tts_studio.audio.analysis import analyse
from tts_studio.audio.signal import Audio, FloatArray, resample
from tts_studio.audio.speech import cut, trim
from tts_studio.engine.bases import BaseVoice
from tts_studio.engine.vits.network import HOP_LENGTH
from tts_studio.engine.vits.spectrogram import magnitude
from tts_studio.engine.vits.synthesis import PEAK
from tts_studio.errors import StudioError
from tts_studio.events import Event, Progress, Refusal, Refused

LEAST_FRAMES = 32
"""Shorter clips (0.37 s) cannot be used."""


@dataclass(frozen=True)
class Example:
    """A recording and what is said in it."""

    name: str
    audio: Path
    text: str
    span: tuple[float, float] | None = None
    """First and last second that is used, as far as the recording has them; None = its speech, which is looked for."""

    @property
    def seconds(self) -> float:
        """How long what is used is, or else the whole file; 0 if it cannot be read, which ``prepare`` reports."""
        if self.span is not None:
            return self.span[1] - self.span[0]
        try:
            return files.seconds(self.audio)
        except StudioError:
            return 0.0


@dataclass(frozen=True)
class PreparedClip:
    """An example with all that training needs of it."""

    name: str
    wave: Tensor
    """[frames × 256] at the base voice's rate."""
    spectrogram: Tensor
    """Magnitudes [513, frames]."""
    phoneme_ids: Tensor
    """int64 [phonemes]."""
    seconds: float
    text: str
    envelope: Tensor
    """Log magnitude in nepers [2 × frames, 80]."""
    aperiodicity: Tensor
    """Share of noise [2 × frames, 12], 0 … 1."""
    log2_f0: Tensor
    """log2(F0 ÷ ``REFERENCE_F0``), octaves [frames]; NaN where there is no voice."""

    @property
    def frames(self) -> int:
        """Spectrogram frames."""
        return self.spectrogram.shape[1]


class Named(Protocol):
    """What has a name."""

    @property
    def name(self) -> str:
        """Of a clip or an example."""
        ...


_Named = TypeVar("_Named", bound=Named)


def choose(examples: Sequence[Example], seconds: float) -> list[Example]:
    """Return about as many examples as have ``seconds`` together, in the order given: the same ones each time."""
    chosen: set[str] = set()
    left = seconds
    for example in by_chance(examples):
        if left <= 0.0:
            break
        chosen.add(example.name)
        left -= example.seconds
    return [example for example in examples if example.name in chosen]


def prepare(
    examples: Sequence[Example], base: BaseVoice, espeak_voice: str
) -> Generator[Event, None, list[PreparedClip]]:
    """Yield progress and refusals; return the clips that can be used, in the order given.

    As many are worked at side by side as torch has threads: WORLD, which takes the time, lets other threads run (10.4 s
    for 45 s of speech by one thread, 5.8 s by two).
    """
    clips: list[PreparedClip] = []
    pool = ThreadPoolExecutor(torch.get_num_threads(), "prepare")
    try:
        prepared = [pool.submit(prepare_one, example, base, espeak_voice) for example in examples]
        for done, (example, clip) in enumerate(zip(examples, prepared, strict=True), 1):
            try:
                clips.append(clip.result())
            except StudioError as error:
                yield Refused(example.name, error.code or Refusal.UNUSABLE, error.message)
            yield Progress(done, len(examples))
    finally:
        pool.shutdown(cancel_futures=True)
    return clips


def prepare_one(example: Example, base: BaseVoice, espeak_voice: str) -> PreparedClip:
    """Return the clip of one example; raise StudioError when it cannot be used."""
    return _prepare(example, base.sampling_rate, lambda: base.clip_ids(example.text, espeak_voice))


def prepare_with(example: Example, rate: int, phoneme_ids: Sequence[int]) -> PreparedClip:
    """Return the clip of one example at ``rate`` Hz, whose phonemes are known; raise as ``prepare_one`` does."""
    return _prepare(example, rate, lambda: phoneme_ids)


def _prepare(example: Example, rate: int, read_text: Callable[[], Sequence[int]]) -> PreparedClip:
    wave = wave_of(example, rate)
    ids = read_text()
    frames = len(wave) // HOP_LENGTH
    if frames < LEAST_FRAMES:
        raise StudioError("The speech in it is too short to learn from.", code=Refusal.TOO_LITTLE_SPEECH)
    if len(ids) > frames:  # the alignment would have to skip sounds
        raise StudioError("The text has more sounds than the recording has time for.", code=Refusal.TOO_MANY_SOUNDS)
    tensor = torch.from_numpy(wave[: frames * HOP_LENGTH])
    analysis = analyse(Audio(tensor.numpy(), rate), HOP_LENGTH)
    return PreparedClip(
        example.name,
        tensor,
        magnitude(tensor[None])[0],
        torch.tensor(ids),
        len(tensor) / rate,
        example.text,
        torch.from_numpy(analysis.envelope),
        torch.from_numpy(analysis.aperiodicity),
        torch.from_numpy(analysis.log2_f0),
    )


def wave_of(example: Example, rate: int) -> FloatArray:
    """Return what is used of a recording at ``rate`` Hz, scaled as networks hear it; raises AudioError."""
    return _scale(resample(_used(example), rate))


def hold_out(clips: Sequence[PreparedClip], share: float) -> tuple[list[PreparedClip], list[PreparedClip]]:
    """Split into training and validation clips: the same ones each time, whatever their order.

    Validation takes ``share`` of the clips, at least 2 and at most 12, of ordinary length.
    """
    chosen = {clip.name for clip in ordinary(clips, min(12, max(2, round(len(clips) * share))))}
    return [c for c in clips if c.name not in chosen], [c for c in clips if c.name in chosen]


def ordinary(clips: Sequence[PreparedClip], count: int) -> list[PreparedClip]:
    """Return at most ``count`` clips of ordinary length: the same ones each time, whatever their order."""
    middle = float(np.median([clip.frames for clip in clips])) if clips else 0.0
    return [clip for clip in by_chance(clips) if 0.5 * middle <= clip.frames <= 2.5 * middle][:count]


def seconds_of(clips: Sequence[Example] | Sequence[PreparedClip]) -> float:
    """Return how much speech there is."""
    return sum(one.seconds for one in clips)


def by_chance(clips: Sequence[_Named]) -> list[_Named]:
    """Return them in an order that tells nothing but stays the same."""
    return sorted(clips, key=lambda one: hashlib.sha256(one.name.encode()).digest())


def _used(example: Example) -> Audio:
    audio = files.read(example.audio)
    return trim(audio) if example.span is None else cut(audio, *example.span)


def _scale(audio: Audio) -> FloatArray:
    peak = float(np.abs(audio.samples).max(initial=0.0))
    return (audio.samples * (PEAK / max(peak, 1e-4))).astype(np.float32)
