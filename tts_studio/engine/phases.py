"""The two phases of adapting a voice, each able to take one training step.

First posterior encoder and decoder learn the speaker's sound as an autoencoder, without text: from a start that knows
several voices and pitches, latents and waves come to fit this one. Then the flow learns with them, so that text leads
to latents that carry the speaker. The text encoder and the duration predictor stay as the base voice has them: minutes
of speech are too little for them, and what they know is the language, not the speaker (design §5, research notes §3.3).
"""

from __future__ import annotations

import math
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import torch
from torch import Tensor, nn
from torch.nn import functional

from tts_studio.engine.adversary import Adversary
from tts_studio.engine.anchor import Anchor
from tts_studio.engine.averages import Averages
from tts_studio.engine.material import CROP_FRAMES, Clip
from tts_studio.engine.networks import Listener, Networks
from tts_studio.engine.vits.alignment import durations, log_likelihood
from tts_studio.engine.vits.losses import kl_divergence, mel_distance, stft_distance
from tts_studio.engine.vits.network import HOP_LENGTH

MEL_WEIGHT = 45.0
STFT_WEIGHT = 2.5
KL_WEIGHT = 1.0
CLIP_NORM = 20.0
WINDOW_FRAMES = 64
"""Frames that posterior encoder and flow see in a step; the decoder gets CROP_FRAMES of them."""
ADVERSARY_FROM = 0.05
"""Share of the first phase after which the discriminators, which know other voices, begin to count."""


@dataclass(frozen=True)
class Rates:
    """Learning rates (AdamW) at their highest."""

    sound: float = 3e-4
    """Posterior encoder and decoder in the first phase."""
    posterior: float = 1.5e-4
    flow: float = 2e-4
    decoder: float = 2e-4
    discriminators: float = 2e-4


class Phase(Protocol):
    """A part of the training with its own optimiser."""

    optimiser: torch.optim.AdamW
    averages: Averages

    def step(self, fraction: float) -> dict[str, float]:
        """Take one step, ``fraction`` (0 … 1) of the phase being done; return its losses."""
        ...


class SoundPhase:
    """Posterior encoder and decoder as an autoencoder of the speaker's recordings."""

    def __init__(
        self, networks: Networks, clips: Sequence[Clip], adversary: Adversary, rates: Rates, batch: int
    ) -> None:
        self.networks = networks
        self.adversary = adversary
        self.batch = batch
        self.clips = clips
        self.weights = [clip.frames for clip in clips]
        self.device = next(networks.posterior.parameters()).device
        moving = {"posterior": networks.posterior, "decoder": networks.generator.decoder}
        self.modules = nn.ModuleList(moving.values())
        self.peaks = [rates.sound] * len(moving)
        self.optimiser = torch.optim.AdamW(
            [{"params": list(module.parameters())} for module in moving.values()],
            rates.sound,
            (0.8, 0.99),
            weight_decay=0.0,
        )
        self.averages = Averages(
            {f"{name}.{n}": p for name, module in moving.items() for n, p in module.named_parameters()}, 0.99
        )

    def step(self, fraction: float) -> dict[str, float]:
        """Take one step; see ``Phase``."""
        set_rates(self.optimiser, self.peaks, fraction)
        crops = [self._crop(i) for i in random.choices(range(len(self.clips)), self.weights, k=self.batch)]
        waves = torch.stack([crop.wave for crop in crops]).to(self.device)
        spectrograms = torch.stack([crop.spectrogram for crop in crops]).to(self.device)
        mean, log_deviation = self.networks.posterior(spectrograms)
        # half the posterior's deviation: enough to teach the decoder some tolerance
        latent = mean + 0.5 * torch.randn_like(mean) * torch.exp(log_deviation.clamp(max=1.0))
        heard = torch.stack([latent[i, :, crop.start : crop.start + CROP_FRAMES] for i, crop in enumerate(crops)])
        generated = self.networks.generator.decoder(heard)[:, 0]
        reconstruction = reconstruct(generated, waves, self.networks.rate)
        adversarial = _adversarial(self.adversary, waves, generated, fraction, ADVERSARY_FROM)
        descend(self.optimiser, reconstruction.loss + adversarial, self.modules)
        return {"train_mel": reconstruction.mel, "train_adversarial": adversarial.item()}

    def _crop(self, index: int) -> _SoundCrop:
        clip = self.clips[index]
        place = _Place.within(clip)
        return _SoundCrop(place.window(clip.spectrogram), place.wave(clip), place.start)


@dataclass(frozen=True)
class _Place:
    """A random window of a clip, and the decoder's crop in it."""

    left: int
    width: int
    start: int
    """Where the crop begins within the window."""

    @classmethod
    def within(cls, clip: Clip) -> _Place:
        width = min(WINDOW_FRAMES, clip.frames)
        return cls(random.randint(0, clip.frames - width), width, random.randint(0, width - CROP_FRAMES))

    def window(self, values: Tensor) -> Tensor:
        """Cut [channels, frames] to the window's frames, with zeros after a clip that is shorter."""
        return functional.pad(values[:, self.left : self.left + self.width], (0, WINDOW_FRAMES - self.width))

    def wave(self, clip: Clip) -> Tensor:
        """Cut the clip's wave to the crop."""
        first = self.left + self.start
        return clip.wave[first * HOP_LENGTH : (first + CROP_FRAMES) * HOP_LENGTH]


@dataclass(frozen=True)
class _SoundCrop:
    spectrogram: Tensor
    wave: Tensor
    start: int
    """Where the decoder's crop begins within the window."""


class JointPhase:
    """Posterior encoder, flow and decoder; the alignment is found anew several times.

    At first by the aligner, later by what has been learned. ``anchor`` holds the flow near the base voice's.
    """

    realign_at = (0.0, 0.25, 0.6)

    def __init__(
        self,
        networks: Networks,
        clips: Sequence[Clip],
        adversary: Adversary,
        anchor: Anchor,
        rates: Rates,
        batch: int,
    ) -> None:
        self.networks = networks
        self.adversary = adversary
        self.batch = batch
        self.clips = clips
        self.weights = [clip.frames for clip in clips]
        self.device = next(networks.posterior.parameters()).device
        self.texts = [encode_text(networks, clip, self.device) for clip in clips]
        self.alignments: list[Tensor] = []
        self.aligned = -1
        moving = {
            "posterior": (networks.posterior, rates.posterior),
            "flow": (networks.generator.flow, rates.flow),
            "decoder": (networks.generator.decoder, rates.decoder),
        }
        self.modules = nn.ModuleList([module for module, _ in moving.values()])
        self.peaks = [rate for _, rate in moving.values()]
        self.optimiser = torch.optim.AdamW(
            [{"params": list(module.parameters()), "lr": rate} for module, rate in moving.values()],
            betas=(0.8, 0.99),
            weight_decay=0.0,  # the anchor takes its place
        )
        self.anchor = anchor
        self.averages = Averages(
            {f"{name}.{n}": p for name, (module, _) in moving.items() for n, p in module.named_parameters()}, 0.99
        )

    def step(self, fraction: float) -> dict[str, float]:
        """Take one step; see ``Phase``."""
        self._realign(fraction)
        set_rates(self.optimiser, self.peaks, fraction)
        batch = self._draw()
        mean, log_deviation = self.networks.posterior(batch.spectrogram, batch.mask)
        latent = (mean + torch.randn_like(mean) * torch.exp(log_deviation)) * batch.mask
        flowed = self.networks.generator.flow(latent, batch.mask)
        kl = kl_divergence(flowed, log_deviation, batch.prior_mean, batch.prior_log, batch.mask)
        crops = torch.stack([latent[i, :, s : s + CROP_FRAMES] for i, s in enumerate(batch.starts)])
        generated = self.networks.generator.decoder(crops)[:, 0]
        reconstruction = reconstruct(generated, batch.wave, self.networks.rate)
        adversarial = _adversarial(self.adversary, batch.wave, generated, 1.0, 0.0)
        descend(self.optimiser, reconstruction.loss + KL_WEIGHT * kl + adversarial, self.modules)
        self.anchor.pull(self.optimiser.param_groups[1]["lr"])
        return {"train_mel": reconstruction.mel, "train_kl": kl.item(), "train_adversarial": adversarial.item()}

    def _realign(self, fraction: float) -> None:
        due = sum(fraction >= at for at in self.realign_at) - 1
        if due > self.aligned:
            listener = self.networks.listener if due else self.networks.aligner
            self.alignments = [align(listener, clip, text) for clip, text in zip(self.clips, self.texts, strict=True)]
            self.aligned = due

    def alignment_tensors(self) -> dict[str, Tensor]:
        """Return what a resumed phase must know of the alignment."""
        found = {f"alignment.{index}": value for index, value in enumerate(self.alignments)}
        return found | {"aligned": torch.tensor(self.aligned)}

    def load_alignment(self, tensors: Mapping[str, Tensor]) -> None:
        """Take up what ``alignment_tensors`` gave."""
        self.aligned = int(tensors["aligned"])
        if self.aligned >= 0:
            self.alignments = [tensors[f"alignment.{index}"].to(self.device) for index in range(len(self.clips))]

    def _draw(self) -> _JointBatch:
        crops = [self._crop(i) for i in random.choices(range(len(self.clips)), self.weights, k=self.batch)]
        return _JointBatch(
            spectrogram=torch.stack([crop.spectrogram for crop in crops]),
            prior_mean=torch.stack([crop.prior_mean for crop in crops]),
            prior_log=torch.stack([crop.prior_log for crop in crops]),
            mask=torch.stack([crop.mask for crop in crops]),
            wave=torch.stack([crop.wave for crop in crops]),
            starts=[crop.start for crop in crops],
        )

    def _crop(self, index: int) -> _JointCrop:
        clip, (mean, log) = self.clips[index], self.texts[index]
        place, repeats = _Place.within(clip), self.alignments[index]
        return _JointCrop(
            spectrogram=place.window(clip.spectrogram).to(self.device),
            prior_mean=place.window(mean.repeat_interleave(repeats, 1)),
            prior_log=place.window(log.repeat_interleave(repeats, 1)),
            mask=place.window(torch.ones(1, clip.frames)).to(self.device),
            wave=place.wave(clip).to(self.device),
            start=place.start,
        )


@dataclass(frozen=True)
class _JointCrop:
    spectrogram: Tensor
    prior_mean: Tensor
    prior_log: Tensor
    mask: Tensor
    wave: Tensor
    start: int
    """Where the decoder's crop begins within the window."""


@dataclass(frozen=True)
class _JointBatch:
    spectrogram: Tensor
    prior_mean: Tensor
    prior_log: Tensor
    mask: Tensor
    wave: Tensor
    starts: list[int]


@dataclass(frozen=True)
class Reconstruction:
    """How far generated waves are from the real ones."""

    loss: Tensor
    """Weighted sum of the distances."""
    mel: float
    """The log-mel distance alone."""


Text = tuple[Tensor, Tensor]
"""Mean and log deviation of the prior, each [192, phonemes]."""


@torch.no_grad()
def encode_text(networks: Networks, clip: Clip, device: torch.device) -> Text:
    """Return what the frozen text encoder says of a clip's phonemes."""
    ids = clip.phoneme_ids[None].to(device)
    output = networks.generator.text_encoder(
        input_ids=ids, padding_mask=torch.ones(*ids.shape, 1, device=device), attention_mask=torch.ones_like(ids)
    )
    return output.prior_means[0].T.contiguous(), output.prior_log_variances[0].T.contiguous()


@torch.no_grad()
def align(listener: Listener, clip: Clip, text: Text) -> Tensor:
    """Return the frames of each phoneme of a clip, int64 [phonemes]."""
    device = text[0].device
    mean, _ = listener.encoder(clip.spectrogram[None].to(device))
    flowed = listener.flow(mean, torch.ones_like(mean[:, :1]))[0]
    return durations(log_likelihood(flowed, *text)).to(device)


def set_rates(optimiser: torch.optim.Optimizer, peaks: Sequence[float], fraction: float) -> None:
    """Warm up over the first 3 %, then fall along a cosine to a tenth."""
    warm_up = min(1.0, (fraction + 0.002) / 0.03)
    shape = warm_up * (0.45 * (1 + math.cos(math.pi * fraction)) + 0.1)
    for group, peak in zip(optimiser.param_groups, peaks, strict=True):
        group["lr"] = peak * shape


def reconstruct(generated: Tensor, real: Tensor, rate: int) -> Reconstruction:
    """Compare waves [batch, samples]."""
    mel = mel_distance(generated, real, rate)
    return Reconstruction(MEL_WEIGHT * mel + STFT_WEIGHT * stft_distance(generated, real), mel.item())


def _adversarial(adversary: Adversary, real: Tensor, generated: Tensor, fraction: float, begin: float) -> Tensor:
    """Let the judges watch from a little before ``begin``, then count more and more."""
    lead, ramp = 0.2, 0.15
    if fraction < begin - lead:
        return torch.zeros((), device=real.device)
    return adversary.meet(real, generated, min(1.0, max(0.0, (fraction - begin) / ramp)) if begin else 1.0)


def descend(optimiser: torch.optim.Optimizer, loss: Tensor, module: nn.Module) -> None:
    """Take one step of ``optimiser`` down ``loss``, no longer than ``CLIP_NORM`` allows."""
    optimiser.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(module.parameters(), CLIP_NORM)
    optimiser.step()
