"""Writes the filter of the inaudible mark, ``resources/watermark/pattern.npz``, from Perth's own encoder.

    pip download --no-deps resemble-perth==1.0.1
    python packaging/watermark_pattern.py resemble_perth-1.0.1-py3-none-any.whl [--voice VOICE …] [--out FILE]

The encoder sees speech and says by how many decibels each bin below 2 kHz changes in each frame. Its answers differ
from frame to frame by a fraction of what they are (98.9 % of their energy is the mean) and from voice to voice by
0.007 dB, so the mean over what some voices say is the pattern. Prints how much of the encoder's answer it explains.
"""

from __future__ import annotations

import argparse
import io
import sys
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from tts_studio import jobs
from tts_studio.assets import resource
from tts_studio.audio import watermark
from tts_studio.audio.signal import FloatArray, resample
from tts_studio.storage import replacing

_WEIGHTS = "perth/perth_net/pretrained/implicit/perth_net_250000.pth.tar"
_SENTENCES = 20  # of each voice


def main() -> int:
    """Write the file and return 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("wheel", type=Path, help="the package resemble-perth")
    parser.add_argument("--voice", nargs="+", default=["base"], help="who speaks (default: the base voice)")
    parser.add_argument("--out", type=Path, default=resource("watermark") / "pattern.npz")
    options = parser.parse_args()
    weights = encoder(options.wheel)
    answers = np.concatenate([answer for voice in options.voice for answer in changes(voice, weights)])
    pattern = answers.mean(axis=0)
    left = float(((answers - pattern) ** 2).mean() / (answers**2).mean())
    with replacing(options.out) as temporary, temporary.open("wb") as file:
        np.savez(file, decibels=pattern.astype(np.float32))
    print(f"{len(answers)} frames, {pattern.std():.2f} dB, of which {1.0 - left:.1%} explain the encoder's answers")
    return 0


def encoder(wheel: Path) -> Mapping[str, FloatArray]:
    """Return the encoder's weights as ``audio.watermark`` takes a network's: kernels [taps, in, out], biases [out]."""
    import torch

    with zipfile.ZipFile(wheel) as package:
        state: Any = torch.load(io.BytesIO(package.read(_WEIGHTS)), map_location="cpu", weights_only=True)["model"]
    found: dict[str, FloatArray] = {}
    for number in range(7):
        kernel = state[f"encoder.layers.{number}.conv.weight"].numpy()
        found[f"{number}.weight"] = np.ascontiguousarray(kernel.transpose(2, 1, 0))
        found[f"{number}.bias"] = state[f"encoder.layers.{number}.conv.bias"].numpy()
    return found


def changes(voice: str, weights: Mapping[str, FloatArray]) -> Iterator[FloatArray]:
    """Yield what the encoder changes in the frames of each sentence that are loud enough, in dB [frames, bins]."""
    lines = resource("prompts/en.txt").read_text(encoding="utf-8").splitlines()
    for line in [line for line in lines if "\t" in line][:_SENTENCES]:
        for sentence in jobs.speak(line.split("\t", 1)[1], voice):
            spectrum, levels = watermark.analysed(resample(sentence.audio, watermark.RATE).samples)
            answer = watermark.layers(watermark.magnitudes(spectrum), weights)
            yield answer[watermark.speaking(levels) > 0] * watermark.DECIBELS


if __name__ == "__main__":
    sys.exit(main())
