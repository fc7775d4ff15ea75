"""What was spoken: the sound grows, knows its sentences, and a stopped one is not taken for a whole one."""

from __future__ import annotations

import numpy as np
import pytest

from tts_studio.errors import TextError
from tts_studio.gui.base.utterance import SpeechRequest, Utterance

pytestmark = pytest.mark.usefixtures("small_base")

TEXT = "Good morning. The kettle is on."
REQUEST = SpeechRequest(TEXT, "base", "Joe", pause=0.5, seed=3)


def test_a_take_keeps_what_was_heard() -> None:
    utterance = Utterance(REQUEST)
    assert (utterance.pieces, utterance.seconds, utterance.audio, utterance.complete) == (0, 0.0, None, False)
    heard = list(utterance.speak())
    assert utterance.complete
    assert utterance.pieces == len(heard) == 2
    assert utterance.audio is not None
    np.testing.assert_array_equal(utterance.audio.samples, np.concatenate([piece.samples for piece in heard]))
    assert utterance.seconds == pytest.approx(utterance.audio.seconds)


def test_the_same_request_sounds_the_same_again() -> None:
    first, second = Utterance(REQUEST), Utterance(REQUEST)
    for utterance in (first, second):
        list(utterance.speak())
    assert first.audio is not None
    assert second.audio is not None
    np.testing.assert_array_equal(first.audio.samples, second.audio.samples)


def test_the_sentence_that_is_heard_is_known_and_its_pause_belongs_to_the_one_before() -> None:
    utterance = Utterance(REQUEST)
    assert utterance.span_at(0.0) is None
    first, _ = list(utterance.speak())

    def words(second: float) -> str:
        span = utterance.span_at(second)
        assert span is not None
        return TEXT[slice(*span)]

    assert words(0.0) == words(first.seconds - 0.01) == words(first.seconds + 0.49) == "Good morning."
    assert words(first.seconds + 0.51) == words(1e6) == "The kettle is on."


def test_a_stopped_take_is_not_complete_and_is_spoken_from_the_beginning() -> None:
    utterance = Utterance(REQUEST)
    speaking = utterance.speak()
    next(speaking)
    speaking.close()
    assert (utterance.pieces, utterance.complete) == (1, False)
    assert len(list(utterance.speak())) == 2
    assert (utterance.pieces, utterance.complete) == (2, True)


def test_the_end_of_an_earlier_reading_does_not_disturb_a_later_one() -> None:
    utterance = Utterance(REQUEST)
    earlier = utterance.speak()
    next(earlier)
    later = utterance.speak()
    next(later)
    list(earlier)
    assert (utterance.pieces, utterance.complete) == (1, False)
    list(later)
    assert (utterance.pieces, utterance.complete) == (2, True)


def test_nothing_to_say_is_an_error() -> None:
    utterance = Utterance(SpeechRequest("  ", "base", "Joe"))
    with pytest.raises(TextError):
        list(utterance.speak())
    assert not utterance.complete
