"""What lies above 4.5 kHz, in noise whose spectrum is known and in speech."""

from __future__ import annotations

import math

import numpy as np
import pytest

from tests.helpers.sounds import RATE, join, noise, silence, telephoned, tone
from tts_studio.audio.bandwidth import HIGH_HZ, NARROW_DB, high_db
from tts_studio.audio.signal import Audio, resample


@pytest.mark.parametrize("rate", [16_000, 22_050, 48_000])
def test_white_noise_has_as_much_above_as_there_is_room(rate: int) -> None:
    share = 1.0 - HIGH_HZ / (rate / 2)

    assert high_db(Audio(noise(2.0, 0.1, rate), rate)) == pytest.approx(10 * math.log10(share), abs=0.1)


@pytest.mark.parametrize(("hertz", "narrow"), [(300.0, True), (3_900.0, True), (5_100.0, False), (9_000.0, False)])
def test_a_tone_lies_below_or_above(hertz: float, narrow: bool) -> None:
    assert (high_db(join(tone(1.0, hertz))) < NARROW_DB) == narrow


def test_speech_by_telephone_is_recognised(sentence: tuple[Audio, str]) -> None:
    narrow = resample(sentence[0], 8_000)

    assert high_db(sentence[0]) > NARROW_DB + 20.0
    assert high_db(narrow) == -120.0
    assert high_db(resample(narrow, 48_000)) < NARROW_DB - 20.0


def test_the_noise_of_twelve_bits_does_not_pass_for_speech(sentence: tuple[Audio, str]) -> None:
    rounded = Audio((np.round(telephoned(sentence[0]).samples * 2048) / 2048).astype(np.float32), RATE)

    assert high_db(rounded) < NARROW_DB


@pytest.mark.parametrize("audio", [join(silence(0.0)), join(silence(1.0)), join(tone(0.01))])
def test_where_nothing_is_heard_nothing_is_missed(audio: Audio) -> None:
    assert high_db(audio) == 0.0
