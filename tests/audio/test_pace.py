from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tts_studio.audio.pace import plausible_seconds

# What each takes when read aloud: measured, or counted in syllables at three to seven a second.
READ = [
    ("one", 0.4),
    ("one", 0.9),
    ("w", 0.8),
    ("A.M.", 0.94),
    ("H.323", 1.7),
    ("Please hold while I try that extension.", 2.2),
    ("please hold while i try that extension", 3.5),
    ("The year 1984 was 50 % hotter.", 3.2),
    ("1,000,000", 0.7),
    ("Call 0123 456 7890.", 4.5),
    ("NATO", 0.4),
    ("www.WWF.org", 3.0),
    ("€5", 0.7),
    ("½", 0.6),
    ("PLEASE STAND CLEAR OF THE DOORS.", 2.5),
    ("请不要离开您的座位。", 2.3),
    ("おはようございます。", 1.3),
    ("안녕하세요, 만나서 반갑습니다.", 2.4),
    ("Доброе утро, как ваши дела?", 1.8),
    ("صباح الخير", 1.0),
    ("नमस्ते, आप कैसे हैं?", 1.6),
    ("cafe\u0301 de\u0301ja\u0300 vu", 1.0),
]


@pytest.mark.parametrize(("text", "seconds"), READ)
def test_how_texts_are_read_is_plausible(text: str, seconds: float) -> None:
    shortest, longest = plausible_seconds(text)

    assert shortest <= seconds <= longest


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("one", 4.0),
        ("Yes.", 10.0),
        ("Please hold while I try that extension.", 0.5),
        ("Please hold while I try that extension.", 12.0),
        ("Nobody is available to take your call at the moment, so please leave a message after the tone.", 1.5),
        ("请不要离开您的座位。", 20.0),
    ],
)
def test_texts_of_other_recordings_are_not(text: str, seconds: float) -> None:
    shortest, longest = plausible_seconds(text)

    assert not shortest <= seconds <= longest


@pytest.mark.parametrize("text", ["안녕하세요, 만나서 반갑습니다.", "Ça déjà vu où?"])
def test_composed_or_not_is_the_same(text: str) -> None:
    """The same Korean text has three times as many signs on a Mac."""
    assert plausible_seconds(unicodedata.normalize("NFD", text)) == plausible_seconds(text)


@given(st.text())
def test_range_is_a_range(text: str) -> None:
    shortest, longest = plausible_seconds(text)

    assert 0.0 <= shortest < longest


@given(st.text("abc xyz,.", max_size=40), st.text("abc xyz,.", max_size=40))
def test_more_text_never_takes_less_time(text: str, more: str) -> None:
    shortest, longest = plausible_seconds(text)

    assert shortest <= plausible_seconds(text + more)[0]
    assert longest <= plausible_seconds(text + more)[1]


@given(st.text("abcdefg", min_size=1), st.text(" ,.;:!?…—“”-()\n", max_size=30))
def test_punctuation_is_not_read(word: str, marks: str) -> None:
    assert plausible_seconds(word + marks) == plausible_seconds(word)
