"""A project with made-up recordings: they look like speech, and are judged as the table shall show them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from tests.helpers.passing_folder import passing_folder
from tests.helpers.projects import copy_project
from tts_studio.audio.signal import Audio, FloatArray
from tts_studio.project import flac, opening, store
from tts_studio.project.model import Clip, Consent

RATE = 22_050
QUIET = "It is quiet; please move closer or raise the level."
NOISY = "There is noise in the background; please choose a quieter place."
DROWNED = "The noise is nearly as loud as the voice."
MISFIT = "The text does not fit the duration: 2.1 s of speech are too short for it."

_TEXTS = (
    "The kettle is singing in the kitchen.",
    "Please leave your wet boots by the door.",
    "How many apples do we need for the cake?",
    "Our train was twenty minutes late this morning.",
    "She gave the small dog half of her sandwich.",
    "What a bright and windy day it is!",
    "The blue bicycle belongs to my cousin from the coast, who only visits us when the weather is fine.",
    "Turn left after the old bridge.",
    "Nobody had expected the second letter.",
    "Could you read the last line once more?",
    "Thirty-two chairs were carried up the stairs.",
    "Yes, please.",
)
_TROUBLES: Mapping[int, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    3: ("fair", ("quiet",), (QUIET,)),
    5: ("bad", ("drowned", "quiet"), (DROWNED, QUIET)),
    7: ("bad", ("too_short_for_text",), (MISFIT,)),
    10: ("fair", ("noisy",), (NOISY,)),
}


def make_project(folder: Path, clips: int = len(_TEXTS)) -> Path:
    """Make a project with so many clips, some of them with something to look at, one left out and one trimmed."""
    return copy_project(_original(clips), folder)


@cache
def _original(clips: int) -> Path:
    """Return a project that is made once a process and copied from then on."""
    folder = passing_folder() / "Anna"
    with opening.create(folder, "Anna", "en-us", "en_US-joe-medium", Consent("Anna", "own", "2026-11-23")) as project:
        for place in range(clips):
            add_clip(project, place)
        if clips > 4:
            project.update_clip("0002", trim=(0.3, 2.0))
            project.update_clip("0005", accepted=False)
    return folder


def add_clip(project: store.Project, place: int) -> Clip:
    """Add one clip, a take or an imported recording."""
    text = _TEXTS[place % len(_TEXTS)]
    audio = babble(seed=place, syllables=max(3, len(text) // 4))
    verdict, codes, reasons = _TROUBLES.get(place, ("good", (), ()))
    report: dict[str, Any] = {
        "verdict": verdict,
        "codes": list(codes),
        "reasons": list(reasons),
        "refused": reasons[0] if codes and codes[0].startswith("too_") else None,
        "seconds": audio.seconds,
        "speech_start": 0.4,
        "speech_end": audio.seconds - 0.4,
        "speech_seconds": audio.seconds - 0.9,
        "peak_dbfs": -4.5 - place % 4,
        "loudness": -41.0 if "quiet" in codes else -22.5 - place % 5,
        "noise_dbfs": -38.0 if "drowned" in codes else -62.0 + place % 7,
        "snr_db": 8.2 if "drowned" in codes else 16.0 if "noisy" in codes else 31.0 + place % 9,
        "clipped": 0.0,
    }
    if place % 3 == 2:
        return project.add_clip(
            audio, text, f"metadata.csv, line {place}: wavs/{place:03d}.wav", flac.digest(audio), report
        )
    return project.add_take(audio, text, f"en-{place}", "USB microphone", report)


@cache
def babble(seed: int = 0, syllables: int = 8) -> Audio:
    """Return syllables of a buzz through moving resonances, with a little room before, after and between."""
    random = np.random.default_rng(seed)
    parts: list[FloatArray] = [_room(random, 0.5)]
    for number in range(syllables):
        parts.append(_syllable(random))
        if number % 4 == 3:
            parts.append(_room(random, 0.06))
    parts.append(_room(random, 0.5))
    return Audio(np.clip(np.concatenate(parts), -1, 1).astype(np.float32), RATE)


def _syllable(random: np.random.Generator) -> FloatArray:
    frames = round(random.uniform(0.11, 0.22) * RATE)
    time = np.arange(frames) / RATE
    pitch = random.uniform(150, 210) * (1 - 0.1 * time / time[-1])
    phase = 2 * np.pi * np.cumsum(pitch) / RATE
    centres = random.uniform((300, 900, 2300), (800, 2000, 3200))
    sound = np.zeros(frames)
    for harmonic in range(1, 30):
        hertz = harmonic * pitch.mean()
        strength = sum(1 / (1 + ((hertz - centre) / 120) ** 2) for centre in centres)
        sound += strength * np.sin(harmonic * phase)
    noise = random.standard_normal(frames) * (random.random() < 0.4) * np.exp(-time * 40)
    loud = np.sin(np.pi * np.linspace(0, 1, frames)) ** 0.6
    return (0.16 * random.uniform(0.6, 1.4) * (sound * loud + 0.8 * noise)).astype(np.float32)


def _room(random: np.random.Generator, seconds: float) -> FloatArray:
    return (0.001 * random.standard_normal(round(seconds * RATE))).astype(np.float32)
