from __future__ import annotations

from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tts_studio.engine.training import planning


@given(st.floats(10, 7200), st.floats(0.05, 5))
def test_a_plan_fits_into_the_time_and_uses_most_of_it(seconds, step):
    used = planning.plan(seconds, step).steps * step
    assert step <= used <= seconds + step
    assert used >= 0.8 * seconds - 2 * step


def test_a_little_noise_in_the_timing_seldom_changes_the_plan():
    assert len({planning.plan(1700, 1.0 + noise / 1000) for noise in range(-5, 6)}) <= 2


@pytest.mark.parametrize("seconds", [-10, 0, 0.5])
def test_no_time_still_means_a_step(seconds):
    assert planning.plan(seconds, 1.0) == planning.Plan(1)


@pytest.mark.parametrize("minutes", [10.0, 30.0, 120.0])
def test_a_gpu_needs_five_minutes_at_most_and_a_cpu_what_it_is_given(minutes):
    assert planning.minutes_needed(minutes, on_gpu=True) == 5.0
    assert planning.minutes_needed(minutes, on_gpu=False) == minutes
    assert planning.seconds_for_steps(planning.ON_GPU, listening=True) > 120
    assert planning.minutes_needed(1.0, on_gpu=True) == 1.0


def test_bfloat16_is_taken_where_it_is_clearly_quicker():
    assert planning.plan(1000, 1.0, 0.5) == planning.Plan(planning.plan(1000, 0.5).steps, bfloat16=True)
    assert planning.plan(1000, 1.0, 0.95) == planning.plan(1000, 1.0) == planning.plan(1000, 1.0, 3.0)
    assert not planning.plan(1000, 1.0).bfloat16


def test_a_machine_as_quick_as_it_was_takes_all_planned_steps_and_a_slower_one_those_that_fit():
    for step, seconds, expected in ((1.0, 600.0, 1000), (1.0, 590.0, 1000), (2.0, 600.0, 700), (0.1, 600.0, 1000)):
        assert planning.within_reach(1000, planning.reach(400, step, seconds)) == expected
    assert planning.reach(400, 1.0, -5.0) == 400


def test_only_a_much_quicker_machine_plans_more():
    assert planning.grown(1000, 1200) == planning.grown(1000, 10) == 1000
    assert planning.grown(1000, 1600) == 1600


def test_a_plan_is_read_back_unless_an_older_version_planned_otherwise():
    plan = planning.Plan(700, bfloat16=True)
    assert planning.Plan.of(asdict(plan)) == plan
    assert planning.Plan.of({"steps": 700}) == planning.Plan(700)
    assert planning.Plan.of({"sound": 9, "joint": 9}) is None
    assert planning.Plan.of({"steps": 9, "phase": 1}) is None
