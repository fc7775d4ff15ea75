"""Sentences of a text in what a recogniser has heard."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tts_studio.text.cutting import SpokenPart, parts, split_sentences
from tts_studio.text.matching import HeardWord, places

SENTENCES = [
    "The kettle sings in the small kitchen.",
    "Please leave your wet boots by the old door.",
    "How many apples do we need today?",
    "Our train was twenty minutes late again this morning.",
    "She gave the dog half of her cold sandwich.",
    "What a bright and windy day!",
]


def spoken(sentences: list[str], pause: float = 0.5) -> tuple[list[HeardWord], list[tuple[float, float]]]:
    """Return the words of sentences that are said one after the other, 0.3 s a word, and where each sentence is."""
    heard: list[HeardWord] = []
    spans: list[tuple[float, float]] = []
    time = 1.0
    for sentence in sentences:
        start = time
        for word in sentence.split():
            heard.append(HeardWord(f" {word}", time, time + 0.3))
            time += 0.3
        spans.append((start, time))
        time += pause
    return heard, spans


@given(seed=st.integers(0, 10_000))
def test_wrong_missing_and_added_words_do_not_move_the_other_sentences(seed: int) -> None:
    chance = random.Random(seed)
    heard, spans = spoken(SENTENCES)
    spoiled = chance.randrange(len(SENTENCES))
    first = sum(len(sentence.split()) for sentence in SENTENCES[:spoiled])
    at = first + chance.randrange(len(SENTENCES[spoiled].split()))
    word = heard[at]
    heard[at : at + 1] = chance.choice(
        [[], [HeardWord("xyzzy", word.start, word.end)], [word, HeardWord("xyzzy", word.end - 0.01, word.end)]]
    )

    found = places(SENTENCES, heard)

    for number, (place, (start, end)) in enumerate(zip(found, spans, strict=True)):
        assert place is not None
        if number != spoiled:
            assert (place.start, place.end, place.share) == pytest.approx((start, end, 1.0))
        else:
            assert start - 0.01 <= place.start <= place.end <= end + 0.01
            assert place.share >= 0.8


def test_a_sentence_that_was_not_said_has_no_place_and_what_is_not_in_the_text_no_sentence() -> None:
    added = "Excuse me, where were we just now?"
    heard, spans = spoken([SENTENCES[0], SENTENCES[1], added, SENTENCES[3]])

    found = places(SENTENCES[:4], heard)

    there = [(place.start, place.end) if place and place.share > 0.5 else None for place in found]
    assert there == [pytest.approx(spans[0]), pytest.approx(spans[1]), None, pytest.approx(spans[3])]


def test_a_text_of_which_nothing_was_said_has_no_places() -> None:
    heard, _ = spoken(["Entirely different stuff."])

    assert places(SENTENCES, heard) == [None] * len(SENTENCES)
    assert places(SENTENCES, []) == [None] * len(SENTENCES)


def test_numbers_are_the_same_in_digits_and_in_words() -> None:
    heard, speech = spoken(["It is 250 miles to the coast.", "Bring 3 apples."])

    found = parts("It is two hundred fifty miles to the coast. Bring three apples.", heard, speech, "en-us")

    assert [part.span for part in found] == [pytest.approx(span) for span in speech]


def test_signs_without_spaces_are_words() -> None:
    heard = [
        HeardWord("今天天气", 1.0, 2.0),
        HeardWord("很好。", 2.0, 2.6),
        HeardWord("我们", 3.4, 4.0),
        HeardWord("走吧。", 4.0, 4.5),
    ]

    found = parts("今天天气很好。我们走吧。", heard, [(1.0, 2.6), (3.4, 4.5)], "cmn")

    assert found == [SpokenPart("今天天气很好。", (1.0, 2.6)), SpokenPart("我们走吧。", (3.4, 4.5))]


def test_the_edges_are_those_of_the_pauses_and_without_a_pause_sentences_stay_together() -> None:
    heard, _ = spoken(SENTENCES[:3], pause=0.0)
    ends = [heard[6].end, heard[15].end, heard[-1].end]

    apart = parts(" ".join(SENTENCES[:3]), heard, [(0.9, ends[0] - 0.1), (ends[0] + 0.1, ends[2] + 0.2)], "en-us")

    assert [part.text for part in apart] == [SENTENCES[0], f"{SENTENCES[1]} {SENTENCES[2]}"]
    assert [part.span for part in apart] == [
        pytest.approx((0.9, ends[0] - 0.1)),
        pytest.approx((ends[0] + 0.1, ends[2] + 0.2)),
    ]


def test_broken_lines_are_one_sentence_and_blank_lines_end_one() -> None:
    assert split_sentences("Chapter One\n\nIt was\nlate. Mr. Hill slept.\n\n* * *\n", "en-us") == [
        "Chapter One",
        "It was late.",
        "Mr. Hill slept.",
    ]
