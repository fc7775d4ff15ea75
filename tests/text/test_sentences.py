"""Where spoken sentences stand in a text: found by trying, never more or fewer than are spoken."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tts_studio.text.phonemizers import ESPEAK, phonemizer
from tts_studio.text.sentences import spans


def heard(text: str, language: str = "en-us") -> list[list[str]]:
    return [phonemes for phonemes in phonemizer(ESPEAK, language).phonemize(text) if phonemes]


def places(text: str, language: str = "en-us") -> list[str]:
    found = spans(text, heard(text, language), lambda piece: heard(piece, language))
    return [text[start:end] for start, end in found]


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("en-us", ["One sentence.", "Another one!", "And a third?"]),
        ("en-us", ["“Wait!”", "he said.", "“Go on.”", "Then he left"]),
        ("en-us", ["He paid 3.50 euros: not much… enough; “well”.", "Who knows..."]),
        ("en-us", ["Say [[ həlˈoʊ ]] to the world.", "And [[ bˈaɪ ]]!"]),
        ("de", ["„Gut.“", "Wie geht’s?"]),
        ("fr", ["Bonjour !", "Ça va ?"]),
        ("ru", ["Привет.", "Как дела?"]),
        ("hi", ["नमस्ते।", "आप कैसे हैं?"]),
        ("ar", ["مرحبا.", "كيف حالك؟", "بخير."]),  # the end of a word depends on what follows
    ],
)
def test_sentences_are_found_where_a_reader_sees_them(language: str, sentences: list[str]) -> None:
    assert places("  ".join(sentences), language) == sentences


def test_sentences_without_spaces_are_found() -> None:
    assert places("你好。今天天气很好！好的；走吧。", "cmn") == ["你好。", "今天天气很好！", "好的；走吧。"]


def test_a_sentence_ends_where_it_is_spoken_to_its_end_even_if_a_reader_would_not_end_it_there() -> None:
    text = "On 3 May 1984, i.e. 1,000 days ago."
    assert len(places(text)) == len(heard(text)) == 2
    assert places(text)[1] == "1,000 days ago."


def test_marks_inside_a_sentence_do_not_end_it() -> None:
    assert places("Is it 3.5 or 4.5: the U.S.A. or not? Well.") == ["Is it 3.5 or 4.5: the U.S.A. or not?", "Well."]


def test_sentences_that_cannot_be_found_share_the_rest() -> None:
    def loud(piece: str) -> list[list[str]]:
        return [[word] for word in piece.split()] if "c" in piece else [["x"], ["y"]]

    text = "a. b. c."
    assert list(spans(text, loud(text), loud)) == [(0, 8)] * 3


ALPHABET = st.sampled_from([*"aeIotns  ..!?,;:…“”'\"()[]1290-\n。！", "Dr. ", "[[ a ]]", "й", "好"])


@given(st.lists(ALPHABET, max_size=24).map("".join))
def test_as_many_places_as_sentences_in_order_and_inside(text: str) -> None:
    spoken = heard(text)
    found = list(spans(text, spoken, heard))
    assert len(found) == len(spoken)
    for (start, end), (next_start, next_end) in pairwise(found):
        assert (start, end) == (next_start, next_end) or end <= next_start
    for start, end in found:
        assert 0 <= start <= end <= len(text)
        assert text[start:end] == text[start:end].strip()


@given(st.lists(st.sampled_from(["Hello there.", "Why not?", "Stop!", "It is 3 p.m. now"]), min_size=1, max_size=6))
def test_all_of_the_text_belongs_to_a_sentence(parts: list[str]) -> None:
    text = " ".join(parts)
    covered = [False] * len(text)
    for start, end in spans(text, heard(text), heard):
        covered[start:end] = [True] * (end - start)
    assert all(done or letter == " " for done, letter in zip(covered, text, strict=True))
