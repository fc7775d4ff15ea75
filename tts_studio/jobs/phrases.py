"""The board of phrases of the person: kept in one file, taken in from others and written to them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

from tts_studio import __version__
from tts_studio.errors import StudioError
from tts_studio.events import Event, Finished, Saved
from tts_studio.formats import PHRASES

if TYPE_CHECKING:
    from tts_studio.audio.signal import Audio
    from tts_studio.synthesis import SynthesisConfig
    from tts_studio.text.phrase_board import Board

_MOST_SOUNDS = 1000
"""Phrases whose sound is kept: some 100 MB."""


def phrase_board() -> Board | None:
    """Return the person's board; None before the first time. Raises TextError if it cannot be read."""
    from tts_studio.project.decoding import read_text
    from tts_studio.text.phrase_board import Board
    from tts_studio.text.phrase_files import parse

    path = _path()
    if not path.is_file():
        return None
    text = read_text(path)
    return parse(text, path.name) if text.count("\n") > 1 else Board()


def starting_board(language: str) -> Board:
    """Return the board to begin with, in a language by its code or espeak-ng's name; English where there is none."""
    from tts_studio.assets import resource
    from tts_studio.text.phrase_files import parse
    from tts_studio.text.prompts import short_name

    path = resource("phrases") / f"{short_name(language)}.csv"
    path = path if path.is_file() else resource("phrases") / "en.csv"
    return parse(path.read_text(encoding="utf-8"), path.name)


def keep_phrases(change: Callable[[Board], Board], begin: Board | None = None) -> Board:
    """Change the person's board, before the first time ``begin`` or an empty one; return what it is now.

    Raises TextError or StudioError, and changes nothing.
    """
    from tts_studio.storage import changing, write_text
    from tts_studio.text.phrase_board import Board
    from tts_studio.text.phrase_files import as_table

    path = _path()
    with changing:
        own = phrase_board()
        board = change((begin or Board()) if own is None else own)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_text(path, as_table(board))
    return board


def phrases() -> Iterator[Event]:
    """List the person's phrases."""
    from tts_studio.text.phrase_board import Board, entries_of

    entries = entries_of(phrase_board() or Board())
    yield Finished({"phrases": [{"category": name, "phrase": one.said, "label": one.label} for name, one in entries]})


def import_phrases(path: Path, begin: Board | None = None) -> Iterator[Event]:
    """Add the phrases of a table (CSV) or a board (OBF) to the person's; ``begin`` as in ``keep_phrases``.

    Raises TextError if there are none.
    """
    from tts_studio.project.decoding import read_text
    from tts_studio.text.phrase_board import joined
    from tts_studio.text.phrase_files import parse

    found = parse(read_text(path), path.name)
    board = keep_phrases(lambda own: joined(own, found), begin)
    yield Saved(_path())
    yield Finished({"path": str(_path()), "phrases": board.count})


def export_phrases(out: Path) -> Iterator[Event]:
    """Write the person's phrases: as a board for other programs if the name ends in ``.obf``, else as a table."""
    from tts_studio.storage import write_text
    from tts_studio.text.phrase_board import Board
    from tts_studio.text.phrase_files import OBF, as_obf, as_table

    board = phrase_board() or Board()
    write_text(out, as_obf(board) if out.suffix.lower() == OBF else as_table(board))
    yield Saved(out)
    yield Finished({"path": str(out), "phrases": board.count})


def phrase_sound(text: str, voice: str, config: SynthesisConfig, folder: Path | None = None) -> Audio:
    """Return the sound of a phrase, which is spoken once and then kept for this user, also over restarts.

    Arguments as in ``speak``. The seed is one by chance, since the sound is kept and a voice makes a new session for
    each seed (half a second). It is spoken anew when the voice, a list of words or the manner is another one. Raises
    VoiceError or TextError as ``speak`` does; a disk that refuses is no error.
    """
    from tts_studio.audio import files
    from tts_studio.audio.signal import joined
    from tts_studio.jobs.speaking import speak
    from tts_studio.provenance import TAGS

    config = replace(config, seed=None)
    kept = _sounds() / f"{_key(text, voice, config, folder)}.flac"
    with suppress(StudioError):
        return files.read(kept)
    with closing(speak(text, voice, config, folder, soon=True)) as sentences:
        whole = joined([sentence.audio for sentence in sentences])
    with suppress(StudioError, OSError):
        kept.parent.mkdir(parents=True, exist_ok=True)
        files.write(kept, whole, TAGS)
        _forget_oldest(kept.parent)
    return whole


def _key(text: str, voice: str, config: SynthesisConfig, folder: Path | None) -> str:
    """Return what is the same as long as the sound is."""
    from tts_studio.engine.speaking.voice_files import read_document
    from tts_studio.jobs.listing import choice_of
    from tts_studio.jobs.pronouncing import words_to_speak_with

    chosen = choice_of(voice, folder)
    model, document = chosen.files.model, read_document(chosen.files)
    words = words_to_speak_with(chosen, str(document["espeak"]["voice"]))
    file = model.stat()
    parts = [text, str(model), file.st_size, file.st_mtime_ns, chosen.speaker, asdict(config), document, words.entries]
    return hashlib.sha256(repr((__version__, *parts)).encode("utf-8", "surrogatepass")).hexdigest()[:40]


def _forget_oldest(folder: Path) -> None:
    """Keep the sounds that were made last."""
    kept = sorted(folder.glob("*.flac"), key=lambda path: path.stat().st_mtime_ns)
    for path in kept[:-_MOST_SOUNDS]:
        path.unlink(missing_ok=True)


def _sounds() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("tts-studio", appauthor=False) / "phrases"


def _path() -> Path:
    from tts_studio.settings import default_path

    return default_path().with_name(PHRASES)
