"""Adapting a voice: posterior encoder, flow and decoder learn together, one step at a time.

The text encoder and the duration predictor stay as the base voice has them: minutes of speech are too little for them,
and what they know is the language, not the speaker (design §5, research notes §3.3).
"""

from __future__ import annotations

import math
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

import torch
from torch import Tensor, nn

from tts_studio.audio.analysis import PARTS
from tts_studio.engine.training import tensors_file
from tts_studio.engine.training.dataset import Clip
from tts_studio.engine.training.ema import Averages
from tts_studio.engine.training.l2sp import Anchor
from tts_studio.engine.training.networks import Networks
from tts_studio.engine.vits.alignment import durations, log_likelihood
from tts_studio.engine.vits.losses import kl_divergence
from tts_studio.engine.vits.vocoder import Sound

ENVELOPE_WEIGHT, APERIODICITY_WEIGHT, PITCH_WEIGHT, KL_WEIGHT = 120.0, 40.0, 60.0, 1.0
"""An envelope's neper, all noise for none, an octave, and a nat."""
CLIP_NORM = 20.0
WINDOW_FRAMES = 64
"""Frames of a step's windows, 0.74 s."""
EDGE = 4
"""Frames at both ends of a window whose sound does not count: the decoder would have to guess what lies beyond."""
REALIGN_AT = (0.0, 0.25, 0.6)
"""Shares of the steps after which the clips are aligned by what has been learned."""


@dataclass(frozen=True)
class Losses:
    """Means over the frames of a batch."""

    envelope: Tensor
    """Mean absolute difference of log magnitudes, nepers."""
    aperiodicity: Tensor
    pitch: Tensor
    """Mean absolute difference, octaves."""
    kl: Tensor
    """Divergence of the latents from what the text says, nats per frame."""

    @property
    def total(self) -> Tensor:
        """The weighted sum that training lowers."""
        sound = ENVELOPE_WEIGHT * self.envelope + APERIODICITY_WEIGHT * self.aperiodicity + PITCH_WEIGHT * self.pitch
        return sound + KL_WEIGHT * self.kl

    def named(self, prefix: str) -> dict[str, float]:
        """Return figures for people and files; ``…_mel`` is the distance of the envelopes."""
        return {
            f"{prefix}_mel": self.envelope.item(),
            f"{prefix}_aperiodicity": self.aperiodicity.item(),
            f"{prefix}_pitch": self.pitch.item(),
            f"{prefix}_kl": self.kl.item(),
        }


@dataclass(frozen=True)
class Rates:
    """Learning rates (AdamW) at their highest; three times as much learns by heart (engine/README.md)."""

    posterior: float = 1e-4
    flow: float = 1e-4
    decoder: float = 1e-4


Text = tuple[Tensor, Tensor]
"""Mean and log deviation of the prior, each [192, phonemes]."""


@dataclass(frozen=True)
class Batch:
    """Windows of clips, all padded with zeros to the same frames."""

    spectrogram: Tensor
    """Magnitudes [batch, 513, frames]."""
    prior_mean: Tensor
    """[batch, 192, frames]"""
    prior_log: Tensor
    """[batch, 192, frames]"""
    mask: Tensor
    """[batch, 1, frames]; 1 where a frame is real."""
    sound: Sound
    voiced: Tensor
    """[batch, frames]; 1 where ``sound.pitch`` is known."""

    def to(self, device: torch.device) -> Batch:
        """Return it where networks compute."""
        return Batch(
            self.spectrogram.to(device),
            self.prior_mean.to(device),
            self.prior_log.to(device),
            self.mask.to(device),
            Sound(*(getattr(self.sound, part.name).to(device) for part in fields(Sound))),
            self.voiced.to(device),
        )


def losses(networks: Networks, batch: Batch, noise: Tensor, edge: int = 0) -> Losses:
    """Return how far a batch is from being told by its text and from being heard.

    ``noise`` is like the latents. The sound of ``edge`` frames at both ends does not count.
    """
    mean, log_deviation = networks.posterior(batch.spectrogram, batch.mask)
    latent = (mean + noise * torch.exp(log_deviation)) * batch.mask
    flowed = networks.generator.flow(latent, batch.mask)
    kl = kl_divergence(flowed, log_deviation, batch.prior_mean, batch.prior_log, batch.mask)
    read = networks.decoder.read(latent)
    inner = slice(PARTS * edge, PARTS * (latent.shape[2] - edge))
    real = batch.mask[:, 0].repeat_interleave(PARTS, 1)[:, inner, None]
    return Losses(
        _mean((read.envelope - batch.sound.envelope)[:, inner].abs(), real),
        _mean((read.aperiodicity - batch.sound.aperiodicity)[:, inner].abs(), real),
        _mean((read.pitch - batch.sound.pitch).abs(), batch.voiced),
        kl,
    )


class Adaptation:
    """Takes training steps of ``batch`` windows, in ``bfloat16`` or not.

    In bfloat16 only the networks' products are: weights, losses and the optimiser stay in float32. On two cores of a
    Xeon with AMX a step takes 0.32 instead of 0.58 s, and its gradient differs by 4 %.
    """

    def __init__(
        self, networks: Networks, clips: Sequence[Clip], rates: Rates, batch: int, *, bfloat16: bool = False
    ) -> None:
        self.networks = networks
        self.bfloat16 = bfloat16
        self.anchor = Anchor(networks.generator.flow.parameters())
        self.batch = batch
        self.windows = Windows(networks, clips)
        self.aligned = 0
        moving = {
            "posterior": (networks.posterior, rates.posterior),
            "flow": (networks.generator.flow, rates.flow),
            "decoder": (networks.decoder, rates.decoder),
        }
        self.modules = nn.ModuleList([module for module, _ in moving.values()])
        self.peaks = [rate for _, rate in moving.values()]
        self.optimiser = torch.optim.AdamW(
            [{"params": list(module.parameters()), "lr": rate} for module, rate in moving.values()],
            betas=(0.8, 0.99),
            weight_decay=0.0,  # the anchor takes its place
        )
        self.averages = Averages(
            {f"{name}.{n}": p for name, (module, _) in moving.items() for n, p in module.named_parameters()}, 0.99
        )

    def step(self, fraction: float) -> dict[str, float]:
        """Take one step, ``fraction`` (0 … 1) of the training being done; return its losses."""
        self._realign(fraction)
        set_rates(self.optimiser, self.peaks, fraction)
        batch = self.windows.draw(self.batch)
        found = self._losses(batch, torch.randn_like(batch.prior_mean), bfloat16=self.bfloat16)
        descend(self.optimiser, found.total, self.modules)
        self.anchor.pull(self.optimiser.param_groups[1]["lr"])
        return found.named("train")

    def bfloat16_error(self) -> float:
        """Return how far the gradient of a batch is from itself in bfloat16, as a share of its length."""
        self._realign(0.0)
        batch = self.windows.draw(self.batch)
        noise = torch.randn_like(batch.prior_mean)
        exact, quick = (self._gradient(batch, noise, bfloat16=bfloat16) for bfloat16 in (False, True))
        return float((quick - exact).norm() / exact.norm())

    def _losses(self, batch: Batch, noise: Tensor, *, bfloat16: bool) -> Losses:
        with torch.autocast("cpu", torch.bfloat16, enabled=bfloat16):
            return losses(self.networks, batch, noise, EDGE)

    def _gradient(self, batch: Batch, noise: Tensor, *, bfloat16: bool) -> Tensor:
        total = self._losses(batch, noise, bfloat16=bfloat16).total
        return torch.cat([part.flatten() for part in torch.autograd.grad(total, list(self.modules.parameters()))])

    def tensors(self) -> tensors_file.Tensors:
        """Return what, beside the networks' weights, a resumed training must know."""
        found = tensors_file.optimiser_tensors("optimiser", self.optimiser)
        found |= {f"averages.{name}": value for name, value in self.averages.values.items()}
        found |= {f"anchor.{index}": value for index, value in enumerate(self.anchor.base)}
        found |= {f"alignment.{index}": value for index, value in enumerate(self.windows.alignments)}
        return found | {"aligned": torch.tensor(self.aligned)}

    def load(self, tensors: Mapping[str, Tensor]) -> None:
        """Take up what ``tensors`` gave."""
        tensors_file.load_optimiser("optimiser", self.optimiser, tensors)
        for name, value in self.averages.values.items():
            value.copy_(tensors[f"averages.{name}"])
        for index, value in enumerate(self.anchor.base):
            value.copy_(tensors[f"anchor.{index}"])
        self.aligned = int(tensors["aligned"])
        count = len(self.windows.clips) if self.aligned else 0
        self.windows.alignments = [tensors[f"alignment.{index}"] for index in range(count)]

    def _realign(self, fraction: float) -> None:
        due = sum(fraction >= at for at in REALIGN_AT)
        if due > self.aligned:
            self.windows.align()
            self.aligned = due


@dataclass(frozen=True)
class _Window:
    """Some frames of a clip."""

    clip: int
    first: int
    frames: int


class Windows:
    """Draws windows of clips, once they are aligned, with what the text says in each of their frames.

    Cutting is done in the machine's memory, and each batch goes to the networks' device whole: a GPU is slow at
    starting a thousand small copies.
    """

    def __init__(self, networks: Networks, clips: Sequence[Clip]) -> None:
        self.networks = networks
        self.clips = clips
        self.weights = [clip.frames for clip in clips]
        self.texts = [encode_text(networks, clip) for clip in clips]
        self.alignments: list[Tensor] = []

    def align(self) -> None:
        """Find which frames belong to which phoneme."""
        self.alignments = [align(self.networks, clip, text) for clip, text in zip(self.clips, self.texts, strict=True)]

    def draw(self, count: int) -> Batch:
        """Return ``count`` windows; long clips come more often."""
        return self.draw_of(self.choose(count))

    def choose(self, count: int) -> list[int]:
        """Return numbers of clips, some of them more than once."""
        return random.choices(range(len(self.clips)), self.weights, k=count)

    def draw_of(self, clips: Sequence[int]) -> Batch:
        """Return a window of each of these clips."""
        return self._cut([self._window(index) for index in clips], WINDOW_FRAMES)

    def whole(self, index: int) -> Batch:
        """Return a whole clip."""
        return self._cut([_Window(index, 0, self.clips[index].frames)], self.clips[index].frames)

    def _window(self, index: int) -> _Window:
        frames = min(WINDOW_FRAMES, self.clips[index].frames)
        return _Window(index, random.randint(0, self.clips[index].frames - frames), frames)

    def _cut(self, windows: Sequence[_Window], frames: int) -> Batch:
        batch = _silence(len(windows), frames, self.clips[0], self.texts[0][0])
        for row, window in enumerate(windows):
            self._fill(batch, row, window)
        return batch.to(self.networks.device)

    def _fill(self, batch: Batch, row: int, window: _Window) -> None:
        clip, (mean, log) = self.clips[window.clip], self.texts[window.clip]
        here, there = slice(0, window.frames), slice(window.first, window.first + window.frames)
        steps_here, steps_there = _steps(here), _steps(there)
        phonemes = torch.repeat_interleave(self.alignments[window.clip])[there]
        batch.spectrogram[row, :, here] = clip.spectrogram[:, there]
        batch.prior_mean[row, :, here] = mean[:, phonemes]
        batch.prior_log[row, :, here] = log[:, phonemes]
        batch.mask[row, :, here] = 1.0
        batch.sound.envelope[row, steps_here] = clip.envelope[steps_there]
        batch.sound.aperiodicity[row, steps_here] = clip.aperiodicity[steps_there]
        pitch = clip.pitch[there]
        batch.sound.pitch[row, here] = pitch.nan_to_num()
        batch.voiced[row, here] = pitch.isfinite().float()


@torch.no_grad()
def encode_text(networks: Networks, clip: Clip) -> Text:
    """Return what the frozen text encoder says of a clip's phonemes."""
    ids = clip.phoneme_ids[None].to(networks.device)
    output = networks.generator.text_encoder(
        input_ids=ids, padding_mask=torch.ones(*ids.shape, 1, device=ids.device), attention_mask=torch.ones_like(ids)
    )
    return output.prior_means[0].T.cpu().contiguous(), output.prior_log_variances[0].T.cpu().contiguous()


@torch.no_grad()
def align(networks: Networks, clip: Clip, text: Text) -> Tensor:
    """Return the frames of each phoneme of a clip, int64 [phonemes]."""
    mean, _ = networks.posterior(clip.spectrogram[None].to(networks.device))
    flowed = networks.generator.flow(mean, torch.ones_like(mean[:, :1]))[0]
    return durations(log_likelihood(flowed.cpu(), *text))


def set_rates(optimiser: torch.optim.Optimizer, peaks: Sequence[float], fraction: float) -> None:
    """Warm up over the first 3 %, then fall along a cosine to a tenth."""
    warm_up = min(1.0, (fraction + 0.002) / 0.03)
    shape = warm_up * (0.45 * (1 + math.cos(math.pi * fraction)) + 0.1)
    for group, peak in zip(optimiser.param_groups, peaks, strict=True):
        group["lr"] = peak * shape


def descend(optimiser: torch.optim.Optimizer, loss: Tensor, module: nn.Module) -> None:
    """Take one step of ``optimiser`` down ``loss``, no longer than ``CLIP_NORM`` allows."""
    optimiser.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(module.parameters(), CLIP_NORM)
    optimiser.step()


def _silence(count: int, frames: int, clip: Clip, mean: Tensor) -> Batch:
    """Return a batch of zeros, for clips and texts like these."""
    priors = (count, mean.shape[0], frames)
    return Batch(
        spectrogram=torch.zeros(count, clip.spectrogram.shape[0], frames),
        prior_mean=torch.zeros(priors),
        prior_log=torch.zeros(priors),
        mask=torch.zeros(count, 1, frames),
        sound=Sound(
            torch.zeros(count, PARTS * frames, clip.envelope.shape[1]),
            torch.zeros(count, PARTS * frames, clip.aperiodicity.shape[1]),
            torch.zeros(count, frames),
        ),
        voiced=torch.zeros(count, frames),
    )


def _steps(frames: slice) -> slice:
    return slice(PARTS * frames.start, PARTS * frames.stop)


def _mean(values: Tensor, weights: Tensor) -> Tensor:
    whole = weights.expand_as(values)
    return (values * whole).sum() / whole.sum().clamp(min=1.0)
