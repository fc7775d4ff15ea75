"""Speaking with a Piper voice, sentence by sentence, by onnxruntime alone: torch is never imported here.

The same seed twice means a new session each time (see ``session.py``); without a seed one session serves all texts.
``Voice.prepare`` makes the new session beforehand.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from tts_studio.audio.levels import from_first_sound
from tts_studio.audio.signal import Audio, FloatArray, IntArray
from tts_studio.engine.speaking.session import AGAIN, open_voice
from tts_studio.engine.speaking.voice_files import VoiceFiles, locate, read_document, sha256, speaker_id
from tts_studio.errors import TextError, VoiceError
from tts_studio.formats import PIPER_NOISE
from tts_studio.synthesis import SynthesisConfig
from tts_studio.text import first_phrase
from tts_studio.text.phonemizers import EXTRAS, LETTERS
from tts_studio.text.phonemizers.interface import Phonemizer, is_letter
from tts_studio.text.phrases import Phrase, in_one, phrases
from tts_studio.text.readings import PauseKind, ReadSentence, Span, Trouble
from tts_studio.text.word_list import WordList

if TYPE_CHECKING:
    from piper import PiperVoice
    from piper.config import PiperConfig
    from piper.config import SynthesisConfig as PiperSynthesis

    from tts_studio.engine.speaking.piper_voice import VoiceWithPhonemizer

PAUSES = {PauseKind.NONE: 0.0, PauseKind.SENTENCE: 1.0, PauseKind.LINE: 1.5, PauseKind.PARAGRAPH: 2.5}
"""Times the pause between two sentences, by what the first one is followed by."""
_SILENT = 1e-8
"""A largest sample below which there is nothing to raise."""
_LONGEST = 400  # phonemes at a time: the text encoder's attention grows with the square of it


@dataclass(frozen=True, eq=False)
class Sentence:
    """A spoken sentence."""

    audio: Audio
    span: Span
    """Where it stands in the text."""
    lead: float = 0.0
    """Seconds of silence at its beginning: the pause after the sentence before it."""
    unknown: tuple[str, ...] = ()
    """Letters that are left out, of the text or of its phonemes: they may be of another script."""
    troubles: tuple[Trouble, ...] = ()
    """Wrong markup in it, which is not spoken."""


class Voice:
    """A Piper voice, loaded and ready to speak."""

    def __init__(self, files: VoiceFiles, speaker: str | None = None, seed: int | None = None) -> None:
        """Load both files; ``load`` finds them first."""
        self.files = files
        self._document = read_document(files)
        self._speaker = speaker_id(self._document, speaker, files.stem)
        reading = threading.Thread(target=_get_ready, args=(str(self._document["espeak"]["voice"]),))
        reading.start()  # onnxruntime works meanwhile, and lets Python go on
        try:
            self._piper = open_voice(files, self._document, seed)
        finally:
            reading.join()
        self._unused_seed = seed

    @classmethod
    def load(cls, path: Path | VoiceFiles, *, speaker: str | None = None, seed: int | None = None) -> Voice:
        """Load a voice by its folder or ``.onnx`` file, or by its files with what they must hash to.

        ``speaker`` is the name or number in a voice with several. ``seed`` prepares for a text spoken with that seed.
        Raises VoiceError for a file that is missing, damaged, cut off, changed or no Piper voice.
        """
        return cls(path if isinstance(path, VoiceFiles) else locate(path), speaker, seed)

    @cached_property
    def sha256(self) -> str:
        """The SHA-256 of the model, by which a voice is known."""
        return self.files.sha256 or sha256(self.files.model)

    @property
    def name(self) -> str:
        """The stem of the voice's files."""
        return self.files.stem

    @property
    def piper(self) -> VoiceWithPhonemizer:
        """The voice as piper-tts holds it."""
        return self._piper

    @property
    def phonemizer(self) -> Phonemizer:
        """What makes phonemes of its texts."""
        return self._piper.phonemizer

    @property
    def config(self) -> PiperConfig:
        """The voice's configuration as Piper holds it."""
        return self._piper.config

    @property
    def document(self) -> dict[str, Any]:
        """The voice's configuration as its file has it, with the phonemes that it has learned only."""
        return self._document

    @property
    def rate(self) -> int:
        """Frames per second of what it speaks (Hz)."""
        return self._piper.config.sample_rate

    def speak(
        self,
        text: str,
        config: SynthesisConfig | None = None,
        words: WordList | None = None,
        *,
        soon: bool = False,
    ) -> Iterator[Sentence]:
        """Yield the text sentence by sentence, as the front end reads it; all but the first begin with a pause.

        Each is at full scale times the volume, as Piper makes it. ``words`` are pronunciations that go before all
        rules. ``soon``: the text begins without the quiet that most voices begin with, and a long first sentence comes
        in several parts, so that its first words are there at once. Raises TextError if there is nothing to say,
        VoiceError if the voice cannot say it.
        """
        config = config or SynthesisConfig()
        piper = self._prepared(config.seed)
        settings = piper_settings(self._piper.config, self._speaker, config)
        pause: float | None = None
        foreign = False
        for reading in _readings(piper, text, words):
            said, unknown = known_phrases(piper, reading)
            foreign = foreign or bool(unknown)
            if not said:
                continue
            lead = 0.0 if pause is None else pause
            gain = math.inf
            for number, part in enumerate(_first_parts(said) if soon and pause is None else [said]):
                sound, gain = self._spoken(part, config.volume, settings, piper, gain)
                if number:
                    yield Sentence(Audio(sound, self.rate), reading.span)
                    continue
                if soon and pause is None and said[0].phonemes:  # a pause that was asked for stays
                    sound = from_first_sound(sound, self.rate)
                sound = np.concatenate([np.zeros(round(lead * self.rate), np.float32), sound])
                yield Sentence(Audio(sound, self.rate), reading.span, lead, unknown, reading.troubles)
            pause = config.pause * PAUSES[reading.pause]
        if pause is None and foreign:
            raise TextError(
                "The voice “{name}” knows none of the sounds of this text.",
                "Please choose a voice of the text's language.",
                name=self.name,
            )
        if pause is None:
            raise TextError("There is nothing to say.", "Please give a text with at least one word.")

    def prepare(self, seed: int) -> None:
        """Make ready for a text with that seed, so that it begins at once; raises VoiceError as ``load`` does."""
        if seed != self._unused_seed:
            self._piper = open_voice(self.files, self._document, seed)
            self._unused_seed = seed

    def _prepared(self, seed: int | None) -> VoiceWithPhonemizer:
        """Return the voice with fresh generators if they must start from a seed."""
        fresh, self._unused_seed = self._unused_seed, None
        if seed is None or seed == fresh:
            return self._piper
        return open_voice(self.files, self._document, seed)

    def _spoken(
        self, said: Sequence[Phrase], volume: float, settings: PiperSynthesis, piper: PiperVoice, most: float
    ) -> tuple[FloatArray, float]:
        """Return the samples of a sentence, its phrases at the level of the whole, each with the silence after it.

        Returns by how much they were raised, too, which is at most ``most``.
        """
        waves = [self._phrase(phrase, settings, piper) for phrase in said]
        loudest = max(float(np.abs(wave).max(initial=0.0)) for wave in waves)
        parts: list[FloatArray] = []
        for phrase, wave in zip(said, waves, strict=True):
            parts += [wave * np.float32(phrase.manner.gain), np.zeros(round(phrase.pause * self.rate), np.float32)]
        whole = np.concatenate(parts)
        gain = min(most, volume / max(loudest, float(np.abs(whole).max(initial=0.0)), _SILENT))
        return np.clip(whole * np.float32(gain), -1.0, 1.0), gain

    def _phrase(self, phrase: Phrase, settings: PiperSynthesis, piper: PiperVoice) -> FloatArray:
        if not phrase.phonemes:
            return np.zeros(0, np.float32)
        pace = at_rate(settings, phrase.manner.rate)
        return np.concatenate([said_by(piper, part, pace, self.name)[0] for part in portions(phrase.phonemes)])


def _first_parts(said: Sequence[Phrase]) -> list[Sequence[Phrase]]:
    """Return a sentence in parts, of which the first is short if its first phrase can be cut."""
    first = said[0]
    heads = [replace(first, phonemes=part, pause=0.0) for part in first_phrase.parts(first.phonemes)]
    tail = replace(heads.pop(), pause=first.pause)
    return [*([head] for head in heads), [tail, *said[1:]]]


def piper_settings(own: PiperConfig, speaker: int | None, config: SynthesisConfig) -> PiperSynthesis:
    """Return a voice's own settings, changed as ``config`` says, for a speaker of it (None: it has one)."""
    from piper.config import SynthesisConfig as PiperSynthesis

    scale = config.variation / PIPER_NOISE
    return PiperSynthesis(
        speaker_id=speaker,
        length_scale=own.length_scale / config.speed,
        noise_scale=own.noise_scale * scale,
        noise_w_scale=own.noise_w_scale * scale,
    )


def at_rate(settings: PiperSynthesis, rate: float) -> PiperSynthesis:
    """Return the settings for a part of a text that is said ``rate`` times as fast as the rest."""
    return replace(settings, length_scale=(settings.length_scale or 1.0) / rate)


def said_by(
    piper: PiperVoice, phonemes: list[str], settings: PiperSynthesis, name: str
) -> tuple[FloatArray, IntArray | None]:
    """Return what ``graph_sound`` does; raise VoiceError, in which the voice is called ``name``, if it fails."""
    try:
        return graph_sound(piper, phonemes, settings)
    except FloatingPointError as error:
        raise VoiceError("The voice “{name}” is damaged: what it says is no sound.", AGAIN, name=name) from error
    except Exception as error:  # onnxruntime's errors derive from nothing else
        raise VoiceError("The voice “{name}” cannot say this.", AGAIN, str(error), name=name) from error


def graph_output(piper: PiperVoice, phonemes: list[str], settings: PiperSynthesis | None = None) -> FloatArray:
    """Return what a voice's graph gives for phonemes that it knows, float32 [samples].

    Raises FloatingPointError if that is not finite, and whatever onnxruntime raises.
    """
    return graph_sound(piper, phonemes, settings)[0]


def graph_sound(
    piper: PiperVoice, phonemes: list[str], settings: PiperSynthesis | None = None
) -> tuple[FloatArray, IntArray | None]:
    """Return what ``graph_output`` does, and how many samples each phoneme id takes [ids], if the graph tells it."""
    result = piper.phoneme_ids_to_audio(piper.phonemes_to_ids(phonemes), settings, include_alignments=True)
    sound, durations = result if isinstance(result, tuple) else (result, None)
    samples = np.atleast_1d(sound).astype(np.float32)
    if not np.isfinite(samples).all():
        raise FloatingPointError
    return samples, None if durations is None else np.atleast_1d(durations).astype(np.int32)


def graph_sentences(piper: VoiceWithPhonemizer, texts: Sequence[str]) -> Iterator[FloatArray]:
    """Yield what a voice's graph gives for each sentence of some texts, at the level that the voice has by itself."""
    for text in texts:
        for reading in _readings(piper, text):
            known, _ = _known(in_one(_phrases(piper, reading)), piper.config)
            if known:
                yield graph_output(piper, known)


def known_phrases(piper: VoiceWithPhonemizer, reading: ReadSentence) -> tuple[list[Phrase], tuple[str, ...]]:
    """Return the phrases of a sentence with what the voice knows, and the letters and sounds that it does not.

    There are none if nothing is left to say. Raises VoiceError if the language or a library for it is missing.
    """
    found = [(phrase, *_known(phrase.phonemes, piper.config)) for phrase in _phrases(piper, reading)]
    kept = [replace(phrase, phonemes=known) for phrase, known, _ in found]
    unknown = tuple(dict.fromkeys((*(letter for _, _, letters in found for letter in letters), *reading.unsayable)))
    return (kept if any(phrase.phonemes for phrase in kept) else []), unknown


def _known(phonemes: Sequence[str], config: PiperConfig) -> tuple[list[str], tuple[str, ...]]:
    """Return the phonemes that a voice knows, and the letters among the others, each once.

    Marks such as “ʲ” and digits are no letters: without them a word is still said. What is left of a sentence of which
    the voice knows no letter, such as its full stop, is not said. Piper writes a line to standard error for each
    phoneme that it has to leave out, so none is passed on to it.
    """
    id_map = config.phoneme_id_map
    known = [phoneme for phoneme in phonemes if phoneme in id_map]
    unknown = tuple(dict.fromkeys(phoneme for phoneme in phonemes if phoneme not in id_map and is_letter(phoneme)))
    return ([] if unknown and not any(map(is_letter, known)) else known), unknown


def _get_ready(espeak_voice: str) -> None:
    """Import what a sentence is read with and piper, and load what the language needs (0.1 s together)."""
    from tts_studio.text.front_end import get_ready

    import_module("tts_studio.engine.speaking.piper_voice")  # needed once the network is there
    get_ready(espeak_voice)


def _readings(piper: VoiceWithPhonemizer, text: str, words: WordList | None = None) -> Iterator[ReadSentence]:
    from tts_studio.text.front_end import read_aloud

    return read_aloud(text, piper.config.espeak_voice, words, all_letters=piper.phonemizer.kind == LETTERS)


def _phrases(piper: VoiceWithPhonemizer, reading: ReadSentence) -> list[Phrase]:
    with phonemizing(piper.config):
        return phrases(reading, piper.phonemizer)


@contextmanager
def phonemizing(config: PiperConfig) -> Generator[None]:
    """Turn what phonemizers raise into VoiceErrors."""
    try:
        yield
    except ImportError as error:
        raise VoiceError(
            "This voice's language needs software that is not installed.",
            "Missing: {module}. It comes with: pip install piper-tts[{extra}].",
            str(error),
            module=error.name,
            extra=EXTRAS.get(config.phoneme_type.value, config.phoneme_type.value),
        ) from error
    except RuntimeError as error:  # espeak-ng's bridge knows no other kind
        raise VoiceError(
            "The voice's language “{language}” is not known.", detail=str(error), language=config.espeak_voice
        ) from error


def portions(phonemes: list[str]) -> Iterator[list[str]]:
    """Cut a sentence without end into pieces that fit into memory.

    It is cut at a space, else after a mark of punctuation or a tone (pinyin), else anywhere.
    """
    while len(phonemes) > _LONGEST:
        head = phonemes[:_LONGEST]
        ends = next((marks for marks in (" ", "，、；：,;:", "12345") if not set(marks).isdisjoint(head)), "")
        cut = max((place for place, phoneme in enumerate(head, 1) if phoneme in ends), default=_LONGEST)
        yield phonemes[:cut]
        phonemes = phonemes[cut:]
    yield phonemes
