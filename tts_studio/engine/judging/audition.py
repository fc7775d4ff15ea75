"""Choosing among the voices of one training by listening: each says sentences that no step has seen, and is judged.

How near a voice comes to the speaker is the sum of three shares, each 0 … 1: how much of the way from the base voice
to the speaker's own recordings it has gone in likeness, how many of the words are understood, and how natural it sounds
(mean opinion score 1 … 5). No judge is enough alone: likeness prefers voices that buzz, sound those that are still the
base voice. Words do not count in a language that the base voice does not speak: Whisper mishears its accent by chance
(71 … 85 % in Italian), and an early voice was taken for that. Elsewhere they count by what chance does not explain:
twelve sentences have about 90 words, of which one of two equally good voices gets 4 more wrong than the other.
"""

from __future__ import annotations

from collections.abc import Collection, Generator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from transformers import VitsModel

from tts_studio.audio.signal import Audio
from tts_studio.engine.judging.evaluation import on_scale, unit
from tts_studio.engine.judging.judges import JudgeMissingError, NaturalnessJudge, SpeakerJudge, WordJudge
from tts_studio.engine.training.dataset import Clip
from tts_studio.engine.training.length_scale import speak
from tts_studio.errors import TextError
from tts_studio.events import Event, Progress
from tts_studio.text import prompts

SENTENCES = 12
"""What each voice says, at 1.2 s each on two cores. By six short prompts with 40 words, all of a two-hour training were
20 to 33 % misheard, and its voice of step 1849 was taken; by twenty other sentences the last one was better in words
(4.3 for 8.0 %) and likeness (0.867 for 0.857)."""
KNOWN_CLIPS = 20
"""Recordings that describe the speaker."""


@dataclass(frozen=True)
class Judges:
    """All that listen."""

    speaker: SpeakerJudge
    words: WordJudge | None
    """None where words do not count."""
    naturalness: NaturalnessJudge
    no_words: str = ""
    """Why nobody listens for words although they count."""

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
            return cls(speaker, None, naturalness, str(reason))


@dataclass(frozen=True)
class Line:
    """A sentence to be said."""

    text: str
    phoneme_ids: Tensor
    """int64 [phonemes]."""


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


class Audition:
    """Judges voices by the same sentences, against the same recordings."""

    def __init__(
        self,
        judges: Judges,
        lines: Sequence[Line],
        known: Sequence[Clip],
        held_out: Sequence[Clip],
        base: VitsModel,
        rate: int,
    ) -> None:
        """``lines`` are said; ``known`` describe the speaker, and ``held_out`` say how alike a voice can be.

        ``base`` is like nobody in particular.
        """
        self.judges = judges
        self.lines = lines
        self.rate = rate
        heard = [judges.speaker.embedding(self._audio(clip.wave)) for clip in known[:KNOWN_CLIPS]]
        self.direction = unit(np.mean(heard, axis=0))
        self.floor = self._likeness([self.say(base, line) for line in lines])
        self.ceiling = self._likeness([self._audio(clip.wave) for clip in held_out])

    def say(self, network: VitsModel, line: Line, length_scale: float = 1.0) -> Audio:
        """Return a sentence, spoken by a network; the same each time."""
        torch.manual_seed(len(line.text))
        return self._audio(speak(network, line.phoneme_ids, length_scale))

    def judge(self, network: VitsModel, length_scale: float = 1.0) -> Generator[Event, None, dict[str, float]]:
        """Return ``similarity``, ``similarity_normalised``, ``mos``; if words count, ``wer`` and their ``words``."""
        said: list[Audio] = []
        heard: list[str] = []
        words = self.judges.words
        for number, line in enumerate(self.lines, 1):
            said.append(self.say(network, line, length_scale))
            if words is not None:
                heard.append(words.heard(said[-1]))
            yield Progress(number, len(self.lines))
        figures = on_scale(self._likeness(said), self.floor, self.ceiling)
        if words is not None:
            figures["wer"] = words.word_error_rate([line.text for line in self.lines], heard)
            figures["words"] = float(sum(len(line.text.split()) for line in self.lines))
        figures["mos"] = float(np.mean([self.judges.naturalness.score(audio) for audio in said]))
        return figures

    def _likeness(self, recordings: Sequence[Audio]) -> float:
        return float(np.mean([self.judges.speaker.embedding(audio) @ self.direction for audio in recordings]))

    def _audio(self, wave: Tensor) -> Audio:
        return Audio(wave.numpy(), self.rate)


def nearest(heard: Mapping[int, Mapping[str, float]]) -> int:
    """Return the step whose voice comes nearest to the speaker, by what ``judge`` found; of equal ones the last."""
    excused = _excused(heard.values())
    return max(heard, key=lambda step: (nearness(heard[step], excused), step))


def nearness(figures: Mapping[str, float], excused: float = 0.0) -> float:
    """Return how near a voice comes to the speaker, 0 … 3 (a little more if it is more like her than she herself).

    ``excused`` is the word error rate that is nobody's fault; without ``wer``, all words count as understood.
    """
    likeness = max(0.0, figures.get("similarity_normalised", 0.0))
    misheard = max(0.0, figures.get("wer", 0.0) - excused)
    return likeness + max(0.0, 1.0 - misheard) + (figures["mos"] - 1.0) / 4.0


def _excused(voices: Collection[Mapping[str, float]]) -> float:
    """Return the word error rate of the best voice, and one standard error of a difference between two like these.

    A voice that is no worse than that may have been unlucky (the one-standard-error rule: Breiman et al., 1984).
    """
    rates = [figures["wer"] for figures in voices if "wer" in figures]
    words = max((figures.get("words", 0.0) for figures in voices), default=0.0)
    if not rates or not words:
        return 0.0
    usual = min(1.0, float(np.median(rates)))
    return min(rates) + float(np.sqrt(2.0 * usual * (1.0 - usual) / words))
