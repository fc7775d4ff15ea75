"""What a training learns from."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tts_studio.audio import files
from tts_studio.audio.signal import Audio
from tts_studio.engine.training.dataset import Example, choose, seconds_of


def example(number: int, seconds: float) -> Example:
    return Example(f"{number:04}", Path("none.wav"), "A text.", (0.5, 0.5 + seconds))


def examples_of(lengths: list[float]) -> list[Example]:
    return [example(number, seconds) for number, seconds in enumerate(lengths)]


@given(st.lists(st.floats(0.5, 20.0), min_size=1, max_size=40), st.floats(1.0, 200.0))
def test_what_is_chosen_is_enough_and_no_more_than_the_last_of_it(lengths, wanted):
    examples = examples_of(lengths)
    chosen = choose(examples, wanted)
    assert chosen == [one for one in examples if one in chosen], "the order has changed"
    total = seconds_of(chosen)
    assert total >= min(wanted, seconds_of(examples)) - 1e-6
    assert total < wanted + max(one.seconds for one in chosen) + 1e-6


@given(st.permutations(examples_of([1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0])))
def test_the_order_of_the_examples_does_not_decide(shuffled):
    assert {one.name for one in choose(shuffled, 12.0)} == {
        one.name for one in choose(sorted(shuffled, key=lambda one: one.name), 12.0)
    }


def test_more_time_adds_examples_and_drops_none():
    examples = examples_of([5.0] * 30)
    some, more = ({one.name for one in choose(examples, seconds)} for seconds in (30.0, 80.0))
    assert some < more


def test_a_recording_is_as_long_as_what_is_used_of_it_or_else_as_its_file(tmp_path):
    path = tmp_path / "tone.wav"
    files.write(path, Audio(np.zeros(11_025, np.float32), 22_050))
    assert example(0, 3.0).seconds == pytest.approx(3.0)
    assert Example("a", path, "A text.").seconds == pytest.approx(0.5)


def test_a_file_that_cannot_be_read_is_chosen_so_that_it_is_told(tmp_path):
    missing = Example("0", tmp_path / "gone.wav", "A text.")
    assert missing.seconds == 0.0
    assert missing in choose([missing, *examples_of([1.0, 1.0])], 60.0)
