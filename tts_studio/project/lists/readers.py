"""The kinds of lists that are known, and which of them reads a file."""

from __future__ import annotations

from tts_studio.project.lists import json_lists, spreadsheet, subtitles, table
from tts_studio.project.lists.festival import Festival
from tts_studio.project.lists.interface import ListContent, ListFile, ListReader
from tts_studio.project.lists.json_lists import JsonList
from tts_studio.project.lists.kaldi import Kaldi
from tts_studio.project.lists.labels import Labels
from tts_studio.project.lists.spaced import Spaced
from tts_studio.project.lists.spreadsheet import Spreadsheet
from tts_studio.project.lists.subtitles import Subtitles
from tts_studio.project.lists.table import Table
from tts_studio.project.lists.textgrid import TextGrid
from tts_studio.project.lists.whisper import Whisper

READERS: tuple[ListReader, ...] = (
    Spreadsheet(),
    Subtitles(),
    TextGrid(),
    Kaldi(),
    Whisper(),
    JsonList(),
    Festival(),
    Labels(),
    Spaced(),
    Table(),
)
"""The first one that claims a file reads it."""

LISTS = (
    *table.SUFFIXES,
    *json_lists.SUFFIXES,
    *spreadsheet.SUFFIXES,
    *subtitles.SUFFIXES,
    ".textgrid",
    ".data",
    ".trans",
)
"""Extensions of lists."""


def read(file: ListFile) -> ListContent:
    """Return what is in a list; raises TextError if it is none, is empty or cannot be understood."""
    return next(reader for reader in READERS if reader.claims(file)).read(file)
