from __future__ import annotations

from dataclasses import asdict, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tts_studio.engine.fine_tuning import LISTENING_SECONDS
from tts_studio.engine.training import plan, work_clock
from tts_studio.engine.training.plan import Timing


@given(st.floats(10, 7200), st.floats(0.05, 5))
def test_a_plan_fits_into_the_time_and_uses_most_of_it(seconds, step):
    used = plan.plan_steps(seconds, Timing(step)).steps * step
    assert step <= used <= seconds + step
    assert used >= 0.8 * seconds - 2 * step


def test_a_little_noise_in_the_timing_seldom_changes_the_plan():
    assert len({plan.plan_steps(1700, Timing(1.0 + noise / 1000)) for noise in range(-5, 6)}) <= 2


@pytest.mark.parametrize("seconds", [-10, 0, 0.5])
def test_no_time_still_means_a_step(seconds):
    assert plan.plan_steps(seconds, Timing(1.0)) == plan.StepPlan(1)


@pytest.mark.parametrize("minutes", [10.0, 30.0, 120.0])
def test_a_gpu_needs_five_minutes_at_most_and_a_cpu_what_it_is_given(minutes):
    assert plan.minutes_needed(minutes, on_gpu=True) == 5.0
    assert plan.minutes_needed(minutes, on_gpu=False) == minutes
    assert plan.end_of_steps(plan.ON_GPU) - LISTENING_SECONDS > 120
    assert plan.minutes_needed(1.0, on_gpu=True) == 1.0


def test_bfloat16_is_taken_where_it_is_clearly_quicker():
    float32 = plan.plan_steps(1000, Timing(1.0))
    assert plan.plan_steps(1000, Timing(1.0, 0.5)) == replace(plan.plan_steps(1000, Timing(0.5)), bfloat16=True)
    assert plan.plan_steps(1000, Timing(1.0, 0.95)) == plan.plan_steps(1000, Timing(1.0, 3.0)) == float32
    assert not float32.bfloat16


@given(st.floats(-100, 7200), st.floats(0.0, 200.0))
def test_in_the_minutes_that_it_takes_a_last_step_may_end_then(ends, reserved):
    minutes = plan.minutes_to_end(ends + reserved)
    assert ends <= plan.end_of_steps(minutes) - reserved + 1e-6 <= ends + 25.0 + 6.0 + 1e-6


def test_a_machine_as_quick_as_it_was_takes_all_planned_steps_and_a_slower_one_those_that_fit():
    for step, seconds, expected in ((1.0, 600.0, 1000), (1.0, 590.0, 1000), (2.0, 600.0, 700), (0.1, 600.0, 1000)):
        assert plan.within_reach(1000, plan.reach(400, step, seconds)) == expected
    assert plan.reach(400, 1.0, -5.0) == 400


def test_only_a_much_quicker_machine_plans_more():
    assert plan.grown(1000, 1200) == plan.grown(1000, 10) == 1000
    assert plan.grown(1000, 1600) == 1600


def test_a_plan_is_read_back_unless_an_older_version_planned_otherwise():
    made = plan.StepPlan(700, bfloat16=True)
    assert plan.StepPlan.of(asdict(made)) == made
    assert plan.StepPlan.of({"steps": 700}) == plan.StepPlan(700)
    assert plan.StepPlan.of({"sound": 9, "joint": 9}) is None
    assert plan.StepPlan.of({"steps": 9, "phase": 1}) is None


@pytest.mark.parametrize(
    "values", [{}, {"steps": "9"}, {"steps": None}, {"steps": 0}, {"steps": True}, {"steps": 9, "bfloat16": "yes"}]
)
def test_a_plan_that_was_edited_by_hand_is_made_anew(values: dict):
    assert plan.StepPlan.of(values) is None


def test_how_long_more_steps_take_is_told_once_some_have_been_taken(hands):
    schedule = plan.Schedule(plan.StepPlan(50), work_clock.Clock(), 600.0, steps=50, done=20, fixed=False)
    hands.now += 30.0
    assert schedule.minutes_for(10, 24) == 0.0
    assert schedule.minutes_for(10, 26) == pytest.approx(10 * 5.0 / 60)
