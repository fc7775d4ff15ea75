"""Judges of speech: who it sounds like, what is understood, how clean it is. All of them are optional packages.

The constructor of each raises ``JudgeMissingError``, which says how to get what is missing. All judge speech at 16 kHz.
"""

from __future__ import annotations

import contextlib
import importlib
import importlib.util
import io
import os
import re
import unicodedata
import warnings
from collections.abc import Generator, Sequence
from typing import Any

import numpy as np

from tts_studio.audio.signal import Audio, FloatArray, resample
from tts_studio.errors import StudioError

RATE = 16_000
WHISPER = "TTS_STUDIO_WHISPER"
"""Environment variable with the folder of a faster-whisper model."""

_INSTALL = "python3 packaging/studio.py judges"


class JudgeMissingError(StudioError):
    """A judge that cannot judge: why, and how to get it."""


def installed() -> bool:
    """Return whether all judges seem to be there, without loading them, which takes seconds."""
    libraries = ("resemblyzer", "faster_whisper", "jiwer", "distillmos")
    return all(importlib.util.find_spec(name) for name in libraries)


class SpeakerJudge:
    """Speaker embeddings by Resemblyzer (GE2E): the cosine of two is how alike the voices are, −1 … 1."""

    def __init__(self) -> None:
        """Load the encoder, whose weights lie in the package."""
        with _quiet():
            library = _library("resemblyzer")
            self._encoder = library.VoiceEncoder("cpu", verbose=False)
            self._prepare = library.preprocess_wav

    def embedding(self, audio: Audio) -> FloatArray:
        """Return the direction of the speaker: float32 [256], of length 1."""
        with _quiet():
            prepared = self._prepare(_speech(audio), RATE)
            # Too short for one window of the encoder (or no speech at all): the whole is judged.
            found = self._encoder.embed_utterance(prepared if len(prepared) >= RATE // 4 else _speech(audio))
        return np.asarray(found, np.float32)


class WordJudge:
    """Word error rate by Whisper: how much of what was said is understood."""

    def __init__(self, language: str) -> None:
        """Load the model that ``TTS_STUDIO_WHISPER`` names, or “base” from the hub's cache; no network is used."""
        with _quiet():
            library, self._jiwer = _library("faster_whisper"), _library("jiwer")
            self._language = language
            folder = os.environ.get(WHISPER, "")
            try:
                self._model = library.WhisperModel(
                    folder or "base", device="cpu", compute_type="int8", local_files_only=True
                )
            except Exception as error:  # each of its libraries raises its own
                raise JudgeMissingError(
                    "There is no Whisper model in “{folder}”."
                    if folder
                    else "There is no Whisper model on this machine.",
                    "Please set {variable} to the folder of a faster-whisper model.",
                    folder=folder,
                    variable=WHISPER,
                ) from error
            if language not in self._model.supported_languages:
                raise JudgeMissingError("The Whisper model does not know the language “{language}”.", language=language)

    def heard(self, audio: Audio) -> str:
        """Return what is understood."""
        with _quiet():
            segments, _ = self._model.transcribe(_speech(audio), language=self._language)
            return " ".join(segment.text.strip() for segment in segments)

    def word_error_rate(self, said: Sequence[str], heard: Sequence[str]) -> float:
        """Return wrong, missing and added words over the words said: 0 … , over all sentences together."""
        return float(self._jiwer.wer([_words(text) or "–" for text in said], [_words(text) for text in heard]))

    def errors(self, said: str, heard: str) -> tuple[int, int, int, int]:
        """Return wrong words, words said, wrong letters, letters said; wrong ones may be missing or added, too."""
        reference, hypothesis = _words(said), _words(heard)
        words = self._jiwer.process_words(reference, hypothesis)
        letters = self._jiwer.process_characters(reference, hypothesis)
        wrong, wrong_letters = (one.substitutions + one.deletions + one.insertions for one in (words, letters))
        return wrong, len(reference.split()), wrong_letters, len(reference)


class NaturalnessJudge:
    """Predicted mean opinion score by DistillMOS, 1 (bad) … 5 (excellent)."""

    def __init__(self) -> None:
        """Load the network, whose weights lie in the package."""
        with _quiet():
            library = _library("distillmos")
            self._model = library.ConvTransformerSQAModel().eval()

    def score(self, audio: Audio) -> float:
        """Return the score of one recording."""
        import torch

        with _quiet(), torch.inference_mode():
            return float(self._model(torch.from_numpy(_speech(audio))[None]).item())


def _speech(audio: Audio) -> FloatArray:
    return resample(audio, RATE).samples


def _library(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except Exception as error:  # a package that does not fit its neighbours fails in ways of its own
        missing = isinstance(error, ModuleNotFoundError)
        raise JudgeMissingError(
            "The package {name} is not installed." if missing else "The package {name} does not work here ({error}).",
            "Measuring needs an extra download: {command}",
            name=name,
            error=str(error),
            command=_INSTALL,
        ) from error


def _words(text: str) -> str:
    """Return the words alone, in lower case: punctuation and hyphens do not count as errors."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("’", "'").replace("-", " ")
    return " ".join(re.findall(r"[^\W_]+(?:'[^\W_]+)*", plain))


@contextlib.contextmanager
def _quiet() -> Generator[None]:
    """Keep the libraries' greetings and warnings about their own insides off the terminal."""
    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        yield
