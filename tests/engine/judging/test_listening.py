"""Listening tests: which rounds there are, and what answers show."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from tts_studio.engine.judging.listening import Choices, Round, counted, found_by_chance, rounds


def test_each_pair_says_each_sentence_and_each_voice_is_as_often_a_as_b() -> None:
    for abx in (False, True):
        found = rounds(3, 8, random.Random(1), abx=abx)
        pairs = Counter(frozenset((one.a, one.b)) for one in found)
        assert set(pairs.values()) == {8}
        assert len(pairs) == 3
        assert Counter((one.a, one.b) for one in found)[0, 1] == 4
        assert all((one.x in (one.a, one.b)) if abx else one.x is None for one in found)
        assert found != sorted(found, key=lambda one: one.sentence)


def test_answers_are_counted_by_voice_and_not_by_letter() -> None:
    answers = [(Round(0, 1, 0), "a"), (Round(1, 0, 1), "a"), (Round(1, 0, 2), "b"), (Round(0, 1, 3), "same"),
               (Round(0, 2, 4), "a")]  # fmt: skip
    assert counted(answers, 0, 1) == Choices(2, 1, 1)
    assert counted(answers, 1, 0) == Choices(1, 2, 1)
    assert counted(answers, 1, 2) == Choices()


def test_figures_are_those_of_the_tables() -> None:
    """Binomial tails by hand; Wilson's interval of 15 of 20 as in Newcombe (1998)."""
    assert found_by_chance(8, 8) == pytest.approx(1 / 256)
    assert found_by_chance(0, 5) == 1.0
    assert found_by_chance(4, 5) == pytest.approx(6 / 32)
    assert Choices(15, 5, 3).share == pytest.approx((0.75, 0.5313, 0.8881), abs=5e-4)
    assert Choices(0, 0, 4).share == (0.5, 0.0, 1.0)
