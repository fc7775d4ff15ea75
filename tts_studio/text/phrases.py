"""What is read, as phonemes: a sentence in phrases, each of which a network says in one go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tts_studio.text.phonemizers import ESPEAK, LETTERS, phonemizer
from tts_studio.text.phonemizers.interface import Phonemizer
from tts_studio.text.readings import USUAL, Manner, ReadSentence, Silence, Sounds, Words


@dataclass(frozen=True)
class Phrase:
    """A part of a sentence that is said in one manner, and the silence after it."""

    phonemes: list[str]
    manner: Manner = USUAL
    pause: float = 0.0
    """Seconds."""


def phrases(reading: ReadSentence, own: Phonemizer) -> list[Phrase]:
    """Return the phrases of a sentence; a pause at its beginning is a phrase without phonemes.

    ``own`` is the phonemizer of the voice. Words in another language are phonemized by espeak-ng, if the voice's are.
    Raises RuntimeError for a language that is not known, ImportError if a library is missing.
    """
    found: list[Phrase] = []
    open_phrase = False
    for piece in reading.pieces:
        if isinstance(piece, Silence):
            if not found:
                found.append(Phrase([]))
            found[-1] = replace(found[-1], pause=found[-1].pause + piece.seconds)
            open_phrase = False
            continue
        manner = replace(piece.manner, language=None)
        phonemes = _spaced(piece, own)
        if open_phrase and found[-1].manner == manner:
            found[-1] = replace(found[-1], phonemes=_joined(found[-1].phonemes, phonemes))
        elif phonemes:
            found.append(Phrase(_joined([], phonemes), manner))
            open_phrase = True
    return [replace(phrase, phonemes=_trimmed(phrase.phonemes)) for phrase in found]


def in_one(found: Iterable[Phrase]) -> list[str]:
    """Return the phonemes of a sentence, its phrases one after another."""
    whole: list[str] = []
    for phrase in found:
        whole = _joined(whole, [*([" "] if whole else []), *phrase.phonemes])
    return whole


def _spaced(piece: Words | Sounds, own: Phonemizer) -> list[str]:
    """Return the phonemes of a piece, with the spaces at its ends."""
    if isinstance(piece, Sounds):
        if own.kind == LETTERS:
            return list(piece.phonemes)
        return [one for sentence in own.phonemize(f"[[ {piece.phonemes} ]]") for one in sentence]
    text = piece.text if own.kind == LETTERS else piece.spoken
    if not text.strip():
        return [" "] if text else []
    other = piece.manner.language
    reader = phonemizer(ESPEAK, other) if other and own.kind == ESPEAK else own
    phonemes = list(_sentences_joined(reader.phonemize(text)))
    before, after = [" "] * text[:1].isspace(), [" "] * text[-1:].isspace()
    return [*before, *phonemes, *after] if phonemes else []


def _sentences_joined(sentences: Iterable[list[str]]) -> Iterator[str]:
    """Yield the phonemes of all sentences: a phonemizer may find several where the front end finds one."""
    first = True
    for sentence in sentences:
        if sentence and not first:
            yield " "
        first = first and not sentence
        yield from sentence


def _joined(before: list[str], after: list[str]) -> list[str]:
    if after[:1] == [" "] and (not before or before[-1] == " "):
        after = after[1:]
    return [*before, *after]


def _trimmed(phonemes: list[str]) -> list[str]:
    return phonemes[:-1] if phonemes[-1:] == [" "] else phonemes
