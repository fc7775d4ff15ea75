"""Fewer threads where others keep cores busy, all of them again afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.hands import Hands
from tts_studio.engine.training import threads
from tts_studio.engine.training.threads import LATER, LOOK_FOR, SOON, Threads, share_lost

CORES = 4


@dataclass
class Machine:
    """Cores, of which other programs keep some busy; a thread on one of these lets the others wait."""

    busy: int = 0
    looks: int = 0

    def barriers(self, count: int) -> list[float]:
        self.looks += 1
        return [0.00001] * 100 + [0.008] * 5 if count > CORES - self.busy else [0.00001] * 5000


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch, hands: Hands) -> Iterator[Machine]:
    before = torch.get_num_threads()
    torch.set_num_threads(CORES)
    made = Machine()
    monkeypatch.setattr(threads, "_barriers", made.barriers)
    monkeypatch.setattr(threads, "time", hands)
    yield made
    torch.set_num_threads(before)


@given(st.lists(st.floats(1e-6, 1.0), max_size=50))
def test_a_share_is_a_share(times: list[float]) -> None:
    assert 0.0 <= share_lost(times) <= 1.0


def test_only_long_meetings_have_waited() -> None:
    assert share_lost([0.00001] * 100) == 0.0
    assert share_lost([0.004, 0.006]) == 1.0
    assert share_lost([0.0005] * 20 + [0.03]) == pytest.approx(0.75)


@pytest.mark.parametrize(("busy", "expected"), [(0, 4), (1, 3), (3, 1), (9, 1)])
def test_as_many_compute_as_have_a_core(busy: int, expected: int, machine: Machine) -> None:
    machine.busy = busy
    with Threads() as made:
        assert made.count == expected
        assert made.most == CORES
    assert torch.get_num_threads() == CORES


def test_a_slow_step_shows_that_a_core_is_busy(machine: Machine, hands: Hands) -> None:
    with Threads() as made:
        made.after_step(0.25)
        machine.busy = 2
        hands.now += SOON + 1
        made.after_step(0.26)
        assert made.count == CORES, "nothing has waited"
        made.after_step(60.0)
        assert made.count == 2


def test_all_compute_again_when_the_others_have_ended(machine: Machine, hands: Hands) -> None:
    machine.busy = 1
    with Threads() as made:
        machine.busy = 0
        made.after_step(0.3)
        assert made.count == 3, "it does not look after each step"
        hands.now += LATER + 1
        made.after_step(0.3)
        assert made.count == CORES


def test_that_they_are_fewer_is_told_once_for_each_number(machine: Machine, hands: Hands) -> None:
    with Threads() as made:
        told = [made.have_become_fewer()]
        for machine.busy in (1, 0, 1, 2, 2):
            hands.now += LATER + 1
            made.after_step(0.3)
            told.append(made.have_become_fewer())
    assert told == [False, True, False, False, True, False]


def test_steps_on_a_gpu_are_not_watched(machine: Machine, hands: Hands) -> None:
    with Threads(watched=False) as made:
        looked, machine.busy = machine.looks, 3
        hands.now += LATER + 1
        made.after_step(60.0)
        assert machine.looks == looked
        made.settle()  # judges compute here all the same
        assert made.count == 1
        assert not made.have_become_fewer()


def test_slow_steps_on_a_quiet_machine_cost_one_look_in_a_while(machine: Machine, hands: Hands) -> None:
    with Threads() as made:
        made.after_step(0.1)
        looked = machine.looks
        for _ in range(10):
            hands.now += SOON / 4
            made.after_step(0.5)
        assert machine.looks - looked <= 2


def test_looking_takes_the_time_that_is_meant_for_it() -> None:
    times = threads._barriers(1)
    assert sum(times) > 0.99 * LOOK_FOR
    assert all(seconds > 0.0 for seconds in times)
