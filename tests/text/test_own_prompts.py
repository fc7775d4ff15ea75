"""Sentences of one's own, from whatever text people have."""

from __future__ import annotations

from tests.helpers.tables import each_row
from tts_studio.text.own_prompts import LONGEST, as_prompts, parse, too_long

LONG = "This sentence goes on and on without an end, " * 5 + "until it ends. "


@each_row(
    ("text", "expected"),
    [
        ("", []),
        ("  \n\n…\n", []),
        ("One.\nTwo.\r\nThree.", ["One.", "Two.", "Three."]),
        ("One.  and\u00a0more \nOne. and more", ["One. and more"]),
        ("id1\tOne.\nid2\tspeaker\tTwo.", ["One.", "Two."]),
        ("First one. Second one.", ["First one. Second one."]),
        (LONG + LONG.replace("This", "That"), [LONG.strip(), LONG.replace("This", "That").strip()]),
        ("早上好。\n你睡得好吗？", ["早上好。", "你睡得好吗？"]),
        ("a" * (LONGEST + 1), ["a" * (LONGEST + 1)]),
    ],
)
def test_every_line_is_a_sentence_and_long_ones_are_cut_where_sentences_end(text: str, expected: list[str]) -> None:
    assert parse(text, "en-us") == expected


def test_identifiers_follow_the_words_and_long_sentences_are_named() -> None:
    first, second = as_prompts(["One.", "Two."])
    assert as_prompts(["Two.", "One."]) == (second, first)
    assert first.id != second.id
    assert too_long(["One.", "a" * 301]) == ["a" * 301]
