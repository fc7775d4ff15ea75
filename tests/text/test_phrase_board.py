"""Boards of phrases: kept as tables, edited as text, exchanged with other programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.helpers.tables import each_row
from tts_studio import cli, jobs
from tts_studio.errors import TextError
from tts_studio.text.phrase_board import (
    Board,
    BoardPhrase,
    Category,
    as_text,
    joined,
    of_text,
    with_phrase,
    without_phrase,
)
from tts_studio.text.phrase_files import as_obf, as_table, parse

BOARD = Board(
    (
        Category("Help, now", (BoardPhrase("Water, please.", "Water"), BoardPhrase('A "big" one'))),
        Category("People", (BoardPhrase("Hello!"),)),
    )
)


@each_row("written", [as_table(BOARD), as_obf(BOARD)])
def test_a_board_comes_back_as_it_was_written(written: str) -> None:
    assert parse(written, "board") == BOARD
    assert of_text(as_text(BOARD)) == BOARD


@each_row(
    ("written", "expected"),
    [
        ("Hello!\nGoodbye!\n", {"": ["Hello!", "Goodbye!"]}),
        ("Home;I am hungry.\nHome;I am cold.\n", {"Home": ["I am hungry.", "I am cold."]}),
        ("Phrase\tCategory\nYes\tShort\n", {"Short": ["Yes"]}),
        ("\ufeffcategory,phrase\n,Yes\n,Yes\n".lstrip("\ufeff"), {"": ["Yes"]}),
        (
            json.dumps(
                {
                    "format": "open-board-0.1",
                    "name": "Food",
                    "buttons": [
                        {"id": 1, "label": "tea", "vocalization": "I would like some tea."},
                        {"id": "2", "label": "more", "load_board": {"id": "x"}},
                        {"id": "3", "label": "soup", "border_color": "rgb(0,0,0)"},
                        {"id": "4", "label": ""},
                        "rubbish",
                    ],
                    "grid": {"rows": 1, "columns": 2, "order": [["3", 1], None]},
                }
            ),
            {"Food": ["soup", "I would like some tea."]},
        ),
    ],
)  # fmt: skip
def test_tables_and_boards_of_other_programs_are_read(written: str, expected: dict[str, list[str]]) -> None:
    board = parse(written, "board")
    assert {one.name: [phrase.said for phrase in one.phrases] for one in board.categories} == expected


@each_row(
    "written",
    ["", "category,phrase\n", "{}", '{"format": "open-board-0.1"}', "{", '{"a": ' * 9999, "x\n" + "y,z\n" * 3000],
)
def test_what_holds_no_board_is_an_error(written: str) -> None:
    if written.startswith("x"):
        written = "\n".join(f"y,{number}" for number in range(2001))
    with pytest.raises(TextError):
        parse(written, "board")


def test_phrases_are_added_once_and_taken_out() -> None:
    hello = BoardPhrase("Hello!")
    assert with_phrase(BOARD, "People", hello) == BOARD == joined(BOARD, BOARD)
    more = with_phrase(BOARD, "New", hello)
    assert more.categories[-1] == Category("New", (hello,))
    assert without_phrase(more, hello).count == BOARD.count - 1
    assert of_text("loose\n# A\n\n label | said \n| x\n# A\nsecond") == Board(
        (
            Category("", (BoardPhrase("loose"),)),
            Category("A", (BoardPhrase("said", "label"), BoardPhrase("x"), BoardPhrase("second"))),
        )
    )


@each_row("language", ["en-us", "de", "es-419", "fr-fr", "it", "nl", "pt-br", "cmn", "zh", "sw"])
def test_there_is_a_board_to_begin_with(language: str) -> None:
    board = jobs.starting_board(language)
    assert len(board.categories) == 4
    assert board.count > 20
    assert (board == jobs.starting_board("en")) == (language in ("en-us", "sw"))


def test_the_command_line_exchanges_phrases(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert jobs.phrase_board() is None
    (tmp_path / "in.csv").write_bytes("Leute;Grüß dich\n".encode("cp1252"))
    assert cli.main(["phrases", "--import", str(tmp_path / "in.csv")]) == 0
    assert cli.main(["phrases", "--export", str(tmp_path / "out.obf")]) == 0
    assert cli.main(["phrases", "--import", str(tmp_path / "out.obf")]) == 0, "again changes nothing"
    capsys.readouterr()
    assert cli.main(["phrases", "--json"]) == 0
    expected = [{"category": "Leute", "phrase": "Grüß dich", "label": ""}]
    assert json.loads(capsys.readouterr().out) == {"phrases": expected}
    (tmp_path / "in.csv").write_text("")
    assert cli.main(["phrases", "--import", str(tmp_path / "in.csv")]) == 1
    jobs.keep_phrases(lambda board: without_phrase(board, BoardPhrase("Grüß dich")))
    assert jobs.phrase_board() == Board()
