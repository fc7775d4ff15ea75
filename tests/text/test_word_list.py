"""Words that are said otherwise than they are written."""

from __future__ import annotations

from tests.helpers.tables import each_row
from tts_studio.text.front_end import read
from tts_studio.text.word_list import Pronunciation, WordList

WORDS = WordList(
    (
        Pronunciation("gif", "[[ ˈdʒɪf ]]"),
        Pronunciation("Nguyen", "win"),
        Pronunciation("SQL", "sequel"),
        Pronunciation("new york", "the big apple"),
        Pronunciation("C++", "see plus plus"),
    )
)


@each_row(
    ("text", "words"),
    [
        ("A GIF or a gif, no gift.", "A [[ ˈdʒɪf ]] or a [[ ˈdʒɪf ]], no gift."),
        ("Mr. Nguyen left; nguyen stays.", "Mister win left; nguyen stays."),
        ("SQL in New York costs $5.", "sequel in the big apple costs five dollars."),
        ("C++ is hard.", "see plus plus is hard."),
        ("Nothing of that.", "Nothing of that."),
    ],
)
def test_listed_words_are_said_as_the_list_says(text: str, words: str) -> None:
    assert [reading.words for reading in read(text, "en-us", WORDS)] == [words]


def test_the_last_list_decides() -> None:
    both = WordList.joined(WORDS, WordList((Pronunciation("SQL", "squirrel"),)))
    (reading,) = read("SQL and gif", "en-us", both)
    assert reading.words == "squirrel and [[ ˈdʒɪf ]]"


def test_what_is_no_phonemes_is_said_as_words() -> None:
    assert Pronunciation("x", "[[ Main ]]").phonemes is None
    assert Pronunciation("x", "win").phonemes is None
    assert Pronunciation("x", " [[wˈɪn]] ").phonemes == "wˈɪn"
