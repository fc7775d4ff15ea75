"""The kinds of text encoders that a base voice can have: a file and a line each.

A base voice's entry in the catalogue names its kind.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from tts_studio.engine.vits.text_encoders.bert import BertEncoder
from tts_studio.engine.vits.text_encoders.interface import Encoded, TextEncoder
from tts_studio.engine.vits.text_encoders.rnn import RecurrentEncoder
from tts_studio.engine.vits.text_encoders.transformer import TransformerEncoder
from tts_studio.errors import VoiceError

__all__ = ["TEXT_ENCODERS", "Encoded", "TextEncoder", "TransformerEncoder", "text_encoder"]

TEXT_ENCODERS: Mapping[str, type[TextEncoder]] = MappingProxyType(
    {
        encoder.kind: encoder
        for encoder in (
            TransformerEncoder,
            RecurrentEncoder,
            BertEncoder,
        )
    }
)  # fmt: skip
"""By their kinds."""


def text_encoder(kind: str) -> type[TextEncoder]:
    """Return the text encoder of a kind; raises VoiceError if there is none."""
    if kind not in TEXT_ENCODERS:
        raise VoiceError(
            "This version of the program does not know the text encoder “{kind}”.",
            "Please install a newer version.",
            kind=kind,
        )
    return TEXT_ENCODERS[kind]
