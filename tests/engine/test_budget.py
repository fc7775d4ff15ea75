from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tts_studio.engine import budget


@given(st.floats(10, 7200), st.floats(0.05, 5), st.floats(0.05, 5))
def test_a_plan_fits_into_the_time_and_uses_most_of_it(seconds, sound, joint):
    plan = budget.plan(seconds, sound, joint)
    used = plan.sound * sound + plan.joint * joint
    assert plan.sound >= 1
    assert plan.joint >= 1
    assert used <= seconds + sound + joint
    assert used >= 0.8 * seconds - 2 * (sound + joint)


def test_a_little_noise_in_the_timing_seldom_changes_the_plan():
    plans = [budget.plan(1700, 1.0 + noise / 1000, 1.5) for noise in range(-5, 6)]
    assert len({plan.sound for plan in plans}) <= 2


@pytest.mark.parametrize("seconds", [-10, 0, 0.5])
def test_no_time_still_means_a_step_of_each(seconds):
    assert budget.plan(seconds, 1.0, 1.0) == budget.Plan(1, 1)
