from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.helpers.hands import Hands
from tts_studio.engine.training.work_clock import PAUSE, Clock


def work(hands: Hands, seconds: float) -> Iterator[int]:
    for number in range(3):
        hands.now += seconds
        yield number


def test_work_counts_and_so_do_the_moments_in_which_an_event_is_shown(hands: Hands) -> None:
    counted = Clock()
    for _ in counted.watch(work(hands, 10.0)):
        hands.now += PAUSE / 4
    assert counted.elapsed == pytest.approx(30.0 + 3 * PAUSE / 4)


def test_a_pause_does_not_count(hands: Hands) -> None:
    counted = Clock()
    for _ in counted.watch(work(hands, 10.0)):
        hands.now += 600.0
    assert counted.elapsed == pytest.approx(30.0)


def test_a_pause_that_ends_in_closing_does_not_count_either(hands: Hands) -> None:
    counted = Clock()
    events = counted.watch(work(hands, 10.0))
    next(events)
    hands.now += 3600.0
    events.close()  # type: ignore[attr-defined]
    assert counted.elapsed == pytest.approx(10.0)


def test_it_goes_on_from_what_was_worked_before(hands: Hands) -> None:
    counted = Clock()
    hands.now += 50.0
    counted.go_on_from(400.0)
    hands.now += 5.0
    assert counted.elapsed == pytest.approx(405.0)
