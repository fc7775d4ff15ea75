"""Boards of phrases as files: a table (CSV) with ``category,phrase,label``, and Open Board Format (``.obf``).

Open Board Format is what programs for people who cannot speak exchange: https://www.openboardformat.org . Of it the
buttons are read, with what they say; pictures, colours and links to other boards are not.
"""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from tts_studio import documents
from tts_studio.errors import TextError
from tts_studio.text.phrase_board import MOST_PHRASES, Board, BoardPhrase, board_of, entries_of
from tts_studio.text.tables import rows

COLUMNS = ("category", "phrase", "label")
OBF = ".obf"
_FORMAT = "open-board-0.1"
_CATEGORY = "ext_tts_studio_category"
_GRID_COLUMNS = 4


def parse(text: str, name: str) -> Board:
    """Return the board in a file, by what is in it; ``name`` is what messages call it.

    A table needs no header; one column are phrases, two are category and phrase. Raises TextError if there is no phrase
    in it, or more than 2,000.
    """
    entries = _of_obf(text, name) if text.lstrip().startswith("{") else _of_table(text)
    if not entries:
        raise TextError("There is no phrase in “{name}”.", "Please choose a table or a board with phrases.", name=name)
    if len(entries) > MOST_PHRASES:
        raise TextError(
            "“{name}” has {count} phrases.",
            "Please choose a board with at most {most}.",
            name=name,
            count=len(entries),
            most=MOST_PHRASES,
        )
    return board_of(entries)


def as_table(board: Board) -> str:
    """Return the board as a table."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows((name, phrase.said, phrase.label) for name, phrase in entries_of(board))
    return table.getvalue()


def as_obf(board: Board, locale: str = "") -> str:
    """Return the board in Open Board Format, all categories on one page; ``locale`` such as ``en`` or ``pt-BR``."""
    buttons: list[dict[str, Any]] = []
    for number, (name, phrase) in enumerate(entries_of(board), 1):
        said = {"vocalization": phrase.said} if phrase.label else {}
        buttons.append({"id": str(number), "label": phrase.shown, **said, _CATEGORY: name})
    names = [str(button["id"]) for button in buttons]
    order: list[list[str | None]] = [
        [*names[start : start + _GRID_COLUMNS], *[None] * max(0, start + _GRID_COLUMNS - len(names))]
        for start in range(0, len(names), _GRID_COLUMNS)
    ]
    document = {
        "format": _FORMAT,
        "id": "tts-studio-phrases",
        "locale": locale or "en",
        "name": "TTS Studio",
        "buttons": buttons,
        "grid": {"rows": len(order), "columns": _GRID_COLUMNS, "order": order},
        "images": [],
        "sounds": [],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _of_table(text: str) -> list[tuple[str, BoardPhrase]]:
    table = rows(text)
    if not table:
        return []
    header = [cell.casefold() for cell in table[0]]
    has_header = "phrase" in header
    columns = header if has_header else COLUMNS if max(map(len, table)) > 1 else COLUMNS[1:2]
    found: list[tuple[str, BoardPhrase]] = []
    for row in table[has_header:]:
        cells = dict(zip(columns, row, strict=False))
        found += _entry(cells.get("category", ""), cells.get("phrase", ""), cells.get("label", ""))
    return found


def _of_obf(text: str, name: str) -> list[tuple[str, BoardPhrase]]:
    try:
        document: Any = json.loads(text)
        board = documents.table(document)
        if not str(board.get("format", "")).startswith("open-board"):
            raise ValueError
    except (ValueError, RecursionError) as error:
        raise TextError(
            "“{name}” is no board in Open Board Format.", "Please choose another file.", name=name
        ) from error
    found: list[tuple[str, BoardPhrase]] = []
    own = documents.text(board.get("name"))
    for one in _in_order(board):
        label, said = documents.text(one.get("label")), documents.text(one.get("vocalization"))
        category = documents.text(one.get(_CATEGORY)) if _CATEGORY in one else own
        found += _entry(category, said or label, label if said else "")
    return found


def _in_order(board: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the buttons as they stand in the grid, then those that do not; links to other boards are left out."""
    listed: list[Any] = board["buttons"] if isinstance(board.get("buttons"), list) else []
    buttons = [documents.table(one) for one in listed]
    buttons = [one for one in buttons if "load_board" not in one]
    grid: Any = documents.table(board.get("grid")).get("order")
    cells = [cell for row in grid if isinstance(row, list) for cell in row] if isinstance(grid, list) else []
    places = {str(cell): place for place, cell in enumerate(cells)}
    return sorted(buttons, key=lambda one: places.get(str(one.get("id")), len(places)))


def _entry(category: str, said: str, label: str) -> list[tuple[str, BoardPhrase]]:
    said, label, category = (" ".join(part.split()) for part in (said, label, category))
    return [(category, BoardPhrase(said, label if label != said else ""))] if said else []
