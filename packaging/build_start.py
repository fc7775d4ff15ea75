"""Builds ``resources/warm_start/start.safetensors``: encoder, decoder and discriminators that know several voices.

    .venv/bin/pip install -e .[build]
    .venv/bin/python packaging/build_start.py WORK_FOLDER

The base voice's decoder can make one man's voice at his pitch, and the aligner's latents carry no pitch at all: a
woman's glides come out flat and buzzing. So an autoencoder is trained, once and for everyone, that hears and
reproduces pitches and voices of a wide range, in latents that stay near the base voice's. Stages, each kept in
WORK_FOLDER and gone on with after an interruption:

1. ``speech``     The base voice speaks sentences; each one's exact latent is kept with its waveform.
2. ``warped``     Copies with another vocal tract length, at the same pitch (WORLD vocoder).
3. ``posterior``  The aligner learns to give the latent of the unwarped speech from either: it begins to hear pitch.
4. ``start``      Encoder and decoder reproduce the base voice, the base voice played quicker or slower (another pitch
                  and tract length, as clean as the original), a Russian woman and an Italian man, against
                  discriminators. A divergence from the encoder of stage 3 keeps the latents in place.

Sources: the base voice itself; Debian's ``asterisk-core-sounds-ru-g722`` and ``-it-g722`` (both CC-BY-3.0; credit in
resources/licences). Takes an hour on two cores.
"""

from __future__ import annotations

import argparse
import copy
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soxr
import torch
from build_aligner import RATE, Samples, Spoken, resynthesise, speak_base, stage, train_posterior, warp_all
from numpy.typing import NDArray
from safetensors.torch import load_file, save_file
from speakers import SOUNDS, decode
from torch import Tensor, nn

from tts_studio.assets import resource
from tts_studio.audio.signal import resample
from tts_studio.audio.speech import trim
from tts_studio.engine import bases, checkpoint
from tts_studio.engine.adversary import Adversary
from tts_studio.engine.averages import Averages
from tts_studio.engine.device import prepare_device
from tts_studio.engine.material import CROP_FRAMES, PEAK
from tts_studio.engine.networks import ALIGNER
from tts_studio.engine.phases import WINDOW_FRAMES, descend, reconstruct, set_rates
from tts_studio.engine.vits.channels_last import channels_last
from tts_studio.engine.vits.discriminators import Discriminators
from tts_studio.engine.vits.graph import load_network
from tts_studio.engine.vits.losses import gaussian_nll
from tts_studio.engine.vits.network import HOP_LENGTH, PosteriorEncoder
from tts_studio.engine.vits.spectrogram import magnitude

RESULT = Path(__file__).parent.parent / "resources" / "warm_start" / "start.safetensors"
SPEAKERS = ("ru_RU_f_IvrvoiceRU", "it_IT_m_Carlo")
G722_RATE = 16000
RATES = (3e-4, 3e-4)
"""Learning rates of encoder and decoder."""
BATCH = 12
SHARES = (0.15, 0.35, 0.3, 0.2)
"""Of the base voice, the base voice at other speeds, the woman and the man."""
BASE_ANCHOR, OTHER_ANCHOR = 1.0, 0.1
"""Weights of the likelihood of the exact latent, and of the divergence where no latent is known."""
SAVE_EVERY = 100  # steps


def main() -> None:
    """Run the stages that are not done yet, then write the resource."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=Path, help="folder for the results of the stages (about 1 GB)")
    parser.add_argument("--minutes", type=float, default=16.0, help="base speech to make")
    parser.add_argument("--posterior-steps", type=int, default=600)
    parser.add_argument("--steps", type=int, default=2400)
    arguments = parser.parse_args()
    work: Path = arguments.work
    work.mkdir(parents=True, exist_ok=True)
    prepare_device(torch.device("cpu"))
    base = bases.find("base")
    generator = load_network(base.path, RATE)
    speech = stage(work / "speech.pt", lambda: speak_base(generator, base, arguments.minutes))
    warped = stage(work / "warped.pt", lambda: warp_all(speech, warp_tract))
    encoder = PosteriorEncoder(generator.config)
    encoder.load_state_dict({name: value.float() for name, value in load_file(resource(ALIGNER)).items()})
    train_posterior(encoder, speech, warped, arguments.posterior_steps, 5e-4, work / "posterior.pt")
    pools = stage(work / "voices.pt", lambda: [at_other_speeds(speech), *(read_speaker(name) for name in SPEAKERS)])
    channels_last(generator.decoder)
    builder = Builder(encoder, generator.decoder, speech, pools)
    builder.train(arguments.steps, work / "start.safetensors")
    save_file(builder.result(), RESULT, {"base_sha256": base.verify()})  # latents of another base mean something else
    print(f"written: {RESULT}")


def warp_tract(wave: Samples, seed: int) -> list[NDArray[np.float16]]:
    """Return two copies with formants at 0.85 … 1.3 times their frequencies."""
    chance = random.Random(seed)
    return resynthesise(
        wave, [(0.0, chance.uniform(0.85, 1.02) if chance.random() < 0.3 else chance.uniform(1.0, 1.3)) for _ in "ab"]
    )


def at_other_speeds(speech: Sequence[Spoken]) -> list[Tensor]:
    """Return two copies of each wave, played 0.82 … 0.95 or 1.08 … 1.6 times as fast."""
    chance = random.Random(0)
    copies: list[Tensor] = []
    for spoken in speech:
        for _ in range(2):
            speed = chance.uniform(0.82, 0.95) if chance.random() < 0.2 else chance.uniform(1.08, 1.6)
            copies.append(_loud(soxr.resample(spoken.wave.float().numpy(), RATE, RATE / speed)))
    return copies


def read_speaker(name: str) -> list[Tensor]:
    """Return the recordings of one speaker without their silent ends, float16."""
    found = (read_recording(path) for path in sorted((SOUNDS / name).rglob("*.g722")))
    waves = [wave for wave in found if wave is not None]
    if not waves:
        raise SystemExit(f"Please install the Debian packages with the recordings; there are none in {SOUNDS / name}.")
    return waves


def read_recording(path: Path) -> Tensor | None:
    """Return one recording; None if there is too little speech in it."""
    audio = resample(trim(decode(path, G722_RATE)), RATE)
    too_quiet = float(np.abs(audio.samples).max(initial=0.0)) < 0.01
    return None if too_quiet or len(audio.samples) < CROP_FRAMES * HOP_LENGTH else _loud(audio.samples)


def _loud(samples: NDArray[np.float32]) -> Tensor:
    whole = samples[: len(samples) // HOP_LENGTH * HOP_LENGTH]
    return torch.from_numpy((PEAK * whole / (np.abs(whole).max(initial=0.0) + 1e-5)).astype(np.float16))


@dataclass(frozen=True)
class Window:
    """A random piece of a recording."""

    wave: Tensor
    """[64 × 256]"""
    latent: Tensor | None
    """[192, 64], where it is known exactly."""


class Builder:
    """The autoencoder, its discriminators, and what they learn from."""

    def __init__(
        self, encoder: PosteriorEncoder, decoder: nn.Module, speech: Sequence[Spoken], others: Sequence[list[Tensor]]
    ) -> None:
        self.encoder, self.decoder, self.speech = encoder, decoder, speech
        self.reference = copy.deepcopy(encoder).requires_grad_(False)
        self.discriminators = Discriminators()
        self.adversary = Adversary(self.discriminators, 2e-4)
        self.pools = [[spoken.wave for spoken in speech], *others]
        self.lengths = [[max(0, len(wave) // HOP_LENGTH - WINDOW_FRAMES) for wave in pool] for pool in self.pools]
        moving = {"posterior": encoder, "decoder": decoder}
        self.modules = nn.ModuleList(moving.values())
        self.optimiser = torch.optim.AdamW(
            [{"params": list(module.parameters())} for module in moving.values()],
            RATES[0],
            (0.8, 0.99),
            weight_decay=0.0,
        )
        self.averages = Averages(
            {f"{name}.{n}": p for name, module in moving.items() for n, p in module.named_parameters()}, 0.998
        )

    def train(self, steps: int, state: Path) -> None:
        """Take the steps that are not taken yet."""
        first, started = self._restore(state), time.monotonic()
        for step in range(first, steps):
            random.seed(step)
            torch.manual_seed(step)
            set_rates(self.optimiser, RATES, step / steps)
            said = self._step(min(1.0, max(0.0, (step / steps - 0.05) / 0.15)))
            self.averages.update(step + 1)
            if (step + 1) % SAVE_EVERY == 0 or step + 1 == steps:
                print(f"start {step + 1}: {said}, {time.monotonic() - started:.0f} s", flush=True)
                self._save(state, step + 1)

    def result(self) -> checkpoint.Tensors:
        """Return the averaged weights and the discriminators, in half precision."""
        tensors = dict(self.averages.values) | checkpoint.module_tensors("discriminators", self.discriminators)
        return {name: value.half().contiguous() for name, value in tensors.items()}

    def _step(self, adversary_weight: float) -> str:
        windows = [self._draw() for _ in range(BATCH)]
        waves = torch.stack([window.wave for window in windows])
        spectrogram = magnitude(waves)
        mean, log_deviation = self.encoder(spectrogram)
        starts = [random.randint(8, WINDOW_FRAMES - CROP_FRAMES - 8) for _ in windows]
        latent = mean + 0.5 * torch.randn_like(mean) * torch.exp(log_deviation.clamp(max=1.0))
        crops = torch.stack([latent[i, :, s : s + CROP_FRAMES] for i, s in enumerate(starts)])
        heard = [w[s * HOP_LENGTH : (s + CROP_FRAMES) * HOP_LENGTH] for w, s in zip(waves, starts, strict=True)]
        real, generated = torch.stack(heard), self.decoder(crops)[:, 0]
        reconstruction = reconstruct(generated, real, RATE)
        anchor = self._anchor(windows, spectrogram, mean, log_deviation)
        loss = reconstruction.loss + anchor + self.adversary.meet(real, generated, adversary_weight)
        descend(self.optimiser, loss, self.modules)
        return f"mel {reconstruction.mel:.3f}, loss {loss.item():.2f}"

    def _draw(self) -> Window:
        (pool,) = random.choices(range(len(self.pools)), SHARES)
        (index,) = random.choices(range(len(self.pools[pool])), self.lengths[pool])
        left = random.randint(0, self.lengths[pool][index])
        wave = self.pools[pool][index][left * HOP_LENGTH : (left + WINDOW_FRAMES) * HOP_LENGTH].float()
        latent = self.speech[index].latent[:, left : left + WINDOW_FRAMES].float() if pool == 0 else None
        return Window(wave, latent)

    def _anchor(self, windows: Sequence[Window], spectrogram: Tensor, mean: Tensor, log_deviation: Tensor) -> Tensor:
        with torch.no_grad():
            reference_mean, reference_log = self.reference(spectrogram)
        log, reference_log = log_deviation.clamp(-6, 2), reference_log.clamp(-6, 2)
        total = mean.new_zeros(())
        for index, window in enumerate(windows):
            if window.latent is not None:
                total = total + BASE_ANCHOR * gaussian_nll(window.latent, mean[index], log[index])
            else:
                square = torch.exp(2 * log[index]) + (mean[index] - reference_mean[index]).square()
                divergence = reference_log[index] - log[index] + 0.5 * square * torch.exp(-2 * reference_log[index])
                total = total + OTHER_ANCHOR * (divergence - 0.5).mean()
        return total / len(windows)

    def _save(self, path: Path, step: int) -> None:
        tensors = checkpoint.module_tensors("modules", self.modules)
        tensors |= checkpoint.module_tensors("discriminators", self.discriminators)
        tensors |= checkpoint.optimiser_tensors("optimiser", self.optimiser)
        tensors |= checkpoint.optimiser_tensors("adversary_optimiser", self.adversary.optimiser)
        tensors |= {f"averages.{name}": value for name, value in self.averages.values.items()}
        checkpoint.save(path, tensors, {"step": step})

    def _restore(self, path: Path) -> int:
        if not path.exists():
            return 0
        tensors, facts = checkpoint.load(path)
        checkpoint.load_module("modules", self.modules, tensors)
        checkpoint.load_module("discriminators", self.discriminators, tensors)
        checkpoint.load_optimiser("optimiser", self.optimiser, tensors)
        checkpoint.load_optimiser("adversary_optimiser", self.adversary.optimiser, tensors)
        for name, value in self.averages.values.items():
            value.copy_(tensors[f"averages.{name}"])
        return int(facts["step"])


if __name__ == "__main__":
    main()
