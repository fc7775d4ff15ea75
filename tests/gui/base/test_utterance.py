"""What was spoken: the sound grows, knows its sentences, and a stopped one is not taken for a whole one."""

from __future__ import annotations

import numpy as np
import pytest

from tts_studio.errors import TextError
from tts_studio.gui.base.utterance import Request, Take

TEXT = "Good morning. The kettle is on."
REQUEST = Request(TEXT, "base", "Joe", pause=0.5, seed=3)


def test_a_take_keeps_what_was_heard() -> None:
    take = Take(REQUEST)
    assert (take.pieces, take.seconds, take.audio, take.complete) == (0, 0.0, None, False)
    heard = list(take.speak())
    assert take.complete
    assert take.pieces == len(heard) == 2
    assert take.audio is not None
    np.testing.assert_array_equal(take.audio.samples, np.concatenate([piece.samples for piece in heard]))
    assert take.seconds == pytest.approx(take.audio.seconds)


def test_the_same_request_sounds_the_same_again() -> None:
    first, second = Take(REQUEST), Take(REQUEST)
    for take in (first, second):
        list(take.speak())
    assert first.audio is not None
    assert second.audio is not None
    np.testing.assert_array_equal(first.audio.samples, second.audio.samples)


def test_the_sentence_that_is_heard_is_known_and_its_pause_belongs_to_the_one_before() -> None:
    take = Take(REQUEST)
    assert take.span_at(0.0) is None
    first, _ = list(take.speak())

    def words(second: float) -> str:
        span = take.span_at(second)
        assert span is not None
        return TEXT[slice(*span)]

    assert words(0.0) == words(first.seconds - 0.01) == words(first.seconds + 0.49) == "Good morning."
    assert words(first.seconds + 0.51) == words(1e6) == "The kettle is on."


def test_a_stopped_take_is_not_complete_and_begins_anew() -> None:
    take = Take(REQUEST)
    speaking = take.speak()
    next(speaking)
    speaking.close()
    assert (take.pieces, take.complete) == (1, False)
    assert len(list(take.speak())) == 2
    assert (take.pieces, take.complete) == (2, True)


def test_the_end_of_an_earlier_reading_does_not_disturb_a_later_one() -> None:
    take = Take(REQUEST)
    earlier = take.speak()
    next(earlier)
    later = take.speak()
    next(later)
    list(earlier)
    assert (take.pieces, take.complete) == (1, False)
    list(later)
    assert (take.pieces, take.complete) == (2, True)


def test_nothing_to_say_is_an_error() -> None:
    take = Take(Request("  ", "base", "Joe"))
    with pytest.raises(TextError):
        list(take.speak())
    assert not take.complete
