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


@pytest.mark.parametrize("minutes", [10.0, 30.0, 120.0])
def test_a_gpu_needs_five_minutes_at_most_and_a_cpu_what_it_is_given(minutes):
    assert budget.minutes_needed(minutes, on_gpu=True) == 5.0
    assert budget.minutes_needed(minutes, on_gpu=False) == minutes
    assert budget.seconds_for_steps(budget.ON_GPU, listening=True) > 120
    assert budget.minutes_needed(1.0, on_gpu=True) == 1.0
