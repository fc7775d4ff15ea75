"""What a training step sees: random segments of clips, with the prior that the text predicts for each frame."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, fields

import torch
from torch import Tensor

from tts_studio.audio.analysis import SUBFRAMES
from tts_studio.engine.training.dataset import PreparedClip
from tts_studio.engine.training.networks import Networks
from tts_studio.engine.vits.alignment import durations, log_likelihood
from tts_studio.engine.vits.vocoder import AcousticFeatures

Prior = tuple[Tensor, Tensor]
"""Mean and log standard deviation of the latents' prior, each [192, phonemes]."""


@dataclass(frozen=True)
class Batch:
    """Segments of clips, all padded with zeros to the same frames."""

    spectrogram: Tensor
    """Magnitudes [batch, 513, frames]."""
    prior_mean: Tensor
    """[batch, 192, frames]"""
    prior_log_std: Tensor
    """[batch, 192, frames]"""
    mask: Tensor
    """[batch, 1, frames]; 1 where a frame is real."""
    target: AcousticFeatures
    """Of the recordings."""
    voiced: Tensor
    """[batch, frames]; 1 where ``target.log2_f0`` is known."""

    def to(self, device: torch.device) -> Batch:
        """Return it where networks compute."""
        return Batch(
            self.spectrogram.to(device),
            self.prior_mean.to(device),
            self.prior_log_std.to(device),
            self.mask.to(device),
            AcousticFeatures(*(getattr(self.target, part.name).to(device) for part in fields(AcousticFeatures))),
            self.voiced.to(device),
        )


@dataclass(frozen=True)
class _Segment:
    """Some frames of a clip."""

    clip: int
    first: int
    frames: int


class Segments:
    """Draws segments of clips, of ``frames`` or the whole clip where it is shorter, once these are aligned.

    Cutting is done in the machine's memory, and each batch goes to the networks' device whole: a GPU is slow at
    starting a thousand small copies.
    """

    def __init__(self, networks: Networks, clips: Sequence[PreparedClip], frames: int) -> None:
        self.networks = networks
        self.clips = clips
        self.frames = frames
        self.weights = [clip.frames for clip in clips]
        self.priors = [encode_text(networks, clip) for clip in clips]
        self.alignments: list[Tensor] = []

    def align(self) -> None:
        """Find which frames belong to which phoneme, by what the networks know now."""
        pairs = zip(self.clips, self.priors, strict=True)
        self.alignments = [align(self.networks, clip.spectrogram, prior) for clip, prior in pairs]

    def draw(self, count: int, chance: random.Random) -> Batch:
        """Return ``count`` segments; long clips come more often."""
        return self.draw_of(self.choose(count, chance), chance)

    def choose(self, count: int, chance: random.Random) -> list[int]:
        """Return numbers of clips, some of them more than once."""
        return chance.choices(range(len(self.clips)), self.weights, k=count)

    def draw_of(self, clips: Sequence[int], chance: random.Random) -> Batch:
        """Return a segment of each of these clips."""
        return self._cut([self._segment(index, chance) for index in clips], self.frames)

    def whole(self, index: int) -> Batch:
        """Return a whole clip."""
        return self._cut([_Segment(index, 0, self.clips[index].frames)], self.clips[index].frames)

    def _segment(self, index: int, chance: random.Random) -> _Segment:
        frames = min(self.frames, self.clips[index].frames)
        return _Segment(index, chance.randint(0, self.clips[index].frames - frames), frames)

    def _cut(self, segments: Sequence[_Segment], frames: int) -> Batch:
        batch = _zeros(len(segments), frames, self.clips[0], self.priors[0][0])
        for row, segment in enumerate(segments):
            self._fill(batch, row, segment)
        return batch.to(self.networks.device)

    def _fill(self, batch: Batch, row: int, segment: _Segment) -> None:
        clip, (mean, log_std) = self.clips[segment.clip], self.priors[segment.clip]
        here, there = slice(0, segment.frames), slice(segment.first, segment.first + segment.frames)
        subframes_here, subframes_there = _subframes(here), _subframes(there)
        phonemes = torch.repeat_interleave(self.alignments[segment.clip])[there]
        batch.spectrogram[row, :, here] = clip.spectrogram[:, there]
        batch.prior_mean[row, :, here] = mean[:, phonemes]
        batch.prior_log_std[row, :, here] = log_std[:, phonemes]
        batch.mask[row, :, here] = 1.0
        batch.target.envelope[row, subframes_here] = clip.envelope[subframes_there]
        batch.target.aperiodicity[row, subframes_here] = clip.aperiodicity[subframes_there]
        log2_f0 = clip.log2_f0[there]
        batch.target.log2_f0[row, here] = log2_f0.nan_to_num()
        batch.voiced[row, here] = log2_f0.isfinite().float()


@torch.no_grad()
def encode_text(networks: Networks, clip: PreparedClip) -> Prior:
    """Return the prior that the frozen text encoder predicts for a clip's phonemes."""
    ids = clip.phoneme_ids[None].to(networks.device)
    encoded = networks.text_encoder.encode(ids, torch.ones(1, 1, ids.shape[1], device=ids.device))
    return encoded.mean[0].cpu().contiguous(), encoded.log_std[0].cpu().contiguous()


@torch.no_grad()
def align(networks: Networks, spectrogram: Tensor, prior: Prior) -> Tensor:
    """Return the frames of each phoneme of a clip with magnitudes [513, frames], int64 [phonemes]."""
    mean, _ = networks.posterior(spectrogram[None].to(networks.device))
    flowed = networks.generator.flow(mean, torch.ones_like(mean[:, :1]))[0]
    return durations(log_likelihood(flowed.cpu(), *prior))


def _zeros(count: int, frames: int, clip: PreparedClip, mean: Tensor) -> Batch:
    """Return a batch of zeros, for clips and priors like these."""
    priors = (count, mean.shape[0], frames)
    return Batch(
        spectrogram=torch.zeros(count, clip.spectrogram.shape[0], frames),
        prior_mean=torch.zeros(priors),
        prior_log_std=torch.zeros(priors),
        mask=torch.zeros(count, 1, frames),
        target=AcousticFeatures(
            torch.zeros(count, SUBFRAMES * frames, clip.envelope.shape[1]),
            torch.zeros(count, SUBFRAMES * frames, clip.aperiodicity.shape[1]),
            torch.zeros(count, frames),
        ),
        voiced=torch.zeros(count, frames),
    )


def _subframes(frames: slice) -> slice:
    return slice(SUBFRAMES * frames.start, SUBFRAMES * frames.stop)
