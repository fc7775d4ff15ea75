from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tts_studio.audio.pace import Pace, length, plausible_seconds

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


TEXT = "Please leave your wet boots by the door."
LETTERS = 32


def test_length_counts_what_is_spoken() -> None:
    assert length(TEXT) == LETTERS
    assert length("  … ?!") == 0.0
    assert length("1984") > length("abcd")
    assert length("请不要离开您的座位。") == pytest.approx(9 * 2.5)


@given(st.lists(st.tuples(st.text("abc d", max_size=30), st.floats(0.1, 20.0)), max_size=30))
def test_pace_is_letters_over_seconds_of_all_clips(readings: list[tuple[str, float]]) -> None:
    pace = Pace.of(readings)

    assert pace.clips == len(readings)
    letters = sum(len(text.replace(" ", "")) for text, _ in readings)
    assert pace.rate * sum(seconds for _, seconds in readings) == pytest.approx(letters)


@pytest.mark.parametrize(
    ("letters", "tolerance"), [(10, 0.5), (25, 0.5), (26, 0.25), (125, 0.25), (126, 0.15), (400, 0.15)]
)
def test_longer_texts_are_held_to_the_average_more_closely(letters: int, tolerance: float) -> None:
    pace, text = Pace(20, 15.0), "a" * letters

    assert pace.compare(text, letters / 15.0) is None
    assert pace.compare(text, letters / (15.0 * (1 + tolerance - 0.01))) is None
    assert pace.compare(text, letters / (15.0 * (1 + tolerance + 0.01))) == "fast"
    assert pace.compare(text, letters / (15.0 * (1 - tolerance + 0.01))) is None
    assert pace.compare(text, letters / (15.0 * (1 - tolerance - 0.01))) == "slow"


def test_few_clips_or_no_speech_say_nothing() -> None:
    assert Pace(19, 15.0).compare(TEXT, 0.1) is None
    assert Pace(20, 15.0).compare(TEXT, 0.1) == "fast"
    assert Pace(20, 15.0).compare(TEXT, 0.0) is None
    assert Pace(20, 15.0).compare("?", 1.0) is None
    assert Pace.of([]).compare(TEXT, 1.0) is None
    assert Pace.of([(TEXT, 0.0)]) == Pace(0, 0.0)
