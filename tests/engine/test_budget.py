from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tts_studio.engine import budget


@given(st.floats(10, 7200), st.floats(0.05, 5))
def test_a_plan_fits_into_the_time_and_uses_most_of_it(seconds, step):
    used = budget.plan(seconds, step).steps * step
    assert step <= used <= seconds + step
    assert used >= 0.8 * seconds - 2 * step


def test_a_little_noise_in_the_timing_seldom_changes_the_plan():
    assert len({budget.plan(1700, 1.0 + noise / 1000) for noise in range(-5, 6)}) <= 2


@pytest.mark.parametrize("seconds", [-10, 0, 0.5])
def test_no_time_still_means_a_step(seconds):
    assert budget.plan(seconds, 1.0) == budget.Plan(1)
