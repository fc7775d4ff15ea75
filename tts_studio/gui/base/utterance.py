"""Something spoken: what was asked for, and the sound as far as it has been made. Knows nothing of Qt."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from tts_studio import jobs
from tts_studio.audio.signal import Audio, joined
from tts_studio.messages import Message
from tts_studio.synthesis import SynthesisConfig

if TYPE_CHECKING:
    from tts_studio.engine.speaking.voice import Sentence
    from tts_studio.text.readings import Trouble


@dataclass(frozen=True)
class SpeechRequest:
    """All that decides the sound: two equal requests sound the same on the same machine."""

    text: str
    voice: str
    """As ``jobs.speak`` takes it."""
    title: str
    """The name of the voice that is shown."""
    folder: Path | None = None
    """The project of a voice that is given by its name."""
    stamp: str = ""
    """Changes when the voice's file does, or a list of words."""
    speed: float = SynthesisConfig.speed
    variation: float = SynthesisConfig.variation
    pause: float = SynthesisConfig.pause
    seed: int = 1

    @property
    def config(self) -> SynthesisConfig:
        """How to speak; raises VoiceError for a value out of its range."""
        return SynthesisConfig(self.speed, self.variation, pause=self.pause, seed=self.seed)


class Utterance:
    """The sound of a request. It grows on the thread that speaks, and may be read from any other."""

    def __init__(self, request: SpeechRequest) -> None:
        self.request = request
        self.complete = False
        """Whether the text was spoken to its end."""
        self._sentences: list[Sentence] = []

    def speak(self, *, soon: bool = True) -> Generator[Audio]:
        """Yield the text sentence by sentence, from its beginning, and keep what was yielded.

        Closing it keeps what there is. ``soon`` as in ``jobs.speak``, which also says what it raises.
        """
        kept: list[Sentence] = []  # of this call: one that was stopped may still be busy with its last sentence
        self._sentences, self.complete = kept, False
        request = self.request
        sentences = jobs.speak(request.text, request.voice, request.config, request.folder, soon=soon)
        with closing(sentences):
            for sentence in sentences:
                kept.append(sentence)
                yield sentence.audio
        self.complete = self._sentences is kept

    @property
    def pieces(self) -> int:
        """Number of sentences so far."""
        return len(self._sentences)

    @property
    def remarks(self) -> list[Message]:
        """What was left out so far, since the voice cannot say it, and what is wrong with the text's markup."""
        found = jobs.TextRemarks(self.request.text)
        for sentence in list(self._sentences):
            found.add(sentence)
        return [note.message for note in found.notes()]

    @property
    def troubles(self) -> tuple[Trouble, ...]:
        """What is wrong with the text's markup so far, each with its place."""
        return tuple(trouble for sentence in list(self._sentences) for trouble in sentence.troubles)

    @property
    def seconds(self) -> float:
        """Duration so far, in seconds."""
        return sum(sentence.audio.seconds for sentence in list(self._sentences))

    @property
    def audio(self) -> Audio | None:
        """The sound so far in one piece; None before the first sentence."""
        sentences = list(self._sentences)
        return joined([sentence.audio for sentence in sentences]) if sentences else None

    def span_at(self, second: float) -> tuple[int, int] | None:
        """Return where in the text the sentence heard at that second stands; None before the first one is made.

        The pause before a sentence still belongs to the one before it.
        """
        sentences = list(self._sentences)
        if not sentences:
            return None
        begins = np.cumsum([0.0, *(sentence.audio.seconds for sentence in sentences[:-1])])
        begins[1:] += [sentence.lead for sentence in sentences[1:]]
        return sentences[max(0, bisect_right(begins.tolist(), second) - 1)].span
