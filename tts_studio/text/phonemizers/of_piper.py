"""The phonemizers that piper-tts has: espeak-ng, letters as they are, and those of some languages by its extras."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from tts_studio.text.phonemizers.interface import BEGIN, END, PAD, IdMap

if TYPE_CHECKING:
    from piper import PiperVoice


class OfPiper:
    """A kind of phonemes as piper-tts makes it, so that training and speaking agree with it.

    Its phonemizer takes the lock that espeak-ng needs, which is not thread-safe; all Piper voices share that lock.
    """

    trial = "[[ ˈa nˈa. ]]"

    def __init__(self, kind: str, language: str, vowel_clusters: frozenset[tuple[str, ...]] = frozenset()) -> None:
        """``language`` is espeak-ng's name, ``vowel_clusters`` which of its phonemes are one phoneme of the voice."""
        self.kind = kind
        self._language = language
        self._vowel_clusters = vowel_clusters

    def phonemize(self, text: str) -> list[list[str]]:
        """Return the phonemes of each sentence; ``[[ phonemes ]]`` in the text are passed through by espeak-ng."""
        return self._piper.phonemize(text)

    def begin(self, id_map: IdMap) -> list[int]:
        """Return the begin mark and padding."""
        return [*id_map[BEGIN], *id_map[PAD]]

    def ids(self, phonemes: Sequence[str], id_map: IdMap) -> list[int]:
        """Return begin, padding, each phoneme followed by padding, end."""
        known = [id_map[phoneme] for phoneme in phonemes if phoneme in id_map]
        return [*self.begin(id_map), *(i for phoneme in known for i in (*phoneme, *id_map[PAD])), *id_map[END]]

    @cached_property
    def _piper(self) -> PiperVoice:
        """A Piper voice without a network, of which only the phonemizer is used."""
        from piper import PiperVoice
        from piper.config import PhonemeType, PiperConfig

        config = PiperConfig(
            num_symbols=0,
            num_speakers=1,
            sample_rate=0,
            espeak_voice=self._language,
            phoneme_id_map={},
            phoneme_type=PhonemeType(self.kind),
            vowel_clusters=set(self._vowel_clusters) or None,
        )
        return PiperVoice(session=None, config=config)  # pyright: ignore[reportArgumentType]
