"""How good a voice is: like the speaker, understood, natural, fast. Every judge is optional (see ``judges``)."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from tts_studio.audio.signal import Audio, FloatArray
from tts_studio.engine.judging.judges import JudgeMissingError, NaturalnessJudge, SpeakerJudge, WordJudge
from tts_studio.engine.speaking.voice import Voice
from tts_studio.errors import VoiceError
from tts_studio.events import Event, Finished, Judged, Note, NoteKind, Progress, Stage, StageKind
from tts_studio.messages import Message

T = TypeVar("T")
Judging = Generator[Event, None, dict[str, float]]

SIMILARITY = ("similarity", "similarity_floor", "similarity_ceiling", "similarity_normalised")

HELD_OUT_EVERY = 5
"""Without a list of clips that a training held out, every fifth one stands for them."""


@dataclass(frozen=True)
class Reference:
    """Recordings of the speaker."""

    known: Sequence[Audio]
    """Clips that describe the speaker."""
    held_out: Sequence[Audio]
    """Other clips: how alike the speaker is to herself is the most that a voice can reach."""


@dataclass(frozen=True)
class Speech:
    """What a voice said, and how long it took."""

    texts: tuple[str, ...]
    audio: tuple[Audio, ...]
    seconds: float
    """Time of speaking, without loading, in seconds."""

    @property
    def real_time_factor(self) -> float:
        """Time of speaking over the duration of what was said."""
        return self.seconds / sum(audio.seconds for audio in self.audio)


def evaluate(voice: Voice, base: Voice, reference: Reference, texts: Sequence[str]) -> Iterator[Event]:
    """Let the voice speak ``texts`` of its language and be judged; the last event's result has the figures.

    Result: ``similarity``, ``similarity_floor`` (the base voice), ``similarity_ceiling`` (the speaker's own held-out
    clips), ``similarity_normalised`` (0 = floor, 1 = ceiling), ``wer``, ``mos``, ``real_time_factor``; a figure whose
    judge is missing is None, and ``missing`` says why.
    """
    if not reference.known or not reference.held_out:
        raise VoiceError("There are too few recordings to compare with.", "Please import at least two clips.")
    result: dict[str, float | None] = {}
    missing: dict[str, Message] = {}
    yield Stage(StageKind.SPEAKING, Message("{count} sentences", count=len(texts)))
    speech = yield from _spoken(voice, texts)
    result["real_time_factor"] = speech.real_time_factor
    language = voice.config.espeak_voice.split("-")[0]
    for stage, names, judge in (
        (StageKind.COMPARING, SIMILARITY, lambda: _similarity(speech, base, reference)),
        (StageKind.RECOGNISING_WORDS, ("wer",), lambda: _words(speech, language)),
        (StageKind.JUDGING_SOUND, ("mos",), lambda: _naturalness(speech)),
    ):
        yield Stage(stage)
        try:
            result |= yield from judge()
        except JudgeMissingError as reason:
            yield Note(reason.message, NoteKind.CANNOT_JUDGE)
            missing |= dict.fromkeys(names, reason.message)
    figures = {name: value for name, value in result.items() if value is not None}
    yield Judged(figures)
    yield Finished({**dict.fromkeys((*SIMILARITY, "wer", "mos"), None), **figures, "missing": missing})


def _spoken(voice: Voice, texts: Sequence[str]) -> Generator[Event, None, Speech]:
    """Say each text in one piece."""
    said: list[Audio] = []
    elapsed = 0.0
    list(voice.speak(texts[0]))  # the first run of a session also makes room for its tensors
    for number, text in enumerate(texts, 1):
        start = time.perf_counter()
        parts = [sentence.audio for sentence in voice.speak(text)]
        elapsed += time.perf_counter() - start
        said.append(Audio(np.concatenate([part.samples for part in parts]), voice.rate))
        yield Progress(number, len(texts))
    return Speech(tuple(texts), tuple(said), elapsed)


def _similarity(speech: Speech, base: Voice, reference: Reference) -> Judging:
    judge = SpeakerJudge()
    centre = yield from _each(reference.known, judge.embedding)
    direction = unit(np.mean(centre, axis=0))
    floor_speech = yield from _spoken(base, speech.texts)
    means: list[float] = []
    for recordings in (speech.audio, floor_speech.audio, reference.held_out):
        embeddings = yield from _each(recordings, judge.embedding)
        means.append(float(np.mean(np.stack(embeddings) @ direction)))
    return on_scale(*means)


def on_scale(raw: float, floor: float, ceiling: float) -> dict[str, float]:
    """Return the figures ``SIMILARITY``; the normalised one is left out if the speaker is like the base voice."""
    figures = {"similarity": raw, "similarity_floor": floor, "similarity_ceiling": ceiling}
    if abs(ceiling - floor) > 1e-3:
        figures["similarity_normalised"] = (raw - floor) / (ceiling - floor)
    return figures


def unit(direction: FloatArray) -> FloatArray:
    """Return a direction with the length 1."""
    return (direction / np.linalg.norm(direction)).astype(np.float32)


def _words(speech: Speech, language: str) -> Judging:
    judge = WordJudge(language)
    heard = yield from _each(speech.audio, judge.heard)
    return {"wer": judge.word_error_rate(speech.texts, heard)}


def _naturalness(speech: Speech) -> Judging:
    judge = NaturalnessJudge()
    scores = yield from _each(speech.audio, judge.score)
    return {"mos": float(np.mean(scores))}


def _each(recordings: Sequence[Audio], judge: Callable[[Audio], T]) -> Generator[Event, None, list[T]]:
    results: list[T] = []
    for number, audio in enumerate(recordings, 1):
        results.append(judge(audio))
        yield Progress(number, len(recordings))
    return results
