"""A Piper voice whose phonemizer is ours: what Piper does with phonemes is its own.

Piper's own phonemizers are asked as before (``OfPiper``); that of Mandarin would download a network first.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from piper import PiperVoice
from piper.config import PiperConfig

from tts_studio.text.phonemizers import of_voice


class VoiceWithPhonemizer(PiperVoice):
    """A voice as piper-tts holds it, with the phonemizer that its configuration names."""

    def __init__(self, session: Any, document: Mapping[str, Any]) -> None:
        """``session`` is onnxruntime's, ``document`` the voice's configuration."""
        super().__init__(session=session, config=PiperConfig.from_dict(dict(document)))
        self.phonemizer = of_voice(document)

    def phonemize(self, text: str) -> list[list[str]]:
        """Return the phonemes of each sentence; raises as ``Phonemizer.phonemize``."""
        return self.phonemizer.phonemize(text)

    def phonemes_to_ids(self, phonemes: list[str]) -> list[int]:
        """Return the numbers of one sentence."""
        return self.phonemizer.ids(phonemes, self.config.phoneme_id_map)
