"""Blind comparison: the order tells nothing, the tally is right, the sounds differ in nothing but the voice."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.sounds import tone
from tts_studio.audio.levels import loudness
from tts_studio.audio.signal import Audio
from tts_studio.engine.judging.listening import Choices, matched
from tts_studio.gui.speak.blind import BlindTest, Contender, Item, items_for, make_pair
from tts_studio.project import opening

JOE, ANNA, REAL = Contender("Joe", "base"), Contender("Anna", "anna"), Contender("The recordings")
HIGH, LOW = Audio(np.ones(1, np.float32), 1), Audio(np.zeros(1, np.float32), 1)
ITEMS = [Item(f"Sentence {number}.") for number in range(8)]


def test_the_order_is_by_chance() -> None:
    test = BlindTest(JOE, ANNA, ITEMS, random.Random(1))
    first_is_x = 0
    for _ in range(400):
        test.advance()
        first_is_x += test.sides(HIGH, LOW)[0] is HIGH
    assert 150 < first_is_x < 250


@given(st.lists(st.sampled_from(["first", "second", "same"]), max_size=12), st.integers())
def test_the_tally_counts_contenders_not_letters(choices: list[str], seed: int) -> None:
    test = BlindTest(JOE, ANNA, ITEMS, random.Random(seed))
    for choice in choices:
        x, _ = test.sides(HIGH, LOW)
        letters = {"first": "x" if x is HIGH else "y", "second": "y" if x is HIGH else "x", "same": "same"}
        test.answer(letters[choice])  # pyright: ignore[reportArgumentType]
        test.advance()
    assert test.tally == Choices(choices.count("first"), choices.count("second"), choices.count("same"))
    assert test.tally.rounds == len(choices)


def test_no_words_come_twice_before_all_have_come() -> None:
    test = BlindTest(JOE, ANNA, ITEMS, random.Random(2))
    seen = [test.item.text]
    for _ in range(len(ITEMS) - 1):
        test.advance()
        seen.append(test.item.text)
    assert sorted(seen) == sorted(item.text for item in ITEMS)
    test.advance()
    assert test.item in ITEMS


@pytest.mark.parametrize(
    ("tally", "chance"),
    [
        (Choices(), 1.0),
        (Choices(3, 3), 1.0),
        (Choices(6, 0), 2 / 64),
        (Choices(0, 6, 4), 2 / 64),
        (Choices(5, 1), 14 / 64),
    ],
)
def test_how_likely_guessing_is(tally: Choices, chance: float) -> None:
    assert tally.chance == pytest.approx(chance)


def test_the_louder_one_is_made_softer() -> None:
    loud, soft = Audio(tone(1.0, 440, level=0.5), 22_050), Audio(tone(1.5, 550, level=0.05), 22_050)
    for pair in (matched(loud, soft), matched(soft, loud)[::-1]):
        assert loudness(pair[0]) == pytest.approx(loudness(soft), abs=0.1)
        np.testing.assert_array_equal(pair[1].samples, soft.samples)


def test_silence_is_not_matched() -> None:
    loud, silence = Audio(tone(), 22_050), Audio(np.zeros(22_050, np.float32), 22_050)
    assert matched(loud, silence)[0] is loud


def test_a_voice_beside_a_recording_differs_by_nothing_but_the_voice(ready_project: Path) -> None:
    opened = opening.open_project(ready_project, reading=True)
    assert isinstance(opened, opening.Ready)
    items = items_for(JOE, REAL, opened.project.clips(), "en-us", "")
    assert len(items) == 6
    spoken, real = make_pair(JOE, REAL, items[0], seed=3)
    assert spoken.rate == real.rate
    assert loudness(spoken) == pytest.approx(loudness(real), abs=0.2)
    assert abs(spoken.seconds - real.seconds) < 0.7  # the recording is by the same voice


def test_what_voices_say_comes_from_the_list_of_their_language() -> None:
    assert len(items_for(JOE, ANNA, (), "en-us", "Mine.")) >= 200
    assert items_for(JOE, ANNA, (), "pl", "Moje.") == [Item("Moje.")]
