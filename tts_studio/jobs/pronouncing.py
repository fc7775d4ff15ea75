"""How words are said: a list of each person, and one of each voice, which goes before it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tts_studio.errors import TextError, VoiceError
from tts_studio.events import Event, Finished, Saved
from tts_studio.formats import WORDS
from tts_studio.jobs.listing import choice_of

if TYPE_CHECKING:
    from tts_studio.engine.speaking.find_voice import Choice
    from tts_studio.text.word_list import Pronunciation, WordList


def listed_words(voice: str = "", folder: Path | None = None) -> tuple[Pronunciation, ...]:
    """Return the list of a voice, or the person's own if none is named; ``voice`` and ``folder`` as in ``speak``.

    Raises VoiceError if there is no such voice, TextError if its list cannot be read.
    """
    return _read(_path(voice, folder))


def words(voice: str = "", folder: Path | None = None) -> Iterator[Event]:
    """List the words of a voice, or the person's own."""
    entries = listed_words(voice, folder)
    yield Finished({"words": [_plain(entry) for entry in entries]})


def add_word(word: str, said: str, language: str = "", voice: str = "", folder: Path | None = None) -> Iterator[Event]:
    """Take a word into a list, or change how it is said there.

    ``said`` is other words or ``[[ phonemes ]]``; ``language`` a code, empty for all languages. Raises TextError if it
    says nothing.
    """
    from tts_studio.text.word_table import checked

    yield from _changed(voice, folder, lambda entries: _with(entries, [checked(word, said, language)]))


def remove_word(
    word: str, voice: str = "", folder: Path | None = None, *, language: str | None = None
) -> Iterator[Event]:
    """Take a word out of a list, in all languages or in one; raises TextError if it is not there."""

    def without(entries: Sequence[Pronunciation]) -> list[Pronunciation]:
        kept = [entry for entry in entries if entry.word != word or language not in (None, entry.language)]
        if len(kept) == len(entries):
            raise TextError("“{word}” is not in the list of words.", "Please check how it is written.", word=word)
        return kept

    yield from _changed(voice, folder, without)


def import_words(table: Path, voice: str = "", folder: Path | None = None) -> Iterator[Event]:
    """Take the words of a table (CSV) into a list, in any encoding in which lists of recordings are imported.

    Raises TextError, and changes nothing, if a row of it cannot be read.
    """
    from tts_studio.project.decoding import read_text
    from tts_studio.text.word_table import parse

    found = parse(read_text(table), table.name)
    yield from _changed(voice, folder, lambda entries: _with(entries, found))


def export_words(out: Path, voice: str = "", folder: Path | None = None) -> Iterator[Event]:
    """Write a list as a table (CSV)."""
    from tts_studio.storage import write_text
    from tts_studio.text.word_table import written

    entries = listed_words(voice, folder)
    write_text(out, written(entries))
    yield Saved(out)
    yield Finished({"path": str(out), "words": len(entries)})


def words_to_speak_with(choice: Choice, espeak_voice: str) -> WordList:
    """Return the person's list and that of a voice, which decides, for a language; raises TextError as above."""
    from tts_studio.text.word_list import WordList

    lists = [_read(_own_path()), *([] if choice.base else [_read(choice.files.model.with_name(WORDS))])]
    return WordList.joined(*map(WordList, lists)).of_language(espeak_voice)


def _changed(
    voice: str, folder: Path | None, change: Callable[[Sequence[Pronunciation]], list[Pronunciation]]
) -> Iterator[Event]:
    from tts_studio.storage import changing, write_text
    from tts_studio.text.word_table import written

    path = _path(voice, folder)
    with changing:
        entries = change(_read(path))
        path.parent.mkdir(parents=True, exist_ok=True)
        write_text(path, written(entries))
    yield Saved(path)
    yield Finished({"path": str(path), "words": len(entries)})


def _with(entries: Sequence[Pronunciation], new: Sequence[Pronunciation]) -> list[Pronunciation]:
    """Return the entries with others, of which each takes the place of the one for the same word and language."""
    found = {(entry.word, entry.language): entry for entry in (*entries, *new)}
    return sorted(found.values(), key=lambda entry: (entry.word.casefold(), entry.word, entry.language))


def _read(path: Path) -> tuple[Pronunciation, ...]:
    if not path.is_file():
        return ()
    from tts_studio.project.decoding import read_text
    from tts_studio.text.word_table import parse

    return tuple(parse(read_text(path), path.name))


def _path(voice: str, folder: Path | None) -> Path:

    if not voice:
        return _own_path()
    choice = choice_of(voice, folder)
    if choice.base:
        raise VoiceError("A base voice has no list of words of its own.", "Please leave the voice out.")
    return choice.files.model.with_name(WORDS)


def _own_path() -> Path:
    from tts_studio.settings import default_path

    return default_path().with_name(WORDS)


def _plain(entry: Pronunciation) -> dict[str, str]:
    return {"word": entry.word, "said": entry.said, **({"language": entry.language} if entry.language else {})}
