"""What judges say of a voice that ``bench_voice.py`` has trained, beside the base voice and the speaker.

The similarity is judged as `tts-studio evaluate` does, but from recordings that were never in the project.
"""

from __future__ import annotations

import importlib
import math
import sys
import time
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from tts_studio.audio.signal import Audio, FloatArray, resample
from tts_studio.audio.speech import speech_spans
from tts_studio.engine import bases
from tts_studio.engine.judging.evaluation import SIMILARITY, Speech, on_scale
from tts_studio.engine.judging.judges import JudgeMissingError, NaturalnessJudge, SpeakerJudge, WordJudge
from tts_studio.engine.speaking.voice import Voice
from tts_studio.text.phonemes import sentences

ENGLISH = bases.texts("en").judging
PITCH_RATE = 16_000
PITCH_HOP = 256  # samples between two frames, 16 ms
PITCH_RANGE = (65.0, 500.0)  # Hz

Figures = dict[str, float]


@dataclass(frozen=True)
class Person:
    """Recordings of the speaker."""

    held_out: Sequence[Audio]
    """Those that describe the speaker: no part of the training has seen them."""
    held_out_texts: Sequence[str]
    learned: Sequence[Audio]
    """Others: how alike they are to the held-out ones is the most that a voice can reach."""


def measure(
    voice: Voice, base: Voice, person: Person, texts: Sequence[str]
) -> tuple[dict[str, float | None], dict[str, str]]:
    """Let the voice say the texts; return every figure, None where it cannot be had, and the reasons of those."""
    _say(f"Speaking {len(texts)} sentences, by turns with the base voice …")
    spoken, by_base = speak_by_turns(voice, base, texts, ENGLISH[: len(texts)])
    figures: dict[str, float | None] = {}
    missing: dict[str, str] = {}
    for title, names, judge in (
        ("time", ("real_time_factor",), lambda: speed(spoken, by_base)),
        ("likeness", SIMILARITY, lambda: similarity(spoken.audio, by_base.audio, person)),
        ("words", ("wer", "wer_base"), lambda: words(spoken, by_base)),
        ("sound", ("mos", "mos_base", "mos_speaker"), lambda: naturalness(spoken.audio, by_base.audio, person)),
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


def similarity(spoken: Sequence[Audio], by_base: Sequence[Audio], person: Person) -> Figures:
    """Return how alike the voice is to the held-out clips; normalised, the base voice is 0 and the speaker 1."""
    judge = SpeakerJudge()
    direction = np.mean([judge.embedding(audio) for audio in person.held_out], axis=0)
    direction /= np.linalg.norm(direction)
    groups = (spoken, by_base, person.learned)
    raw, floor, ceiling = (float(np.mean([judge.embedding(audio) @ direction for audio in group])) for group in groups)
    return on_scale(raw, floor, ceiling)


def words(spoken: Speech, by_base: Speech) -> Figures:
    """Return the word error rates of both voices."""
    if spoken.texts != ENGLISH:  # the lists of the recordings are no exact transcripts
        raise JudgeMissingError("Only the English texts are written to be recognised, and this speaker speaks others.")
    judge = WordJudge("en")
    return {
        name: judge.word_error_rate(said.texts, [judge.heard(audio) for audio in said.audio])
        for name, said in (("wer", spoken), ("wer_base", by_base))
    }


def naturalness(spoken: Sequence[Audio], by_base: Sequence[Audio], person: Person) -> Figures:
    """Return the predicted mean opinion of the voice, the base voice and the held-out clips."""
    judge = NaturalnessJudge()
    groups = {"mos": spoken, "mos_base": by_base, "mos_speaker": person.held_out}
    return {name: float(np.mean([judge.score(audio) for audio in group])) for name, group in groups.items()}


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
