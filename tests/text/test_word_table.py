"""Lists of words as people write them in tables."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.tables import each_row
from tts_studio.errors import TextError
from tts_studio.text.word_list import Pronunciation
from tts_studio.text.word_table import checked, parse, written

GIF, NGUYEN = Pronunciation("GIF", "[[ ˈdʒɪf ]]"), Pronunciation("Nguyen", "win", "en")


@each_row(
    "text",
    [
        "word,said,language\nGIF,[[ ˈdʒɪf ]],\nNguyen,win,en\n",
        "GIF;[[ ˈdʒɪf ]]\nNguyen;win;en-GB",
        "Wort\tklingt\tSprache\nGIF\t[[ ˈdʒɪf ]]\n\nNguyen\twin\ten",
        "language,word,phonemes,pronunciation\n,GIF,ˈdʒɪf,\nen,Nguyen,,win",
        'word|said|language\n"GIF" | "[[ ˈdʒɪf ]]" | \n Nguyen | win | EN \n',
    ],
)
def test_tables_are_read_as_they_are_written(text: str) -> None:
    assert parse(text, "words.csv") == [GIF, NGUYEN]


def test_an_empty_table_has_no_words() -> None:
    assert parse("\n \n", "words.csv") == parse("word,said\n", "words.csv") == []


@each_row(
    ("text", "message"),
    [
        ("word,said\nGIF,\n", "Line 2 of “words.csv”"),
        ("a,b\n,c", "Line 2 of “words.csv”"),
        ("a,[[ M ]]", "“[[ M ]]” is not written in phonemes."),
        ("a,b,klingon", "The language “klingon” is not known."),
    ],
)
def test_a_row_that_says_nothing_is_named(text: str, message: str) -> None:
    with pytest.raises(TextError) as caught:
        parse(text, "words.csv")
    assert message in str(caught.value)


WORD = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), min_size=1).filter(
    lambda text: text.strip()
)


@given(st.lists(st.tuples(WORD, WORD, st.sampled_from(["", "en", "de"])), max_size=4))
def test_what_is_written_is_read_again(rows: list[tuple[str, str, str]]) -> None:
    entries = [checked(word, said, language) for word, said, language in rows if not said.strip().startswith("[[")]
    assert parse(written(entries), "words.csv") == entries
