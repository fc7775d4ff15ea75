"""Quarters of a work are told, and not more often than can be listened to."""

from __future__ import annotations

from tests.helpers.hands import Hands
from tts_studio.gui.shell.quarters import Quarters


def test_each_quarter_is_told_once_and_ten_seconds_apart() -> None:
    clock = Hands()
    quarters = Quarters(clock.monotonic)

    def told(share: float, seconds_later: float = 11.0) -> int:
        clock.now += seconds_later
        return quarters.to_tell(share)

    heard = [told(0.1), told(0.26), told(0.51, 5.0), told(0.52, 6.0), told(0.6), told(0.9), told(1.0)]
    assert heard == [0, 25, 0, 50, 0, 75, 0]
    quarters.begin()
    assert [told(0.3, 2.0), told(0.8)] == [0, 75], "of what was quick, only the last is told"
