"""The page of instructions that goes with each exported voice, by whose first line an export of ours is known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tts_studio.text.phonemizers import PINYIN

README = "README.txt"

_FIRST_LINE = "{key}: a Piper voice, made by TTS Studio."
_IDENTITY = "Identity: "
_ABOUT_TEXTS = """
TTS Studio writes numbers, dates, times, amounts, units and abbreviations out before the voice speaks, pauses at ends of
lines, and obeys marks such as [pause 1s]. Other programs leave that to espeak-ng: for them, write in words what it
reads wrongly ("Doctor Brown", "four o'clock"). "tts-studio speak TEXT --dry-run" prints what TTS Studio reads.
"""
_ABOUT_PINYIN = """
This voice reads pinyin. Piper makes it of a text once its Chinese part is installed, with python3 -m pip install
"piper-tts[zh]", and downloads a network for it when it first speaks (600 MB). It says numbers in characters best.
"""
_ABOUT_CARD = """
MODEL_CARD says where the voice came from and what its licence is. What it says is synthetic speech: say so where people
could take it for a recording.
"""


def first_line(key: str) -> str:
    """Return the first line of the instructions for a voice."""
    return _FIRST_LINE.format(key=key)


def identity_in(text: str) -> str:
    """Return which voice a page says that it is of; empty if it does not say, as those of version 0.2."""
    return next((line.removeprefix(_IDENTITY) for line in text.splitlines()[1:3] if line.startswith(_IDENTITY)), "")


def page(key: str, identity: str, document: Mapping[str, Any], body: str) -> str:
    """Return a whole page: what a program's file says, and what holds for all programs. ``{key}`` is the voice's name.

    No other sign of ``body`` is replaced, so that it may hold braces. ``identity`` tells the voice from another one of
    the same name.
    """
    pinyin = _ABOUT_PINYIN if document["phoneme_type"] == PINYIN else ""
    head = f"{first_line(key)}\n{_IDENTITY}{identity}\n"
    return f"{head}\n{body.replace('{key}', key).strip()}\n{_ABOUT_CARD}{_ABOUT_TEXTS}{pinyin}"
