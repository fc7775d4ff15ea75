"""The board of phrases of the person: kept in one file, taken in from others and written to them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tts_studio.events import Event, Finished, Saved
from tts_studio.formats import PHRASES

if TYPE_CHECKING:
    from tts_studio.text.phrase_board import Board


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

    family = {"cmn": "zh"}.get(language.split("-")[0], language.split("-")[0].split("_")[0])
    path = resource("phrases") / f"{family}.csv"
    path = path if path.is_file() else resource("phrases") / "en.csv"
    return parse(path.read_text(encoding="utf-8"), path.name)


def keep_phrases(change: Callable[[Board], Board]) -> Board:
    """Change the person's board, and return what it is now; raises TextError or StudioError, and changes nothing."""
    from tts_studio.storage import changing, write_text
    from tts_studio.text.phrase_board import Board
    from tts_studio.text.phrase_files import as_table

    path = _path()
    with changing:
        board = change(phrase_board() or Board())
        path.parent.mkdir(parents=True, exist_ok=True)
        write_text(path, as_table(board))
    return board


def phrases() -> Iterator[Event]:
    """List the person's phrases."""
    from tts_studio.text.phrase_board import Board, entries_of

    entries = entries_of(phrase_board() or Board())
    yield Finished({"phrases": [{"category": name, "phrase": one.said, "label": one.label} for name, one in entries]})


def import_phrases(path: Path) -> Iterator[Event]:
    """Add the phrases of a table (CSV) or a board (OBF) to the person's; raises TextError if there are none."""
    from tts_studio.project.decoding import read_text
    from tts_studio.text.phrase_board import joined
    from tts_studio.text.phrase_files import parse

    found = parse(read_text(path), path.name)
    board = keep_phrases(lambda own: joined(own, found))
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


def _path() -> Path:
    from tts_studio.settings import default_path

    return default_path().with_name(PHRASES)
