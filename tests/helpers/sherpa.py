"""sherpa-onnx as another program that reads a voice."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import pytest

PROGRAM = """
import json, sys
import numpy, sherpa_onnx as sherpa
model, tokens = sys.argv[1:]
vits = sherpa.OfflineTtsVitsModelConfig(model=model, tokens=tokens)
config = sherpa.OfflineTtsConfig(model=sherpa.OfflineTtsModelConfig(vits=vits, num_threads=1))
assert config.validate()
speaker = sherpa.OfflineTts(config)
how = sherpa.GenerationConfig()
how.phoneme_codepoints = [[ord(phoneme) for phoneme in sentence] for sentence in json.load(sys.stdin)]
spoken = numpy.asarray(speaker.generate("", how).samples)
print(speaker.sample_rate, speaker.num_speakers, len(spoken) / speaker.sample_rate, numpy.abs(spoken).max())
"""
"""A program of its own, as for users: sherpa-onnx brings an onnxruntime of another version, and two of them in one
process are suspected of a crash in ours (seen once in five runs of all tests)."""


class Spoken(NamedTuple):
    """What was heard."""

    rate: float
    speakers: float
    seconds: float
    loudest: float


def speak(model: Path, tokens: Path, sentences: list[str] | list[list[str]]) -> Spoken:
    """Let sherpa-onnx speak sentences of phonemes: version 2 has no espeak-ng any more."""
    if find_spec("sherpa_onnx") is None:
        pytest.skip("sherpa-onnx is not installed")
    command, phonemes = [sys.executable, "-c", PROGRAM, str(model), str(tokens)], json.dumps(sentences)
    answer = subprocess.run(command, input=phonemes, capture_output=True, text=True, timeout=200, check=False)
    assert answer.returncode == 0, answer.stderr
    return Spoken(*map(float, answer.stdout.split()))
