"""What judges say of a voice that ``bench_voice.py`` has trained, beside the base voice and the speaker.

The similarity is judged as `tts-studio evaluate` does, but from recordings that were never in the project. Where chance
is large, the ends of a figure's confidence interval stand beside it, ``…_low`` and ``…_high`` (bootstrap.py).
"""

from __future__ import annotations

import importlib
import math
import sys
import time
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from benchmarks.bootstrap import Rows, bounded, share_wrong
from tts_studio.audio.signal import Audio, FloatArray, resample
from tts_studio.audio.speech import speech_spans
from tts_studio.engine.judging.evaluation import DNSMOS, DVECTOR, SIMILARITY, Speech, mean_cleanness, on_scale, unit
from tts_studio.engine.judging.judges import (
    CleannessJudge,
    DVectorJudge,
    JudgeMissingError,
    NaturalnessJudge,
    SpeakerEncoder,
    SpeakerJudge,
    WordJudge,
)
from tts_studio.engine.speaking.voice import Voice
from tts_studio.text.phonemes import sentences

PITCH_RATE = 16_000
PITCH_HOP = 256  # samples between two frames, 16 ms
PITCH_RANGE = (65.0, 500.0)  # Hz

Figures = dict[str, float]
WHO = ("", "_base", "_speaker")
"""What the names of figures of the voice, the base voice and the speaker end with."""


@dataclass(frozen=True)
class Person:
    """Recordings of the speaker."""

    held_out: Sequence[Audio]
    """Those that describe the speaker: no part of the training has seen them."""
    held_out_texts: Sequence[str]
    learned: Sequence[Audio]
    """Others: how alike they are to the held-out ones is the most that a voice can reach."""


@dataclass(frozen=True)
class Said:
    """What is said to be judged."""

    texts: Sequence[str]
    by_base: Sequence[str]
    """As many texts for the base voice, in a language that it has learned."""
    words_count: bool
    """Whether words are counted: the base voice has learned the speaker's language."""


def measure(voice: Voice, base: Voice, person: Person, said: Said) -> tuple[dict[str, float | None], dict[str, str]]:
    """Let the voice say the texts; return every figure, None where it cannot be had, and the reasons of those."""
    _say(f"Speaking {len(said.texts)} sentences, by turns with the base voice …")
    spoken, by_base = speak_by_turns(voice, base, said.texts, said.by_base)
    figures: dict[str, float | None] = {}
    missing: dict[str, str] = {}
    groups = (spoken.audio, by_base.audio, person.held_out)
    language = voice.config.espeak_voice.split("-")[0] if said.words_count else None
    for title, names, judge in (
        ("time", ("real_time_factor",), lambda: speed(spoken, by_base)),
        ("likeness", SIMILARITY, lambda: similarity(SpeakerJudge, SIMILARITY, spoken.audio, by_base.audio, person)),
        (
            *("likeness by another encoder", DVECTOR),
            lambda: similarity(DVectorJudge, DVECTOR, spoken.audio, by_base.audio, person),
        ),
        ("words", ("wer", "wer_base"), lambda: words(spoken, by_base, language)),
        ("sound", tuple(f"mos{who}" for who in WHO), lambda: naturalness(*groups)),
        ("cleanness", tuple(name + who for name in DNSMOS for who in WHO), lambda: cleanness(*groups)),
        ("pitch", ("pitch", "pitch_speaker", "pitch_error"), lambda: pitch(spoken.audio, person.held_out)),
        ("pace", ("rate", "rate_speaker", "rate_error"), lambda: pace(voice, person)),
    ):
        _say(f"Judging the {title} …")
        figures |= dict.fromkeys(names)
        try:
            figures |= judge()
        except JudgeMissingError as reason:
            _say(str(reason))
            missing |= dict.fromkeys(names, str(reason))
    return figures, missing


# Speaking


def speak_by_turns(voice: Voice, base: Voice, texts: Sequence[str], base_texts: Sequence[str]) -> tuple[Speech, Speech]:
    """Let both voices speak, one sentence each in turn, so that a slow moment of the machine meets both."""
    for speaker, text in ((voice, texts[0]), (base, base_texts[0])):
        _timed(speaker, text)  # the first run of a session also makes room for its tensors
    said: list[tuple[Audio, float]] = []
    by_base: list[tuple[Audio, float]] = []
    for text, base_text in zip(texts, base_texts, strict=True):
        said.append(_timed(voice, text))
        by_base.append(_timed(base, base_text))
    return _speech(texts, said), _speech(base_texts, by_base)


def _timed(voice: Voice, text: str) -> tuple[Audio, float]:
    """Say a text in one piece; return it and the seconds that it took."""
    start = time.perf_counter()
    parts = [sentence.audio.samples for sentence in voice.speak(text)]
    elapsed = time.perf_counter() - start
    return Audio(np.concatenate(parts), voice.rate), elapsed


def _speech(texts: Sequence[str], said: Sequence[tuple[Audio, float]]) -> Speech:
    return Speech(tuple(texts), tuple(audio for audio, _ in said), sum(seconds for _, seconds in said))


# Judging


def speed(spoken: Speech, by_base: Speech) -> Figures:
    """Return the real-time factors of both voices, and how many times the base voice's the voice's is."""
    own, other = spoken.real_time_factor, by_base.real_time_factor
    return {"real_time_factor": own, "real_time_factor_base": other, "real_time_factor_ratio": own / other}


def similarity(
    encoder: Callable[[], SpeakerEncoder],
    names: Sequence[str],
    spoken: Sequence[Audio],
    by_base: Sequence[Audio],
    person: Person,
) -> Figures:
    """Return how alike the voice is to the held-out clips by one encoder, under ``names``, with intervals.

    The last is normalised: the base voice is 0 and the speaker 1. What chance the held-out clips themselves are is not
    in the intervals.
    """
    judge = encoder()
    direction = unit(np.mean([judge.embedding(audio) for audio in person.held_out], axis=0))
    groups = [
        np.array([judge.embedding(audio) @ direction for audio in group]) for group in (spoken, by_base, person.learned)
    ]
    figures: Figures = {}
    for name, group in zip(names, groups, strict=False):
        figures |= bounded(name, np.mean, group)
    scale = names[-1]
    if scale in on_scale(*(figures[name] for name in names[:-1]), names=names):
        figures |= bounded(scale, _normalised, *groups)
    return figures


def _normalised(*groups: Rows) -> float:
    raw, floor, ceiling = (float(np.mean(group)) for group in groups)
    return (raw - floor) / (ceiling - floor)


def words(spoken: Speech, by_base: Speech, language: str | None) -> Figures:
    """Return the word error rates of both voices in a language, with intervals.

    Raises JudgeMissingError without a language: an accent is misheard by chance.
    """
    if language is None:
        raise JudgeMissingError("Words are counted only in a language that the base voice has learned.")
    judge = WordJudge(language)
    figures: Figures = {}
    for name, said in (("wer", spoken), ("wer_base", by_base)):
        heard = [judge.heard(audio) for audio in said.audio]
        counts = [judge.errors(text, understood)[:2] for text, understood in zip(said.texts, heard, strict=True)]
        figures |= bounded(name, share_wrong, np.array(counts))
    return figures


def naturalness(*groups: Sequence[Audio]) -> Figures:
    """Return the predicted mean opinion of the voice, the base voice and the held-out clips."""
    judge = NaturalnessJudge()
    return {
        f"mos{who}": float(np.mean([judge.score(audio) for audio in group]))
        for who, group in zip(WHO, groups, strict=True)
    }


def cleanness(*groups: Sequence[Audio]) -> Figures:
    """Return the predicted opinions of how clean the voice, the base voice and the held-out clips are."""
    judge = CleannessJudge()
    figures: Figures = {}
    for who, group in zip(WHO, groups, strict=True):
        found = mean_cleanness([judge.score(audio) for audio in group])
        figures |= {name + who: value for name, value in found.items()}
    return figures


def pitch(spoken: Sequence[Audio], recorded: Sequence[Audio]) -> Figures:
    """Return the median pitches in Hz, and how much higher the voice is than the speaker, in semitones."""
    own, other = median_pitch(spoken), median_pitch(recorded)
    return {"pitch": own, "pitch_speaker": other, "pitch_error": 12 * math.log2(own / other)}


def median_pitch(recordings: Sequence[Audio]) -> float:
    """Return the median fundamental frequency of all voiced frames, Hz; raises JudgeMissingError if none is voiced."""
    try:
        library: Any = importlib.import_module("librosa")
    except ImportError as error:
        reason = "The package librosa is not installed. To install the judges: python3 packaging/studio.py judges"
        raise JudgeMissingError(reason) from error
    frames = np.concatenate([_pitches(library, audio) for audio in recordings])
    if not len(frames):
        raise JudgeMissingError("There is no pitch in the recordings.")
    return float(np.median(frames))


def _pitches(library: Any, audio: Audio) -> FloatArray:
    """Return the fundamental frequency of each voiced frame, by probabilistic YIN."""
    low, high = PITCH_RANGE
    samples = resample(audio, PITCH_RATE).samples
    found, voiced, _ = library.pyin(
        samples, fmin=low, fmax=high, sr=PITCH_RATE, frame_length=4 * PITCH_HOP, hop_length=PITCH_HOP
    )
    return found[voiced].astype(np.float32)


def pace(voice: Voice, person: Person) -> Figures:
    """Return the phonemes a second of both, and how much faster the voice is than the speaker, in per cent.

    The voice says what the speaker says: texts differ by some per cent in how quickly they are spoken.
    """
    said = [_timed(voice, text)[0] for text in person.held_out_texts]
    own, other = (
        rate(recordings, person.held_out_texts, voice.config.espeak_voice) for recordings in (said, person.held_out)
    )
    return {"rate": own, "rate_speaker": other, "rate_error": 100 * (own / other - 1)}


def rate(recordings: Sequence[Audio], texts: Sequence[str], espeak_voice: str) -> float:
    """Return the phonemes a second of speech, pauses not counted; raises JudgeMissingError if there is no speech.

    Voiced frames would not do: at about the same pace, a clear voice has more than twice as many as a creaking one.
    """
    seconds = sum(end - start for audio in recordings for start, end in speech_spans(audio))
    if not seconds:
        raise JudgeMissingError("There is no speech in the recordings.")
    return sum(phonemes(text, espeak_voice) for text in texts) / seconds


def phonemes(text: str, espeak_voice: str) -> int:
    """Return how many sounds a text has: marks of stress and length, spaces and punctuation are none."""
    signs = (sign for sentence in sentences(text, espeak_voice) for sign in sentence)
    return sum(unicodedata.category(sign) in ("Ll", "Lo") for sign in signs)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
