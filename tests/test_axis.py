"""Round numbers for axes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tts_studio.axis import round_step, ticks


@given(st.floats(-1e6, 1e6), st.floats(0, 1e6), st.integers(2, 10))
def test_ticks_enclose_the_values_in_few_steps(lowest: float, span: float, count: int):
    marks = ticks(lowest, lowest + span, count)
    assert 2 <= len(marks) <= 2 * count + 3
    assert marks == sorted(set(marks))
    room = 1e-6 * (marks[1] - marks[0])
    assert marks[0] <= lowest + room
    assert marks[-1] >= lowest + span - room


def test_ticks_are_round():
    assert ticks(0.4961, 0.5894, 4) == pytest.approx([0.45, 0.5, 0.55, 0.6])
    assert ticks(0, 1400, 8) == [0, 200, 400, 600, 800, 1000, 1200, 1400]


@pytest.mark.parametrize(("least", "step"), [(1.0, 1.0), (1.1, 2.0), (0.03, 0.05), (60.0, 100.0)])
def test_steps_are_round(least: float, step: float):
    assert round_step(least) == pytest.approx(step)
