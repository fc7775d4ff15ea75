"""A list of words and how they are said, as a table: ``word,said,language``, as spreadsheets and people write it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from tts_studio.errors import TextError
from tts_studio.text.espeak_voices import espeak_voice_of
from tts_studio.text.tables import rows
from tts_studio.text.word_list import Pronunciation

COLUMNS = ("word", "said", "language")
_WORD = ("word", "wort", "mot", "palabra", "parola", "palavra", "woord", "词", "词语")
_SAID = ("said", "pronunciation", "respelling", "replacement", "alias", "sounds like", "sounds_like")
_PHONEMES = ("phonemes", "ipa", "sounds")
_LANGUAGE = ("language", "lang", "locale")


def parse(text: str, name: str) -> list[Pronunciation]:
    """Return the entries of a table; ``name`` is what messages call it.

    Delimiters are found out; a header is not needed. Raises TextError for a row without a word or what it sounds like.
    """
    table = rows(text)
    if not table:
        return []
    header = [cell.casefold() for cell in table[0]]
    has_header = header[0] in _WORD or "word" in header
    columns: Sequence[str] = header if "word" in header else COLUMNS
    found = enumerate(table[has_header:], 1 + has_header)
    return [_entry(dict(zip(columns, row, strict=False)), name, number) for number, row in found]


def written(entries: Iterable[Pronunciation]) -> str:
    """Return the entries as a table that ``parse`` reads."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows((entry.word, entry.said, entry.language) for entry in entries)
    return table.getvalue()


def checked(word: str, said: str, language: str = "") -> Pronunciation:
    """Return an entry; raises TextError if it says nothing, is no phonemes, or its language is not known."""
    word, said = " ".join(word.split()), " ".join(said.split())
    if not word or not said:
        raise TextError("A word and what it sounds like are needed.", "Please give both.")
    entry = Pronunciation(word, said)
    if said.startswith("[[") and entry.phonemes is None:
        raise TextError(
            "“{said}” is not written in phonemes.",
            "Please write them as “[[ həlˈoʊ ]]”, or words that sound like it.",
            said=said,
        )
    if not language:
        return entry
    voice = espeak_voice_of(language)
    if voice is None:
        raise TextError("The language “{tag}” is not known.", "Please give a code such as en or de.", tag=language)
    return Pronunciation(word, said, voice.split("-")[0])


def _entry(cells: dict[str, str], name: str, number: int) -> Pronunciation:
    said = next((cells[column] for column in _SAID if cells.get(column)), "")
    phonemes = next((cells[column] for column in _PHONEMES if cells.get(column)), "")
    if not said and phonemes:
        said = phonemes if phonemes.startswith("[[") else f"[[ {phonemes} ]]"
    language = next((cells[column] for column in _LANGUAGE if cells.get(column)), "")
    try:
        return checked(cells.get("word", ""), said, language)
    except TextError as error:
        raise TextError(
            "Line {line} of “{name}” cannot be read: {reason}", error.hint, line=number, name=name, reason=error.title
        ) from error
