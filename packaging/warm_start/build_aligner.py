"""Builds an encoder that hears what is said, by any speaker; ``build_start.py`` starts from it.

    .venv/bin/python packaging/warm_start/build_aligner.py WORK_FOLDER

Stages, each kept in WORK_FOLDER and skipped when it is there, so that an interrupted build goes on:

1. ``speech``     The base voice speaks sentences; each one's exact latent is kept with its waveform.
2. ``warped``     Copies with another pitch and vocal tract length (WORLD vocoder), in the same timing.
3. ``posterior``  An encoder learns to give the latent of the *unwarped* speech from either, through random equalisers,
                  gains, noise and band limits. So it hears what is said, by any speaker, and no pitch.
4. ``aligner``    Its weights in half precision.

Sources: the base voice itself, and the sentences of ``fortunes.py``. They take 6 minutes on two cores.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing import Pool
from pathlib import Path
from typing import TypeVar

import numpy as np
import pyworld
import torch
from numpy.typing import NDArray
from safetensors.torch import save_file
from torch import Tensor
from torch.nn import functional
from transformers import VitsModel

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # packaging/, so that this runs from any folder

from tts_studio.engine import bases
from tts_studio.engine.training.device import prepare_device
from tts_studio.engine.vits.graph import load_network
from tts_studio.engine.vits.network import HOP_LENGTH, PosteriorEncoder
from tts_studio.engine.vits.spectrogram import BINS, magnitude
from tts_studio.formats import DEFAULT_BASE
from tts_studio.storage import replacing
from tts_studio.text.phonemes import ids, sentences
from warm_start.fortunes import read_sentences

RESULT = "aligner.safetensors"
MINUTES = 12.0
"""Base speech to make."""
STEPS = 1200
RATE = 22050
LEARNING_RATE = 1e-3
WARPS = 2
BATCH = 16
FRAMES = 72
PLAIN_SHARE = 0.35
"""Share of training crops taken from the unwarped speech."""

T = TypeVar("T")
Samples = NDArray[np.float64]


@dataclass(frozen=True)
class Spoken:
    """A sentence of the base voice: its latent [192, frames] and its waveform [frames × 256], both float16."""

    latent: Tensor
    wave: Tensor


def main() -> None:
    """Run the stages that are not done yet."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=Path, help="folder for the results of the stages (about 1 GB)")
    parser.add_argument("--minutes", type=float, default=MINUTES, help="base speech to make")
    parser.add_argument("--steps", type=int, default=STEPS, help="training steps")
    parser.add_argument("--base", default=DEFAULT_BASE, help="base voice: its name in the catalogue, or its file")
    arguments = parser.parse_args()
    prepare_device(torch.device("cpu"))
    print(f"written: {build(arguments.work, bases.find(arguments.base), arguments.minutes, arguments.steps)}")


def build(work: Path, base: bases.BaseVoice, minutes: float = MINUTES, steps: int = STEPS) -> Path:
    """Run the stages that are not done yet; return the file of the encoder's weights."""
    result = work / RESULT
    if result.exists():
        return result
    work.mkdir(parents=True, exist_ok=True)
    if base.sampling_rate != RATE:
        raise SystemExit(f"{base.name} has {base.sampling_rate} samples a second; start weights are made for {RATE}.")
    network = load_network(base.path, RATE, base.text_encoder)
    speech = stage(work / "speech.pt", lambda: speak_base(network, base, minutes))
    warped = stage(work / "warped.pt", lambda: warp_all(speech))
    torch.manual_seed(1)
    encoder = PosteriorEncoder(network.config)
    _shrink_initial_weights(encoder)
    train_posterior(encoder, speech, warped, steps, work / "posterior.pt")
    halves = {name: value.half().contiguous() for name, value in encoder.state_dict().items()}
    with replacing(result) as temporary:
        save_file(halves, temporary, {"base_sha256": base.verify()})  # latents of another base mean something else
    return result


def stage(path: Path, build: Callable[[], T]) -> T:
    """Return what is kept in ``path``, or build and keep it."""
    if path.exists():
        return torch.load(path, weights_only=False)  # our own file of a moment ago
    started = time.monotonic()
    result = build()
    torch.save(result, path.with_suffix(".tmp"))
    path.with_suffix(".tmp").rename(path)
    print(f"{path.stem}: {time.monotonic() - started:.0f} s", flush=True)
    return result


# --- 1. speech ---------------------------------------------------------------------------------------------


@torch.inference_mode()
def speak_base(network: VitsModel, base: bases.BaseVoice, minutes: float) -> list[Spoken]:
    """Speak until there are ``minutes`` of speech, at varied speed and liveliness."""
    torch.manual_seed(0)
    chance = random.Random(0)
    spoken: list[Spoken] = []
    frames = 0
    for text in read_sentences():
        network.noise_scale = chance.choice((0.5, 0.667, 0.8))
        phoneme_ids = ids(sentences(text, base.espeak_voice)[0], base.phoneme_id_map)
        output = network(torch.tensor([phoneme_ids]), speaking_rate=chance.uniform(0.8, 1.2))
        latent, wave = output.spectrogram[0], output.waveform[0]  # transformers calls the latent "spectrogram"
        spoken.append(Spoken(latent.half().clone(), wave.half().clone()))
        frames += latent.shape[1]
        if frames * HOP_LENGTH > minutes * 60 * RATE:
            break
    return spoken


# --- 2. warped ---------------------------------------------------------------------------------------------


def warp_all(speech: Sequence[Spoken]) -> list[Spoken]:
    """Return ``WARPS`` warped copies of each sentence, still with the latent of the unwarped one."""
    waves = [(spoken.wave.double().numpy(), seed) for seed, spoken in enumerate(speech)]
    with Pool() as pool:
        copies = pool.starmap(warp, waves, chunksize=8)
    return [
        Spoken(spoken.latent, torch.from_numpy(copy))
        for spoken, found in zip(speech, copies, strict=True)
        for copy in found
    ]


def warp(wave: Samples, seed: int) -> list[NDArray[np.float16]]:
    """Shift pitch by −3 … +14 semitones and formants by a factor of 0.88 … 1.3 that goes with it."""
    chance = random.Random(seed)
    manners: list[tuple[float, float]] = []
    for _ in range(WARPS):
        semitones = chance.choice((chance.uniform(-3, 3), chance.uniform(3, 9), chance.uniform(8, 14)))
        factor = float(np.clip(1 + semitones * 0.014 + chance.uniform(-0.06, 0.08), 0.88, 1.3))
        manners.append((semitones, factor))
    return resynthesise(wave, manners)


def resynthesise(wave: Samples, manners: Sequence[tuple[float, float]]) -> list[NDArray[np.float16]]:
    """Return a copy for each (semitones of pitch, factor of the formants), by the WORLD vocoder, in the same timing."""
    period = HOP_LENGTH / RATE * 1000 / 2
    pitch, times = pyworld.dio(wave, RATE, frame_period=period)
    pitch = pyworld.stonemask(wave, pitch, times, RATE)
    envelope = np.log(pyworld.cheaptrick(wave, pitch, times, RATE) + 1e-16)
    noise = pyworld.d4c(wave, pitch, times, RATE)
    copies: list[NDArray[np.float16]] = []
    for semitones, factor in manners:
        copy = pyworld.synthesize(
            pitch * 2 ** (semitones / 12),
            np.exp(stretch(envelope, factor)),
            stretch(noise, factor),
            RATE,
            period,
        )[: len(wave)]
        copy = np.pad(copy, (0, len(wave) - len(copy)))
        copies.append((0.9 * copy / (np.abs(copy).max() + 1e-5)).astype(np.float16))
    return copies


def stretch(rows: Samples, factor: float) -> Samples:
    """Stretch [frames, bins] along the frequency axis."""
    source = np.arange(rows.shape[1]) / factor
    low = np.clip(source.astype(int), 0, rows.shape[1] - 2)
    share = np.clip(source - low, 0, 1)
    return np.ascontiguousarray(rows[:, low] * (1 - share) + rows[:, low + 1] * share)


# --- 3. posterior ------------------------------------------------------------------------------------------


def train_posterior(
    encoder: PosteriorEncoder,
    speech: Sequence[Spoken],
    warped: Sequence[Spoken],
    steps: int,
    state: Path,
) -> None:
    """Train for ``steps`` steps, going on from ``state`` when it is there."""
    torch.manual_seed(1)
    optimiser = torch.optim.AdamW(encoder.parameters(), lr=LEARNING_RATE, betas=(0.8, 0.99))
    plan = torch.optim.lr_scheduler.OneCycleLR(optimiser, LEARNING_RATE, total_steps=steps, pct_start=0.08)
    first = 0
    if state.exists():
        kept = torch.load(state, weights_only=True)
        first = kept["step"]
        for part, name in ((encoder, "encoder"), (optimiser, "optimiser"), (plan, "plan")):
            part.load_state_dict(kept[name])
    started = time.monotonic()
    for step in range(first, steps):
        latent, spectrogram = draw_batch(speech, warped, random.Random(step))
        mean, log_deviation = encoder(augment(spectrogram))
        loss = functional.gaussian_nll_loss(mean, latent, torch.exp(2.0 * log_deviation))
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(encoder.parameters(), 5.0)
        optimiser.step()
        plan.step()
        if (step + 1) % 100 == 0 or step + 1 == steps:
            print(f"posterior {step + 1}: {loss.item():.3f}, {time.monotonic() - started:.0f} s", flush=True)
            parts = {"encoder": encoder, "optimiser": optimiser, "plan": plan}
            torch.save({"step": step + 1} | {n: p.state_dict() for n, p in parts.items()}, state.with_suffix(".tmp"))
            state.with_suffix(".tmp").rename(state)


def _shrink_initial_weights(encoder: PosteriorEncoder) -> None:
    """Without weight norm, torch's initial weights make the sixteen layers too loud to learn quickly."""
    with torch.no_grad():
        for name, value in encoder.named_parameters():
            if name.endswith("conv_proj.weight"):
                value.mul_(0.1)
            elif "_layers." in name and name.endswith("weight"):
                value.mul_(0.5)


def draw_batch(speech: Sequence[Spoken], warped: Sequence[Spoken], chance: random.Random) -> tuple[Tensor, Tensor]:
    """Return latents [16, 192, 72] and magnitudes [16, 513, 72] of random crops."""
    latents: list[Tensor] = []
    waves: list[Tensor] = []
    while len(latents) < BATCH:
        spoken = chance.choice(speech if chance.random() < PLAIN_SHARE else warped)
        if spoken.latent.shape[1] < FRAMES:
            continue
        start = chance.randint(0, spoken.latent.shape[1] - FRAMES)
        latents.append(spoken.latent[:, start : start + FRAMES].float())
        waves.append(spoken.wave[start * HOP_LENGTH : (start + FRAMES) * HOP_LENGTH].float())
    return torch.stack(latents), magnitude(torch.stack(waves))


def augment(spectrogram: Tensor) -> Tensor:
    """Give magnitudes [batch, 513, frames] another gain, equaliser, noise floor and band limit."""
    batch = len(spectrogram)

    def decibels(low: float, high: float, points: int) -> Tensor:
        return 10 ** (torch.empty(batch, 1, points).uniform_(low, high) / 20)

    curve = functional.interpolate(torch.log(decibels(-5, 5, 6)), BINS, mode="linear", align_corners=True)
    coloured = spectrogram * decibels(-9, 6, 1) * torch.exp(curve).transpose(1, 2)
    full_scale = 16.0  # about the magnitude of a bin at full scale, measured against noise that is given in dBFS
    noise = full_scale * decibels(-70, -38, 1) * torch.randn_like(coloured).abs()
    noisy = torch.sqrt(coloured.square() + noise.square())
    hertz = torch.linspace(0, RATE / 2, BINS)
    cut = torch.where(torch.rand(batch) < 0.5, torch.full((batch,), 2e4), torch.empty(batch).uniform_(3800, 9000))
    passed = torch.sigmoid((cut[:, None] - hertz) / 60)[:, :, None]
    return torch.sqrt((noisy * passed).square() + 1e-6)


if __name__ == "__main__":
    main()
