"""Choosing among the checkpoints of one training by judges: each says sentences that no step has seen.

How near a voice comes to the speaker is the sum of three shares, each 0 … 1: how much of the way from the base voice
to the speaker's own recordings it has gone in speaker similarity, how many of the words are understood, and how natural
it sounds (mean opinion score 1 … 5). No judge is enough alone: similarity prefers voices that buzz, naturalness those
that are still the base voice. Words do not count in a language that the base voice does not speak: Whisper mishears its
accent by chance (71 … 85 % in Italian), and an early voice was taken for that. Elsewhere they count by what chance does
not explain: twelve sentences have about 90 words, of which one of two equally good voices gets 4 more wrong than the
other.

What the judges found lies in the run's folder as ``heard.json``: figures by step, so that they need not listen twice.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Generator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from transformers import VitsModel

from tts_studio import metrics
from tts_studio.audio.signal import Audio
from tts_studio.engine.bases import BaseVoice
from tts_studio.engine.judging.evaluation import on_scale, unit
from tts_studio.engine.judging.judges import JudgeMissingError, NaturalnessJudge, SpeakerJudge, WordJudge
from tts_studio.engine.training import checkpoints
from tts_studio.engine.training.checkpoints import Checkpoint
from tts_studio.engine.training.dataset import PreparedClip
from tts_studio.engine.training.networks import build_networks
from tts_studio.engine.training.threads import Threads
from tts_studio.engine.vits.graph import load_network
from tts_studio.engine.vits.synthesis import synthesise
from tts_studio.errors import TextError
from tts_studio.events import Event, Note, NoteKind, Progress, Stage, StageKind
from tts_studio.formats import HEARD
from tts_studio.messages import Message
from tts_studio.storage import write_json
from tts_studio.text import prompts

SENTENCES = 12
"""What each voice says, at 1.2 s each on two cores. By six short prompts with 40 words, all of a two-hour training were
20 to 33 % misheard, and its voice of step 1849 was taken; by twenty other sentences the last one was better in words
(4.3 for 8.0 %) and similarity (0.867 for 0.857)."""
KNOWN_CLIPS = 20
"""Recordings that describe the speaker."""

Judgement = dict[str, float]
"""``similarity``, ``similarity_normalised``, ``mos``; if words count, ``wer`` and the number of ``words``."""

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Judges:
    """All that listen."""

    speaker: SpeakerJudge
    words: WordJudge | None
    """None where words do not count."""
    naturalness: NaturalnessJudge
    no_words: Message | None = None
    """Why words are not judged although they count; None if they are, or do not count."""

    @classmethod
    def load(cls, language: str | None) -> Judges:
        """Load them in about 10 s, without one for words if there is no ``language``.

        The one for words may be missing: its model is no package and has to be fetched by hand. Raises
        JudgeMissingError if another one is.
        """
        speaker, naturalness = SpeakerJudge(), NaturalnessJudge()
        if language is None:
            return cls(speaker, None, naturalness)
        try:
            return cls(speaker, WordJudge(language), naturalness)
        except JudgeMissingError as reason:
            return cls(speaker, None, naturalness, reason.message)


@dataclass(frozen=True)
class JudgingText:
    """A sentence that is said to be judged."""

    text: str
    phoneme_ids: Tensor
    """int64 [phonemes]."""


class CheckpointJudge:
    """Judges voices by the same sentences, against the same recordings."""

    def __init__(
        self,
        judges: Judges,
        texts: Sequence[JudgingText],
        known: Sequence[PreparedClip],
        held_out: Sequence[PreparedClip],
        base: VitsModel,
        rate: int,
    ) -> None:
        """``texts`` are said; ``known`` describe the speaker.

        The similarity of the voice ``base`` is the floor, that of the ``held_out`` recordings the ceiling.
        """
        self.judges = judges
        self.texts = texts
        self.rate = rate
        embeddings = [judges.speaker.embedding(self._audio(clip.wave)) for clip in known[:KNOWN_CLIPS]]
        self.direction = unit(np.mean(embeddings, axis=0))
        self.floor = self._similarity([self.say(base, text) for text in texts])
        self.ceiling = self._similarity([self._audio(clip.wave) for clip in held_out])

    def say(self, network: VitsModel, text: JudgingText, length_scale: float = 1.0) -> Audio:
        """Return a sentence, spoken by a network; the same each time."""
        noise = torch.Generator().manual_seed(len(text.text))
        return self._audio(synthesise(network, text.phoneme_ids, length_scale, noise))

    def judge(self, network: VitsModel, length_scale: float = 1.0) -> Generator[Event, None, Judgement]:
        """Let a network say all sentences; return what the judges found."""
        said: list[Audio] = []
        heard: list[str] = []
        words = self.judges.words
        for number, text in enumerate(self.texts, 1):
            said.append(self.say(network, text, length_scale))
            if words is not None:
                heard.append(words.heard(said[-1]))
            yield Progress(number, len(self.texts))
        figures = on_scale(self._similarity(said), self.floor, self.ceiling)
        if words is not None:
            figures["wer"] = words.word_error_rate([text.text for text in self.texts], heard)
            figures["words"] = float(sum(len(text.text.split()) for text in self.texts))
        figures["mos"] = float(np.mean([self.judges.naturalness.score(audio) for audio in said]))
        return figures

    def _similarity(self, recordings: Sequence[Audio]) -> float:
        return float(np.mean([self.judges.speaker.embedding(audio) @ self.direction for audio in recordings]))

    def _audio(self, wave: Tensor) -> Audio:
        return Audio(wave.numpy(), self.rate)


def judge_checkpoints(
    run: Path,
    base: BaseVoice,
    espeak_voice: str,
    clips: Sequence[PreparedClip],
    held_out: Sequence[PreparedClip],
    threads: Threads,
) -> Generator[Event, None, dict[int, Judgement]]:
    """Let the judges hear the run's checkpoints; note and return what they found by step.

    Where they cannot, a note says why, and nothing is returned. ``espeak_voice`` is the speaker's language; ``clips``
    were learned from, ``held_out`` were not. The judging computes in ``threads``, which are looked at before each
    checkpoint.
    """
    yield Stage(StageKind.LISTENING)
    try:
        judges = Judges.load(espeak_voice.split("-")[0] if base.speaks(espeak_voice) else None)
        if judges.no_words:
            yield Note(judges.no_words, NoteKind.CANNOT_JUDGE)
        said = to_say({clip.text for clip in clips}, [clip.text for clip in held_out], espeak_voice)
        texts = [JudgingText(text, torch.tensor(base.clip_ids(text, espeak_voice))) for text in said]
        untrained = load_network(base.path, base.sampling_rate, base.text_encoder)
        judge = CheckpointJudge(judges, texts, clips, held_out, untrained, base.sampling_rate)
        found = yield from _judge_each(run, base, judge, threads)
    except JudgeMissingError as reason:
        yield Note(reason.message, NoteKind.CANNOT_JUDGE)
    except Exception as error:  # other people's networks must not cost a finished voice
        log.exception("judging")
        message = Message("The voices along the way could not be judged ({error}).", error=str(error))
        yield Note(message, NoteKind.CANNOT_JUDGE)
    else:
        write_json(run / HEARD, found)
        return found
    return {}


def judged(run: Path) -> dict[int, Judgement]:
    """Return what the judges found about each checkpoint of a run; nothing if they have not heard all of them."""
    found, steps = metrics.judged(run), checkpoints.steps(run)
    return {step: found[step] for step in steps} if all("mos" in found.get(step, {}) for step in steps) else {}


def nearest_checkpoint(run: Path, found: Mapping[int, Judgement]) -> Checkpoint:
    """Return the checkpoint that comes nearest to the speaker by what the judges ``found``, with their figures."""
    step = nearest_step(found)
    checkpoint = checkpoints.read(run, step)
    return replace(checkpoint, scores={**checkpoint.scores, **found[step]})


def nearest_step(found: Mapping[int, Mapping[str, float]]) -> int:
    """Return the step whose voice comes nearest to the speaker by what the judges ``found``; of equal ones the last."""
    tolerated = _tolerated_wer(found.values())
    return max(found, key=lambda step: (nearness(found[step], tolerated), step))


def nearness(figures: Mapping[str, float], tolerated_wer: float = 0.0) -> float:
    """Return how near a voice comes to the speaker, 0 … 3 (a little more if it is more like her than she herself).

    ``tolerated_wer`` is the word error rate that chance explains; without ``wer``, all words count as understood.
    """
    similarity = max(0.0, figures.get("similarity_normalised", 0.0))
    misheard = max(0.0, figures.get("wer", 0.0) - tolerated_wer)
    return similarity + max(0.0, 1.0 - misheard) + (figures["mos"] - 1.0) / 4.0


def to_say(learned: Collection[str], held_out: Sequence[str], espeak_voice: str) -> list[str]:
    """Return what judges hear: the last of the program's prompts in the language that have not been ``learned``.

    Where these are too few, what the ``held_out`` recordings say comes before them.
    """
    try:
        offered = [prompt.text for prompt in prompts.load(espeak_voice)]
    except TextError:  # no prompts in this language
        offered = []
    texts = dict.fromkeys([*held_out, *(text for text in offered if text not in learned)])
    return list(texts)[-SENTENCES:]


def _judge_each(
    run: Path, base: BaseVoice, judge: CheckpointJudge, threads: Threads
) -> Generator[Event, None, dict[int, Judgement]]:
    network = build_networks(base).generator
    found: dict[int, Judgement] = {}
    for step in checkpoints.steps(run):
        threads.settle()
        checkpoint = checkpoints.read(run, step)
        network.load_state_dict(checkpoint.weights, strict=False)
        found[step] = yield from judge.judge(network, checkpoint.length_scale)
    return found


def _tolerated_wer(voices: Collection[Mapping[str, float]]) -> float:
    """Return the word error rate of the best voice, and one standard error of a difference between two like these.

    A voice that is no worse than that may have been unlucky (the one-standard-error rule: Breiman et al., 1984).
    """
    rates = [figures["wer"] for figures in voices if "wer" in figures]
    words = max((figures.get("words", 0.0) for figures in voices), default=0.0)
    if not rates or not words:
        return 0.0
    usual = min(1.0, float(np.median(rates)))
    return min(rates) + float(np.sqrt(2.0 * usual * (1.0 - usual) / words))
