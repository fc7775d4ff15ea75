"""What a file with speech of a voice says about itself: that it is synthetic, in words and in a term for programs.

Article 50 of the EU's AI Act wants synthetic sound marked so that programs can tell; the term is the IPTC's, which C2PA
uses as well: https://cv.iptc.org/newscodes/digitalsourcetype/
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from tts_studio import __version__

SOURCE_TYPE = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
"""The IPTC's term for what a trained model has made."""
STATEMENT = f"Synthetic speech, not a recording of a person. digitalSourceType: {SOURCE_TYPE}"
PROGRAM = f"TTS Studio {__version__}"

_TERMS = ("synthetic speech, not a recording of a person", "digitalsourcetype/trainedalgorithmicmedia")

TAGS: Mapping[str, str] = MappingProxyType({"comment": STATEMENT, "software": PROGRAM})
"""Metadata of a file or stream with synthetic speech, by the names that libsndfile and FFmpeg know."""


def is_statement(text: str) -> bool:
    """Return whether a value of some metadata says that the sound is synthetic, in our words or in the IPTC's term."""
    return any(term in text.lower() for term in _TERMS)
