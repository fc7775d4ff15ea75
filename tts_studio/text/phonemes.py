"""Text to phonemes and their ids, by the same way for training and for speaking.

What is read is a matter of the front end, how it sounds one of the phonemizer (``phonemizers``), which a voice's
configuration names; here is what is said where nothing can be spoken, and how the sentences of a clip are joined.
"""

from __future__ import annotations

from collections.abc import Sequence

from tts_studio.errors import TextError
from tts_studio.text.phonemizers import ESPEAK, LETTERS, phonemizer
from tts_studio.text.phonemizers.interface import BEGIN, END, PAD, IdMap

__all__ = ["BEGIN", "END", "PAD", "clip_ids", "ids", "joined_ids", "sentences"]


def sentences(text: str, espeak_voice: str, kind: str = ESPEAK) -> list[list[str]]:
    """Return the phonemes of each sentence, as the front end reads it (``front_end.py``).

    ``espeak_voice`` is espeak-ng's name of the language, such as ``en-us``, ``kind`` the phonemizer's. A phoneme of
    espeak-ng is one Unicode code point. Raises TextError if nothing in the text can be spoken or the language is
    unknown.
    """
    if not text.strip():
        raise TextError("The text is empty.", "Please type something to say.")
    from tts_studio.text.front_end import read_aloud  # only here: the window opens without its rules
    from tts_studio.text.phrases import in_one, phrases

    own = phonemizer(kind, espeak_voice)
    try:
        found = [
            in_one(phrases(reading, own)) for reading in read_aloud(text, espeak_voice, all_letters=kind == LETTERS)
        ]
    except RuntimeError as error:  # all that piper-tts raises for espeak-ng
        raise TextError("The language “{language}” is not known.", detail=str(error), language=espeak_voice) from error
    spoken = [phonemes for phonemes in found if phonemes]
    if not spoken:
        raise TextError("There is nothing to say in “{text}”.", "Please type at least one word.", text=text.strip())
    return spoken


def ids(phonemes: Sequence[str], id_map: IdMap, kind: str = ESPEAK) -> list[int]:
    """Return the ids of one sentence, with what begins and ends it, and padding.

    As Piper does, phonemes that the voice does not know are left out.
    """
    return phonemizer(kind).ids(phonemes, id_map)


def clip_ids(text: str, espeak_voice: str, id_map: IdMap, kind: str = ESPEAK) -> list[int]:
    """Return the ids of a whole clip; raises TextError as ``sentences`` does."""
    return joined_ids(sentences(text, espeak_voice, kind), id_map, kind)


def joined_ids(sentences: Sequence[Sequence[str]], id_map: IdMap, kind: str = ESPEAK) -> list[int]:
    """Return the ids of at least one sentence, joined, with the begin mark of the first only."""
    begin = len(phonemizer(kind).begin(id_map))
    first, *others = (ids(sentence, id_map, kind) for sentence in sentences)
    return [*first, *(i for sentence in others for i in sentence[begin:])]
