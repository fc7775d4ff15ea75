"""How good a voice is: like the speaker, understood, natural, fast. Every judge is optional (see ``judges``)."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from tts_studio.audio.signal import Audio, FloatArray, joined
from tts_studio.engine.judging.judges import (
    Cleanness,
    CleannessJudge,
    DVectorJudge,
    JudgeMissingError,
    NaturalnessJudge,
    SpeakerEncoder,
    SpeakerJudge,
    WordJudge,
)
from tts_studio.engine.speaking.voice import Voice
from tts_studio.errors import VoiceError
from tts_studio.events import Event, Finished, Judged, Note, NoteKind, Progress, Stage, StageKind
from tts_studio.messages import Message

T = TypeVar("T")
Judging = Generator[Event, None, dict[str, float]]

_SCALE = ("", "_floor", "_ceiling", "_normalised")
SIMILARITY, DVECTOR = (tuple(name + point for point in _SCALE) for name in ("similarity", "similarity_dvector"))
"""Figures by Resemblyzer, and by the second speaker encoder."""
DNSMOS = ("dnsmos_signal", "dnsmos_background", "dnsmos_overall")

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
    clips), ``similarity_normalised`` (0 = floor, 1 = ceiling), the same by the second encoder
    (``similarity_dvector…``), ``wer``, ``mos``, ``dnsmos_…``, ``real_time_factor``; a figure whose judge is missing is
    None, and ``missing`` says why.
    """
    if not reference.known or not reference.held_out:
        raise VoiceError("There are too few recordings to compare with.", "Please import at least two clips.")
    result: dict[str, float | None] = {}
    missing: dict[str, Message] = {}
    yield Stage(StageKind.SPEAKING, Message("{count} sentences", count=len(texts)))
    speech = yield from _spoken(voice, texts)
    result["real_time_factor"] = speech.real_time_factor
    language = voice.config.espeak_voice.split("-")[0]
    comparison = _Comparison(speech, base, reference)
    for stage, names, judge in (
        (StageKind.COMPARING, SIMILARITY, lambda: comparison.judged_by(SpeakerJudge, SIMILARITY)),
        (StageKind.COMPARING, DVECTOR, lambda: comparison.judged_by(DVectorJudge, DVECTOR)),
        (StageKind.RECOGNISING_WORDS, ("wer",), lambda: _words(speech, language)),
        (StageKind.JUDGING_SOUND, ("mos",), lambda: _naturalness(speech)),
        (StageKind.JUDGING_SOUND, DNSMOS, lambda: _cleanness(speech)),
    ):
        yield Stage(stage)
        try:
            result |= yield from judge()
        except JudgeMissingError as reason:
            yield Note(reason.message, NoteKind.CANNOT_JUDGE)
            missing |= dict.fromkeys(names, reason.message)
    figures = {name: value for name, value in result.items() if value is not None}
    yield Judged(figures)
    names = (*SIMILARITY, *DVECTOR, "wer", "mos", *DNSMOS)
    yield Finished({**dict.fromkeys(names, None), **figures, "missing": missing})


def _spoken(voice: Voice, texts: Sequence[str]) -> Generator[Event, None, Speech]:
    """Say each text in one piece."""
    said: list[Audio] = []
    elapsed = 0.0
    list(voice.speak(texts[0]))  # the first run of a session also makes room for its tensors
    for number, text in enumerate(texts, 1):
        start = time.perf_counter()
        parts = [sentence.audio for sentence in voice.speak(text)]
        elapsed += time.perf_counter() - start
        said.append(joined(parts))
        yield Progress(number, len(texts))
    return Speech(tuple(texts), tuple(said), elapsed)


class _Comparison:
    """The voice and the base voice beside the speaker, for each encoder of speakers."""

    def __init__(self, speech: Speech, base: Voice, reference: Reference) -> None:
        self._speech = speech
        self._base = base
        self._reference = reference
        self._by_base: Speech | None = None
        """What the base voice says; it speaks when the first encoder asks."""

    def judged_by(self, encoder: Callable[[], SpeakerEncoder], names: Sequence[str]) -> Judging:
        """Return the four figures by one encoder, under ``names``."""
        judge = encoder()
        centre = yield from _each(self._reference.known, judge.embedding)
        direction = unit(np.mean(centre, axis=0))
        if self._by_base is None:
            self._by_base = yield from _spoken(self._base, self._speech.texts)
        means: list[float] = []
        for recordings in (self._speech.audio, self._by_base.audio, self._reference.held_out):
            embeddings = yield from _each(recordings, judge.embedding)
            means.append(float(np.mean(np.stack(embeddings) @ direction)))
        return on_scale(*means, names=names)


def on_scale(raw: float, floor: float, ceiling: float, names: Sequence[str] = SIMILARITY) -> dict[str, float]:
    """Return the figures ``names``; the last, normalised one is left out if the speaker is like the base voice."""
    figures = dict(zip(names, (raw, floor, ceiling), strict=False))
    if abs(ceiling - floor) > 1e-3:
        figures[names[3]] = (raw - floor) / (ceiling - floor)
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


def _cleanness(speech: Speech) -> Judging:
    judge = CleannessJudge()
    scores = yield from _each(speech.audio, judge.score)
    return mean_cleanness(scores)


def mean_cleanness(scores: Sequence[Cleanness]) -> dict[str, float]:
    """Return the figures ``DNSMOS`` of several recordings."""
    table = [(score.signal, score.background, score.overall) for score in scores]
    return dict(zip(DNSMOS, map(float, np.mean(table, axis=0)), strict=True))


def _each(recordings: Sequence[Audio], judge: Callable[[Audio], T]) -> Generator[Event, None, list[T]]:
    results: list[T] = []
    for number, audio in enumerate(recordings, 1):
        results.append(judge(audio))
        yield Progress(number, len(recordings))
    return results
