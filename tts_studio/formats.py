"""Facts that several layers share: names of files and folders on disk, the presets, the least that a training takes.

Each stands here once. ``project`` and ``engine`` do not import one another, so both take it from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

# A project's folder.

PROJECT = "project.json"
"""Format, speaker, language, base and consent; a folder is a project exactly when it has this file."""
IMPORT_REPORT = "import-report.json"
"""The rows that imports refused, and why."""
OWN_PROMPTS = "prompts.txt"
"""Sentences of one's own to read aloud, a line each."""
CLIPS, RUNS, VOICES, TRASH = "clips", "runs", "voices", ".trash"
"""Its folders: recordings, trainings, finished voices, and what was removed."""
LOCK = ".lock"
"""Locked by the process that changes the project."""
PART_SUFFIX = ".part.flac"
"""Suffix of a take that is being recorded: ``clips/0007.part.flac``."""
PART_NOTES = "parts.json"
"""In ``clips``: text, prompt and microphone of each such take."""

# A training's folder, ``runs/TIME``.

REQUEST, RESULT, STOPPED, TOO_SHORT = "request.json", "result.json", "stopped.json", "too_short.json"
"""What was asked for; what came out, once it is finished; whether the user stopped it and kept the voice; whether it
ended before its voice could resemble the speaker."""
STATE, BEST = "state.safetensors", "best.safetensors"
"""All that the training needs to go on exactly; the best voice so far."""
RUN_SETTINGS, METRICS, SAMPLES = "settings.json", "metrics.jsonl", "samples"
"""The settings of the training; one line of figures per measurement; folder of the sentences spoken on the way."""
CHECKPOINTS, HEARD = "candidates", "heard.json"
"""Folder of the voice at several steps, ``STEP.safetensors``; what the judges found for each of them, by step."""

# A voice's folder, ``voices/KEY``.

PASSPORT, MODEL_CARD, SAMPLE, TOKENS = "voice.json", "MODEL_CARD", "sample.flac", "tokens.txt"
"""Where the voice came from, for programs and for people; a sentence it speaks; sherpa-onnx's table of phonemes."""
PHRASES = "phrases.csv"
"""Name of the file with the board of phrases of a person."""
WORDS = "words.csv"
"""How words are said: of one voice in its folder, of a person beside the settings."""
MODEL_SUFFIX = ".onnx"
"""Of a Piper voice; its configuration is ``<lang>_<REGION>-<name>-<quality>.onnx.json`` beside it."""
QUALITIES = ("x_low", "low", "medium", "high")
"""Piper's names of the qualities of a voice: by sampling rate and by size of the network."""

DEFAULT_BASE = "base"
"""How the base voice that new projects start from is called, whichever it is."""

DEFAULT_DESTINATION = "piper"
"""The program that voices are exported for where no other is named."""

# How a text is spoken (``synthesis.py``).


class NumberRange(NamedTuple):
    """A number that can be chosen."""

    default: float
    least: float
    most: float


PIPER_NOISE = 0.667
"""Piper's own noise scale: the variation at which a voice varies as its configuration says."""
MANNER: Mapping[str, NumberRange] = MappingProxyType(
    {
        "speed": NumberRange(1.0, 0.25, 4.0),
        "variation": NumberRange(PIPER_NOISE, 0.0, 2.0),
        "volume": NumberRange(1.0, 0.0, 4.0),
        "pause": NumberRange(0.2, 0.0, 10.0),
    }
)

# How a book is read (``books/``).

BOOKS = ("txt", "md", "epub", "docx", "pdf", "html", "srt", "vtt")
"""Extensions of the texts that can be read; ``books/opening.py`` has what reads them, and a few that mean the same."""
SOUNDS = ("m4b", "mp3", "opus", "flac", "wav")
"""Extensions of what is written (``audio/encoding.py``)."""
CAPTIONS = ("srt", "vtt", "words")
"""Kinds of captions (``books/captions.py``)."""

# Listening tests (``jobs/comparing.py``).

LISTENING_KEY_SUFFIX = ".key.json"
"""Of the file beside a test's page that says which voice is which."""
LISTENED = "listened.json"
"""In a voice's folder: what listeners said of it, test by test."""

# What a training takes.

PRESETS: Mapping[str, float] = MappingProxyType({"quick": 10.0, "balanced": 30.0, "thorough": 120.0})
"""Name → minutes of training, the shortest first."""
DEFAULT_PRESET = "balanced"
ENCODERS = ("transformer", "rnn", "bert")
"""Kinds of text encoders that a base voice may be pretrained with (``engine/vits/text_encoders``)."""
LEAST_SECONDS = 15.0
"""Seconds of speech below which a training refuses to begin: even one minute is little."""
LEAST_CLIPS = 4
"""Clips below which a training refuses to begin: two to learn from and two to measure by."""
