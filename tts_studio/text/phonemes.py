"""Text to phonemes and their ids, exactly as the Piper program makes them, so that training and speaking agree.

Everything is imported inside the functions: Piper brings onnxruntime, and the window opens without it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from tts_studio.errors import TextError

if TYPE_CHECKING:
    from piper import PiperVoice

PAD, BEGIN, END = "_", "^", "$"


def sentences(text: str, espeak_voice: str) -> list[list[str]]:
    """Return the phonemes of each sentence; ``[[ phonemes ]]`` in the text are passed through.

    ``espeak_voice`` is espeak-ng's name of the language, such as ``en-us``. A phoneme is one Unicode code point.
    Raises TextError if nothing in the text can be spoken or the language is unknown.
    """
    if not text.strip():
        raise TextError("The text is empty.", "Please type something to say.")
    try:
        found = _phonemizer(espeak_voice).phonemize(text.replace("\0", " "))
    except RuntimeError as error:  # all that piper-tts raises for espeak-ng
        raise TextError("The language “{language}” is not known.", detail=str(error), language=espeak_voice) from error
    spoken = [phonemes for phonemes in found if phonemes]
    if not spoken:
        raise TextError("There is nothing to say in “{text}”.", "Please type at least one word.", text=text.strip())
    return spoken


def ids(phonemes: list[str], id_map: dict[str, list[int]]) -> list[int]:
    """Return the ids of one sentence: begin, padding, each phoneme followed by padding, end.

    As Piper does, phonemes that the voice does not know are left out.
    """
    padding = id_map[PAD]
    known = [id_map[phoneme] for phoneme in phonemes if phoneme in id_map]
    inner = [i for phoneme in known for i in (*phoneme, *padding)]
    return [*id_map[BEGIN], *padding, *inner, *id_map[END]]


def clip_ids(text: str, espeak_voice: str, id_map: dict[str, list[int]]) -> list[int]:
    """Return the ids of a whole clip: those of its sentences joined, with the begin mark of the first only."""
    begin = len(id_map[BEGIN]) + len(id_map[PAD])
    first, *others = (ids(sentence, id_map) for sentence in sentences(text, espeak_voice))
    return [*first, *(i for sentence in others for i in sentence[begin:])]


@lru_cache(maxsize=8)
def _phonemizer(espeak_voice: str) -> PiperVoice:
    """Return a Piper voice without a network, of which only the phonemizer is used.

    It takes the lock that espeak-ng needs, since it is not thread-safe; the voices that speak share that lock.
    """
    from piper import PiperVoice
    from piper.config import PhonemeType, PiperConfig

    config = PiperConfig(
        num_symbols=0,
        num_speakers=1,
        sample_rate=0,
        espeak_voice=espeak_voice,
        phoneme_id_map={},
        phoneme_type=PhonemeType.ESPEAK,
    )
    return PiperVoice(session=None, config=config)  # pyright: ignore[reportArgumentType]
