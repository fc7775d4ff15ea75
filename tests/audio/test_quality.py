from __future__ import annotations

import dataclasses
import json
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers.sounds import RATE, join, noise, silence, telephoned, tone
from tts_studio.audio.quality import clipped_share, codes, judge, reasons
from tts_studio.audio.signal import Audio

LONG_TEXT = "Nobody is available to take your call at the moment, so please leave a message after the tone. " * 3


def louder(audio: Audio, decibels: float) -> Audio:
    return Audio(np.clip(audio.samples * 10.0 ** (decibels / 20.0), -1.0, 1.0).astype(np.float32), audio.rate)


def roomy(audio: Audio, hiss: float = 0.0) -> Audio:
    """Return the recording with half a second of the room at both ends, and the room's hiss in all of it."""
    joined = join(silence(0.5), audio.samples, silence(0.5))
    return Audio(np.clip(joined.samples + noise(joined.seconds, hiss), -1.0, 1.0).astype(np.float32), audio.rate)


def test_clean_speech_is_good(spoken_clips: tuple) -> None:
    from tts_studio.audio import files

    for clip in spoken_clips:
        report = judge(files.read(clip.audio), clip.text)

        assert report.verdict == "good"
        assert report.reasons == ()
        assert report.refused is None


def test_figures_of_speech_in_a_room(sentence: tuple[Audio, str]) -> None:
    audio, text = sentence

    report = judge(roomy(audio, 0.001), text)

    assert report.seconds == pytest.approx(audio.seconds + 1.0)
    assert 0.4 < report.speech_start < 0.9
    assert report.speech_start < report.speech_end < report.seconds
    assert 0.5 * audio.seconds < report.speech_seconds <= audio.seconds
    assert report.noise_dbfs == pytest.approx(-60.0, abs=1.0)
    assert report.clipped == 0.0
    assert report.peak_dbfs == pytest.approx(20.0 * math.log10(np.abs(audio.samples).max()), abs=0.3)


@pytest.mark.parametrize("hiss", [0.0003, 0.003, 0.03])
def test_noise_floor_is_measured(sentence: tuple[Audio, str], hiss: float) -> None:
    report = judge(roomy(sentence[0], hiss), sentence[1])

    assert report.noise_dbfs == pytest.approx(20.0 * math.log10(hiss), abs=1.5)


def test_noise_floor_without_any_pause(sentence: tuple[Audio, str]) -> None:
    audio, text = sentence
    hissing = Audio(audio.samples + noise(audio.seconds, 0.003), audio.rate)

    assert judge(hissing, text).noise_dbfs == pytest.approx(-50.5, abs=3.0)


def test_more_noise_is_judged_worse(sentence: tuple[Audio, str]) -> None:
    reports = [judge(roomy(sentence[0], hiss), sentence[1]) for hiss in (0.0, 0.015, 0.07)]

    assert [report.verdict for report in reports] == ["good", "fair", "bad"]
    assert all("oise" in " ".join(map(str, report.reasons)) for report in reports[1:])
    assert [report.refused for report in reports] == [None] * 3


def test_quiet_speech_is_fair(sentence: tuple[Audio, str]) -> None:
    report = judge(louder(sentence[0], -25.0), sentence[1])

    assert report.verdict == "fair"
    assert "closer" in str(report.reasons[0])


def test_constant_offset_does_not_count(sentence: tuple[Audio, str]) -> None:
    audio, text = sentence
    quiet = louder(audio, -12.0)

    offset = judge(Audio(quiet.samples + np.float32(0.3), quiet.rate), text)

    plain = judge(quiet, text)
    assert offset.verdict == plain.verdict == "good"
    assert offset.peak_dbfs == pytest.approx(plain.peak_dbfs, abs=0.1)
    assert offset.noise_dbfs == pytest.approx(plain.noise_dbfs, abs=1.0)


@pytest.mark.parametrize(
    ("audio", "words"),
    [
        (join(silence(0.0)), "too short"),
        (join(tone(0.3)), "too short"),
        (join(silence(2.0)), "silent"),
        (join(noise(2.0, 0.0003)), "silent"),
        (join(np.full(2 * RATE, 0.5, np.float32)), "silent"),
        (join(np.full(2 * RATE, -1.0, np.float32)), "silent"),
        (join(tone(2.0)), "No speech"),
        (join(noise(2.0, 0.1)), "No speech"),
        (join(np.sign(tone(2.0))), "distorted"),
        (join(tone(30.1)), "too long"),
    ],
)
def test_what_is_no_speech_is_refused(audio: Audio, words: str) -> None:
    report = judge(audio, "Please leave your wet boots by the door.")

    assert words in str(report.refused)
    assert report.verdict == "bad"
    assert report.reasons[0] == report.refused


def test_badly_clipped_speech_is_refused(sentence: tuple[Audio, str]) -> None:
    report = judge(louder(sentence[0], 20.0), sentence[1])

    assert report.clipped > 0.01
    assert "full scale" in str(report.refused)


def test_slightly_clipped_speech_is_fair(sentence: tuple[Audio, str]) -> None:
    audio, text = sentence
    peak = 20.0 * math.log10(float(np.abs(audio.samples).max()))

    report = judge(louder(audio, 3.0 - peak), text)

    assert report.verdict == "fair"
    assert report.refused is None
    assert "full scale" in str(report.reasons[0])


def test_text_that_is_far_too_long_or_short_is_refused(sentence: tuple[Audio, str]) -> None:
    audio = sentence[0]
    long = join(audio.samples, audio.samples, audio.samples, audio.samples)

    assert "does not fit" in str(judge(audio, LONG_TEXT).refused)
    assert "does not fit" in str(judge(long, "No.").refused)


def test_report_can_be_stored(sentence: tuple[Audio, str]) -> None:
    for audio in (sentence[0], join(silence(0.0)), join(silence(2.0))):
        stored = json.loads(json.dumps(dataclasses.asdict(judge(audio, "Hello.")), allow_nan=False))

        assert stored["verdict"] in ("good", "fair", "bad")


@settings(max_examples=25)
@given(
    seconds=st.floats(0.0, 1.0),
    level=st.floats(0.0, 1.0),
    offset=st.floats(-1.0, 1.0),
    rate=st.sampled_from([4_000, 8_000, 22_050, 48_000]),
    text=st.text(max_size=20),
)
def test_anything_can_be_judged(seconds: float, level: float, offset: float, rate: int, text: str) -> None:
    samples = np.clip(noise(seconds, level, rate) + offset, -1.0, 1.0).astype(np.float32)

    report = judge(Audio(samples, rate), text)

    figures = [value for value in dataclasses.astuple(report) if isinstance(value, float)]
    assert all(math.isfinite(figure) for figure in figures)
    assert -120.0 <= report.noise_dbfs <= 0.1
    assert 0.0 <= report.snr_db <= 120.0
    assert 0.0 <= report.clipped <= 1.0
    assert -120.0 <= report.high_db <= 0.0
    assert (report.verdict == "good") == (not report.reasons)


@pytest.mark.parametrize(
    ("samples", "share"),
    [
        ([0.0, 1.0, 1.0, 0.0], 0.0),
        ([0.0, 1.0, 1.0, 1.0], 0.75),
        ([-1.0, -1.0, -1.0, 0.0, 1.0, 1.0, 1.0, 1.0], 0.875),
        ([1.0, -1.0, 1.0, -1.0], 0.0),
        ([0.99, 0.99, 0.99, 0.99], 0.0),
        ([0.9995, 1.0, 0.9995, 0.0], 0.75),
        ([], 0.0),
    ],
)
def test_only_runs_at_full_scale_count_as_clipped(samples: list[float], share: float) -> None:
    assert clipped_share(np.array(samples, np.float32)) == share


@pytest.mark.parametrize(
    ("audio", "code"),
    [
        (join(tone(0.3)), "too_short"),
        (join(silence(2.0)), "silent"),
        (join(np.sign(tone(2.0))), "distorted"),
        (join(noise(2.0, 0.1)), "no_speech"),
        (join(tone(30.1)), "too_long"),
    ],
)
def test_each_reason_has_a_code(audio: Audio, code: str) -> None:
    report = judge(audio, "Please leave your wet boots by the door.")

    assert report.codes[0] == code
    assert len(report.codes) == len(report.reasons)


def test_codes_of_speech(sentence: tuple[Audio, str]) -> None:
    audio, text = sentence
    peak = 20.0 * math.log10(float(np.abs(audio.samples).max()))
    found = {
        "good": judge(audio, text),
        "quiet": judge(louder(audio, -25.0), text),
        "clipped": judge(louder(audio, 3.0 - peak), text),
        "noisy": judge(roomy(audio, 0.015), text),
        "drowned": judge(roomy(audio, 0.07), text),
        "narrow_band": judge(telephoned(audio), text),
        "too_short_for_text": judge(audio, LONG_TEXT),
        "too_long_for_text": judge(join(*[audio.samples] * 4), "No."),
    }

    assert {name: report.codes[:1] for name, report in found.items()} == {
        name: () if name == "good" else (name,) for name in found
    }


def test_codes_are_stored_with_the_report_or_found_again_by_its_figures(sentence: tuple[Audio, str]) -> None:
    speech = sentence[0]
    for audio in (speech, louder(speech, -25.0), roomy(speech, 0.07), telephoned(speech), join(silence(2.0))):
        report = judge(audio, sentence[1])
        stored = json.loads(json.dumps(dataclasses.asdict(report)))

        assert codes(stored) == report.codes
        assert reasons(stored) == report.reasons
        del stored["codes"]  # as it was stored before there were codes
        assert codes(stored) == report.codes


def test_a_report_that_is_older_than_a_figure_says_nothing_of_it(sentence: tuple[Audio, str]) -> None:
    stored = dataclasses.asdict(judge(telephoned(louder(sentence[0], -25.0)), sentence[1]))
    assert stored["codes"] == ("quiet", "narrow_band")

    del stored["codes"], stored["high_db"]

    assert codes(stored) == ("quiet",)


@pytest.mark.parametrize("stored", [{}, {"verdict": "good"}, {"codes": None, "seconds": "long"}])
def test_a_report_without_figures_has_no_codes(stored: dict) -> None:
    assert codes(stored) == ()
    assert reasons(stored) == ()
    assert [str(reason) for reason in reasons({**stored, "reasons": ["It is too {odd}."]})] == ["It is too {odd}."]
