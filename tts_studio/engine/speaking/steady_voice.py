"""Speaking many sentences: as many at once as there are cores, at the voice's own level, with the times of words.

One network that computes on two cores waits at each of its operations for the slower one. Two sentences at once, each
on a core, take 0.6 of the processor time (Xeon, two cores) and no more memory, since the session is one.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from tts_studio.audio.signal import FloatArray, IntArray
from tts_studio.engine.speaking.session import open_voice
from tts_studio.engine.speaking.side_by_side import in_order
from tts_studio.engine.speaking.voice import at_rate, known_phrases, piper_settings, portions, said_by
from tts_studio.engine.speaking.voice_files import VoiceFiles, read_document, sha256, speaker_id
from tts_studio.synthesis import SynthesisConfig
from tts_studio.text.phonemizers import LETTERS
from tts_studio.text.phonemizers.interface import END, PAD
from tts_studio.text.phrases import Phrase
from tts_studio.text.readings import ReadSentence

if TYPE_CHECKING:
    from piper.config import SynthesisConfig as PiperSynthesis

    from tts_studio.engine.speaking.piper_voice import VoiceWithPhonemizer


@dataclass(frozen=True)
class SaidWord:
    """A word, as the network says it: phonemes between two spaces."""

    start: float
    """Seconds from the beginning of its sentence, as ``end``."""
    end: float
    phonemes: int
    """How many it has."""


@dataclass(frozen=True, eq=False)
class SteadySentence:
    """A spoken sentence, without silence before or after it."""

    reading: ReadSentence
    samples: FloatArray
    """float32 [frames], −1 … 1, at the voice's own level; empty if the voice knows nothing of it."""
    unknown: tuple[str, ...]
    """Letters that are left out."""
    words: tuple[SaidWord, ...] | None
    """None if the network does not tell how long its sounds are."""


class SteadyVoice:
    """A Piper voice for long texts."""

    def __init__(self, files: VoiceFiles, speaker: str | None = None, threads: int | None = None) -> None:
        """Load it; ``threads`` sentences are spoken at once (default: one a core). Raises VoiceError as ``Voice``."""
        self._files = files
        document = read_document(files)
        self._speaker = speaker_id(document, speaker, files.stem)
        self._piper = open_voice(files, document, None, for_books=True)
        self._threads = threads

    @property
    def rate(self) -> int:
        """Frames per second of what it speaks (Hz)."""
        return self._piper.config.sample_rate

    @property
    def sha256(self) -> str:
        """The SHA-256 of the model, by which a voice is known."""
        return self._files.sha256 or sha256(self._files.model)

    @property
    def espeak_voice(self) -> str:
        """espeak-ng's name of its language."""
        return self._piper.config.espeak_voice

    @property
    def all_letters(self) -> bool:
        """Whether its phonemes are letters, of whichever script."""
        return self._piper.phonemizer.kind == LETTERS

    def speak(self, readings: Iterable[ReadSentence], config: SynthesisConfig) -> Generator[SteadySentence]:
        """Yield each sentence as it is spoken, in their order; those that come next are being spoken meanwhile.

        Its seed and pause are not used. Closing the generator waits for the sentences that are being spoken. Raises
        VoiceError if the voice cannot say it.
        """
        settings = piper_settings(self._piper.config, self._speaker, config)
        said = ((reading, *known_phrases(self._piper, reading)) for reading in readings)
        yield from in_order(lambda one: self._sentence(*one, settings), said, self._threads)

    def _sentence(
        self, reading: ReadSentence, said: Sequence[Phrase], unknown: tuple[str, ...], settings: PiperSynthesis
    ) -> SteadySentence:
        parts: list[FloatArray] = [np.zeros(0, np.float32)]
        words: list[SaidWord] | None = []
        for phrase in said:
            pace = at_rate(settings, phrase.manner.rate)
            for phonemes in portions(phrase.phonemes) if phrase.phonemes else ():
                start = sum(map(len, parts))
                samples, durations = said_by(self._piper, phonemes, pace, self._files.stem)
                parts.append(np.clip(samples * np.float32(phrase.manner.gain), -1.0, 1.0))
                times = _ends(self._piper, phonemes, durations, len(samples))
                words = (
                    None if words is None or times is None else [*words, *_words(phonemes, start + times, self.rate)]
                )
            parts.append(np.zeros(round(phrase.pause * self.rate), np.float32))
        return SteadySentence(reading, np.concatenate(parts), unknown, None if words is None else tuple(words))


def _ends(
    piper: VoiceWithPhonemizer, phonemes: Sequence[str], durations: IntArray | None, frames: int
) -> IntArray | None:
    """Return where each phoneme begins, and where the last one ends [phonemes + 1], in samples; None if unknown."""
    id_map = piper.config.phoneme_id_map
    begin, padding = len(piper.phonemizer.begin(id_map)), len(id_map.get(PAD, ()))
    counts = [begin, *(len(id_map[phoneme]) + padding for phoneme in phonemes)]
    if durations is None or sum(counts) + len(id_map.get(END, ())) != len(durations) or durations.sum() != frames:
        return None
    return np.concatenate([[0], np.cumsum(durations)])[np.cumsum(counts)].astype(np.int32)


def _words(phonemes: Sequence[str], times: IntArray, rate: int) -> Iterator[SaidWord]:
    """Yield the words among phonemes; ``times`` as ``_ends`` gives them.

    A space belongs to the word after it, since most of it is the mouth closing for its first sound; marks of
    punctuation and the spaces after them are pauses.
    """
    open_word: list[int] = []
    before = -1  # place of a space that follows a word at once
    for place, phoneme in enumerate((*phonemes, " ")):
        if phoneme != " " and not unicodedata.category(phoneme[0]).startswith("P"):
            open_word.append(place)
        elif open_word and phoneme == " ":
            first, last = open_word[0], open_word[-1]
            start = times[before if before == first - 1 else first] if before >= 0 else times[first]
            yield SaidWord(float(start) / rate, float(times[last + 1]) / rate, len(open_word))
            open_word = []
            before = place if last == place - 1 else -1
