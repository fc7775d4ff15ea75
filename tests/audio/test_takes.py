from __future__ import annotations

import numpy as np
import pytest

from tests.helpers.sounds import RATE, join, noise, silence, telephoned, tone
from tts_studio.audio import quality
from tts_studio.audio.pace import Pace
from tts_studio.audio.signal import Audio
from tts_studio.audio.speech import speech_spans
from tts_studio.audio.takes import ADVICE, ROOM_ADVICE, judge_take, room_check


@pytest.fixture
def take(sentence: tuple[Audio, str]) -> Audio:
    """Give the sentence as it is recorded: with a third of a second of the room around it."""
    return in_room(sentence[0])


def in_room(audio: Audio, gain: float = 1.0, hiss: float = 0.0005) -> Audio:
    joined = join(silence(0.35), audio.samples * np.float32(gain), silence(0.35))
    samples = joined.samples + noise(joined.seconds, hiss)
    return Audio(np.clip(samples, -1.0, 1.0).astype(np.float32), RATE)


def reads_at(take: Audio, text: str, share: float, clips: int = 20) -> Pace:
    """Return the pace of a speaker who reads ``share`` times as fast as this take was read."""
    spoken = quality.judge(take, text).speech_seconds
    return Pace(clips, Pace.of([(text, spoken)]).rate * share)


def test_a_good_take(take: Audio, sentence: tuple[Audio, str]) -> None:
    found = judge_take(take, sentence[1], reads_at(take, sentence[1], 1.0))

    assert (found.verdict, found.code, found.codes) == ("good", "good", ())
    assert found.advice == ADVICE["good"]
    assert found.report == quality.judge(take, sentence[1])


def test_a_cut_off_beginning_and_end_are_bad(take: Audio, sentence: tuple[Audio, str]) -> None:
    start, end = speech_spans(take)[0][0], speech_spans(take)[-1][1]
    no_start = Audio(take.samples[round((start + 0.2) * RATE) :], RATE)
    no_end = Audio(take.samples[: round((end - 0.2) * RATE)], RATE)

    for audio, code in ((no_start, "cut_start"), (no_end, "cut_end")):
        found = judge_take(audio, sentence[1])
        assert (found.verdict, found.codes) == ("bad", (code,))
        assert found.advice == ADVICE[code]
        assert found.report.refused is None  # it can be used, if someone insists
        assert len(found.report.reasons) == 1
    both = judge_take(Audio(no_start.samples[: -round(0.6 * RATE)], RATE), sentence[1])
    assert both.codes == ("cut_start", "cut_end")


@pytest.mark.parametrize(("share", "codes"), [(0.6, ("fast",)), (0.95, ()), (1.5, ("slow",))])
def test_pace_is_compared_with_the_speakers_own(
    take: Audio, sentence: tuple[Audio, str], share: float, codes: tuple[str, ...]
) -> None:
    found = judge_take(take, sentence[1], reads_at(take, sentence[1], share))

    assert found.codes == codes
    assert found.verdict == ("fair" if codes else "good")
    assert judge_take(take, sentence[1], reads_at(take, sentence[1], share, clips=19)).codes == ()


def test_the_most_serious_finding_gives_the_advice(take: Audio, sentence: tuple[Audio, str]) -> None:
    quiet = in_room(sentence[0], gain=0.04, hiss=0.00003)
    quiet_and_cut = Audio(quiet.samples[: -round(0.55 * RATE)], RATE)

    fast = judge_take(quiet, sentence[1], reads_at(take, sentence[1], 0.5))
    cut = judge_take(quiet_and_cut, sentence[1])

    assert fast.codes == ("quiet", "fast")
    assert fast.advice == ADVICE["quiet"]
    assert cut.codes == ("cut_end", "quiet")
    assert cut.verdict == "bad"


def test_what_cannot_be_used_is_judged_no_further(sentence: tuple[Audio, str]) -> None:
    found = judge_take(join(noise(2.0, 0.1)), sentence[1])

    assert (found.verdict, found.code) == ("bad", "no_speech")
    assert not {"cut_start", "cut_end"} & set(found.codes)


def test_too_little_speech_for_the_text_is_reported(take: Audio) -> None:
    found = judge_take(take, "Nobody is available to take your call at the moment, so please leave a message. " * 3)

    assert (found.verdict, found.code) == ("bad", "too_short_for_text")


def test_every_advice_is_one_sentence_for_a_person() -> None:
    for sentence in map(str, (*ADVICE.values(), *ROOM_ADVICE.values())):
        assert sentence[0].isupper()
        assert sentence.endswith(".")
        assert sentence.count(".") == 1


ROOMS = {
    "silent_microphone": lambda _: join(silence(3.0)),
    "no_speech": lambda _: join(noise(3.0, 0.002)),
    "too_loud": lambda audio: in_room(audio, gain=3.0),
    "too_quiet": lambda audio: in_room(audio, gain=0.05, hiss=0.0001),
    "noisy_room": lambda audio: in_room(audio, gain=0.6, hiss=0.015),
    "narrow_band": lambda audio: telephoned(in_room(audio, gain=0.6)),
    "good": lambda audio: in_room(audio, gain=0.6),
}


@pytest.mark.parametrize("code", ROOMS)
def test_microphone_and_room(sentence: tuple[Audio, str], code: str) -> None:
    found = room_check(ROOMS[code](sentence[0]))

    assert found.code == code
    assert found.advice == ROOM_ADVICE[code]


def test_every_code_of_the_check_is_tested() -> None:
    assert ROOMS.keys() == ROOM_ADVICE.keys()


def test_the_check_gives_its_figures(sentence: tuple[Audio, str]) -> None:
    found = room_check(in_room(sentence[0], gain=0.6, hiss=0.001))

    assert found.noise_dbfs == pytest.approx(-60.0, abs=1.5)
    assert found.peak_dbfs < 0.0
    assert found.snr_db > 20.0
    assert -40.0 < found.loudness < -10.0
    assert room_check(join(tone(1.0, 440.0, 1.0))).code == "too_loud"  # heard even though there is no speech
