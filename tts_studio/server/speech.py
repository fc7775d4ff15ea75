"""Speaking a text for a request: checked, spoken sentence by sentence, and given as bytes or samples."""

from __future__ import annotations

from collections.abc import Generator, Iterable

from tts_studio import jobs
from tts_studio.audio.signal import Audio
from tts_studio.audio.streams import STREAMS, StreamEncoder
from tts_studio.audio.watermark import mark
from tts_studio.provenance import TAGS
from tts_studio.server.config import Limits
from tts_studio.server.refusals import RequestError
from tts_studio.synthesis import SynthesisConfig
from tts_studio.text.readings import ReadSentence, Silence, Words

PIECE = 1 << 16
"""Bytes that are sent at once."""
_LETTERS_A_SECOND = 12.0
"""Of slow speech; sounds given by their phonemes count in the same way."""


def sounds(text: str, voice: str, config: SynthesisConfig, limits: Limits) -> Generator[Audio]:
    """Yield the sound of each sentence; ``voice`` as ``jobs.speak`` takes it.

    Raises RequestError (400) for a text whose sound would be longer than the limits allow, before it is spoken;
    TextError and VoiceError as ``jobs.speak`` does.
    """
    check_length(jobs.readings(text, voice), config.speed, limits.seconds)
    for sentence in jobs.speak(text, voice, config, soon=True):
        yield sentence.audio


def stream(
    text: str, voice: str, config: SynthesisConfig, limits: Limits, form: str, *, watermark: bool = True
) -> Generator[bytes]:
    """Yield a text's sound in a format of ``STREAMS``, at most ``PIECE`` bytes at a time; raises as ``sounds`` does."""
    encoder: StreamEncoder | None = None
    for audio in sounds(text, voice, config, limits):
        encoder = encoder or StreamEncoder(STREAMS[form], audio.rate, TAGS)
        yield from _pieces(encoder.add(mark(audio).samples if watermark else audio.samples))
    if encoder is not None:
        yield from _pieces(encoder.finish())


def check_length(readings: Iterable[ReadSentence], speed: float, most: float) -> None:
    """Raise RequestError (400) if a text takes more than ``most`` seconds at ``speed`` (times the usual one).

    A text of 4,096 characters may ask for an hour of pauses, which would lie in memory as a whole.
    """
    total = 0.0
    for reading in readings:
        for piece in reading.pieces:
            if isinstance(piece, Silence):
                total += piece.seconds
            else:
                letters = len(piece.text if isinstance(piece, Words) else piece.phonemes)
                total += letters / _LETTERS_A_SECOND / speed / piece.manner.rate
        if total > most:
            raise RequestError(
                400,
                "What is asked for would be longer than {minutes:g} minutes.",
                "Please send a shorter text, or shorter pauses.",
                param="input",
                code="too_long",
                minutes=most / 60.0,
            )


def check_text(text: str, limits: Limits) -> None:
    """Raise RequestError (400) for a text that is empty or too long."""
    if not text.strip():
        raise RequestError(400, "There is nothing to say.", "Please give a text with at least one word.", param="input")
    if len(text) > limits.characters:
        raise RequestError(
            400,
            "The text has {count} characters.",
            "At most {most} are spoken at once.",
            param="input",
            code="too_long",
            count=len(text),
            most=limits.characters,
        )


def _pieces(data: bytes) -> Generator[bytes]:
    """Yield the bytes in pieces: what a client does not take waits in memory, a piece of it and no more."""
    for start in range(0, len(data), PIECE):
        yield data[start : start + PIECE]
