from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tts_studio.gui.train.trend import LEAST_VALUES, trend

REAL = [69.53, 68.55, 68.37, 67.84, 67.40, 67.21, 67.01, 66.84, 66.75]
"""A real training's loss on held-out clips, one value every 75 seconds."""


@pytest.mark.parametrize("count", range(LEAST_VALUES))
def test_a_few_values_say_nothing(count):
    assert trend(REAL[:count]) == "early"


@pytest.mark.parametrize("count", range(LEAST_VALUES, len(REAL) + 1))
def test_a_real_training_improves_from_the_fourth_measurement_on(count):
    assert trend(REAL[:count]) == "improving"


def test_a_rise_after_a_fall_is_worse():
    assert trend([*REAL, 67.0, 67.4, 67.9, 68.3, 68.9]) == "worse"


def test_small_changes_are_level():
    assert trend([*REAL, 66.72, 66.70, 66.69, 66.68, 66.67, 66.66]) == "level"


def test_to_and_fro_is_level():
    assert trend([30.0, 31.0, 29.2, 30.9, 29.1, 31.0]) == "level"


def test_a_fall_is_seen_through_noise():
    assert trend([30.0, 29.1, 29.4, 28.2, 28.5, 27.3]) == "improving"


def test_only_the_newest_values_count():
    assert trend([100.0, 50.0, *[30.0] * 6]) == "level"


values = st.lists(st.floats(0.01, 1000.0), max_size=30)


@given(values, st.integers(-8, 8))
def test_the_unit_does_not_matter(losses, power):
    assert trend([loss * 2.0**power for loss in losses]) == trend(losses)


@given(values)
def test_the_mirror_image_of_improving_is_worse(losses):
    opposite = {"improving": "worse", "worse": "improving"}
    recent = losses[-6:]
    mirrored = recent[::-1]
    assert trend(mirrored) == opposite.get(trend(recent), trend(recent))


@given(st.lists(st.floats(0.01, 1000.0), min_size=LEAST_VALUES, max_size=12, unique=True))
def test_ever_smaller_values_never_are_worse(losses):
    assert trend(sorted(losses, reverse=True)) in ("improving", "level")


@given(values, st.sampled_from([math.nan, math.inf, -math.inf]), st.data())
def test_values_that_are_not_finite_are_skipped(losses, odd, data):
    place = data.draw(st.integers(0, len(losses)))
    assert trend([*losses[:place], odd, *losses[place:]]) == trend(losses)
