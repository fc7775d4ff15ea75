"""Speaking with a Piper voice, sentence by sentence, by onnxruntime alone: torch is never imported here.

The same seed twice means a new session each time (see ``session.py``); without a seed one session serves all texts.
``Voice.prepare`` makes the new session beforehand.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from tts_studio.audio.levels import at_peak
from tts_studio.audio.signal import Audio, FloatArray
from tts_studio.engine.speaking.session import AGAIN, open_voice
from tts_studio.engine.speaking.voice_files import VoiceFiles, locate, read_config, sha256, speaker_id
from tts_studio.errors import TextError, VoiceError
from tts_studio.text.sentences import Span, spans

if TYPE_CHECKING:
    from piper import PiperVoice
    from piper.config import PiperConfig

DEFAULT_VARIATION = 0.667
"""Piper's own noise scale: the middle of the range, at which a voice varies as its configuration says."""

_LONGEST = 400  # phonemes at a time: the text encoder's attention grows with the square of it


@dataclass(frozen=True)
class Knobs:
    """How to speak. Raises VoiceError for a value out of its range."""

    speed: float = 1.0
    """Times the voice's own pace, 0.25 … 4."""
    variation: float = DEFAULT_VARIATION
    """How much tone and rhythm vary from one time to the next, 0 … 2: 0.667 as its maker chose, 0 not at all."""
    volume: float = 1.0
    """Times full scale, 0 … 4; what would pass full scale is limited."""
    pause: float = 0.2
    """Silence between two sentences in seconds, 0 … 10."""
    seed: int | None = None
    """Same seed, voice, text and machine: same sound. 0 … 2³¹ − 1; None = different each time."""

    def __post_init__(self) -> None:
        _in_range("speed", self.speed, 0.25, 4.0)
        _in_range("variation", self.variation, 0.0, 2.0)
        _in_range("volume", self.volume, 0.0, 4.0)
        _in_range("pause", self.pause, 0.0, 10.0)
        _in_range("seed", self.seed or 0, 0, 2**31 - 1)


@dataclass(frozen=True, eq=False)
class Sentence:
    """A spoken sentence."""

    audio: Audio
    span: Span
    """Where it stands in the text. Several sentences may share one span where they cannot be told apart."""


class Voice:
    """A Piper voice, loaded and ready to speak."""

    def __init__(self, files: VoiceFiles, speaker: str | None = None, seed: int | None = None) -> None:
        """Load both files; ``load`` finds them first."""
        self.files = files
        self._document = read_config(files.config)
        self._speaker = speaker_id(self._document, speaker, files.stem)
        self._piper = open_voice(files, self._document, seed)
        self._unused_seed = seed

    @classmethod
    def load(cls, path: Path | VoiceFiles, *, speaker: str | None = None, seed: int | None = None) -> Voice:
        """Load a voice by its folder or ``.onnx`` file, or by its files with what they must hash to.

        ``speaker`` is the name or number in a voice with several. ``seed`` prepares for a text spoken with that seed.
        Raises VoiceError for a file that is missing, damaged, cut off, changed or no Piper voice.
        """
        return cls(path if isinstance(path, VoiceFiles) else locate(path), speaker, seed)

    @cached_property
    def sha256(self) -> str:
        """The SHA-256 of the model, by which a voice is known."""
        return self.files.sha256 or sha256(self.files.model)

    @property
    def name(self) -> str:
        """The stem of the voice's files."""
        return self.files.stem

    @property
    def piper(self) -> PiperVoice:
        """The voice as piper-tts holds it."""
        return self._piper

    @property
    def config(self) -> PiperConfig:
        """The voice's configuration as Piper holds it."""
        return self._piper.config

    @property
    def document(self) -> dict[str, Any]:
        """The voice's configuration as its file has it."""
        return self._document

    @property
    def rate(self) -> int:
        """Frames per second of what it speaks (Hz)."""
        return self._piper.config.sample_rate

    def speak(self, text: str, knobs: Knobs | None = None) -> Iterator[Audio]:
        """Yield the text sentence by sentence; every sentence but the first begins with the pause.

        ``[[ phonemes ]]`` in the text are passed through. Raises TextError if there is nothing to say, VoiceError if
        the voice cannot say it.
        """
        yield from (sentence.audio for sentence in self.say(text, knobs))

    def say(self, text: str, knobs: Knobs | None = None) -> Iterator[Sentence]:
        """Yield what ``speak`` yields, with the place of each sentence in the text."""
        knobs = knobs or Knobs()
        piper = self._prepared(knobs.seed)
        silence = np.zeros(round(knobs.pause * self.rate), np.float32)
        spoken = False
        for phonemes, span in _sentences(piper, text):
            said = np.concatenate([self._say(piper, part, knobs) for part in _portions(phonemes)])
            levelled = np.clip(at_peak(said, knobs.volume), -1.0, 1.0)
            yield Sentence(Audio(np.concatenate([silence, levelled]) if spoken else levelled, self.rate), span)
            spoken = True
        if not spoken:
            raise TextError("There is nothing to say.", "Please give a text with at least one word.")

    def prepare(self, seed: int) -> None:
        """Make ready for a text with that seed, so that it begins at once; raises VoiceError as ``load`` does."""
        if seed != self._unused_seed:
            self._piper = open_voice(self.files, self._document, seed)
            self._unused_seed = seed

    def _prepared(self, seed: int | None) -> PiperVoice:
        """Return the voice with fresh generators if they must start from a seed."""
        fresh, self._unused_seed = self._unused_seed, None
        if seed is None or seed == fresh:
            return self._piper
        return open_voice(self.files, self._document, seed)

    def _say(self, piper: PiperVoice, phonemes: list[str], knobs: Knobs) -> FloatArray:
        """Return what the voice's graph gives for some phonemes, at the level that the voice has by itself."""
        from piper.config import SynthesisConfig

        config = piper.config
        scale = knobs.variation / DEFAULT_VARIATION
        settings = SynthesisConfig(
            speaker_id=self._speaker,
            length_scale=config.length_scale / knobs.speed,
            noise_scale=config.noise_scale * scale,
            noise_w_scale=config.noise_w_scale * scale,
        )
        try:
            result = piper.phoneme_ids_to_audio(piper.phonemes_to_ids(phonemes), settings)
        except Exception as error:  # onnxruntime's errors derive from nothing else
            raise VoiceError(f"The voice “{self.name}” cannot say this.", AGAIN, str(error)) from error
        samples = np.atleast_1d(result[0] if isinstance(result, tuple) else result).astype(np.float32)
        if not np.isfinite(samples).all():
            raise VoiceError(f"The voice “{self.name}” is damaged: what it says is no sound.", AGAIN)
        return samples


def _sentences(piper: PiperVoice, text: str) -> Iterator[tuple[list[str], Span]]:
    """Yield the phonemes and the place of each sentence.

    It goes paragraph by paragraph, so that a book need not be read to its end first.
    """
    for start, paragraph in _paragraphs(text.replace("\0", " ")):
        found = [phonemes for phonemes in _phonemes(piper, paragraph) if phonemes]
        places = spans(paragraph, found, partial(_phonemes, piper))
        for phonemes, (first, last) in zip(found, places, strict=True):
            yield phonemes, (start + first, start + last)


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Yield each paragraph that is not blank, with where it begins."""
    start = 0
    for gap in re.finditer(r"\n\s*\n|\Z", text):
        if text[start : gap.start()].strip():
            yield start, text[start : gap.start()]
        start = gap.end()


def _phonemes(piper: PiperVoice, text: str) -> list[list[str]]:
    try:
        return piper.phonemize(text)
    except ImportError as error:
        raise VoiceError(
            "This voice's language needs software that is not installed.", f"Missing: {error.name}.", str(error)
        ) from error
    except RuntimeError as error:  # espeak-ng's bridge knows no other kind
        language = piper.config.espeak_voice
        raise VoiceError(f"The voice's language “{language}” is not known.", detail=str(error)) from error


def _portions(phonemes: list[str]) -> Iterator[list[str]]:
    """Cut a sentence without end at a space (or anywhere, failing that) into pieces that fit into memory."""
    while len(phonemes) > _LONGEST:
        head = phonemes[:_LONGEST]
        cut = _LONGEST - head[::-1].index(" ") if " " in head else _LONGEST
        yield phonemes[:cut]
        phonemes = phonemes[cut:]
    yield phonemes


def _in_range(name: str, value: float, low: float, high: float) -> None:
    if not math.isfinite(value) or not low <= value <= high:
        raise VoiceError(f"The {name} {value:g} is not possible.", f"Please choose a value from {low:g} to {high:g}.")
