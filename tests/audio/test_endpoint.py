"""When a sentence counts as said: after silence against the room's noise, later while much of the text is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tests.helpers.tables import each_row
from tts_studio.audio.endpoint import EndPointer

STEP = 1 / 30  # seconds between two readings


@dataclass(frozen=True)
class Case:
    """What is heard, as (seconds, dBFS) one after the other, and the second at which the sentence counts as said."""

    name: str
    heard: Sequence[tuple[float, float]]
    end: float | None
    letters: float = 40.0
    rate: float = 16.0
    room: float = -70.0


WORDS, GAP = (0.3, -22.0), (0.1, -62.0)
SENTENCE = (WORDS, GAP) * 6  # 2.4 s

CASES = [
    Case("a sentence, then silence", [(1, -70), *SENTENCE, (9, -70)], 1 + 2.3 + 0.7),
    Case("soft last sounds are speech", [(1, -70), *SENTENCE, (0.4, -50), (9, -70)], 1 + 2.8 + 0.7),
    Case("a pause at a comma", [(1, -70), *SENTENCE[:6], (0.6, -70), *SENTENCE[:6], (9, -70)], 1 + 3.0 - 0.1 + 0.7),
    Case("a long pause after half of it", [(1, -70), *SENTENCE[:6], (1.5, -70), *SENTENCE[:6], (9, -70)],
         1 + 3.9 - 0.1 + 0.7),
    Case("no more than half of it", [(1, -70), *SENTENCE[:6], (9, -70)], 1 + 1.1 + 2.0),
    Case("a slow speaker's pauses are long", [(1, -70), *((0.3, -25), (1.2, -70)) * 4, (9, -70)],
         1 + 4.8 + 0.7, letters=40, rate=9.0),
    Case("a hum", [(1, -45), *((0.3, -20), (0.1, -44)) * 6, (9, -45)], 1 + 2.3 + 0.7, room=-45),
    Case("a room nearly as loud as the voice", [(1, -36), *((0.3, -22), (0.1, -34)) * 6, (9, -36)], 1 + 2.3 + 0.7,
         room=-36),
    Case("noise that comes and goes", [(1, -55), *SENTENCE, *((0.1, -50), (0.1, -56)) * 40], 1 + 2.3 + 0.7, room=-55),
    Case("a fan that starts in the middle", [(1, -70), *SENTENCE, (9, -48)], 1 + 2.4 + 6.7 + 0.7),
    Case("a microphone that gives nothing between words", [(1, -120), *((0.3, -22), (0.1, -120)) * 6, (9, -120)],
         1 + 2.3 + 0.7, room=-120),
    Case("a key, then silence", [(0.5, -70), (0.05, -15), (9, -70)], None),
    Case("silence alone", [(20, -70)], None),
    Case("a voice that never pauses", [(1, -70), *((0.3, -22), (0.1, -30)) * 30], None),
]  # fmt: skip


@each_row("case", CASES)
def test_a_sentence_is_said_when_it_is_quiet_after_it(case: Case) -> None:
    ear, now = EndPointer(), 0.0
    for _ in range(60):
        ear.hear_room(case.room)
    ear.begin()
    ended = None
    for seconds, level in case.heard:
        for _ in range(round(seconds / STEP)):
            now += STEP
            ear.hear(level, now)
            if ended is None and ear.ended(case.letters, case.rate):
                ended = now
    assert (ended is None) == (case.end is None), ended
    assert case.end is None or abs((ended or 0.0) - case.end) < 0.25, ended


@each_row("every", [0.033, 0.1, 0.5, 1.7, 6.0])
def test_the_end_is_not_cut_however_seldom_the_level_is_read(every: float) -> None:
    ear = EndPointer()
    ear.hear_room(-70.0)
    ear.begin()
    begin, end, now = 1.0, 3.4, 0.0
    while not ear.ended(40.0, 16.0):
        now += every
        heard = max(0.0, min(now, end) - max(now - every, begin)) / every
        ear.hear(-70.0 if heard < 0.001 else -22.0, now)
        assert now < 20.0
    assert now >= end + 0.7


def test_a_microphone_that_was_just_opened_tells_nothing_about_the_room() -> None:
    ear = EndPointer()
    for level in (-120.0, -120.0, -44.0):
        ear.hear_room(level)
    assert ear.threshold == -32.0
