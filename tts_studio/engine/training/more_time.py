"""More time for a training that goes on: because it was given, or because its voice cannot resemble anyone yet."""

from __future__ import annotations

from dataclasses import replace

from tts_studio.engine.training.plan import StepPlan, minutes_to_end, plan_steps, seconds_for
from tts_studio.engine.training.setup import Setup
from tts_studio.engine.training.training_state import State


def needs_more_time(setup: Setup, state: State) -> bool:
    """Tell whether a training that goes on has been given more minutes, or had ended after too few steps.

    The setup's clock counts the work before.
    """
    over = setup.schedule(state.plan, steps=state.steps, done=state.step).is_over(state.step)
    too_few = over and state.step < setup.config.useful_steps
    return too_few or (setup.minutes > state.minutes and setup.config.plan is None)


def with_more_time(setup: Setup, state: State) -> tuple[Setup, StepPlan]:
    """Return a plan of as many steps as fit into the minutes, and of the useful ones in any case, in more minutes.

    Times some steps; the setup's networks are as the training left them, and stay so.
    """
    timing, now = setup.rehearse(), setup.clock.elapsed
    missing = max(0, setup.config.useful_steps - state.step)
    ends = max(setup.ends, now + seconds_for(missing, timing))
    plan = plan_steps(ends - now, timing)
    plan = replace(plan, steps=state.step + max(plan.steps, missing))
    minutes = setup.minutes if ends == setup.ends else minutes_to_end(ends + setup.reserved)
    return replace(setup, minutes=minutes, config=replace(setup.config, plan=None)), plan
