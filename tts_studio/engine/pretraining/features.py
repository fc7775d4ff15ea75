"""What steps read of the clips of corpora: computed once, kept on disk, and read from there a segment at a time.

An hour of speech is half a gigabyte in half precision, so hours of it do not fit into a laptop's memory. The files are
safetensors, which are mapped into memory: a segment of a clip is read without the rest.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import torch
from safetensors import safe_open
from torch import Tensor

from tts_studio.audio.analysis import SUBFRAMES
from tts_studio.engine.pretraining.alphabet import alphabet
from tts_studio.engine.pretraining.corpus import CorpusClip
from tts_studio.engine.training import tensors_file
from tts_studio.engine.training.dataset import Example, PreparedClip, prepare_with
from tts_studio.errors import StudioError
from tts_studio.events import Event, Progress, Refusal, Refused

CHUNK = 64
"""Clips a file."""


@dataclass(frozen=True)
class Features:
    """A clip of a corpus, of which little is in memory."""

    name: str
    text: str
    speaker: str
    language: str
    """espeak-ng's name."""
    phoneme_ids: Tensor
    """int64 [phonemes]."""
    frames: int
    file: Path
    number: int
    """In the file."""

    @property
    def place(self) -> str:
        """Where it is kept: unlike its name, no other clip has it."""
        return f"{self.file}:{self.number}"

    def spectrogram(self, first: int, frames: int) -> Tensor:
        """Return magnitudes, float32 [513, frames]."""
        return self._rows("spectrogram", first, frames).T

    def envelope(self, first: int, frames: int) -> Tensor:
        """Return log magnitudes in nepers, float32 [2 × frames, 80]."""
        return self._rows("envelope", SUBFRAMES * first, SUBFRAMES * frames)

    def aperiodicity(self, first: int, frames: int) -> Tensor:
        """Return shares of noise, float32 [2 × frames, 12]."""
        return self._rows("aperiodicity", SUBFRAMES * first, SUBFRAMES * frames)

    def log2_f0(self, first: int, frames: int) -> Tensor:
        """Return log2(F0 ÷ ``REFERENCE_F0``), float32 [frames]; NaN where there is no voice."""
        return self._rows("log2_f0", first, frames)

    def _rows(self, part: str, first: int, count: int) -> Tensor:
        return _open(self.file).get_slice(f"{self.number}.{part}")[first : first + count].float()


def prepare(clips: Sequence[CorpusClip], folder: Path, rate: int) -> Generator[Event, None, list[Features]]:
    """Yield progress and refusals; return what is known of each clip that can be used.

    ``folder`` keeps it, a file for ``CHUNK`` clips, so an interrupted preparation goes on. WORLD takes the time: 0.2 to
    0.4 of the recordings' duration on one core.
    """
    found: list[Features] = []
    for first in range(0, len(clips), CHUNK):
        path = folder / f"{first // CHUNK:04d}.safetensors"
        if not path.exists():
            folder.mkdir(parents=True, exist_ok=True)
            yield from _write(path, clips[first : first + CHUNK], rate)
        found += _read(path)
        yield Progress(min(first + CHUNK, len(clips)), len(clips))
    return found


def _write(path: Path, clips: Sequence[CorpusClip], rate: int) -> Iterator[Event]:
    tensors: dict[str, Tensor] = {}
    facts: list[dict[str, Any]] = []
    with ThreadPoolExecutor(torch.get_num_threads(), "features") as pool:
        prepared = [pool.submit(_prepare, clip, rate) for clip in clips]
        for clip, future in zip(clips, prepared, strict=True):
            try:
                tensors |= _tensors(len(facts), future.result())
            except StudioError as error:
                yield Refused(clip.audio.name, error.code or Refusal.UNUSABLE, error.message)
                continue
            facts.append(
                {"name": clip.audio.stem, "text": clip.text, "speaker": clip.speaker, "language": clip.language}
            )
    tensors_file.save(path, tensors, {"clips": facts})


def _prepare(clip: CorpusClip, rate: int) -> PreparedClip:
    phoneme_ids = alphabet(clip.language).ids(clip.text, clip.language)
    return prepare_with(Example(clip.audio.stem, clip.audio, clip.text), rate, phoneme_ids)


def _tensors(number: int, clip: PreparedClip) -> dict[str, Tensor]:
    return {
        f"{number}.ids": clip.phoneme_ids,
        f"{number}.spectrogram": clip.spectrogram.T.half(),
        f"{number}.envelope": clip.envelope.half(),
        f"{number}.aperiodicity": clip.aperiodicity.half(),
        f"{number}.log2_f0": clip.log2_f0.half(),
    }


def _read(path: Path) -> list[Features]:
    file = _open(path)
    clips: list[dict[str, Any]] = tensors_file.facts(path)["clips"]
    return [
        Features(
            **clip,
            phoneme_ids=file.get_tensor(f"{number}.ids"),
            frames=file.get_slice(f"{number}.log2_f0").get_shape()[0],
            file=path,
            number=number,
        )
        for number, clip in enumerate(clips)
    ]


@lru_cache(maxsize=1024)
def _open(path: Path) -> Any:
    return safe_open(path, "pt")
