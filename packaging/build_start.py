"""Builds ``resources/warm_start/starts/NAME.safetensors``: a decoder and discriminators that know another speaker.

    .venv/bin/python packaging/build_start.py female /usr/share/asterisk/sounds/ru_RU_f_IvrvoiceRU WORK_FOLDER

A voice that is to become a woman's starts nearer from a woman's decoder than from the base voice's, a man's; and the
discriminators need not start from nothing. The decoder learns as in the first phase of a training: from the latents
of the frozen posterior encoder, which hears what is said, whoever speaks, in any language; texts are not needed.
WORK_FOLDER keeps the state, so that an interrupted build goes on.

Sources: Debian's ``asterisk-core-sounds-ru-g722`` (a Russian woman, CC-BY-3.0; credit in resources/licences).
"""

from __future__ import annotations

import argparse
import subprocess
import time
from pathlib import Path

import numpy as np
import torch

from tts_studio.audio.signal import Audio, resample
from tts_studio.audio.speech import trim
from tts_studio.engine import bases, checkpoint
from tts_studio.engine.adversary import Adversary
from tts_studio.engine.device import prepare_device
from tts_studio.engine.material import CROP_FRAMES, PEAK, Clip
from tts_studio.engine.networks import build_networks, resynthesis_distance
from tts_studio.engine.phases import DecoderPhase, Rates
from tts_studio.engine.train import seed_step
from tts_studio.engine.vits.spectrogram import HOP, magnitude

STARTS = Path(__file__).parent.parent / "resources" / "warm_start" / "starts"
G722_RATE = 16000
BATCH = 12
SAVE_EVERY = 50  # steps


def main() -> None:
    """Train, going on from where an earlier call was interrupted, and write the resource."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name", help="name of the start")
    parser.add_argument("recordings", type=Path, help="folder with .g722 files of one speaker")
    parser.add_argument("work", type=Path, help="folder for the state")
    parser.add_argument("--steps", type=int, default=1500)
    arguments = parser.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    prepare_device(torch.device("cpu"))
    base = bases.find("base")
    networks = build_networks(base)
    networks.to(torch.device("cpu"))
    adversary = Adversary(networks.discriminators, Rates().discriminators)
    clips = [clip for path in sorted(arguments.recordings.rglob("*.g722")) if (clip := read_clip(path, base))]
    print(f"{len(clips)} clips, {sum(c.frames for c in clips) * HOP / base.sampling_rate / 60:.1f} minutes", flush=True)
    held_out, training = clips[::60], [clip for index, clip in enumerate(clips) if index % 60]
    phase = DecoderPhase(networks, training, adversary, Rates(), BATCH, warm=False)
    state = arguments.work / f"{arguments.name}.safetensors"
    first = restore(state, adversary, phase)
    started = time.monotonic()
    for step in range(first, arguments.steps):
        seed_step(0, 0, step)
        losses = phase.step(step / arguments.steps)
        phase.averages.update(step + 1)
        if (step + 1) % SAVE_EVERY == 0 or step + 1 == arguments.steps:
            save(state, adversary, phase, step + 1)
            write(arguments.name, phase, adversary)
            with phase.averages.in_place():
                distance = resynthesis_distance(networks, held_out)
            seconds = time.monotonic() - started
            print(f"{step + 1}: {losses}, held out {distance:.3f}, {seconds:.0f} s", flush=True)


def read_clip(path: Path, base: bases.BaseVoice) -> Clip | None:
    """Return a recording without its silent ends; None if there is too little speech in it."""
    command = ["ffmpeg", "-loglevel", "error", "-f", "g722", "-i", str(path), "-f", "f32le", "-ac", "1", "-"]
    samples = np.frombuffer(subprocess.run(command, check=True, capture_output=True).stdout, np.float32)
    audio = resample(trim(Audio(samples.copy(), G722_RATE)), base.sampling_rate)
    frames = len(audio.samples) // HOP
    peak = float(np.abs(audio.samples).max(initial=0.0))
    if frames < CROP_FRAMES or peak < 0.01:
        return None
    wave = torch.from_numpy(audio.samples[: frames * HOP] * np.float32(PEAK / peak))
    return Clip(path.stem, wave, magnitude(wave[None])[0], torch.zeros(0, dtype=torch.long), len(wave) / audio.rate)


def save(path: Path, adversary: Adversary, phase: DecoderPhase, step: int) -> None:
    """Keep everything that is needed to go on."""
    tensors = checkpoint.module_tensors("decoder", phase.networks.generator.decoder)
    tensors |= checkpoint.module_tensors("discriminators", adversary.discriminators)
    tensors |= checkpoint.optimiser_tensors("adversary_optimiser", adversary.optimiser)
    tensors |= checkpoint.optimiser_tensors("optimiser", phase.optimiser)
    tensors |= {f"averages.{name}": value for name, value in phase.averages.values.items()}
    checkpoint.save(path, tensors, {"step": step})


def restore(path: Path, adversary: Adversary, phase: DecoderPhase) -> int:
    """Take up what ``save`` kept; return the steps done."""
    if not path.exists():
        return 0
    tensors, facts = checkpoint.load(path)
    checkpoint.load_module("decoder", phase.networks.generator.decoder, tensors)
    checkpoint.load_module("discriminators", adversary.discriminators, tensors)
    checkpoint.load_optimiser("adversary_optimiser", adversary.optimiser, tensors)
    checkpoint.load_optimiser("optimiser", phase.optimiser, tensors)
    for name, value in phase.averages.values.items():
        value.copy_(tensors[f"averages.{name}"])
    return int(facts["step"])


def write(name: str, phase: DecoderPhase, adversary: Adversary) -> None:
    """Write the resource in half precision."""
    STARTS.mkdir(parents=True, exist_ok=True)
    tensors = dict(phase.averages.values) | checkpoint.module_tensors("discriminators", adversary.discriminators)
    checkpoint.save(STARTS / f"{name}.safetensors", {n: v.half() for n, v in tensors.items()}, {"name": name})


if __name__ == "__main__":
    main()
