"""The two phases of adapting a voice, each able to take one training step.

First the decoder alone learns the speaker's sound from the latents of the frozen posterior encoder, which hears what is
said, whoever speaks. Then posterior encoder, flow and decoder learn together, so that text leads to latents that carry
the speaker. The text encoder and the duration predictor stay as the base voice has them: minutes of speech are too
little for them, and what they know is the language, not the speaker (design §5, research notes §3.3).
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
from tts_studio.engine.networks import Networks
from tts_studio.engine.vits.alignment import durations, log_likelihood
from tts_studio.engine.vits.losses import kl_divergence, mel_distance, stft_distance
from tts_studio.engine.vits.network import HOP_LENGTH

MEL_WEIGHT = 45.0
STFT_WEIGHT = 2.5
KL_WEIGHT = 1.0
CLIP_NORM = 20.0
JOINT_FRAMES = 64
"""Frames that posterior encoder and flow see in a joint step; the decoder gets CROP_FRAMES of them."""


@dataclass(frozen=True)
class Rates:
    """Learning rates (AdamW) at their highest."""

    decoder_alone: float = 3e-4
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


class DecoderPhase:
    """Latents are computed once, with all their context, and kept: only the decoder and its judges do work."""

    def __init__(
        self, networks: Networks, clips: Sequence[Clip], adversary: Adversary, rates: Rates, batch: int, *, warm: bool
    ) -> None:
        self.networks = networks
        self.adversary = adversary
        self.batch = batch
        self.adversary_from = 0.05 if warm else 0.3  # untrained judges first watch a decoder that is roughly right
        self.clips = clips
        self.weights = [clip.frames for clip in clips]
        self.device = next(networks.posterior.parameters()).device
        self.latents = [_posterior_of(networks, clip, self.device) for clip in clips]
        self.peaks = [rates.decoder_alone]
        decoder = networks.generator.decoder
        self.optimiser = torch.optim.AdamW(decoder.parameters(), rates.decoder_alone, (0.8, 0.99))
        self.averages = Averages({f"decoder.{n}": p for n, p in decoder.named_parameters()}, 0.99)

    def step(self, fraction: float) -> dict[str, float]:
        """Take one step; see ``Phase``."""
        set_rates(self.optimiser, self.peaks, fraction)
        latents, waves = self._draw()
        generated = self.networks.generator.decoder(latents)[:, 0]
        reconstruction = _reconstruction(generated, waves, self.networks.rate)
        adversarial = _adversarial(self.adversary, waves, generated, fraction, self.adversary_from)
        _descend(self.optimiser, reconstruction.loss + adversarial, self.networks.generator.decoder)
        return {"train_mel": reconstruction.mel, "train_adversarial": adversarial.item()}

    def _draw(self) -> tuple[Tensor, Tensor]:
        latents: list[Tensor] = []
        waves: list[Tensor] = []
        for index in random.choices(range(len(self.clips)), self.weights, k=self.batch):
            mean, deviation = self.latents[index]
            start = random.randint(0, mean.shape[1] - CROP_FRAMES)
            part = slice(start, start + CROP_FRAMES)
            # half the posterior's deviation: enough to teach the decoder some tolerance
            latents.append(mean[:, part] + 0.5 * torch.randn_like(mean[:, part]) * deviation[:, part])
            waves.append(_wave(self.clips[index], start))
        return torch.stack(latents), torch.stack(waves).to(self.device)


class JointPhase:
    """Posterior encoder, flow and decoder; the alignment is found anew several times.

    ``anchor`` holds the flow near the base voice's.
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
        reconstruction = _reconstruction(generated, batch.wave, self.networks.rate)
        adversarial = _adversarial(self.adversary, batch.wave, generated, 1.0, 0.0)
        _descend(self.optimiser, reconstruction.loss + KL_WEIGHT * kl + adversarial, self.modules)
        self.anchor.pull(self.optimiser.param_groups[1]["lr"])
        return {"train_mel": reconstruction.mel, "train_kl": kl.item(), "train_adversarial": adversarial.item()}

    def _realign(self, fraction: float) -> None:
        due = sum(fraction >= at for at in self.realign_at) - 1
        if due > self.aligned:
            self.alignments = [
                align(self.networks, clip, text, self.device) for clip, text in zip(self.clips, self.texts, strict=True)
            ]
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
        width = min(JOINT_FRAMES, clip.frames)
        left = random.randint(0, clip.frames - width)
        start = random.randint(0, width - CROP_FRAMES)

        def window(values: Tensor) -> Tensor:
            return functional.pad(values[:, left : left + width], (0, JOINT_FRAMES - width)).to(self.device)

        repeats = self.alignments[index]
        return _JointCrop(
            spectrogram=window(clip.spectrogram),
            prior_mean=window(mean.repeat_interleave(repeats, 1)),
            prior_log=window(log.repeat_interleave(repeats, 1)),
            mask=window(torch.ones(1, clip.frames)),
            wave=_wave(clip, left + start).to(self.device),
            start=start,
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
class _Reconstruction:
    loss: Tensor
    mel: float


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
def align(networks: Networks, clip: Clip, text: Text, device: torch.device) -> Tensor:
    """Return the frames of each phoneme of a clip, int64 [phonemes]."""
    mean, _ = networks.posterior(clip.spectrogram[None].to(device))
    flowed = networks.generator.flow(mean, torch.ones_like(mean[:, :1]))[0]
    return durations(log_likelihood(flowed, *text)).to(device)


def set_rates(optimiser: torch.optim.Optimizer, peaks: Sequence[float], fraction: float) -> None:
    """Warm up over the first 3 %, then fall along a cosine to a tenth."""
    warm_up = min(1.0, (fraction + 0.002) / 0.03)
    shape = warm_up * (0.45 * (1 + math.cos(math.pi * fraction)) + 0.1)
    for group, peak in zip(optimiser.param_groups, peaks, strict=True):
        group["lr"] = peak * shape


@torch.no_grad()
def _posterior_of(networks: Networks, clip: Clip, device: torch.device) -> tuple[Tensor, Tensor]:
    mean, log_deviation = networks.posterior(clip.spectrogram[None].to(device))
    return mean[0], torch.exp(log_deviation[0].clamp(max=1.0))


def _wave(clip: Clip, frame: int) -> Tensor:
    return clip.wave[frame * HOP_LENGTH : (frame + CROP_FRAMES) * HOP_LENGTH]


def _reconstruction(generated: Tensor, real: Tensor, rate: int) -> _Reconstruction:
    mel = mel_distance(generated, real, rate)
    return _Reconstruction(MEL_WEIGHT * mel + STFT_WEIGHT * stft_distance(generated, real), mel.item())


def _adversarial(adversary: Adversary, real: Tensor, generated: Tensor, fraction: float, begin: float) -> Tensor:
    """Let the judges watch from a little before ``begin``, then count more and more."""
    lead, ramp = 0.2, 0.15
    if fraction < begin - lead:
        return torch.zeros((), device=real.device)
    return adversary.meet(real, generated, min(1.0, max(0.0, (fraction - begin) / ramp)) if begin else 1.0)


def _descend(optimiser: torch.optim.Optimizer, loss: Tensor, module: nn.Module) -> None:
    optimiser.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(module.parameters(), CLIP_NORM)
    optimiser.step()
